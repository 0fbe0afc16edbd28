import { LAST_WORDS } from '../../shared/last-words.ts';
import type { LastWords } from '../../shared/last-words.ts';
import { showPlatformWords } from './platform-words.ts';
import { useTranslation } from './words-context.ts';

/** Whether the window has a sentence of its own for it. */
export const isOurWords = (words: string): words is LastWords => LAST_WORDS.some((id) => id === words);

/** Why a shop could not be read, as a sentence: our own for a fault of the net, else the shop's, quoted. */
export const ShopWords = ({ words }: { words: string }) => {
  const { t, i18n } = useTranslation();
  if (isOurWords(words)) return t(`lastWords.${words}`);
  return (
    <>
      {t('conn.tried.said')} <q>{showPlatformWords(words, i18n.language === 'en' ? 'en' : 'zh')}</q>
    </>
  );
};
