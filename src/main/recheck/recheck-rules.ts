import type { DefectCode, Verdict } from '../../shared/domain-words.ts';
import type { RecheckReport, VerdictRow } from '../../shared/recheck.ts';
import { VERDICT_ROWS } from '../../shared/recheck.ts';

// recheck: a small share of what was judged is judged again by somebody who doesn't see the first verdict (issue 6, "agreement
// of blind re-checks"). After decision and disposition, which it only reads; before the reports, which it gives rates of
// agreement by rule and article. This file: what may be drawn and what "agree" means; all pure.

export type Judgement = { verdict: Verdict; codes: readonly DefectCode[] };

export type Drawable = {
  /** The rules decided it alone: a person looks again at everything else anyway. */
  isByRule: boolean;
  /** Units of this return that lie in this very box. */
  unitsHere: number;
  /** An earlier verdict of it was drawn and taken back: whoever is drawn can't get rid of it by an undo. */
  wasDrawn: boolean;
  /** How many people could judge at this bench. */
  inspectors: number;
};

/**
 * Whether this verdict is to be judged again. `chance` in [0, 1) can't be known before; `percent` 0 = never. Only goods that
 * are here, and only where there is somebody else to do it.
 */
export function isDrawn(of: Drawable, percent: number, chance: number): boolean {
  if (percent <= 0 || !of.isByRule || of.unitsHere <= 0 || of.inspectors < 2) return false;
  return of.wasDrawn || chance * 100 < percent;
}

/** The carrier's box was opened and is gone by then: what was said of it is no question of the second look. */
const OF_THE_BOX: readonly DefectCode[] = ['outer-box'];

const codesOf = ({ codes }: Judgement): Set<DefectCode> => new Set(codes.filter((code) => !OF_THE_BOX.includes(code)));

/** The same verdict for the same defects. */
export function agree(first: Judgement, second: Judgement): boolean {
  const [one, other] = [codesOf(first), codesOf(second)];
  return first.verdict === second.verdict && one.size === other.size && [...one].every((code) => other.has(code));
}

/** Which row of the verdict table a judgement is of. */
export function rowOf({ verdict, codes }: Judgement): VerdictRow {
  if (verdict === 'intact') return 'intact';
  if (codes.includes('empty-box')) return 'empty-box';
  if (verdict === 'swapped') return 'not-as-shipped';
  if (codes.includes('wrong-item')) return 'wrong-shipment';
  return codes.includes('line-missing') || codes.includes('gift-missing') ? 'missing' : 'defect';
}

/** Two judgements with the articles they are of; `second` null = the goods were gone. */
export type Compared = {
  first: Judgement;
  second: Judgement | null;
  agrees: boolean | null;
  goods: readonly { sku: string; name: string }[];
};

type Tally = { n: number; agreed: number };
const SKUS_SHOWN = 50;

const count = <K>(tallies: Map<K, Tally>, key: K, agrees: boolean): void => {
  const { n, agreed } = tallies.get(key) ?? { n: 0, agreed: 0 };
  tallies.set(key, { n: n + 1, agreed: agreed + (agrees ? 1 : 0) });
};

/** Rates of agreement. By whom anything was judged never comes in here, so it can't come out. */
export function reckon(compared: readonly Compared[]): RecheckReport {
  const rows = new Map<VerdictRow, Tally>();
  const skus = new Map<string, Tally>();
  const names = new Map<string, string>();
  const codes = new Map<DefectCode, { both: number; firstOnly: number; secondOnly: number }>();
  const all = { n: 0, agreed: 0, gone: 0 };
  for (const { first, second, agrees, goods } of compared) {
    if (second === null || agrees === null) {
      all.gone += 1;
      continue;
    }
    all.n += 1;
    if (agrees) all.agreed += 1;
    count(rows, rowOf(first), agrees);
    for (const { sku, name } of new Map(goods.map((one) => [one.sku, one])).values()) {
      count(skus, sku, agrees);
      names.set(sku, name);
    }
    const [one, other] = [codesOf(first), codesOf(second)];
    for (const code of new Set([...one, ...other])) {
      const known = codes.get(code) ?? { both: 0, firstOnly: 0, secondOnly: 0 };
      const side = !other.has(code) ? 'firstOnly' : one.has(code) ? 'both' : 'secondOnly';
      codes.set(code, { ...known, [side]: known[side] + 1 });
    }
  }
  return {
    ...all,
    rows: VERDICT_ROWS.flatMap((row) => {
      const tally = rows.get(row);
      return tally === undefined ? [] : [{ row, ...tally }];
    }),
    codes: [...codes]
      .map(([code, sides]) => ({ code, ...sides }))
      .sort((a, b) => b.firstOnly + b.secondOnly - (a.firstOnly + a.secondOnly) || (a.code < b.code ? -1 : 1)),
    skus: [...skus]
      .map(([sku, tally]) => ({ sku, name: names.get(sku) ?? '', ...tally }))
      .sort((a, b) => a.agreed / a.n - b.agreed / b.n || b.n - a.n || (a.sku < b.sku ? -1 : 1))
      .slice(0, SKUS_SHOWN),
  };
}
