import { PressButton } from '../ui/PressButton.tsx';
import { useNow } from '../ui/use-now.ts';
import { groupWaybill } from '../ui/waybill-groups.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { Refusal } from './use-refusal.ts';
import styles from './RefusalUndo.module.css';

/** The refusal decided last, and the way back while it waits; or what was noted as refused by hand. */
export const RefusalUndo = ({ refusal }: { refusal: Refusal }) => {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const { made, noted, takeBack } = refusal;
  const left = made === null ? 0 : Math.ceil((made.undoUntilAt - now) / 1_000);
  return (
    <div className={styles.said} role="status">
      {made === null ? null : (
        <p>
          {t(left > 0 ? 'refusal.made' : 'refusal.gone', { waybill: groupWaybill(made.waybill).join(' '), n: left })}
        </p>
      )}
      {made === null && noted !== null ? <p>{t('refusal.noted', { waybill: groupWaybill(noted).join(' ') })}</p> : null}
      {left > 0 ? <PressButton onPress={takeBack}>{t('refusal.takeBack')}</PressButton> : null}
    </div>
  );
};
