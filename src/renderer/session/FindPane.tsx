import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { FindReturn } from './FindReturn.tsx';
import styles from './FindPane.module.css';

type FindPaneProps = {
  onClaim: (returnId: string) => void;
  onRecord: (inspectionId: string, waybill: string) => void;
  onBack: () => void;
};

/** Beside an open box that nobody announced: the search for its return, with the way back to what else can be done. */
export const FindPane = ({ onClaim, onRecord, onBack }: FindPaneProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('unclaimed.find')}</h2>
        <PressButton onPress={onBack}>{t('find.close')}</PressButton>
      </header>
      <FindReturn onClaim={onClaim} onRecord={onRecord} />
    </div>
  );
};
