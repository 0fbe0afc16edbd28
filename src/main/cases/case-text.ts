import type { CaseSearch, CaseVerdict } from '../../shared/cases.ts';
import type { Verdict } from '../../shared/domain-words.ts';

// cases: finding parcels that were opened here, and one of them with everything that happened to it. After the decision,
// before the pack. The index follows the chain of custody; it is brought up to date before a search, never in a scan.

/** Control characters never come out of a search text, so a cell can't be asked for by accident. */
const CELL = '\u0001';
const WORDS_MAX = 12;
/** What is typed by hand into notes is short; a hostile platform's text is not. */
const DOC_MAX = 20_000;

/** One form on both sides: half-width, one space between words, nothing that can't be seen. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();

const cellOf = (word: string): string => (Array.from(word).length === 1 ? `${CELL}${word}${CELL}` : `${CELL}${word}`);

/**
 * What words of one and two characters are found by: each sign and each pair of a Chinese run, the first two characters
 * of any other word, and words of one character.
 */
export function shortCells(text: string): string[] {
  const cells = new Set<string>();
  for (const [run] of plainText(text).matchAll(/\p{Script=Han}+|[^\p{Script=Han}\p{P}\p{S}\s]+/gu)) {
    const chars = Array.from(run);
    if (/^\p{Script=Han}/u.test(run)) {
      chars.forEach((char, index) => {
        cells.add(cellOf(char));
        const next = chars[index + 1];
        if (next !== undefined) cells.add(cellOf(char + next));
      });
    } else {
      cells.add(cellOf(chars.slice(0, 2).join('')));
    }
  }
  return [...cells];
}

const MARKS: Record<Exclude<CaseVerdict, 'any'>, string> = {
  'not-intact': '~n~',
  swapped: '~s~',
  damaged: '~d~',
  intact: '~i~',
};
const UNDECIDED = '~u~';

/** The words a filter asks for: exactly three characters each, one token. */
export function marksOf(verdicts: readonly Verdict[], isUndecided: boolean): string {
  const marks = new Set(verdicts.map((verdict) => MARKS[verdict]));
  if (verdicts.some((verdict) => verdict !== 'intact')) marks.add(MARKS['not-intact']);
  if (isUndecided) marks.add(UNDECIDED);
  return [...marks].join(' ');
}

type CaseDoc = { body: string; short: string; marks: string };

/** The document of one inspection out of the texts that are known of it; a text that comes twice stands once. */
export function docOf(texts: readonly (string | null)[], marks: string): CaseDoc {
  const parts = new Set(
    texts.flatMap((text) => (text === null ? [] : [plainText(text)])).filter((text) => text !== ''),
  );
  const body = [...parts].join('\n').slice(0, DOC_MAX);
  return { body, short: shortCells(body).join(''), marks };
}

/** A string of FTS5's query language: whatever is in it is text, a quote in it is doubled. https://sqlite.org/fts5.html */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A word of one or two characters by its cells (signs alone ask for nothing), a longer one wherever it stands. */
const askFor = (word: string): string[] =>
  Array.from(word).length < 3 ? shortCells(word).map((cell) => `short : ${quoted(cell)}`) : [`body : ${quoted(word)}`];

/** The query in FTS5's language; null when nothing is asked for and everything fits. */
export function matchOf({
  text,
  verdict,
  isUndecided,
}: Pick<CaseSearch, 'text' | 'verdict' | 'isUndecided'>): string | null {
  const words = [...new Set(plainText(text).split(' '))].filter((word) => word !== '').slice(0, WORDS_MAX);
  const marks = [...(verdict === 'any' ? [] : [MARKS[verdict]]), ...(isUndecided ? [UNDECIDED] : [])];
  const asked = [...words.flatMap(askFor), ...marks.map((mark) => `marks : ${quoted(mark)}`)];
  return asked.length === 0 ? null : asked.join(' AND ');
}
