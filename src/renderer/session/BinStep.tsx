import { IconArchive } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './ShotStep.module.css';

/** The last step of a problem: where the goods go. Scanning a bin is the second action that ✕ asks for. */
export const BinStep = ({ holdBin }: { holdBin: string }) => {
  const { t } = useTranslation();
  return (
    <section className={styles.step}>
      <div className={styles.row}>
        <IconArchive size={56} stroke={1.5} aria-hidden="true" className={styles.icon} />
        <h2 className={styles.shot} aria-live="polite">
          {t('next.scanBin')}
        </h2>
      </div>
      <p className={styles.hint}>{t('next.scanBinHow', { bin: holdBin })}</p>
    </section>
  );
};
