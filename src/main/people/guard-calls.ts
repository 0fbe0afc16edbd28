import { CALL_ROLES } from '../../shared/call-roles.ts';
import type { StationHandlers } from '../../shared/contract.ts';
import { refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { SeatService } from './seat.ts';

type CallName = keyof StationHandlers;
type AnyHandler = (input: unknown) => Promise<Result<unknown>> | Result<unknown>;

const isCall = (name: string): name is CallName => Object.hasOwn(CALL_ROLES, name);

/** The one place where a person is let through or refused: in front of every handler, by the line of its call. */
export function guardCalls(handlers: StationHandlers, { whyNot }: Pick<SeatService, 'whyNot'>): StationHandlers {
  const guarded = Object.entries(handlers).map(([name, handler]): [string, AnyHandler] => {
    if (!isCall(name)) throw new Error(`${name} has no line in CALL_ROLES`);
    const need = CALL_ROLES[name];
    // Safe by construction: what goes in is what this call's own handler takes.
    const act = handler as AnyHandler;
    return [
      name,
      (input) => {
        const not = whyNot(need);
        return not === null ? act(input) : refuse(not);
      },
    ];
  });
  return Object.fromEntries(guarded) as unknown as StationHandlers;
}
