import type { i18n } from 'i18next';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { WordsContext, rememberWords } from './words-context.ts';

/** Gives the words of `words` to all below it, in whatever language it is switched to. */
export const WordsProvider = ({ words, children }: { words: i18n; children: ReactNode }) => {
  const listen = useCallback(
    (onSwitch: () => void) => {
      words.on('languageChanged', onSwitch);
      return () => {
        words.off('languageChanged', onSwitch);
      };
    },
    [words],
  );
  const language = useSyncExternalStore(listen, () => words.language);
  const door = useMemo(() => ({ t: rememberWords(words.getFixedT(language)), i18n: words }), [words, language]);
  return <WordsContext value={door}>{children}</WordsContext>;
};
