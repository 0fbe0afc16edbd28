import type { BenchView } from '../../shared/session.ts';

type BenchNews = {
  /** The view, remembered as told. */
  tell: () => BenchView;
  /** The view, if it is another than the one that was last told; null when nobody need hear of it. */
  news: () => BenchView | null;
};

/** Remembers what the window was last told: an answer that carried the view need not be followed by the same view. */
export function createBenchNews(read: () => BenchView): BenchNews {
  let told = '';
  const tell = (): BenchView => {
    const view = read();
    told = JSON.stringify(view);
    return view;
  };
  return {
    tell,
    news: () => {
      const before = told;
      const view = tell();
      return told === before ? null : view;
    },
  };
}
