import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Shot } from '../../shared/domain-words.ts';
import type { PhotoView, ShotView } from '../../shared/evidence.ts';
import { EvidencePhoto } from './EvidencePhoto.tsx';
import more from '../ui/ScrollMore.module.css';
import styles from './EvidenceStrip.module.css';

/** One place in the strip: a shot that is wanted (with its photo or still empty), or a photo taken beyond those. */
type StripPlace = { shot: Shot; photo: PhotoView | null; isRequired: boolean };

/**
 * The strip's places in order: first those the case wants, each with its newest photo, in fixed places; then all other
 * photos, newest first.
 */
const placePhotos = (shots: readonly ShotView[], photos: readonly PhotoView[]): readonly StripPlace[] => {
  const newestFirst = photos.toReversed();
  const wanted = shots
    .filter(({ isRequired }) => isRequired)
    .map(({ shot }) => ({ shot, photo: newestFirst.find((photo) => photo.shot === shot) ?? null, isRequired: true }));
  const placed = new Set(wanted.flatMap(({ photo }) => (photo === null ? [] : [photo.id])));
  const rest = newestFirst.filter(({ id }) => !placed.has(id));
  return [...wanted, ...rest.map((photo) => ({ shot: photo.shot, photo, isRequired: false }))];
};

type EvidenceStripProps = {
  shots: readonly ShotView[];
  photos: readonly PhotoView[];
  /** The shot asked for now, marked in its place. */
  asked: Shot | null;
};

/** The stills of this box under the camera. */
export const EvidenceStrip = ({ shots, photos, asked }: EvidenceStripProps) => {
  const { t } = useTranslation();
  const places = placePhotos(shots, photos);
  return (
    <section className={`${styles.strip} ${more.scroll}`} aria-label={t('strip.title')}>
      {places.length === 0 ? <p className={styles.empty}>{t('strip.empty')}</p> : null}
      <ul className={styles.places}>
        {places.map(({ shot, photo, isRequired }) => (
          <li key={photo?.id ?? shot} className={styles.place} data-asked={photo === null && shot === asked}>
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
              <span>{t(`shot.${shot}`)}</span>
              {photo === null ? <span className={styles.yet}>{t('strip.missing')}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
