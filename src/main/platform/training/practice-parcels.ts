import { PHONE } from './fixed-samples.ts';
import { waybillOf } from './sample-codes.ts';
import { firstSamples } from './sample-returns.ts';
import type { SampleReturn } from './sample-returns.ts';

/** A parcel to practise with: what is on its label and in its box. */
export type PracticeParcel = {
  waybill: string;
  buyer: string;
  reasonText: string;
  hint: 'intact' | 'confirms' | 'serial' | 'several' | 'refused' | 'unannounced' | 'plain';
  goods: { name: string; sku: string; quantity: number; barcode: string | null; serials: string[] }[];
  otherSerial: string | null;
};

/** Far from the numbers of the samples and of their refills: nobody announced it. */
const UNANNOUNCED = 90_000_001;
/** A page holds three. */
const PARCELS = 9;

const waybillIn = ({ expected }: SampleReturn): string => expected.returnWaybill ?? expected.outboundWaybill ?? '';

const hintOf = (index: number, returns: readonly SampleReturn[]): PracticeParcel['hint'] => {
  if (returns.length > 1) return 'several';
  if (returns[0]?.expected.returnWaybill === null) return 'refused';
  return (['intact', 'confirms', 'serial'] as const)[index] ?? 'plain';
};

/**
 * The samples whose labels are worth having: the three fixed ones, a box with two returns, a refused parcel, one that
 * nobody announced, and the next ones as they come. `now` in ms only places their deadlines, which no label shows.
 */
export const practiceParcels = (now: number): PracticeParcel[] => {
  const boxes = new Map<string, SampleReturn[]>();
  for (const sample of firstSamples(now)) {
    if (sample.expected.state !== 'open') continue;
    const waybill = waybillIn(sample);
    boxes.set(waybill, [...(boxes.get(waybill) ?? []), sample]);
  }
  const parcels = [...boxes].map(([waybill, returns], index): PracticeParcel => {
    const lines = returns.flatMap(({ expected }) => expected.lines);
    const hint = hintOf(index, returns);
    return {
      waybill,
      buyer: returns[0]?.expected.buyer ?? '',
      reasonText: returns.map(({ expected }) => expected.reasonText).join(' / '),
      hint,
      goods: lines.map(({ name, sku, quantity, barcodes, serials }) => ({
        name,
        sku,
        quantity,
        barcode: barcodes[0] ?? null,
        serials,
      })),
      otherSerial: hint === 'serial' ? PHONE.otherImei : null,
    };
  });
  const unannounced: PracticeParcel = {
    waybill: waybillOf('zto', UNANNOUNCED),
    buyer: '?',
    reasonText: '',
    hint: 'unannounced',
    goods: [],
    otherSerial: null,
  };
  const first = parcels.slice(0, 3);
  const odd = parcels.filter(({ hint }) => hint === 'several' || hint === 'refused');
  const rest = parcels.filter((parcel) => !first.includes(parcel) && !odd.includes(parcel));
  return [...first, ...odd, unannounced, ...rest].slice(0, PARCELS);
};
