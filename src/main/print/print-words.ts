import type { zhPrint } from './words-zh.ts';

type WordsOf<T> = { readonly [K in keyof T]: T[K] extends string ? string : WordsOf<T[K]> };

/** Every text of printed matter; the other language must have the same keys. */
export type PrintWords = WordsOf<typeof zhPrint>;
