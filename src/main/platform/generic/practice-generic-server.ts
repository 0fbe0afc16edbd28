import { openPracticeLine } from '../practice-line.ts';
import type { PracticeFault } from '../practice-line.ts';
import { PREFIX, createGenericRouter } from './practice-generic-router.ts';
import type { GenericRouter, GenericRouterOptions } from './practice-generic-router.ts';

type PracticeOptions = GenericRouterOptions & {
  /** What happens to a call, named by its method and path. */
  script?: (call: string) => PracticeFault | null;
};

export type PracticeGeneric = Pick<GenericRouter, 'books' | 'calls'> & { url: string; close: () => Promise<void> };

/** A strict system with DockProof's interface, under `/dockproof/v1` on this machine only (127.0.0.1, a free port). */
export async function openPracticeGeneric(options: PracticeOptions): Promise<PracticeGeneric> {
  const { script = () => null } = options;
  const { books, calls, busy, answer } = createGenericRouter(options);
  const line = await openPracticeLine({
    ...{ clock: options.clock, carryOut: answer, busy },
    faultOf: ({ method, path }) => script(`${method} ${path.slice(PREFIX.length)}`),
  });
  return { url: `${line.url}${PREFIX}`, books, calls, close: line.close };
}
