import type { TFunction, i18n } from 'i18next';
import { createContext, use } from 'react';

/** What every screen writes with. Made anew when the language changes, so that whoever uses it is drawn anew. */
type WordsDoor = { t: TFunction; i18n: i18n };

export const WordsContext = createContext<WordsDoor | null>(null);

/**
 * The words of the window's language. i18next's own hook for React listens for itself in each of a hundred components, and
 * asks i18next for every word at every rendering; here one listener serves all of them. Outside the context it is a bug, so
 * it throws.
 */
export const useTranslation = (): WordsDoor => {
  const door = use(WordsContext);
  if (door === null) throw new Error('no words in this tree');
  return door;
};

/** A word without numbers or names in it is the same at every rendering: looked up once. */
export const rememberWords = (t: TFunction): TFunction => {
  const known = new Map<string, unknown>();
  return new Proxy(t, {
    apply: (target, self: unknown, args: unknown[]): unknown => {
      const [key] = args;
      if (args.length > 1 || typeof key !== 'string') return Reflect.apply(target, self, args);
      const before = known.get(key);
      if (before !== undefined) return before;
      const word: unknown = Reflect.apply(target, self, args);
      known.set(key, word);
      return word;
    },
  });
};
