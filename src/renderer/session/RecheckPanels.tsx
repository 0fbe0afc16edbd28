import { IconEyeCheck } from '@tabler/icons-react';
import type { Panel } from '../../shared/session.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { PanelFrame } from './PanelFrame.tsx';
import styles from './PanelCard.module.css';

type RecheckPanelProps = {
  panel: Extract<Panel, { kind: 'recheck' | 'recheck-put' }>;
  isCompact: boolean;
  onRecheck: (waybill: string) => void;
  onDismiss: () => void;
};

/** Drawn for a second look: to whoever judged it where the goods go now, to a colleague the way to judge it. */
export const RecheckPanel = ({ panel, onRecheck, ...fit }: RecheckPanelProps) => {
  const { t } = useTranslation();
  const isPut = panel.kind === 'recheck-put';
  const title = isPut ? t('recheckPanel.putTitle', { place: panel.place }) : t('recheckPanel.title');
  return (
    <PanelFrame kind="look" icon={<IconEyeCheck size={48} stroke={1.75} />} title={title} {...fit}>
      <p className={styles.line}>
        <WaybillText waybill={panel.waybill} size={fit.isCompact ? 'normal' : 'large'} />
      </p>
      <p className={styles.then}>{t(isPut ? 'recheckPanel.putThen' : 'recheckPanel.then')}</p>
      {isPut ? (
        <p className={styles.then}>{t('recheckPanel.wrong')}</p>
      ) : (
        <p className={styles.buttons}>
          <PressButton
            kind="strong"
            onPress={() => {
              onRecheck(panel.waybill);
            }}
          >
            {t('recheckPanel.go')}
          </PressButton>
        </p>
      )}
    </PanelFrame>
  );
};
