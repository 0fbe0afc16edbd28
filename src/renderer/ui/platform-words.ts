import { showText } from './shown-text.ts';
import type { Language } from './words.ts';

const CHINESE = /\p{Script=Han}/u;

/**
 * What stood in a platform's place, as it may be shown. Sentences of our own connectors come in both languages, parted by
 * ` / `: only the reader's is shown. A platform's own sentence is shown whole.
 */
export const showPlatformWords = (words: string, language: Language): string => {
  const at = words.lastIndexOf(' / ');
  const [zh, en] = [words.slice(0, at), words.slice(at + 3)];
  const isBoth = at > 0 && CHINESE.test(zh) && en !== '' && !CHINESE.test(en);
  return showText(isBoth ? (language === 'zh' ? zh : en) : words);
};
