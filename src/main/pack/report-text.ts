import type { PackRecord } from '../../shared/pack/pack-record.ts';
import { fill } from '../print/words.ts';
import { enReport } from './report-words-en.ts';
import { zhReport } from './report-words-zh.ts';
import type { ReportWords } from './report-words-zh.ts';

// How the report writes times, lengths, hashes, and text that anyone may have written.

export const reportWords = (locale: PackRecord['locale']): ReportWords => (locale === 'zh' ? zhReport : enReport);

/** The word for a code; a code that the report does not know is shown as it was recorded. */
export const wordOf = (words: Readonly<Record<string, string>>, code: string): string =>
  (Object.hasOwn(words, code) ? words[code] : undefined) ?? code;

/** `intact-recording:90` of a tombstone in words; null when it is no rule of ours. */
export const deletionRule = (rule: string, words: ReportWords): string | null => {
  const [, name = '', days = ''] = /^([a-z-]+):(\d{1,5})$/.exec(rule) ?? [];
  if (!Object.hasOwn(words.rule, name)) return null;
  return fill(words.ruleDays, { rule: wordOf(words.rule, name), n: days });
};

/** Controls, direction marks and characters nobody sees: they could turn a number around or hide a part of it. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** How a character that is not shown as itself stands in the report: `〈U+202E〉`. */
export const namedCharacter = (char: string): string =>
  `〈U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〉`;

/** Text from anywhere, on any number of lines: what cannot be seen is named, nothing is left out. */
export const shownText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(UNSEEN, (char) => namedCharacter(char))
    .trim();

const BEIJING_MS = 8 * 3_600_000;

/** `2026-11-22 14:05:33`, Beijing time (UTC+08:00, no summer time), whatever the clock of this computer shows. */
export const beijingTime = (at: number): string =>
  new Date(at + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ');

const two = (number: number): string => String(number).padStart(2, '0');

/** `04:07` or `1:04:07` of a length or a place in a film; part seconds are cut off. */
export const lengthText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
};

/** First and last eight digits of a hash, for a caption. */
export const shortHash = (hex: string): string => (hex.length > 20 ? `${hex.slice(0, 8)}…${hex.slice(-8)}` : hex);

export const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
