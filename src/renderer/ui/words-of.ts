/** The shape of a word table: the other language must have the same keys, each a text. A missing one is a type error. */
export type WordsOf<T> = { readonly [K in keyof T]: T[K] extends string ? string : WordsOf<T[K]> };
