import { IconBarcodeOff, IconClockX, IconHistory, IconListSearch, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Panel } from '../../shared/session.ts';
import type { UnreadableBurst } from '../scan/wedge.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { VerdictMark } from '../ui/VerdictMark.tsx';
import { WaybillText } from '../ui/WaybillText.tsx';
import styles from './PanelCard.module.css';

/** What the last scan led to when it opened nothing; `misread` never reached the station. */
type ShownPanel = Panel | { kind: 'misread'; why: UnreadableBurst };

export type PanelCardProps = {
  panel: ShownPanel;
  onReopen: (inspectionId: string) => void;
  onView: (inspectionId: string, waybill: string) => void;
  /** One of several waybills was picked. */
  onPick: (waybill: string) => void;
  onDismiss: () => void;
  /** Beside an open box: smaller, in the place of the next step. */
  isCompact?: boolean;
};

const Dismiss = ({ onDismiss }: { onDismiss: () => void }) => {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles.dismiss}
      aria-label={t('frame.close')}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={onDismiss}
    >
      <IconX size={24} aria-hidden="true" />
    </button>
  );
};

const Card = ({
  kind,
  icon,
  title,
  isCompact,
  onDismiss,
  children,
}: {
  kind: 'look' | 'bad';
  icon: ReactNode;
  title: string;
  isCompact: boolean;
  onDismiss: () => void;
  children: ReactNode;
}) => (
  <div className={styles.card} data-kind={kind} data-compact={isCompact} role={kind === 'bad' ? 'alert' : undefined}>
    <span className={styles.icon}>{icon}</span>
    <div className={styles.words}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </div>
    <Dismiss onDismiss={onDismiss} />
  </div>
);

const Read = ({ label, text }: { label: string; text: string }) => (
  <p className={styles.read}>
    <span>{label}</span>
    <code className={styles.text}>{showText(text)}</code>
  </p>
);

const wrongMomentKind = (code: string): 'command' | 'bin' | 'badge' | 'other' =>
  code === 'command' || code === 'bin' || code === 'badge' ? code : 'other';

/** Already done, unreadable, or scanned at the wrong moment: said large until the next scan. */
export const PanelCard = ({ panel, onReopen, onView, onPick, onDismiss, isCompact = false }: PanelCardProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const fit = { isCompact, onDismiss };
  switch (panel.kind) {
    case 'already-done':
      return (
        <Card kind="look" icon={<IconHistory size={48} stroke={1.75} />} title={t('wait.doneTitle')} {...fit}>
          <p className={styles.line}>
            <WaybillText waybill={panel.waybill} size="large" />
          </p>
          <p className={styles.line}>
            {panel.verdict === null ? null : <VerdictMark verdict={panel.verdict} isLong />}
            <span>{t('wait.doneBy', { who: panel.operatorNo, time: clockTime(panel.at, now) })}</span>
            <span>{t(`progress.${panel.progress}`)}</span>
          </p>
          <p className={styles.buttons}>
            <PressButton
              kind="strong"
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
        </Card>
      );
    case 'unreadable':
      return (
        <Card kind="bad" icon={<IconBarcodeOff size={48} stroke={1.75} />} title={t('wait.unreadableTitle')} {...fit}>
          <Read label={t('wait.unreadableRead')} text={panel.text} />
          <p className={styles.then}>{t('wait.unreadableThen')}</p>
        </Card>
      );
    case 'misread':
      return (
        <Card kind="bad" icon={<IconBarcodeOff size={48} stroke={1.75} />} title={t('wait.unreadableTitle')} {...fit}>
          <p className={styles.then}>{t(`wait.misread.${panel.why}`)}</p>
        </Card>
      );
    case 'several':
      return (
        <Card
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
        </Card>
      );
    case 'refused-parcel':
    case 'other-merchant':
      return null;
    case 'wrong-moment':
      return (
        <Card
          kind="bad"
          icon={<IconClockX size={48} stroke={1.75} />}
          title={t(`wait.wrongMoment.${wrongMomentKind(panel.code)}`)}
          {...fit}
        >
          {panel.text === '' ? null : <Read label={t('wait.wrongMomentRead')} text={panel.text} />}
          <p className={styles.then}>{t('wait.wrongMomentThen')}</p>
        </Card>
      );
  }
};
