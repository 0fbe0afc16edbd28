import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import type { Shot } from '../../shared/domain-words.ts';
import type { PhotoView, ShotView } from '../../shared/evidence.ts';
import type { MeterItem } from '../../shared/evidence-meter.ts';
import { useTranslation } from '../ui/words-context.ts';
import { EvidenceMeter } from './EvidenceMeter.tsx';
import { EvidencePhoto } from './EvidencePhoto.tsx';
import more from '../ui/ScrollMore.module.css';
import styles from './EvidenceStrip.module.css';

/** One place in the strip: a shot that is wanted (with its photo or still empty), or a photo taken beyond those. */
type StripPlace = { shot: Shot; returnId: string | null; photo: PhotoView | null; isRequired: boolean };

/**
 * The strip's places in order: first those the case wants, each with its newest photo, in fixed places; then all other
 * photos, newest first.
 */
const placePhotos = (shots: readonly ShotView[], photos: readonly PhotoView[]): readonly StripPlace[] => {
  const newestFirst = photos.toReversed();
  const wanted = shots
    .filter(({ isRequired }) => isRequired)
    .map(({ shot, returnId }) => ({
      shot,
      returnId,
      photo: newestFirst.find((photo) => isOf(photo, shot, returnId)) ?? null,
      isRequired: true,
    }));
  const placed = new Set(wanted.flatMap(({ photo }) => (photo === null ? [] : [photo.id])));
  const rest = newestFirst.filter(({ id }) => !placed.has(id));
  return [
    ...wanted,
    ...rest.map((photo) => ({ shot: photo.shot, returnId: photo.returnId, photo, isRequired: false })),
  ];
};

/** A shot of the box is anyone's; a shot of the goods is that of one return. */
const isOf = (photo: PhotoView, shot: Shot, returnId: string | null): boolean =>
  photo.shot === shot && (returnId === null || photo.returnId === returnId);

type EvidenceStripProps = {
  meter: readonly MeterItem[];
  shots: readonly ShotView[];
  photos: readonly PhotoView[];
  /** The shot asked for now, marked in its place. */
  asked: { shot: Shot; returnId: string | null } | null;
  /** The returns in this box in their order: with several, a photo says which of them it shows. */
  returnIds: readonly string[];
};

/** The stills of this box under the camera. */
export const EvidenceStrip = ({ meter, shots, photos, asked, returnIds }: EvidenceStripProps) => {
  const { t } = useTranslation();
  const named = (shot: Shot, returnId: string | null): string => {
    const at = returnIds.length < 2 || returnId === null ? -1 : returnIds.indexOf(returnId);
    const what = t(`shot.${shot}`);
    return at < 0 ? what : t('odd.nthSays', { n: at + 1, what });
  };
  const places = placePhotos(shots, photos);
  return (
    <section className={`${styles.strip} ${more.scroll}`} aria-label={t('strip.title')}>
      <EvidenceMeter meter={meter} returnIds={returnIds} />
      {places.length === 0 ? <p className={styles.empty}>{t('strip.empty')}</p> : null}
      <ul className={styles.places}>
        {places.map(({ shot, returnId, photo, isRequired }) => (
          <li
            key={photo?.id ?? `${shot} ${returnId ?? ''}`}
            className={styles.place}
            data-asked={photo === null && shot === asked?.shot && returnId === asked.returnId}
          >
            {photo === null ? (
              <span className={styles.missing}>
                <IconCircleDashed size={28} stroke={1.5} aria-hidden="true" />
              </span>
            ) : (
              <EvidencePhoto photo={photo} />
            )}
            <span className={styles.name}>
              {photo !== null && isRequired ? (
                <IconCircleCheckFilled size={16} aria-hidden="true" className={styles.check} />
              ) : null}
              <span>{named(shot, returnId)}</span>
              {photo === null ? <span className={styles.yet}>{t('strip.missing')}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
