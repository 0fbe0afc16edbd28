import { openRouterLine } from '../practice-line.ts';
import type { PracticeFault } from '../practice-line.ts';
import { createDouyinRouter } from './practice-douyin-router.ts';
import type { DouyinRouter, DouyinRouterOptions } from './practice-douyin-router.ts';

type PracticeOptions = DouyinRouterOptions & { script?: (path: string) => PracticeFault | null };

export type PracticeDouyin = Pick<DouyinRouter, 'books' | 'calls' | 'pushes' | 'pictures'> & {
  url: string;
  close: () => Promise<void>;
};

/** A strict imitation of Douyin's open platform on this machine only (127.0.0.1, a free port). */
export async function openPracticeDouyin({ script, ...options }: PracticeOptions): Promise<PracticeDouyin> {
  const router = createDouyinRouter(options);
  const line = await openRouterLine(options.clock, router, script);
  const { books, calls, pushes, pictures } = router;
  return { url: line.url, books, calls, pushes, pictures, close: line.close };
}
