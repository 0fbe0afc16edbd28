import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { CaseView } from '../../shared/cases.ts';
import type { PhotoView } from '../../shared/evidence.ts';
import type { PackPlan } from '../../shared/pack/pack-calls.ts';
import { useEnlarge } from '../evidence/enlarge-context.ts';
import { useDevices } from '../ui/devices.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { wordIn } from './code-words.ts';
import { exactTime } from './exact-time.ts';
import styles from './CasePictures.module.css';

/** An arbitrator looks at four. */
const FIRST = 4;

const inFigureOrder = (view: CaseView, plan: PackPlan | null): PhotoView[] => {
  const rank = new Map(plan?.figures.map(({ photoId }, index) => [photoId, index]));
  const { photos } = view.evidence;
  return [...photos].sort((a, b) => (rank.get(a.id) ?? photos.length) - (rank.get(b.id) ?? photos.length));
};

/** What the worker measured in one photo, in a few words. */
const Measured = ({ view, sha256 }: { view: CaseView; sha256: string }) => {
  const { t } = useTranslation();
  const found = view.measured.find((one) => one.sha256 === sha256);
  const words = [
    ...(found?.modulePxMilli == null ? [] : [t('dossier.px', { px: (found.modulePxMilli / 1000).toFixed(1) })]),
    ...(found?.faults ?? []).map((fault) => wordIn(t, 'packFault', fault)),
  ];
  return words.length === 0 ? null : (
    <span className={styles.measured} data-faulty={(found?.faults.length ?? 0) > 0}>
      {words.join(' · ')}
    </span>
  );
};

const Picture = ({ view, photo }: { view: CaseView; photo: PhotoView }) => {
  const { t } = useTranslation();
  const { photoUrl } = useDevices();
  const enlarge = useEnlarge();
  const shot = t(`shot.${photo.shot}`);
  const isGone = view.deleted.some(({ kind, file }) => kind === 'photo' && file === photo.sha256);
  return (
    <li className={styles.item}>
      {isGone ? (
        <span className={styles.gone}>{t('dossier.gone')}</span>
      ) : (
        <button
          type="button"
          className={styles.picture}
          aria-label={t('recordView.enlarge', { shot })}
          onClick={() => {
            enlarge(photo, view.inspectionId);
          }}
        >
          <img src={photoUrl(photo.sha256)} alt="" loading="lazy" draggable={false} />
        </button>
      )}
      <span className={styles.caption}>
        <strong>{shot}</strong>
        <span>{exactTime(photo.takenAt).time}</span>
        <Measured view={view} sha256={photo.sha256} />
        {view.annotated.includes(photo.sha256) ? (
          <span className={styles.marked}>
            <IconPencil size={16} aria-hidden="true" />
            {t('dossier.onCopy')}
          </span>
        ) : null}
      </span>
    </li>
  );
};

/** The photos in the order in which the pack shows them: four large, the rest on demand. */
export const CasePictures = ({ view, plan }: { view: CaseView; plan: PackPlan | null }) => {
  const { t } = useTranslation();
  const [isWhole, setIsWhole] = useState(false);
  const photos = inFigureOrder(view, plan);
  const rest = photos.length - FIRST;
  return (
    <section className={styles.pictures} aria-label={t('dossier.pictures')}>
      {photos.length === 0 ? <p className={styles.none}>{t('dossier.noPictures')}</p> : null}
      <ul className={styles.grid}>
        {photos.slice(0, isWhole ? photos.length : FIRST).map((photo) => (
          <Picture key={photo.id} view={view} photo={photo} />
        ))}
      </ul>
      {rest > 0 && !isWhole ? (
        <PressButton
          kind="quiet"
          onPress={() => {
            setIsWhole(true);
          }}
        >
          {t('dossier.picturesMore', { n: rest })}
        </PressButton>
      ) : null}
    </section>
  );
};
