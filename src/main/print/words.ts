import type { PrintWords } from './print-words.ts';
import { enPrint } from './words-en.ts';
import { zhPrint } from './words-zh.ts';

export type Language = 'zh' | 'en';

export const wordsIn = (language: Language): PrintWords => (language === 'zh' ? zhPrint : enPrint);
export const otherLanguage = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');

/** Puts values in the places `{name}` of a text. A place without a value is a bug of ours, so it throws. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`no value for {${name}}`);
    return String(value);
  });

const two = (number: number): string => String(number).padStart(2, '0');

/** `2026-11-22 14:05` in the time of this computer. */
export const dayTime = (at: number): string => {
  const time = new Date(at);
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
};

/** Cents as `129.00`. */
export const sumText = (cents: number): string => `${Math.floor(cents / 100)}.${two(cents % 100)}`;

const SIGNS: Readonly<Record<string, string>> = { CNY: '¥', EUR: '€', USD: '$' };

/** `¥129.00`; a currency without a sign of its own stands behind. */
export const moneyText = (cents: number, currency: string): string => {
  const sign = Object.hasOwn(SIGNS, currency) ? SIGNS[currency] : undefined;
  return sign === undefined ? `${sumText(cents)} ${currency}` : `${sign}${sumText(cents)}`;
};
