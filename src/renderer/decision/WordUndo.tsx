import { formatMoney } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useNow } from '../ui/use-now.ts';
import { groupWaybill } from '../ui/waybill-groups.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { Approval } from './use-approval.ts';
import styles from './RefusalUndo.module.css';

/** What was confirmed last, and the way back while it waits. */
export const WordUndo = ({ approval }: { approval: Approval }) => {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const { made, takeBack } = approval;
  if (made === null) return null;
  const left = made.undoUntilAt === null ? 0 : Math.ceil((made.undoUntilAt - now) / 1_000);
  const said = {
    ...{ waybill: groupWaybill(made.waybill).join(' '), who: made.confirmedBy, n: left },
    amount: formatMoney(made.totalCents, made.currency),
  };
  return (
    <div className={styles.said} role="status">
      <p>{t(made.undoUntilAt === null ? 'approval.madeByHand' : left > 0 ? 'approval.made' : 'approval.gone', said)}</p>
      {left > 0 ? <PressButton onPress={takeBack}>{t('approval.takeBack')}</PressButton> : null}
      {approval.asking === null && approval.refusal !== null ? <RefusalNote code={approval.refusal} /> : null}
    </div>
  );
};
