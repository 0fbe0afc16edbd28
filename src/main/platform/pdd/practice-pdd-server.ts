import { openRouterLine } from '../practice-line.ts';
import type { PracticeFault } from '../practice-line.ts';
import { createPddRouter } from './practice-pdd-router.ts';
import type { PddRouter, PddRouterOptions } from './practice-pdd-router.ts';

type PracticeOptions = PddRouterOptions & { script?: (method: string) => PracticeFault | null };

export type PracticePdd = Pick<PddRouter, 'books' | 'calls'> & { url: string; close: () => Promise<void> };

/** A strict imitation of Pinduoduo's gateway on this machine only (127.0.0.1, a free port). */
export async function openPracticePdd({ script, ...options }: PracticeOptions): Promise<PracticePdd> {
  const router = createPddRouter(options);
  const line = await openRouterLine(options.clock, router, script);
  return { url: line.url, books: router.books, calls: router.calls, close: line.close };
}
