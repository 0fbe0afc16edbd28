import type { TFunction } from 'i18next';
import type { Shot } from '../../shared/domain-words.ts';
import type { PhotoView } from '../../shared/evidence.ts';
import type { Doubt } from '../../shared/evidence-meter.ts';
import { LEGIBLE_PX_MILLI } from '../../shared/picture-check.ts';
import type { PictureCheck } from '../../shared/picture-check.ts';

/** What can be said of a picture. */
type PictureDoubt = Exclude<Doubt, 'unchecked' | 'broken'>;

/** Thousandths of a pixel for a person: `2.8`. */
export const pixelsOf = (milli: number): string => (milli / 1000).toFixed(1);

/**
 * What is wrong with the picture taken last, as soon as it was looked at; null when nothing is. Whether the waybill can
 * be read is said of the picture of the label only: a parcel is scanned in the hand, often beside the camera's view.
 */
export function doubtOfNewest(
  photos: readonly PhotoView[],
  checks: readonly PictureCheck[],
): { shot: Shot; doubt: PictureDoubt; modulePxMilli: number | null } | null {
  const newest = photos.toSorted((one, other) => one.takenAt - other.takenAt).at(-1);
  const check = checks.find(({ sha256 }) => sha256 === newest?.sha256);
  if (newest === undefined || check === undefined) return null;
  const { modulePxMilli } = check;
  const doubt = check.faults[0] ?? (newest.shot === 'label' ? doubtOfLabel(check) : null);
  return doubt === null ? null : { shot: newest.shot, doubt, modulePxMilli };
}

const doubtOfLabel = ({ isWaybillRead, modulePxMilli, hasOtherNumbers }: PictureCheck): PictureDoubt | null => {
  if (!isWaybillRead) return hasOtherNumbers ? 'other-number' : 'not-read';
  return (modulePxMilli ?? 0) < LEGIBLE_PX_MILLI ? 'too-small' : null;
};

/** The sentence for it: what is wrong and what to do. */
export function wordDoubt(t: TFunction, shot: Shot, doubt: Doubt, modulePxMilli: number | null): string | null {
  if (doubt === 'unchecked' || doubt === 'broken') return null;
  return t(`picture.${doubt}`, { shot: t(`shot.${shot}`), px: pixelsOf(modulePxMilli ?? 0) });
}
