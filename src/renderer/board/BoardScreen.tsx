import type { BoardView } from '../../shared/board.ts';
import type { OverviewPageProps } from '../overview/overview-page.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { DayCurve } from './DayCurve.tsx';
import { NearestList } from './NearestList.tsx';
import { TalkList } from './TalkList.tsx';
import { useBoard } from './use-board.ts';
import styles from './BoardScreen.module.css';

const SHOWN_BESIDE_STRIPS = 5;
/** Beside the strips, and in the filled window. */
const TALKS_BESIDE_STRIPS = 1;
const TALKS_FILLED = 3;
/** As many deadlines give way to them and their heading, so that the curve below keeps its height. */
const ROWS_OF_TALKS = 2;
const ROWS_OF_TALKS_FILLED = 3;
const SHOWN_FILLED = 8;

type NumberProps = { n: number; word: string; tone?: 'plain' | 'warn' | 'bad' };

/** Loud only when it is not nought. */
const BigNumber = ({ n, word, tone = 'plain' }: NumberProps) => (
  <p className={styles.number} data-tone={n > 0 ? tone : 'plain'}>
    <strong className={styles.digits} data-length={Math.min(5, String(n).length)}>
      {n}
    </strong>
    <span className={styles.word}>{word}</span>
  </p>
);

/** Where the next one to open lies: by the forecast, or without a pace by the nearest deadline. */
const nextPlaceOf = ({ forecast, nearest }: Pick<BoardView, 'forecast' | 'nearest'>): string | null =>
  forecast === null
    ? (nearest.find(({ waits, place }) => waits === 'open' && place !== null)?.place ?? null)
    : forecast.nextPlace;

type ForecastProps = Pick<BoardView, 'forecast' | 'waiting'> & { nextPlace: string | null };

const Forecast = ({ forecast, waiting, nextPlace }: ForecastProps) => {
  const { t } = useTranslation();
  const isBad = (forecast?.missing ?? 0) > 0;
  const text =
    waiting === 0
      ? t('board.nothingWaits')
      : forecast === null
        ? t('board.noPace')
        : isBad
          ? t('board.willMiss', { n: forecast.missing })
          : t('board.noneMiss');
  return (
    <p className={styles.forecast} data-bad={isBad}>
      <span>{text}</span>
      {nextPlace === null ? null : <strong className={styles.next}>{t('board.next', { place: nextPlace })}</strong>}
    </p>
  );
};

/** How the dock stands, readable from across the hall: what waits, what is at risk, what comes of it, what is next. */
export const BoardScreen = ({ isFilled }: OverviewPageProps) => {
  const { t } = useTranslation();
  const { riskHours, lateMinutes } = useSettings().settings;
  const now = useNow(15_000);
  const { board, isFailed } = useBoard();
  if (board === null) {
    return <main className={styles.loading}>{isFailed ? t('board.failed') : t('frame.loading')}</main>;
  }
  const { talks } = board;
  const hasTalks = talks.nearest.length > 0;
  const gone = isFilled ? ROWS_OF_TALKS_FILLED : ROWS_OF_TALKS;
  const shown = (isFilled ? SHOWN_FILLED : SHOWN_BESIDE_STRIPS) - (hasTalks ? gone : 0);
  const others = board.stations.length > 1 ? board.stations : [];
  return (
    <main className={styles.board} data-filled={isFilled} aria-label={t('key.board')}>
      <section className={styles.numbers} aria-label={t('board.numbers')}>
        <h1 className={styles.unseen}>{t('key.board')}</h1>
        <BigNumber n={board.waiting} word={t('board.waiting')} />
        <BigNumber n={board.atRisk} word={t('board.atRisk', { h: riskHours })} tone="warn" />
        <BigNumber
          n={board.late}
          word={lateMinutes === 0 ? t('board.late') : t('board.lateSoon', { m: lateMinutes })}
          tone="bad"
        />
        <BigNumber n={board.receivedToday} word={t('board.received')} />
        <BigNumber n={board.pace} word={t('board.pace')} />
        <BigNumber n={board.stuck} word={t('board.stuck')} tone="bad" />
      </section>
      <section className={styles.side} aria-label={t('board.nearest')}>
        <h2 className={styles.heading}>{t('board.nearest')}</h2>
        <NearestList items={board.nearest.slice(0, shown)} now={now} />
        {hasTalks ? (
          <section className={styles.talks} aria-label={t('board.talks')}>
            <h2 className={styles.heading}>{t('board.talks')}</h2>
            <TalkList
              talks={talks}
              nearHours={riskHours}
              shown={isFilled ? TALKS_FILLED : TALKS_BESIDE_STRIPS}
              now={now}
            />
          </section>
        ) : null}
      </section>
      <Forecast forecast={board.forecast} waiting={board.waiting} nextPlace={nextPlaceOf(board)} />
      <section className={styles.day} aria-label={t('board.day')}>
        <p className={styles.today}>
          {isFailed ? <strong>{t('board.stale')}</strong> : null}
          <span>{t('board.doneToday', { n: board.doneToday })}</span>
          <span>{t('board.toDecide', { n: board.toDecide })}</span>
          {others.map(({ station, pace }) => (
            <span key={station}>{t('board.station', { station, n: pace })}</span>
          ))}
          {isFilled ? (
            <span className={styles.leave}>
              <KeyCap name="F5" /> {t('board.leave')}
            </span>
          ) : null}
        </p>
        <DayCurve curve={board.curve} forecast={board.forecast} />
      </section>
    </main>
  );
};
