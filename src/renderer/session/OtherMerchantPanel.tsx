import { IconPackageOff } from '@tabler/icons-react';
import type { Panel } from '../../shared/session.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { PanelFrame } from './PanelFrame.tsx';
import styles from './PanelCard.module.css';

type OtherMerchantPanelProps = {
  panel: Extract<Panel, { kind: 'other-merchant' }>;
  isCompact: boolean;
  onReopen: (inspectionId: string) => void;
  onShelf: () => void;
  onDismiss: () => void;
};

/** Another merchant's parcel was put on the list: what happens to it now, and the way back when that was wrong. */
export const OtherMerchantPanel = ({ panel, onReopen, onShelf, ...fit }: OtherMerchantPanelProps) => {
  const { t } = useTranslation();
  return (
    <PanelFrame kind="look" icon={<IconPackageOff size={56} stroke={1.75} />} title={t('otherMerchant.title')} {...fit}>
      <p className={styles.line}>
        <WaybillText waybill={panel.waybill} size={fit.isCompact ? 'normal' : 'large'} />
      </p>
      <p className={styles.then}>{t('otherMerchant.then')}</p>
      <p className={styles.buttons}>
        <PressButton kind="strong" keyName="F8" onPress={onShelf}>
          {t('otherMerchant.toShelf')}
        </PressButton>
        <PressButton
          onPress={() => {
            onReopen(panel.inspectionId);
          }}
        >
          {t('otherMerchant.mistake')}
        </PressButton>
      </p>
    </PanelFrame>
  );
};
