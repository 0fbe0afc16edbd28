import * as v from 'valibot';
import { Ruling } from '../../shared/dispute.ts';
import type { Lesson, LessonWord } from '../../shared/dispute.ts';
import type { Category, Reason, Verdict } from '../../shared/domain-words.ts';
import { Checklists } from '../../shared/evidence-meter.ts';
import type { Json } from '../../shared/custody/canonical-json.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { Who } from '../session/session-service.ts';
import { LESSON_BACK_MS, lessonsOf, withLesson } from './lesson-rules.ts';
import type { LostFor } from './lesson-rules.ts';

export type Lessons = {
  /** What the rulings of the last half year teach, the most frequent first. */
  list: (now: number) => Lesson[];
  /**
   * Accepted: the checklist wants the item from now on. Dismissed: it is never proposed again. Both are entries of the
   * chain. Refuses with `unknown-lesson` what is not proposed (any more).
   */
  answer: (key: string, word: LessonWord, who: Who) => Result<Settings>;
};

/** Where the checklists are kept, and what was said to a lesson. */
type KeptSettings = {
  get: () => Settings;
  set: (change: Pick<Settings, 'checklists'>, now: number) => Settings;
  note: (name: string) => string | null;
  setNote: (name: string, text: string, now: number) => void;
};
type Deps = {
  db: Database;
  settingsStore: KeptSettings;
  record: (event: { kind: string; inspectionId: string | null; body: Json; operatorNo: string }) => void;
};

/** The last ruling of each case that was lost of late, for the test of its plan. */
export const LOST_CASES = `SELECT r.platform, r.reason, r.category, v.verdict, f.body FROM dispute_case c
    CROSS JOIN expected_return r ON r.id = c.expected_return_id
    CROSS JOIN verdict v ON v.expected_return_id = r.id AND v.revoked_at IS NULL
    CROSS JOIN dispute_fact f ON f.seq = (SELECT max(seq) FROM dispute_fact WHERE case_id = c.id)
  WHERE c.state <> 'open' AND c.ended_at >= ? AND c.state IN ('lost', 'part')`;

const Fact = v.pipe(v.string(), v.parseJson(), v.object({ ruling: v.nullable(Ruling) }));
type Row = { platform: string; reason: Reason; category: Category; verdict: Verdict; body: string };

/** What rulings feed back to the checklists. */
export function createLessons({ db, settingsStore, record }: Deps): Lessons {
  const rows = db.prepare<[number], Row>(LOST_CASES);
  const noteOf = (key: string): string => `lesson:${key}`;
  const list: Lessons['list'] = (now) => {
    const lost = rows.all(now - LESSON_BACK_MS).map(({ body, ...about }): LostFor => ({
      ...about,
      items: v.parse(Fact, body).ruling?.items ?? [],
    }));
    const { checklists: lists, lessonAt: least } = settingsStore.get();
    return lessonsOf(lost, { lists, least, answered: (key) => settingsStore.note(noteOf(key)) !== null });
  };
  return {
    list,
    answer: (key, word, { operatorNo, now }) =>
      commit(db, () => {
        const lesson = list(now).find((one) => one.key === key);
        if (lesson === undefined) return refuse('unknown-lesson');
        const checklists = withLesson(settingsStore.get().checklists, lesson);
        if (word === 'accepted' && !v.is(Checklists, checklists)) return refuse('too-many-checklists');
        record({ kind: 'checklist-lesson', inspectionId: null, body: { ...lesson, word }, operatorNo });
        settingsStore.setNote(noteOf(key), word, now);
        return ok(word === 'accepted' ? settingsStore.set({ checklists }, now) : settingsStore.get());
      }),
  };
}
