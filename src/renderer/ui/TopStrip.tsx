import { IconHelp, IconLogout, IconMoon, IconSearch, IconSettings, IconSun } from '@tabler/icons-react';
import { memo } from 'react';
import type { StatusView } from '../../shared/sync.ts';
import { useSeatDoor } from '../people/seat-context.ts';
import type { Screen } from '../session/bench-keys.ts';
import { wordDistance, wordTimeLeft } from './duration-words.ts';
import { lineOf } from './line-state.ts';
import { useSettings } from './settings-context.ts';
import { timeLeft } from './time-left.ts';
import { useColorScheme } from './theme.ts';
import { useNow } from './use-now.ts';
import { useTranslation } from './words-context.ts';
import styles from './TopStrip.module.css';

type NearestProps = { nearest: NonNullable<StatusView['nearest']> };

const NearestDeadline = ({ nearest }: NearestProps) => {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const { isOver, urgency } = timeLeft(nearest.deadlineAt, now);
  const time = isOver ? wordTimeLeft(t, nearest.deadlineAt, now) : wordDistance(t, nearest.deadlineAt, now);
  return (
    <p className={styles.value}>
      <span className={styles.time} data-urgency={urgency}>
        {time}
      </span>
      {` · ${nearest.place ?? t('frame.noPlace')}`}
    </p>
  );
};

const SyncCounts = ({ status }: { status: StatusView }) => {
  const { t } = useTranslation();
  const isQuiet = status.waiting + status.unknown + status.parked === 0;
  if (isQuiet) return <span className={styles.value}>{t('frame.allSent')}</span>;
  return (
    <span className={styles.counts}>
      <span>{`${t('frame.waiting')} ${status.waiting}`}</span>
      {status.unknown > 0 ? <span>{`${t('frame.asking')} ${status.unknown}`}</span> : null}
      {status.parked > 0 ? <span className={styles.parked}>{`${t('frame.parked')} ${status.parked}`}</span> : null}
    </span>
  );
};

/** Room for less than a week of films is everybody's business. */
const DAYS_SHOWN = 7;

type TopStripProps = {
  screen: Screen;
  status: StatusView | null;
  isRecording: boolean;
  onGo: (screen: Screen) => void;
  onHelp: () => void;
  /** Who is signed in goes; nobody is to go where nobody signs in. */
  onLeave: () => void;
};

/** Where, who, online, waiting commands, nearest deadline: always the same places, on every screen. */
export const TopStrip = memo(function TopStrip({ screen, status, isRecording, onGo, onHelp, onLeave }: TopStripProps) {
  const { t } = useTranslation();
  const { settings, save } = useSettings();
  const { seat, isEmpty } = useSeatDoor();
  const scheme = useColorScheme(settings.theme);
  const line = status === null ? null : lineOf(status);
  const tab = (to: Screen) => ({
    type: 'button' as const,
    'aria-current': screen === to ? ('page' as const) : undefined,
    onMouseDown: (event: React.MouseEvent) => {
      event.preventDefault();
    },
    onClick: () => {
      onGo(to);
    },
  });
  return (
    <header className={styles.strip}>
      <div className={styles.who} title={`${settings.stationName} · ${settings.operatorName} ${settings.operatorNo}`}>
        <p className={styles.station}>{settings.stationName}</p>
        {isEmpty ? null : (
          <p className={styles.label}>
            {t('frame.operator', { name: settings.operatorName, no: settings.operatorNo })}
          </p>
        )}
      </div>
      {seat?.person == null ? null : (
        <button
          type="button"
          className={styles.icon}
          aria-label={t('seat.leave')}
          title={t('seat.leave')}
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={onLeave}
        >
          <IconLogout size={24} aria-hidden="true" />
        </button>
      )}
      <nav className={styles.tabs}>
        <button {...tab('bench')} className={styles.tab}>
          <span className={styles.rec} data-on={isRecording} aria-hidden="true" />
          {t('frame.bench')}
        </button>
        <button {...tab('decide')} className={styles.tab}>
          {t('frame.decide')}
          {status !== null && status.toDecide > 0 ? <span className={styles.badge}>{status.toDecide}</span> : null}
        </button>
        <button {...tab('cases')} className={styles.tab}>
          {t('key.cases')}
        </button>
        <button {...tab('shelf')} className={styles.tab}>
          {t('key.shelf')}
        </button>
        <button {...tab('overview')} className={styles.tab}>
          {t('key.overview')}
        </button>
      </nav>
      <button {...tab('sync')} className={styles.sync}>
        <span className={styles.label}>
          {status === null ? ' ' : null}
          {line === null ? null : <span className={styles.dot} data-online={line === 'online'} aria-hidden="true" />}
          {line === null ? null : t(line === 'trouble' ? 'frame.shopTrouble' : `frame.${line}`)}
        </span>
        {status === null ? <span className={styles.value}> </span> : <SyncCounts status={status} />}
      </button>
      <div className={styles.nearest}>
        <p className={styles.label}>{t('frame.nearest')}</p>
        {status?.nearest == null ? (
          <p className={styles.value}>{status === null ? ' ' : t('frame.noDeadline')}</p>
        ) : (
          <NearestDeadline nearest={status.nearest} />
        )}
      </div>
      {status?.daysLeft != null && status.daysLeft < DAYS_SHOWN ? (
        <p className={styles.parked}>{t('frame.daysLeft', { n: status.daysLeft })}</p>
      ) : null}
      {status?.isTraining === true ? <p className={styles.training}>{t('frame.training')}</p> : null}
      <div className={styles.quick}>
        <button {...tab('find')} className={styles.icon} aria-label={t('key.find')}>
          <IconSearch size={24} aria-hidden="true" />
        </button>
        <button type="button" className={styles.icon} aria-label={t('help.open')} onClick={onHelp}>
          <IconHelp size={24} aria-hidden="true" />
        </button>
        <button
          type="button"
          className={styles.icon}
          lang={settings.language === 'zh' ? 'en' : 'zh-CN'}
          aria-label={settings.language === 'zh' ? `EN ${t('frame.toEnglish')}` : `中 ${t('frame.toChinese')}`}
          onClick={() => void save({ language: settings.language === 'zh' ? 'en' : 'zh' })}
        >
          {settings.language === 'zh' ? 'EN' : '中'}
        </button>
        <button
          type="button"
          className={styles.icon}
          aria-label={scheme === 'light' ? t('frame.toDark') : t('frame.toLight')}
          onClick={() => void save({ theme: scheme === 'light' ? 'dark' : 'light' })}
        >
          {scheme === 'light' ? <IconMoon size={24} aria-hidden="true" /> : <IconSun size={24} aria-hidden="true" />}
        </button>
        <button {...tab('settings')} className={styles.icon} aria-label={t('frame.settings')}>
          <IconSettings size={24} aria-hidden="true" />
        </button>
      </div>
    </header>
  );
});
