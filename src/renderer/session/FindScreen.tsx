import { useTranslation } from '../ui/words-context.ts';
import { FindReturn } from './FindReturn.tsx';
import styles from './FindScreen.module.css';

/** Looking returns up with no box in hand: for a call from the shop, or a parcel that is asked after. */
export const FindScreen = ({ onRecord }: { onRecord: (inspectionId: string, waybill: string) => void }) => {
  const { t } = useTranslation();
  return (
    <main className={styles.screen} data-desk="">
      <header className={styles.head}>
        <h1 className={styles.title}>{t('find.title')}</h1>
        <p className={styles.lead}>{t('find.lead')}</p>
      </header>
      <FindReturn onClaim={null} onRecord={onRecord} />
    </main>
  );
};
