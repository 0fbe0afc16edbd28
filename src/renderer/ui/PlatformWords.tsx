import { isConnectorsOwn, showPlatformWords } from './platform-words.ts';
import { useTranslation } from './words-context.ts';

type PlatformWordsProps = {
  words: string;
  /** Stands before what the platform said itself; a sentence of ours has nobody to quote. */
  label?: React.ReactNode;
};

/** What stands in a platform's place: its own words as a quotation, a sentence of our connector as ours. */
export const PlatformWords = ({ words, label }: PlatformWordsProps) => {
  const { i18n } = useTranslation();
  const shown = showPlatformWords(words, i18n.language === 'en' ? 'en' : 'zh');
  if (isConnectorsOwn(words)) return <>{shown}</>;
  return (
    <>
      {label} <q>{shown}</q>
    </>
  );
};
