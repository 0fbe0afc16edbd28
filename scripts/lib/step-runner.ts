import { describeError } from './report.ts';

/** One step of a check: a name to print, and what it does. */
export interface Step {
  readonly name: string;
  readonly run: () => Promise<StepEnd>;
}

/** How a step ended; `note` is printed on its line, `output` below it (for a failed step: why). */
export interface StepEnd {
  readonly isOk: boolean;
  readonly note?: string;
  readonly output?: string;
}

/** Runs `work` on every item, at most `width` at once, started in order; the results are in the items' order. */
export async function inTurn<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const queue = items.entries();
  const results: R[] = [];
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/**
 * Runs steps, at most `width` at once, and prints a line for each as it ends; answers the names of those that went well.
 * A step that throws has failed; the others go on.
 */
export async function runSteps(
  steps: readonly Step[],
  width: number,
  write: (text: string) => void,
): Promise<ReadonlySet<string>> {
  const ends = await inTurn(steps, width, async ({ name, run }) => {
    const startedAt = Date.now();
    const { isOk, note, output } = await run().catch((error: unknown): StepEnd => ({
      isOk: false,
      output: describeError(error),
    }));
    write(`${stepLine(name, isOk, Date.now() - startedAt, note)}\n`);
    if (!isOk && output !== undefined) write(`${output.trimEnd()}\n`);
    return isOk ? [name] : [];
  });
  return new Set(ends.flat());
}

/** A step's line: how it ended, its name, how long it took, and what else is worth a word. */
export function stepLine(name: string, isOk: boolean, tookMs: number, note?: string): string {
  const seconds = `${(tookMs / 1000).toFixed(1)} s`;
  const line = `${isOk ? 'ok    ' : 'failed'}  ${name.padEnd(14)} ${seconds.padStart(8)}`;
  return note === undefined ? line : `${line}  ${note}`;
}
