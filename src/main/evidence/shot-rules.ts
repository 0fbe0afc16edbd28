import type { Category, Gap, Shot, Verdict } from '../../shared/domain-words.ts';
import type { RecordingView, ShotView } from '../../shared/evidence.ts';

// evidence: what was filmed and photographed. After the session, before the decision. Files are on disk before their
// rows; rows are never changed.

type ShotCase = {
  /** What the case is, or is about to be; null while nothing but counting was done. */
  verdict: Verdict | null;
  category: Category | null;
  hasSerials: boolean;
};

/** A shot that is wanted or was taken; `returnId` null = of the box, not of one return in it. */
export type WantedShot = { shot: Shot; returnId: string | null };

/** What shows the parcel and not the goods: taken once for a box, whatever is in it. */
const OF_THE_BOX: readonly Shot[] = ['outer', 'label', 'slip'];

/**
 * The guided shots of a case, in the order they are asked for: what an arbitrator of each platform looks at first
 * (design, "What a pack must show"). Intact parcels are asked for none: their stills come by themselves.
 */
function requiredShots({ verdict, hasSerials }: ShotCase): Shot[] {
  switch (verdict) {
    case null:
    case 'intact':
      return [];
    case 'damaged':
      return ['label', 'defect'];
    case 'swapped':
      return hasSerials ? ['label', 'seal', 'body', 'serial', 'contents'] : ['label', 'contents', 'body'];
  }
}

/** The guided shots of a box with several returns: those of the box once, those of the goods for each return. */
export function requiredInBox(cases: readonly (ShotCase & { returnId: string | null })[]): WantedShot[] {
  const wanted: WantedShot[] = [];
  for (const one of cases) {
    for (const shot of requiredShots(one)) {
      const returnId = OF_THE_BOX.includes(shot) ? null : one.returnId;
      if (!wanted.some((other) => other.shot === shot && other.returnId === returnId)) wanted.push({ shot, returnId });
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
): Gap[] {
  const filmed = recordings.filter((recording) => recording.durationMs > 0 || recording.end === null);
  const isBroken = filmed.some((recording) => recording.end !== null && recording.end !== 'closed');
  const missing = shots.filter((shot) => shot.isRequired && shot.count === 0).map((shot) => shot.shot);
  return [
    ...(filmed.length === 0 ? (['recording'] as const) : isBroken ? (['recording-broken'] as const) : []),
    ...new Set(missing),
  ];
}
