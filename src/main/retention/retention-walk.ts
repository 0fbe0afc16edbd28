import type { KeepDays, RetentionRule } from '../../shared/retention.ts';
import type { Ages } from './forecast-rules.ts';
import { DAY_MS, dueAt, keepOf, packRuleOf, ruleOf } from './retention-rules.ts';
import type { Keep } from './retention-rules.ts';
import type { PackCopy, PacksOf } from './pack-copies.ts';
import type { DueFile } from './removal.ts';
import type { InspectionKey, KeptFile, RetentionStore } from './retention-store.ts';

/** What one look at an inspection found. */
export type Looked = {
  keep: Keep;
  files: KeptFile[];
  /** Those that may go now. */
  due: DueFile[];
  /** Packs made of it that still lie in their folder, and those of them that may go now. */
  packs: PackCopy[];
  duePacks: PackCopy[];
};

const NO_PACKS: PacksOf = () => [];

const newestOf = (files: readonly KeptFile[]): number => Math.max(0, ...files.map(({ at }) => at));

/** How long this inspection is kept, and which of its files and packs may go at `now`; null when it has none. */
export function lookAt(
  store: RetentionStore,
  key: InspectionKey,
  days: KeepDays,
  now: number,
  packsOf = NO_PACKS,
): Looked | null {
  const files = store.filesOf(key.id);
  const packs = packsOf(store.exportsOf(key.id));
  const facts = files.length + packs.length === 0 ? null : store.factsOf(key, newestOf(files));
  if (facts === null) return null;
  const keep = keepOf(facts);
  if (keep.lane === 'never') return { keep, files, due: [], packs, duePacks: [] };
  const due = files.flatMap((file): DueFile[] => {
    const rule = ruleOf(keep.lane, file.kind);
    return dueAt(rule, keep.endedAt, days) <= now && mayAllGo(store, key, file, days, now) ? [{ ...file, rule }] : [];
  });
  const duePacks = dueAt(packRuleOf(keep.lane), keep.endedAt, days) <= now ? packs : [];
  return { keep, files, due, packs, duePacks };
}

/** The same picture may have been stored for two inspections: the file stays until both may go. */
function mayAllGo(store: RetentionStore, key: InspectionKey, file: KeptFile, days: KeepDays, now: number): boolean {
  if (file.kind !== 'photo') return true;
  return store
    .sharersOf(file.sha256)
    .filter(({ id }) => id !== key.id)
    .every((other) => {
      const facts = store.factsOf(other, newestOf(store.filesOf(other.id)));
      const keep = facts === null ? null : keepOf(facts);
      return keep !== null && keep.lane !== 'never' && dueAt(ruleOf(keep.lane, 'photo'), keep.endedAt, days) <= now;
    });
}

/** Sums up a walk: what goes by each rule, how old everything else is, how much is kept whatever its age. */
type Tally = {
  add: (looked: Looked, now: number) => void;
  /** These went: they count as gone and no longer as there. */
  rules: () => { rule: RetentionRule; files: number; bytes: number }[];
  ages: () => Ages;
  kept: () => number;
};

export function createTally(): Tally {
  const due = new Map<RetentionRule, { files: number; bytes: number }>();
  const ages = new Map<RetentionRule, Map<number, { files: number; bytes: number }>>();
  let kept = 0;
  const count = <K>(into: Map<K, { files: number; bytes: number }>, key: K, bytes: number): void => {
    const sum = into.get(key) ?? { files: 0, bytes: 0 };
    into.set(key, { files: sum.files + 1, bytes: sum.bytes + bytes });
  };
  return {
    add: ({ keep, files, due: goes, packs, duePacks }, now) => {
      for (const { rule, bytes } of goes) count(due, rule, bytes);
      if (keep.lane !== 'never') for (const { bytes } of duePacks) count(due, packRuleOf(keep.lane), bytes);
      if (keep.lane === 'never') {
        kept += 1;
        return;
      }
      const age = Math.max(0, Math.floor((now - keep.endedAt) / DAY_MS));
      const there = [
        ...files.map(({ kind, bytes }) => ({ rule: ruleOf(keep.lane, kind), bytes })),
        ...packs.map(({ bytes }) => ({ rule: packRuleOf(keep.lane), bytes })),
      ];
      for (const { rule, bytes } of there) {
        const byAge = ages.get(rule) ?? new Map<number, { files: number; bytes: number }>();
        ages.set(rule, byAge);
        count(byAge, age, bytes);
      }
    },
    rules: () => [...due].map(([rule, sum]) => ({ rule, ...sum })),
    ages: () => ages,
    kept: () => kept,
  };
}
