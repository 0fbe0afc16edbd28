const DELIMITERS = [',', '\t', ';', '|'] as const;
const LINES_LOOKED_AT = 20;

/** What stands first in files that tell their delimiter (Excel's own line): `sep=;`. */
const SEP_LINE = /^sep=(.)\r?\n/i;

/** The delimiter a file names in its first line; null when it names none. That line is no row of the table. */
export const namedDelimiter = (text: string): string | null => SEP_LINE.exec(text)?.[1] ?? null;

/** How often each candidate stands outside quotes, line by line. */
const countLines = (text: string): Map<string, number>[] => {
  const lines: Map<string, number>[] = [];
  let counts = new Map<string, number>();
  let isQuoted = false;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (char === '\n') {
      lines.push(counts);
      if (lines.length === LINES_LOOKED_AT) return lines;
      counts = new Map();
    } else counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  return [...lines, counts];
};

/** How many columns this delimiter would give, times the lines that agree on it. */
const weigh = (lines: readonly Map<string, number>[], delimiter: string): number => {
  const votes = new Map<number, number>();
  for (const line of lines) {
    const count = line.get(delimiter) ?? 0;
    if (count > 0) votes.set(count, (votes.get(count) ?? 0) + 1);
  }
  return Math.max(0, ...[...votes].map(([count, agreeing]) => count * agreeing));
};

/** The delimiter of a table by its first lines; a comma when nothing speaks for another. `text`: the file's beginning. */
export const detectDelimiter = (text: string): string => {
  const lines = countLines(text);
  const weighed = DELIMITERS.map((delimiter) => ({ delimiter, weight: weigh(lines, delimiter) }));
  return weighed.reduce((best, one) => (one.weight > best.weight ? one : best)).delimiter;
};
