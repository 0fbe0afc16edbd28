import type { EvidenceView } from '../../shared/evidence.ts';
import { useDevices } from '../ui/devices.ts';
import { clockTime, filmTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { EvidencePhoto } from './EvidencePhoto.tsx';
import styles from './EvidenceGallery.module.css';

/** Everything that was filmed and photographed of one parcel, and what is missing by name. */
export const EvidenceGallery = ({ evidence, inspectionId }: { evidence: EvidenceView; inspectionId: string }) => {
  const { t } = useTranslation();
  const { recordingUrl } = useDevices();
  const now = useNow(60_000);
  return (
    <div className={styles.gallery}>
      {evidence.recordings.length === 0 ? <p className={styles.none}>{t('recordView.noFilms')}</p> : null}
      {evidence.recordings.map((recording, index) => (
        <figure key={recording.id} className={styles.film}>
          <video
            className={styles.player}
            src={recordingUrl(recording.id)}
            aria-label={t('recordView.film', { n: index + 1, length: filmTime(recording.durationMs) })}
            controls
            preload="metadata"
          />
          <figcaption className={styles.caption}>
            <span>{t('recordView.film', { n: index + 1, length: filmTime(recording.durationMs) })}</span>
            {recording.what === 'repack' ? <strong>{t('repack.film')}</strong> : null}
            <span>{clockTime(recording.startedAt, now)}</span>
            <span>{recording.end === null ? t('recordView.growing') : t(`recordingEnd.${recording.end}`)}</span>
          </figcaption>
        </figure>
      ))}
      {evidence.photos.length === 0 ? <p className={styles.none}>{t('recordView.noPhotos')}</p> : null}
      <ul className={styles.photos}>
        {evidence.photos.map((photo) => (
          <li key={photo.id}>
            <EvidencePhoto photo={photo} inspectionId={inspectionId} />
            <span className={styles.caption}>
              {t('decide.photoAt', { shot: t(`shot.${photo.shot}`), time: clockTime(photo.takenAt, now) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
};
