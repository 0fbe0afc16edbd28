import type { TFunction } from 'i18next';
import { timeLeft } from './time-left.ts';

/** "21 小时 40 分": the distance to a moment, without saying which way. */
export const wordDistance = (t: TFunction, at: number, now: number): string => {
  const { hours, minutes } = timeLeft(at, now);
  if (hours >= 48) return t('time.dh', { d: Math.floor(hours / 24), h: hours % 24 });
  if (hours > 0) return t('time.hm', { h: hours, m: minutes });
  return minutes > 0 ? t('time.m', { m: minutes }) : t('time.underMinute');
};

/** "还剩 21 小时 40 分" or "已超 5 分". */
export const wordTimeLeft = (t: TFunction, at: number, now: number): string => {
  const time = wordDistance(t, at, now);
  return at < now ? t('time.over', { time }) : t('time.left', { time });
};
