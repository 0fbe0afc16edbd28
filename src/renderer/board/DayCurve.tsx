import type { BoardView } from '../../shared/board.ts';
import { clockTime } from '../ui/time-left.ts';
import { useTranslation } from '../ui/words-context.ts';
import { curvePath, frameOf, pacePath } from './curve-path.ts';
import styles from './DayCurve.module.css';

const SIZE = { width: 1000, height: 120 };

/** How many waited through the day, and (dashed) when none will at this pace. The numbers beside it say the same. */
export const DayCurve = ({ curve, forecast }: Pick<BoardView, 'curve' | 'forecast'>) => {
  const { t } = useTranslation();
  const emptyAt = forecast?.emptyAt ?? null;
  const frame = frameOf(curve, SIZE, emptyAt);
  const last = curve.at(-1);
  if (last === undefined) return null;
  const line = curvePath(curve, frame);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span>{t('board.curve', { n: frame.most })}</span>
        {emptyAt === null || last.waiting === 0 ? null : (
          <span className={styles.empty}>{t('board.emptyAt', { time: clockTime(emptyAt, last.at) })}</span>
        )}
      </figcaption>
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} preserveAspectRatio="none" className={styles.plot} aria-hidden>
        <path d={`${line} V${SIZE.height} H0 Z`} className={styles.area} />
        <path d={line} className={styles.line} />
        <path d={pacePath(curve, frame, emptyAt)} className={styles.pace} />
      </svg>
      <p className={styles.axis} aria-hidden="true">
        <span>{clockTime(frame.fromAt, last.at)}</span>
        <span>{clockTime(frame.toAt, last.at)}</span>
      </p>
    </figure>
  );
};
