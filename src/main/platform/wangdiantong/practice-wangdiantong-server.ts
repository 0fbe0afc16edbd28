import { openRouterLine } from '../practice-line.ts';
import type { PracticeFault } from '../practice-line.ts';
import { createWangdiantongRouter } from './practice-wangdiantong-router.ts';
import type { WangdiantongRouter, WangdiantongRouterOptions } from './practice-wangdiantong-router.ts';

type PracticeOptions = WangdiantongRouterOptions & { script?: (call: string) => PracticeFault | null };

export type PracticeWangdiantong = Pick<WangdiantongRouter, 'books' | 'calls' | 'probes'> & {
  url: string;
  close: () => Promise<void>;
};

/** A strict imitation of Wangdiantong's gateway on this machine only (127.0.0.1, a free port). */
export async function openPracticeWangdiantong({ script, ...options }: PracticeOptions): Promise<PracticeWangdiantong> {
  const router = createWangdiantongRouter(options);
  const line = await openRouterLine(options.clock, router, script);
  const { books, calls, probes } = router;
  return { ...{ books, calls, probes }, url: line.url, close: line.close };
}
