import { openRouterLine } from '../practice-line.ts';
import type { PracticeFault } from '../practice-line.ts';
import { createJdRouter } from './practice-jd-router.ts';
import type { JdRouter, JdRouterOptions } from './practice-jd-router.ts';

type PracticeOptions = JdRouterOptions & { script?: (call: string) => PracticeFault | null };

export type PracticeJd = Pick<JdRouter, 'books' | 'calls'> & { url: string; close: () => Promise<void> };

/** A strict imitation of JD's gateway on this machine only (127.0.0.1, a free port). */
export async function openPracticeJd({ script, ...options }: PracticeOptions): Promise<PracticeJd> {
  const router = createJdRouter(options);
  const line = await openRouterLine(options.clock, router, script);
  return { url: line.url, books: router.books, calls: router.calls, close: line.close };
}
