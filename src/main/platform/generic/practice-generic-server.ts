import { openRouterLine } from '../practice-line.ts';
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
  const router = createGenericRouter(options);
  const line = await openRouterLine(options.clock, router, options.script);
  return { url: `${line.url}${PREFIX}`, books: router.books, calls: router.calls, close: line.close };
}
