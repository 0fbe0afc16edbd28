import { IconCamera } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Shot } from '../../shared/domain-words.ts';
import type { ShotView } from '../../shared/evidence.ts';
import styles from './ShotStep.module.css';

type ShotStepProps = { shot: Shot; shots: readonly ShotView[]; done: number; of: number };

/** Only the next missing photo, large, with a meter of how many are there. */
export const ShotStep = ({ shot, shots, done, of }: ShotStepProps) => {
  const { t } = useTranslation();
  const required = shots.filter(({ isRequired }) => isRequired);
  return (
    <section className={styles.step}>
      <div className={styles.row}>
        <IconCamera size={56} stroke={1.5} aria-hidden="true" className={styles.icon} />
        <h2 className={styles.shot} aria-live="polite">
          {t('next.takeShot', { shot: t(`shot.${shot}`) })}
        </h2>
        <p className={styles.meter}>{t('judge.meter', { done, of })}</p>
      </div>
      <p className={styles.hint}>{t(`shotHint.${shot}`)}</p>
      <p className={styles.how}>
        <strong>{t('next.takeShotHow')}</strong>
        <span>{t('next.takeShotElse')}</span>
      </p>
      <ol className={styles.cells}>
        {required.map((one) => (
          <li
            key={one.shot}
            className={styles.cell}
            data-state={one.count > 0 ? 'done' : one.shot === shot ? 'now' : 'open'}
          >
            {t(`shot.${one.shot}`)}
          </li>
        ))}
      </ol>
    </section>
  );
};
