import { IconBarcodeOff, IconClockX, IconHistory, IconListSearch } from '@tabler/icons-react';
import type { Panel } from '../../shared/session.ts';
import type { UnreadableBurst } from '../scan/wedge.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { VerdictMark } from '../ui/VerdictMark.tsx';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { OtherMerchantPanel } from './OtherMerchantPanel.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { RecheckPanel } from './RecheckPanels.tsx';
import { RefusedPanel } from './RefusedPanel.tsx';
import styles from './PanelCard.module.css';

/** What the last scan led to when it opened nothing; `misread` never reached the station. */
type ShownPanel = Panel | { kind: 'misread'; why: UnreadableBurst };

export type PanelCardProps = {
  panel: ShownPanel;
  onReopen: (inspectionId: string) => void;
  /** Goods of a closed box are packed for their buyer. */
  onRepack: (inspectionId: string) => void;
  onView: (inspectionId: string, waybill: string) => void;
  onShelf: () => void;
  onRecheck: (waybill: string) => void;
  /** One of several waybills was picked. */
  onPick: (waybill: string) => void;
  onDismiss: () => void;
  /** Beside an open box: smaller, in the place of the next step. */
  isCompact?: boolean;
};

const Read = ({ label, text }: { label: string; text: string }) => (
  <p className={styles.read}>
    <span>{label}</span>
    <code className={styles.text}>{showText(text)}</code>
  </p>
);

const wrongMomentKind = (code: string): 'command' | 'bin' | 'badge' | 'other' =>
  code === 'command' || code === 'bin' || code === 'badge' ? code : 'other';

/** Already done, unreadable, or scanned at the wrong moment: said large until the next scan. */
export const PanelCard = (props: PanelCardProps) => {
  const { panel, onReopen, onRepack, onView, onShelf, onRecheck, onPick, onDismiss, isCompact = false } = props;
  const { t } = useTranslation();
  const now = useNow(60_000);
  const fit = { isCompact, onDismiss };
  switch (panel.kind) {
    case 'already-done':
      return (
        <PanelFrame kind="look" icon={<IconHistory size={48} stroke={1.75} />} title={t('wait.doneTitle')} {...fit}>
          <p className={styles.line}>
            <WaybillText waybill={panel.waybill} size="large" />
          </p>
          <p className={styles.line}>
            {panel.verdict === null ? null : <VerdictMark verdict={panel.verdict} isLong />}
            <span>{t('wait.doneBy', { who: panel.operatorNo, time: clockTime(panel.at, now) })}</span>
            <span>{t(`progress.${panel.progress}`)}</span>
            {panel.toBuyer === null ? null : (
              <strong>
                {panel.toBuyer.why === null
                  ? t('repack.offer', { n: panel.toBuyer.units })
                  : t(`error.${panel.toBuyer.why}.what`)}
              </strong>
            )}
          </p>
          <p className={styles.buttons}>
            {panel.toBuyer?.why === null ? (
              <PressButton
                kind="strong"
                keyName="F1"
                onPress={() => {
                  onRepack(panel.inspectionId);
                }}
              >
                {t('repack.begin')}
              </PressButton>
            ) : null}
            <PressButton
              kind={panel.toBuyer?.why === null ? 'plain' : 'strong'}
              onPress={() => {
                onView(panel.inspectionId, panel.waybill);
              }}
            >
              {t('wait.view')}
            </PressButton>
            <PressButton
              onPress={() => {
                onReopen(panel.inspectionId);
              }}
            >
              {t('wait.open')}
            </PressButton>
          </p>
        </PanelFrame>
      );
    case 'unreadable':
      return (
        <PanelFrame
          kind="bad"
          icon={<IconBarcodeOff size={48} stroke={1.75} />}
          title={t('wait.unreadableTitle')}
          {...fit}
        >
          <Read label={t('wait.unreadableRead')} text={panel.text} />
          <p className={styles.then}>{t('wait.unreadableThen')}</p>
        </PanelFrame>
      );
    case 'misread':
      return (
        <PanelFrame
          kind="bad"
          icon={<IconBarcodeOff size={48} stroke={1.75} />}
          title={t('wait.unreadableTitle')}
          {...fit}
        >
          <p className={styles.then}>{t(`wait.misread.${panel.why}`)}</p>
        </PanelFrame>
      );
    case 'several':
      return (
        <PanelFrame
          kind="look"
          icon={<IconListSearch size={48} stroke={1.75} />}
          title={t('wait.severalTitle', { n: panel.choices.length, text: showText(panel.text) })}
          {...fit}
        >
          <ul className={styles.choices}>
            {panel.choices.map((choice) => (
              <li key={choice.waybill}>
                <button
                  type="button"
                  className={styles.choice}
                  onMouseDown={(event) => {
                    event.preventDefault();
                  }}
                  onClick={() => {
                    onPick(choice.waybill);
                  }}
                >
                  <WaybillText waybill={choice.waybill} />
                  <span>{showText(`${choice.title} · ${choice.buyer}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </PanelFrame>
      );
    case 'refused-parcel':
      return <RefusedPanel panel={panel} onReopen={onReopen} onView={onView} {...fit} />;
    case 'other-merchant':
      return <OtherMerchantPanel panel={panel} onReopen={onReopen} onShelf={onShelf} {...fit} />;
    case 'recheck':
    case 'recheck-put':
      return <RecheckPanel panel={panel} onRecheck={onRecheck} {...fit} />;
    case 'wrong-moment':
      return (
        <PanelFrame
          kind="bad"
          icon={<IconClockX size={48} stroke={1.75} />}
          title={t(`wait.wrongMoment.${wrongMomentKind(panel.code)}`)}
          {...fit}
        >
          {panel.text === '' ? null : <Read label={t('wait.wrongMomentRead')} text={panel.text} />}
          <p className={styles.then}>{t('wait.wrongMomentThen')}</p>
        </PanelFrame>
      );
  }
};
