import { LAST_WORDS } from '../../shared/last-words.ts';
import type { LastWords } from '../../shared/last-words.ts';
import { PlatformWords } from './PlatformWords.tsx';
import { useTranslation } from './words-context.ts';

/** Whether the window has a sentence of its own for it. */
export const isOurWords = (words: string): words is LastWords => LAST_WORDS.some((id) => id === words);

/** Why a shop could not be read, as a sentence: our own, else the shop's, quoted. */
export const ShopWords = ({ words }: { words: string }) => {
  const { t } = useTranslation();
  if (isOurWords(words)) return t(`lastWords.${words}`);
  return <PlatformWords words={words} label={t('conn.tried.said')} />;
};
