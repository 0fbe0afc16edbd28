import type { StationClient } from '../../shared/contract.ts';
import type { Result } from '../../shared/result.ts';

type AnyCall = (input: unknown) => Promise<Result<unknown>>;

/** Asks a person for their PIN; false when they would not give it. */
type AskPin = () => Promise<boolean>;

/**
 * The station as the screens know it: a call that is refused for want of a PIN asks for it and is made again, so that no
 * screen has to. Everything else passes as it is.
 */
export function gateCalls(station: StationClient, askPin: AskPin): StationClient {
  const gated = Object.entries(station).map(([name, value]): [string, unknown] => {
    if (name === 'on' || typeof value !== 'function') return [name, value];
    // Safe by construction: what goes in is what this very call takes.
    const call = value as AnyCall;
    return [
      name,
      async (input: unknown) => {
        const answer = await call(input);
        if (answer.ok || answer.error.code !== 'pin-needed' || name.startsWith('seat')) return answer;
        return (await askPin()) ? call(input) : answer;
      },
    ];
  });
  return Object.fromEntries(gated) as StationClient;
}
