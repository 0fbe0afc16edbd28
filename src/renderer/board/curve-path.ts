import type { BoardView } from '../../shared/board.ts';

type Curve = BoardView['curve'];
type Frame = { width: number; height: number; fromAt: number; toAt: number; most: number };

/** The frame of the day: from its midnight to the next (or to when the queue is empty, if that is later than now). */
export const frameOf = (curve: Curve, size: { width: number; height: number }, emptyAt: number | null): Frame => {
  const first = curve[0]?.at ?? 0;
  const last = curve.at(-1)?.at ?? first;
  const busyFrom = curve.find(({ waiting }) => waiting > 0)?.at ?? first;
  const room = Math.max(last - busyFrom, 3_600_000);
  // The line of the pace is drawn at most as long again as the day was: a queue of weeks is no curve.
  const toAt = Math.min(Math.max(last, emptyAt ?? last), last + room);
  return { ...size, fromAt: busyFrom, toAt, most: Math.max(1, ...curve.map(({ waiting }) => waiting)) };
};

const point = ({ width, height, fromAt, toAt, most }: Frame, at: number, waiting: number): string => {
  const x = toAt === fromAt ? 0 : ((at - fromAt) / (toAt - fromAt)) * width;
  return `${x.toFixed(1)} ${(height - (waiting / most) * height).toFixed(1)}`;
};

/** The curve as a path of steps: a parcel waits or it doesn't. */
export const curvePath = (curve: Curve, frame: Frame): string => {
  const shown = curve.filter(({ at }) => at >= frame.fromAt);
  return shown
    .map(({ at, waiting }, index) => {
      const before = shown[index - 1];
      return before === undefined
        ? `M${point(frame, at, waiting)}`
        : `L${point(frame, at, before.waiting)} L${point(frame, at, waiting)}`;
    })
    .join(' ');
};

/** Straight down from now to when the queue is empty; '' without a pace. Cut at the frame's end. */
export const pacePath = (curve: Curve, frame: Frame, emptyAt: number | null): string => {
  const now = curve.at(-1);
  if (now === undefined || emptyAt === null || emptyAt <= now.at || now.waiting === 0) return '';
  const endAt = Math.min(emptyAt, frame.toAt);
  const left = now.waiting * (1 - (endAt - now.at) / (emptyAt - now.at));
  return `M${point(frame, now.at, now.waiting)} L${point(frame, endAt, left)}`;
};
