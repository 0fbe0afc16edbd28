import type { Shot } from '../domain-words.ts';
import type { Preset } from './pack-record.ts';

/** A picture at a platform's size, made of the figures in their order. */
type StillRules = {
  /** At most so many; null = one of each figure. */
  count: number | null;
  maxBytes: number;
  /** Longest side. */
  maxPx: number;
};

export type PresetRules = {
  /** Shots in the order an arbitrator of this platform looks at them; the first four different ones are on page one. */
  figureOrder: readonly Shot[];
  /** A still for the refusal form, in which the waybill's barcode must still be readable. */
  waybillStill: { maxBytes: number; maxPx: number } | null;
  stills: StillRules | null;
  /** A film cut for upload is at most so long; null = only whole films. */
  filmMaxMs: number | null;
};

/** Most figures a report holds; every photo still goes along as an original. */
export const FIGURES_MAX = 24;
/** Of stills that took themselves at scans. */
export const OWN_STILLS_MAX = 6;
/** Longest side of a figure: 2.8 px per module of a 4000 px photo become 1.1, so stills for forms are made apart. */
export const FIGURE_MAX_PX = 1600;
export const FIRST_PAGE_FIGURES = 4;

const IDENTITY_FIRST: readonly Shot[] = ['label', 'contents', 'defect', 'serial', 'seal', 'body', 'outer', 'slip'];
const GOODS_FIRST: readonly Shot[] = ['defect', 'contents', 'label', 'serial', 'body', 'seal', 'outer', 'slip'];
/** As it happened: box, label, what was in it, what is wrong with it. */
const AS_IT_HAPPENED: readonly Shot[] = ['outer', 'label', 'contents', 'defect', 'serial', 'seal', 'body', 'slip'];

/**
 * What each receiver takes; the untouched originals go along with every one of them. Taobao: `refuse_proof` ≤ 130,000
 * bytes (taobao.refund.refuse), pictures of a message ≤ 500 KB (taobao.refund.message.add). Douyin: ≤ 4 pictures
 * (/afterSale/submitEvidence). JD and PDD publish no limits: theirs, and all film lengths, are cautious guesses of ours.
 * Sources: design, evidence §3.5.
 */
export const PRESET_RULES: Readonly<Record<Preset, PresetRules>> = {
  taobao: {
    figureOrder: IDENTITY_FIRST,
    waybillStill: { maxBytes: 130_000, maxPx: 2000 },
    stills: { count: null, maxBytes: 500_000, maxPx: 2600 },
    filmMaxMs: 60_000,
  },
  jd: {
    figureOrder: GOODS_FIRST,
    waybillStill: { maxBytes: 1_000_000, maxPx: 2600 },
    stills: { count: 9, maxBytes: 1_000_000, maxPx: 2600 },
    filmMaxMs: 60_000,
  },
  pdd: {
    figureOrder: IDENTITY_FIRST,
    waybillStill: { maxBytes: 500_000, maxPx: 2600 },
    stills: { count: 9, maxBytes: 500_000, maxPx: 2000 },
    filmMaxMs: 60_000,
  },
  douyin: {
    figureOrder: GOODS_FIRST,
    waybillStill: null,
    stills: { count: 4, maxBytes: 1_000_000, maxPx: 2600 },
    filmMaxMs: 30_000,
  },
  court: { figureOrder: AS_IT_HAPPENED, waybillStill: null, stills: null, filmMaxMs: null },
  plain: { figureOrder: IDENTITY_FIRST, waybillStill: null, stills: null, filmMaxMs: null },
};
