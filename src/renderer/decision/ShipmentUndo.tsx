import { PressButton } from '../ui/PressButton.tsx';
import { useNow } from '../ui/use-now.ts';
import { groupWaybill } from '../ui/waybill-groups.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { Shipment } from './use-shipment.ts';
import styles from './RefusalUndo.module.css';

/** The new waybill that was ordered to be told last, and the way back while it waits. */
export const ShipmentUndo = ({ shipment: { made, takeBack } }: { shipment: Shipment }) => {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const left = made === null ? 0 : Math.ceil((made.undoUntilAt - now) / 1_000);
  return (
    <div className={styles.said} role="status">
      {made === null ? null : (
        <p>
          {t(left > 0 ? 'shipment.made' : 'shipment.gone', {
            waybill: groupWaybill(made.waybill).join(' '),
            what: t(`eventCode.${made.outcome}`),
            sent: groupWaybill(made.sent).join(' '),
            n: left,
          })}
        </p>
      )}
      {left > 0 ? <PressButton onPress={takeBack}>{t('shipment.takeBack')}</PressButton> : null}
    </div>
  );
};
