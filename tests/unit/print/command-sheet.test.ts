import { describe, expect, it } from 'vitest';
import { commandSheet } from '../../../src/main/print/command-sheet.ts';
import { DISPOSITIONS } from '../../../src/shared/disposition.ts';
import { DEFECT_CODES } from '../../../src/shared/domain-words.ts';
import { readScan } from '../../../src/shared/scan-grammar.ts';
import { COMMAND_WORD } from '../../../src/shared/scan.ts';
import { barsIn, readPrinted } from '../../support/printed-codes.ts';

/** Every word that the grammar takes, from the grammar itself. */
const wordsOfGrammar = (): string[] => {
  const inner = /^\^\((.*)\)\$$/.exec(COMMAND_WORD.source)?.[1] ?? '';
  const plain = inner.split('|').filter((word) => /^[A-Z]+$/.test(word));
  const patterns = inner.split('|').filter((word) => !/^[A-Z]+$/.test(word));
  // A new kind of word must be put on the sheet, and then here.
  expect(patterns).toEqual(['Q[1-9]', '[CD]-[A-Z-]{3,20}']);
  return [
    ...plain,
    ...Array.from({ length: 9 }, (_, index) => `Q${index + 1}`),
    ...DEFECT_CODES.map((code) => `C-${code.toUpperCase()}`),
    ...DISPOSITIONS.map((name) => `D-${name.toUpperCase()}`),
  ];
};

describe.each(['zh', 'en'] as const)('the sheet of command barcodes (%s)', (language) => {
  const sheet = commandSheet(language);
  const bars = barsIn(sheet.html);

  it('has every word of the grammar once', () => {
    expect(bars.map(({ code }) => code).sort()).toEqual(
      wordsOfGrammar()
        .map((word) => `DP:${word}`)
        .sort(),
    );
    expect(sheet.rows).toBe(bars.length);
  });

  it('no module is narrower than 0.33 mm', () => {
    for (const one of bars) expect(one.moduleMm, one.code).toBeGreaterThanOrEqual(0.3299);
  });

  it('fits three pages', () => {
    expect(sheet.html.match(/<section class="page">/g)).toHaveLength(3);
  });
});

it('each barcode is read from the dots of a 300 dpi printer, and means its command', { timeout: 60_000 }, async () => {
  const bars = barsIn(commandSheet('zh').html);
  for (const one of bars) {
    expect(await readPrinted(one, 300), one.code).toEqual([one.code]);
    expect(readScan(one.code)).toMatchObject({ shape: 'command', word: one.code.slice('DP:'.length) });
  }
  expect(barsIn(commandSheet('en').html)).toEqual(bars);
});
