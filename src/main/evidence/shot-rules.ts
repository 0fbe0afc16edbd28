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

/**
 * The guided shots of a case, in the order they are asked for: what an arbitrator of each platform looks at first
 * (design, "What a pack must show"). Intact parcels are asked for none: their stills come by themselves.
 */
export function requiredShots({ verdict, hasSerials }: ShotCase): Shot[] {
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

/** Required shots and those that came by themselves, with how many pictures there are of each. */
export function checkShots(required: readonly Shot[], taken: readonly Shot[]): ShotView[] {
  const count = (shot: Shot): number => taken.filter((one) => one === shot).length;
  const bySelf: Shot[] = (['outer', 'auto', 'extra'] as const).filter((shot) => shot === 'outer' || count(shot) > 0);
  return [
    ...bySelf.map((shot) => ({ shot, isRequired: false, count: count(shot) })),
    ...required.map((shot) => ({ shot, isRequired: true, count: count(shot) })),
  ];
}

/** The shot the pedal takes next, or null when nothing is missing. */
export const nextShot = (shots: readonly ShotView[]): Shot | null =>
  shots.find((shot) => shot.isRequired && shot.count === 0)?.shot ?? null;

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
  return [
    ...(filmed.length === 0 ? (['recording'] as const) : isBroken ? (['recording-broken'] as const) : []),
    ...shots.filter((shot) => shot.isRequired && shot.count === 0).map((shot) => shot.shot),
  ];
}
