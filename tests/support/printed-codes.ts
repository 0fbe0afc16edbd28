import sharp from 'sharp';
import { readLabels } from './label-reader.ts';

// Barcodes of printed matter, as a printer of so many dots would put them on paper and a scanner would read them.

type PrintedBars = { code: string; svg: string; moduleMm: number };

/** Every barcode of a document, in order. */
export const barsIn = (html: string): PrintedBars[] =>
  [...html.matchAll(/<svg[^>]*class="bars"[^>]*>.*?<\/svg>/gs)].map(([svg]) => {
    const found = /data-code="([^"]*)"[^>]*?width="([\d.]+)mm"[^>]*?viewBox="0 0 (\d+) 1"/s.exec(svg);
    if (found === null) throw new Error(`not a barcode of ours: ${svg.slice(0, 200)}`);
    return {
      code: found[1] ?? '',
      svg: svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"'),
      moduleMm: Number(found[2]) / Number(found[3]),
    };
  });

/** The barcode as black and white dots, and what is read from them. */
export const readPrinted = async (
  { svg }: PrintedBars,
  dpi: number,
  formats: readonly ('Code128' | 'EAN13')[] = ['Code128'],
): Promise<string[]> => {
  const dots = await sharp(Buffer.from(svg), { density: dpi })
    .flatten({ background: '#fff' })
    .extend({ top: 20, bottom: 20, left: 20, right: 20, background: '#fff' })
    .threshold(128)
    .png()
    .toBuffer();
  return readLabels(dots, formats);
};
