import type { Gap, Shot, Verdict } from '../../shared/domain-words.ts';
import type { RecordingView, ShotView } from '../../shared/evidence.ts';
import { shotsWanted } from '../../shared/evidence-meter.ts';
import type { EvidenceItem, MeterItem } from '../../shared/evidence-meter.ts';

// evidence: what was filmed and photographed. After the session, before the decision. Files are on disk before their
// rows; rows are never changed.

/** What one return wants on record, or is about to want; `returnId` null = a box without returns, or with one. */
export type WantedCase = {
  returnId: string | null;
  /** null while nothing but counting was done. */
  verdict: Verdict | null;
  items: readonly EvidenceItem[];
};

/** A shot that is wanted or was taken; `returnId` null = of the box, not of one return in it. */
export type WantedShot = { shot: Shot; returnId: string | null };

/** What shows the parcel and not the goods: wanted once for a box, whatever is in it. */
const OF_THE_BOX: ReadonlySet<EvidenceItem> = new Set(['outer', 'label', 'film', 'unbroken', 'film-label']);

type WantedItem = { item: EvidenceItem; returnId: string | null };

/** What a box wants on record: items of the box once, those of the goods for each return. */
export function wantedInBox(cases: readonly WantedCase[]): WantedItem[] {
  const wanted: WantedItem[] = [];
  for (const { returnId, items } of cases) {
    for (const item of items) {
      const of = OF_THE_BOX.has(item) ? null : returnId;
      if (!wanted.some((other) => other.item === item && other.returnId === of)) wanted.push({ item, returnId: of });
    }
  }
  return wanted;
}

/** The guided shots of a box, in the order they are asked for. */
export function requiredInBox(cases: readonly WantedCase[]): WantedShot[] {
  const wanted: WantedShot[] = [];
  for (const { returnId, verdict, items } of cases) {
    for (const shot of shotsWanted(verdict, items)) {
      const of = OF_THE_BOX.has(shot) ? null : returnId;
      if (!wanted.some((other) => other.shot === shot && other.returnId === of)) wanted.push({ shot, returnId: of });
    }
  }
  return wanted;
}

/** Required shots and those that came by themselves, with how many pictures there are of each. */
export function checkShots(required: readonly WantedShot[], taken: readonly WantedShot[]): ShotView[] {
  const count = ({ shot, returnId }: WantedShot): number =>
    taken.filter((one) => one.shot === shot && (returnId === null || one.returnId === returnId)).length;
  const ofBox = (shot: Shot): WantedShot => ({ shot, returnId: null });
  const bySelf = (['outer', 'slip', 'auto', 'extra'] as const).filter(
    (shot) => shot === 'outer' || count(ofBox(shot)) > 0,
  );
  return [
    ...bySelf.map((shot) => ({ ...ofBox(shot), isRequired: false, count: count(ofBox(shot)) })),
    ...required.map((wanted) => ({ ...wanted, isRequired: true, count: count(wanted) })),
  ];
}

/** The shot the pedal takes next, or null when nothing is missing. */
export const nextShot = (shots: readonly ShotView[]): WantedShot | null => {
  const missing = shots.find((shot) => shot.isRequired && shot.count === 0);
  return missing === undefined ? null : { shot: missing.shot, returnId: missing.returnId };
};

/**
 * The named holes of this evidence. A recording that was broken off counts as broken even when another one followed:
 * the take is then not unbroken. Missing evidence is said, never a wall (rule 8).
 */
export function findGaps(
  shots: readonly ShotView[],
  recordings: readonly Pick<RecordingView, 'end' | 'durationMs'>[],
  meter: readonly MeterItem[],
): Gap[] {
  const filmed = recordings.filter((recording) => recording.durationMs > 0 || recording.end === null);
  const isBroken = filmed.some((recording) => recording.end !== null && recording.end !== 'closed');
  const missing = shots.filter((shot) => shot.isRequired && shot.count === 0).map((shot) => shot.shot);
  return [
    ...(filmed.length === 0 ? (['recording'] as const) : isBroken ? (['recording-broken'] as const) : []),
    ...new Set(missing),
    ...(isLabelIllegible(shots, meter) ? (['label-illegible'] as const) : []),
  ];
}

/** What a meter says is not there, or is there and proves nothing. A picture that is merely doubtful is in the pack. */
export function lacksIn(meter: readonly MeterItem[]): Gap[] {
  const lacks = meter.flatMap(({ item, state, why }): Gap[] => {
    if (state === 'done' || why === 'unchecked') return [];
    switch (item) {
      case 'film':
        return ['recording'];
      case 'unbroken':
        return state === 'missing' ? [] : ['recording-broken'];
      case 'label':
        return [state === 'missing' ? 'label' : 'label-illegible'];
      case 'film-label':
        return ['film-label'];
      default:
        return state === 'missing' ? [item] : [];
    }
  });
  return [...new Set(lacks)];
}

/** The label was photographed because this case wants it, and no picture of the box lets its waybill be read. */
const isLabelIllegible = (shots: readonly ShotView[], meter: readonly MeterItem[]): boolean =>
  shots.some(({ shot, isRequired, count }) => shot === 'label' && isRequired && count > 0) &&
  meter.some(({ item, state, why }) => item === 'label' && state === 'doubtful' && why !== 'unchecked');
