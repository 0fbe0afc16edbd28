import { showText } from './shown-text.ts';
import type { Language } from './words.ts';

const CHINESE = /\p{Script=Han}/u;
/** A name from outside within a sentence of ours. */
const NAMED = /“[^”]*”/gu;

/** Both halves of a sentence that our own connectors said; null for a platform's own. */
function halvesOf(words: string): { zh: string; en: string } | null {
  const at = words.lastIndexOf(' / ');
  const [zh, en] = [words.slice(0, at), words.slice(at + 3)];
  return at > 0 && CHINESE.test(zh) && en !== '' && !CHINESE.test(en.replaceAll(NAMED, '')) ? { zh, en } : null;
}

/** Whether this is a sentence of our own connector, about the platform, and not one that the platform said. */
export const isConnectorsOwn = (words: string): boolean => halvesOf(words) !== null;

/**
 * What stood in a platform's place, as it may be shown. Sentences of our own connectors come in both languages, parted by
 * ` / `: only the reader's is shown. A platform's own sentence is shown whole.
 */
export const showPlatformWords = (words: string, language: Language): string =>
  showText(halvesOf(words)?.[language] ?? words);
