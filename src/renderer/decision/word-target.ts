import type { TFunction } from 'i18next';
import type { ToDecideItem } from '../../shared/decision.ts';
import { wordTimeLeft } from '../ui/duration-words.ts';

/**
 * By when a case should be decided, in words: our own aim, so it is said only as long as it asks for something, before
 * anything is proposed and where it comes before the deadline. Beside a deadline that has passed, an aim that still lies
 * ahead would say that there is time. Null: nothing to say.
 */
export const wordTarget = (
  t: TFunction,
  { proposal, targetAt, deadlineAt }: Pick<ToDecideItem, 'proposal' | 'targetAt' | 'deadlineAt'>,
  now: number,
): string | null =>
  proposal === null && targetAt < (deadlineAt ?? Infinity)
    ? t('decide.target', { time: wordTimeLeft(t, targetAt, now) })
    : null;
