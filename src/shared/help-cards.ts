import type { HelpCard } from './help-card.ts';
import { enHelp } from './help-cards-en.ts';
import { zhHelp } from './help-cards-zh.ts';
import type { Role } from './print.ts';

/** All a person of this role needs, one page: the same on paper and on screen. */
export const helpCardOf = (language: 'zh' | 'en', role: Role): HelpCard =>
  language === 'zh' ? zhHelp[role] : enHelp[role];
