import type { RecentParcel } from '../../shared/session.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { clockTime, secondsUntil } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { VerdictMark } from '../ui/VerdictMark.tsx';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './RecentParcels.module.css';

const SHOWN = 5;

type RecentParcelsProps = {
  /** null before the station has answered. */
  parcels: readonly RecentParcel[] | null;
  isTraining: boolean;
  onReopen: (inspectionId: string) => void;
  /** F12: takes back the newest that can be. */
  onUndo: () => void;
  onView: (inspectionId: string, waybill: string) => void;
};

type RowProps = Omit<RecentParcelsProps, 'parcels' | 'isTraining'> & {
  parcel: RecentParcel;
  now: number;
  /** True for the one that F12 takes back. */
  isF12: boolean;
};

/** A parcel that is neither judged nor begun by us has no refund to speak of. */
const hasProgress = ({ isHalfDone, lane, awaitsRest, verdict }: RecentParcel): boolean =>
  !isHalfDone && lane !== 'other-merchant' && !(awaitsRest && verdict === null);

/** How a parcel stands: its verdict, or why it has none. */
const Standing = ({ parcel }: { parcel: RecentParcel }) => {
  const { t } = useTranslation();
  const { verdict, lane, awaitsRest } = parcel;
  const tag = lane === 'return' ? (awaitsRest ? 'rest' : null) : lane;
  return (
    <span className={styles.standing}>
      {verdict === null ? null : <VerdictMark verdict={verdict} />}
      {tag === null ? null : <span className={styles.open}>{t(`lanes.${tag}`)}</span>}
      {verdict === null && tag === null ? <span className={styles.open}>{t('wait.halfDone')}</span> : null}
    </span>
  );
};

const Row = ({ parcel, now, isF12, onReopen, onUndo, onView }: RowProps) => {
  const { t } = useTranslation();
  const { inspectionId, undoUntilAt } = parcel;
  const secondsLeft = undoUntilAt === null ? 0 : secondsUntil(undoUntilAt, now);
  return (
    <li className={styles.row}>
      <span className={styles.verdict}>
        <Standing parcel={parcel} />
      </span>
      <WaybillText waybill={parcel.waybill} />
      <span className={styles.title} title={parcel.title}>
        {parcel.title === '' ? t('decide.noReturn') : parcel.title}
      </span>
      <span className={styles.progress} data-progress={parcel.progress}>
        {hasProgress(parcel) ? t(`progress.${parcel.progress}`) : ''}
      </span>
      <span className={styles.time}>{clockTime(parcel.at, now)}</span>
      <span className={styles.action}>
        {parcel.isHalfDone ? (
          <PressButton
            onPress={() => {
              onReopen(inspectionId);
            }}
          >
            {t('wait.resume')}
          </PressButton>
        ) : secondsLeft > 0 ? (
          <PressButton
            onPress={() => {
              if (isF12) onUndo();
              else onReopen(inspectionId);
            }}
          >
            <span className={styles.undo}>
              {isF12 ? <KeyCap name="F12" /> : null}
              {t('wait.undo')}
              <span className={styles.count}>{t('time.seconds', { s: secondsLeft })}</span>
            </span>
          </PressButton>
        ) : (
          <PressButton
            kind="quiet"
            onPress={() => {
              onView(inspectionId, parcel.waybill);
            }}
          >
            {t('wait.view')}
          </PressButton>
        )}
      </span>
    </li>
  );
};

/** The last five parcels, newest first. Five rows are reserved, so that nothing moves when the list grows. */
export const RecentParcels = ({ parcels, isTraining, ...doors }: RecentParcelsProps) => {
  const { t } = useTranslation();
  const now = useNow(1000);
  const shown = parcels?.slice(0, SHOWN) ?? [];
  const f12 = shown.find(({ undoUntilAt }) => undoUntilAt !== null && undoUntilAt > now);
  return (
    <section className={styles.recent} aria-label={t('wait.recent')}>
      <h2 className={styles.heading}>{t('wait.recent')}</h2>
      {parcels?.length === 0 ? (
        <div className={styles.empty}>
          <p>{t('wait.recentEmpty')}</p>
          {isTraining ? <p>{t('wait.recentTraining')}</p> : null}
        </div>
      ) : (
        <ul className={styles.rows}>
          {shown.map((parcel) => (
            <Row key={parcel.inspectionId} parcel={parcel} now={now} isF12={parcel === f12} {...doors} />
          ))}
        </ul>
      )}
    </section>
  );
};
