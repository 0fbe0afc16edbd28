import { code128, ean13 } from 'bwip-js/generic';
import type { DrawingContext } from 'bwip-js/generic';
import { fitsGs1 } from '../../shared/check-digits.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

// Barcodes as vector bars in exact millimetres. The library encodes; we draw, so that a module has the width we want.

/** One bar: left edge and width in modules. */
type Bar = { from: number; width: number };
type Encoded = { modules: number; bars: Bar[]; quiet: { left: number; right: number } };

/** Drawn twice as large as one module a pixel: then the centres of odd bars are whole numbers. */
const PIXELS_A_MODULE = 2;

const collectBars = (): DrawingContext<Omit<Encoded, 'quiet'>> => {
  let modules = 0;
  const bars: Bar[] = [];
  return {
    scale: () => [PIXELS_A_MODULE, PIXELS_A_MODULE],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width) => {
      modules = width / PIXELS_A_MODULE;
    },
    line: (x0, _y0, _x1, _y1, lineWidth) => {
      bars.push({ from: (x0 - lineWidth / 2) / PIXELS_A_MODULE, width: lineWidth / PIXELS_A_MODULE });
    },
    polygon: () => undefined,
    hexagon: () => undefined,
    ellipse: () => undefined,
    fill: () => undefined,
    text: () => undefined,
    end: () => ({ modules, bars }),
  };
};

/** Code 128 holds ASCII; a control character is no use to anyone who types with a scanner. */
const PRINTABLE = /^[\x20-\x7e]{1,80}$/;

/** Whether a text can be a barcode here at all: what shops write into SKU fields may hold anything. */
const canBeBarcode = (text: string): boolean => PRINTABLE.test(text);

/** Quiet zones: Code 128 ten modules on both sides (ISO/IEC 15417), EAN-13 eleven and seven (ISO/IEC 15420). */
const encode = (text: string): Encoded => {
  if (!canBeBarcode(text)) throw new Error(`no barcode of ${JSON.stringify(text.slice(0, 100))}`);
  const options = { scale: PIXELS_A_MODULE, height: 10 };
  if (/^\d{13}$/.test(text) && fitsGs1(text)) {
    return { ...ean13({ bcid: 'ean13', text, ...options }, collectBars()), quiet: { left: 11, right: 7 } };
  }
  return { ...code128({ bcid: 'code128', text, ...options }, collectBars()), quiet: { left: 10, right: 10 } };
};

/**
 * Widths of a module in mm, widest first: whole dots of a 600 dpi laser printer (12, 10, 8), then the least that hand
 * scanners ask for, then two dots of a 203 dpi label printer, for a long code on a narrow label.
 */
const MODULE_MM = [0.508, 0.4233, 0.3387, 0.33] as const;
const LABEL_MODULE_MM = 0.25;

/** `mostMm`: no wider a module than this, so that neighbours look alike. */
type Room = { widthMm: number; heightMm: number; mostMm?: number; isLabel?: boolean };

/** How wide the code gets at the widest module that fits the room, quiet zones included. Throws when none does. */
const fit = (symbol: Encoded, room: Room): { moduleMm: number; modules: number } => {
  const modules = symbol.modules + symbol.quiet.left + symbol.quiet.right;
  const { widthMm, mostMm = widthMm } = room;
  const widths = room.isLabel === true ? [...MODULE_MM, LABEL_MODULE_MM] : MODULE_MM;
  const moduleMm = widths.find((width) => width <= mostMm && width * modules <= widthMm);
  if (moduleMm === undefined) throw new Error(`a barcode of ${modules} modules does not fit ${room.widthMm} mm`);
  return { moduleMm, modules };
};

const rounded = (mm: number): string => String(Math.round(mm * 1000) / 1000);

/** Whether the text fits as a barcode of a module that scanners read. */
export const fitsRoom = (text: string, room: Room): boolean => {
  if (!canBeBarcode(text)) return false;
  const symbol = encode(text);
  const modules = symbol.modules + symbol.quiet.left + symbol.quiet.right;
  return modules * (room.isLabel === true ? LABEL_MODULE_MM : (MODULE_MM.at(-1) ?? 0)) <= room.widthMm;
};

/** The text as a barcode of at most this room; EAN-13 where the text is one (as on the goods), else Code 128. */
export const barcode = (text: string, room: Room): Html => {
  const symbol = encode(text);
  const { moduleMm, modules } = fit(symbol, room);
  const path = symbol.bars.map(({ from, width }) => `M${from + symbol.quiet.left} 0h${width}v1h-${width}z`).join('');
  return html`<svg
    class="bars"
    role="img"
    aria-label="${text}"
    data-code="${text}"
    width="${rounded(modules * moduleMm)}mm"
    height="${rounded(room.heightMm)}mm"
    viewBox="0 0 ${modules} 1"
    preserveAspectRatio="none"
  >
    <path d="${path}" />
  </svg>`;
};
