/** Stretch of a film, ms of film time. */
type FilmWindow = { fromMs: number; toMs: number };

/** What stands before a moment and behind it, where there is room. */
const BEFORE_MS = 5000;
const AFTER_MS = 5000;

/**
 * The stretches to cut out of a film for a platform that takes `maxMs` at most: around the marked moments, each in one
 * piece, none longer than that. Moments that fit together share a stretch, so that as little as possible is cut. Without
 * moments the beginning is shown: the closed box and its label. A film that fits is not cut at all.
 */
export function filmWindows(marksMs: readonly number[], durationMs: number, maxMs: number): FilmWindow[] {
  if (durationMs <= maxMs) return [];
  const marks = [...new Set(marksMs)].filter((mark) => mark >= 0 && mark <= durationMs).sort((a, b) => a - b);
  if (marks.length === 0) return [{ fromMs: 0, toMs: maxMs }];
  const before = Math.min(BEFORE_MS, Math.floor(maxMs / 3));
  const after = Math.min(AFTER_MS, Math.floor(maxMs / 3));
  const groups: { first: number; last: number }[] = [];
  for (const mark of marks) {
    const group = groups.at(-1);
    if (group !== undefined && mark - group.first + before + after <= maxMs) group.last = mark;
    else groups.push({ first: mark, last: mark });
  }
  return groups.map(({ first, last }) => {
    // What is left of the time goes to what comes after: the goods are turned over once they are out.
    const fromMs = Math.max(0, Math.min(first - before, durationMs - maxMs));
    return { fromMs, toMs: Math.min(durationMs, Math.max(last + after, fromMs + maxMs)) };
  });
}
