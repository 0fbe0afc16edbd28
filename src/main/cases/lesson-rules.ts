import type { Category, Reason, Verdict } from '../../shared/domain-words.ts';
import type { Lesson } from '../../shared/dispute.ts';
import { EVIDENCE_ITEMS, isSameCase, itemsWanted } from '../../shared/evidence-meter.ts';
import type { Checklist, EvidenceItem } from '../../shared/evidence-meter.ts';

/** So far back rulings teach: what was lost before was lost under other rules. */
export const LESSON_BACK_MS = 180 * 86_400_000;

/** A case that was lost, wholly or in part, for want of these. */
export type LostFor = {
  platform: string;
  reason: Reason;
  category: Category;
  verdict: Verdict;
  items: readonly EvidenceItem[];
};

/**
 * What the rulings teach: an item that was missing in at least `least` cases of one platform, return reason, category and
 * verdict, that the checklists do not want of such a case, and to which nobody has said a word yet. The most frequent first.
 * `answered`: keys of those that were accepted or dismissed.
 */
export function lessonsOf(
  lost: readonly LostFor[],
  { lists, answered, least }: { lists: readonly Checklist[]; answered: (key: string) => boolean; least: number },
): Lesson[] {
  const found = new Map<string, Lesson>();
  for (const { platform, reason, category, verdict, items } of lost) {
    for (const item of items) {
      const key = [platform, reason, category, verdict, item].join('|');
      const cases = (found.get(key)?.cases ?? 0) + 1;
      found.set(key, { key, platform, reason, category, verdict, item, cases });
    }
  }
  const isWanted = ({ item, ...about }: Lesson): boolean =>
    itemsWanted(lists, { ...about, hasSerials: true }).includes(item);
  return [...found.values()]
    .filter((lesson) => lesson.cases >= least && !answered(lesson.key) && !isWanted(lesson))
    .sort((a, b) => b.cases - a.cases || (a.key < b.key ? -1 : 1));
}

/** The checklists with what was learnt: the list of this very kind of case wants the item from now on. */
export function withLesson(lists: readonly Checklist[], lesson: Lesson): Checklist[] {
  const { platform, reason, category, verdict, item } = lesson;
  const wanted = new Set([...itemsWanted(lists, { platform, reason, category, verdict, hasSerials: true }), item]);
  const learnt: Checklist = {
    ...{ verdict, platform, reason, category },
    // Always in one order: it is that in which the shots are asked for.
    items: EVIDENCE_ITEMS.filter((one) => wanted.has(one)),
  };
  return [...lists.filter((list) => !isSameCase(list, learnt)), learnt];
}
