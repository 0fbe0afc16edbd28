import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Claim } from '../../shared/people.ts';
import type { ShiftHanded, ShiftKind, ShiftRow } from '../../shared/shift.ts';
import type { Json } from '../../shared/custody/canonical-json.ts';

/** A parcel as its own stage tells it; without an owner it is nobody's in particular. */
type Left = Omit<ShiftRow, 'kind' | 'owner'> & Partial<Pick<ShiftRow, 'owner'>>;

export type Shift = {
  /** What the next shift finds, most pressing kind first. */
  rows: (now: number) => ShiftRow[];
  /**
   * Somebody else takes over. Refuses with `shift-same-person` whoever hands over to themselves, and whatever says
   * that the badge is nobody's.
   */
  hand: (taker: Claim, who: { operatorNo: string; now: number }) => Promise<Result<ShiftHanded>>;
};

type Deps = {
  openBox: () => Left[];
  stuck: () => Left[];
  nearest: (now: number) => Left[];
  /** Negotiations that run, nearest due time first. */
  talks: () => Left[];
  undecided: () => Left[];
  shelf: () => Left[];
  /** The operator number of who says to be there. */
  prove: (claim: Claim) => Promise<Result<string>>;
  /** Adds to the chain what has no row of its own. */
  record: (event: { kind: 'shift-handed'; inspectionId: null; body: Json; operatorNo: string }) => void;
};

/** More than a sheet that anybody reads. */
const MOST = 200;

export function createShift({ openBox, stuck, nearest, talks, undecided, shelf, prove, record }: Deps): Shift {
  const rows = (now: number): ShiftRow[] => {
    const of = (kind: ShiftKind, all: readonly Left[]): ShiftRow[] =>
      all.slice(0, MOST).map((one) => ({ kind, owner: null, ...one }));
    return [
      ...of('open-box', openBox()),
      ...of('stuck', stuck()),
      ...of('deadline', nearest(now)),
      ...of('talk', talks()),
      ...of('decide', undecided()),
      ...of('shelf', shelf()),
    ];
  };
  return {
    rows,
    hand: async (taker, { operatorNo: giverNo, now }) => {
      const proven = await prove(taker);
      if (!proven.ok) return proven;
      const takerNo = proven.value;
      if (takerNo === giverNo) return refuse('shift-same-person');
      const left = rows(now).reduce<Record<string, number>>(
        (counts, { kind }) => ({ ...counts, [kind]: (counts[kind] ?? 0) + 1 }),
        {},
      );
      record({ kind: 'shift-handed', inspectionId: null, body: { giverNo, left, takerNo }, operatorNo: giverNo });
      return ok({ giverNo, takerNo, at: now });
    },
  };
}
