import { enBench } from './words-en-bench.ts';
import { enBox } from './words-en-box.ts';
import { enDesk } from './words-en-desk.ts';
import { enErrors } from './words-en-errors.ts';
import { enSettings } from './words-en-settings.ts';
import { enTrade } from './words-en-trade.ts';
import type { WordsOf } from './words-of.ts';
import { zhBench } from './words-zh-bench.ts';
import { zhBox } from './words-zh-box.ts';
import { zhDesk } from './words-zh-desk.ts';
import { zhErrors } from './words-zh-errors.ts';
import { zhSettings } from './words-zh-settings.ts';
import { zhTrade } from './words-zh-trade.ts';

/** Every text of the window, Chinese first. Keys are `stage.word`; ids of the closed lists are keys too. */
export const zh = { ...zhBench, ...zhBox, ...zhDesk, ...zhErrors, ...zhSettings, ...zhTrade } as const;
export const en: WordsOf<typeof zh> = { ...enBench, ...enBox, ...enDesk, ...enErrors, ...enSettings, ...enTrade };

export type Language = 'zh' | 'en';
