import type { Clock } from '../lib/clock.ts';

/** A platform's code is good for some minutes: one that found no request to go along with by then is thrown away. */
const KEPT_MS = 5 * 60_000;

export type TypedCodes = {
  give: (commandId: string, code: string) => void;
  /** The code of this command, which is gone then; null when there is none or it is too old. */
  take: (commandId: string) => string | null;
};

/** Codes that people typed for their commands: in memory only, each for one request. */
export function createTypedCodes(clock: Clock): TypedCodes {
  const codes = new Map<string, { code: string; forget: () => void }>();
  const drop = (commandId: string): void => {
    codes.get(commandId)?.forget();
    codes.delete(commandId);
  };
  return {
    give: (commandId, code) => {
      drop(commandId);
      const forget = clock.after(KEPT_MS, () => {
        codes.delete(commandId);
      });
      codes.set(commandId, { code, forget });
    },
    take: (commandId) => {
      const code = codes.get(commandId)?.code ?? null;
      drop(commandId);
      return code;
    },
  };
}
