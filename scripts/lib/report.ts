// scripts/lib: what `npm start`, `npm test` and `npm run demo` need before the program itself can run: an Electron, the
// system libraries under it, a display, a build. It comes before src/ and knows nothing of the station.
// This file: how the scripts speak. Whoever types `npm start` may read Chinese or English, so each line is both.

/** One sentence in both languages. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** Tells the person at the terminal one thing, on one line. */
export type Report = (message: Message) => void;

/** Makes a report that writes `[  12s] 中文 / English` lines; seconds count from this call. */
export function createReport(write: (line: string) => void, now: () => number = Date.now): Report {
  const startedAt = now();
  return ({ zh, en }) => {
    const seconds = Math.round((now() - startedAt) / 1000);
    write(`[${String(seconds).padStart(4)}s] ${zh} / ${en}\n`);
  };
}

/**
 * Something outside this program stands in the way (no network, a missing package): told in plain words, without a stack.
 * `command`, if there is one to type, stands on a line of its own below, to be copied.
 */
export class Refusal extends Error {
  readonly told: Message;
  readonly command: string | null;

  constructor(told: Message, command: string | null = null) {
    super(told.en);
    this.name = 'Refusal';
    this.told = told;
    this.command = command;
  }
}

/** An error in words for the terminal: a Refusal as its two sentences, anything else (a bug) with its stack. */
export function describeError(error: unknown): string {
  if (error instanceof Refusal) {
    return [error.told.zh, error.told.en, ...(error.command === null ? [] : ['', `  ${error.command}`])].join('\n');
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Runs a script's main function, which answers the exit code; an error is told and means exit code 1. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`\n${describeError(error)}\n`);
    process.exitCode = 1;
  }
}

/** Ends this process on the usual signals in a way that lets its `exit` listeners end what it has started. */
export function endOnSignals(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => process.exit(code));
  }
}
