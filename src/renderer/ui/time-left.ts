export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** `calm` · `soon` under six hours · `urgent` under two, or over. The ring's colour; the text says it too. */
type Urgency = 'calm' | 'soon' | 'urgent';

type TimeLeft = {
  isOver: boolean;
  /** Whole hours and minutes of the distance, rounded down. */
  hours: number;
  minutes: number;
  urgency: Urgency;
  /** Share of 24 hours that is left, 0…1: how far the ring is closed. */
  share: number;
};

const SOON_MS = 6 * HOUR_MS;
const URGENT_MS = 2 * HOUR_MS;

/** Time between now and a deadline (both ms UTC). The six and two hours are those of the design's deadline ring. */
export const timeLeft = (deadlineAt: number, now: number): TimeLeft => {
  const leftMs = deadlineAt - now;
  const distanceMs = Math.abs(leftMs);
  return {
    isOver: leftMs < 0,
    hours: Math.floor(distanceMs / HOUR_MS),
    minutes: Math.floor((distanceMs % HOUR_MS) / MINUTE_MS),
    urgency: leftMs < URGENT_MS ? 'urgent' : leftMs < SOON_MS ? 'soon' : 'calm',
    share: Math.min(1, Math.max(0, leftMs / (24 * HOUR_MS))),
  };
};

/** mm:ss of a film time (ms); hours are added only when there are some. */
export const filmTime = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
};

/** Whole seconds until then, never below 0: the undo countdown. */
export const secondsUntil = (at: number, now: number): number => Math.max(0, Math.ceil((at - now) / 1000));

/** Hour and minute of the bench's own clock; with month and day when it isn't today. */
export const clockTime = (at: number, now: number): string => {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  const isToday = date.toDateString() === new Date(now).toDateString();
  return isToday ? time : `${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`;
};
