import { inflateSync } from 'node:zlib';

// Just enough of PDF (ISO 32000-1) for looking at what Chromium writes: sizes of pages, and the characters that a reader
// gets when it copies the text, out of the fonts' ToUnicode tables (§9.10.3).

const STREAM = /stream\r?\n/g;

/** Every compressed part, unpacked; what is no text is left out by whoever looks for something in it. */
const streamsIn = (pdf: Buffer): string[] => {
  const text = pdf.toString('latin1');
  return [...text.matchAll(STREAM)].flatMap(({ index, 0: mark }) => {
    if (text.slice(index - 3, index) === 'end') return [];
    const from = index + mark.length;
    const to = text.indexOf('endstream', from);
    try {
      return [inflateSync(pdf.subarray(from, to)).toString('latin1')];
    } catch (error) {
      // Pictures and fonts are packed in other ways.
      if (error instanceof Error && 'code' in error) return [];
      throw error;
    }
  });
};

/** Width and height of each page in mm. */
export const pageSizesMm = (pdf: Buffer): { width: number; height: number }[] =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => ({
    width: (Number(width) / 72) * 25.4,
    height: (Number(height) / 72) * 25.4,
  }));

const fromHex = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));

/**
 * Every character that some glyph of the document stands for. Glyphs that a font shares with a radical (⾮ for 非) come out
 * as that one; NFKC, which every search applies, makes them equal.
 */
export const charactersIn = (pdf: Buffer): Set<string> => {
  const found = new Set<string>();
  for (const table of streamsIn(pdf).filter((one) => one.includes('begincmap'))) {
    for (const [block] of table.matchAll(/beginbfchar.*?endbfchar/gs))
      for (const [, hex = ''] of block.matchAll(/<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>/g)) found.add(fromHex(hex));
    for (const [block] of table.matchAll(/beginbfrange.*?endbfrange/gs)) {
      for (const [, low = '', high = '', hex = ''] of block.matchAll(
        /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]{4})>/g,
      )) {
        const first = Number.parseInt(hex, 16);
        const many = Number.parseInt(high, 16) - Number.parseInt(low, 16);
        for (let more = 0; more <= many; more += 1) found.add(String.fromCharCode(first + more));
      }
    }
  }
  return new Set([...found].map((char) => char.normalize('NFKC')));
};
