import type { TFunction } from 'i18next';
import { wordIn } from './code-words.ts';

/** The word of an item of the evidence meter that a case lacks. */
export const missingWord = (t: TFunction, code: string): string => wordIn(t, 'gap', code);
