import type { TFunction } from 'i18next';
import { MARKETS } from '../../shared/advice.ts';
import type { Market } from '../../shared/advice.ts';

/** The platforms with rules and words of their own, to choose from; '' = every other one. */
export const platformChoices = (t: TFunction): { value: Market; label: string }[] =>
  MARKETS.map((value) => ({ value, label: t(`checklist.platformName.${value === '' ? 'any' : value}`) }));
