import { IconCircleCheckFilled } from '@tabler/icons-react';
import type { Panel } from '../../shared/session.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { secondsUntil } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { PanelFrame } from './PanelFrame.tsx';
import styles from './PanelCard.module.css';

type RefusedPanelProps = {
  panel: Extract<Panel, { kind: 'refused-parcel' }>;
  isCompact: boolean;
  /** F12 takes back the newest: while this panel stands, that is this parcel. */
  onReopen: (inspectionId: string) => void;
  onView: (inspectionId: string, waybill: string) => void;
  onDismiss: () => void;
};

/** Refused, intercepted or undelivered: one scan and it is done; for a while it can be opened instead. */
export const RefusedPanel = ({ panel, onReopen, onView, ...fit }: RefusedPanelProps) => {
  const { t } = useTranslation();
  const now = useNow(1000);
  const { inspectionId, waybill, bin, openUntilAt } = panel;
  const secondsLeft = openUntilAt === null ? 0 : secondsUntil(openUntilAt, now);
  return (
    <PanelFrame kind="ok" icon={<IconCircleCheckFilled size={56} />} title={t('refusedParcel.title', { bin })} {...fit}>
      <p className={styles.then}>{t('refusedParcel.then', { bin })}</p>
      <p className={styles.line}>
        <WaybillText waybill={waybill} />
        <strong>{showText(panel.title)}</strong>
        <span>{t('refusedParcel.units', { n: panel.units })}</span>
        <span data-copy="">{t('refusedParcel.order', { order: showText(panel.orderNo) })}</span>
        <span>{t(`progress.${panel.progress}`)}</span>
      </p>
      <p className={styles.buttons}>
        {secondsLeft > 0 ? (
          <>
            <PressButton
              kind="strong"
              keyName="F12"
              onPress={() => {
                onReopen(inspectionId);
              }}
            >
              {t('refusedParcel.open')}
            </PressButton>
            <span className={styles.seconds}>{t('refusedParcel.seconds', { s: secondsLeft })}</span>
          </>
        ) : (
          <>
            <PressButton
              onPress={() => {
                onView(inspectionId, waybill);
              }}
            >
              {t('wait.view')}
            </PressButton>
            <span>{t('refusedParcel.tooLate')}</span>
          </>
        )}
      </p>
    </PanelFrame>
  );
};
