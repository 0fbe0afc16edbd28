import type { PracticeParcel } from '../training/practice-parcels.ts';
import { refillSamples } from '../training/sample-refill.ts';
import type { SampleReturn } from '../training/sample-returns.ts';

// practice: the strict imitations of the platforms as places to practise at, on this machine only. The station opens one in
// training mode; its books hold samples like those of the training shop under waybills of their own, and the real connector speaks to it.

/** A sample return as any imitation can hold it: one kind of goods, on its way back. */
export type PracticeGoods = {
  number: number;
  waybill: string;
  name: string;
  /** What stands on the goods; the imitations know it as the merchant's own code. */
  barcode: string;
  quantity: number;
  /** For the goods, freight apart. */
  cents: number;
  freightCents: number;
  reasonText: string;
  deadlineAt: number;
  /** What the buyer is to have instead of the money; null = the money. */
  wants: 'exchanged' | null;
  sample: SampleReturn;
};

/** One truck of returns: their numbers from one on, as they were at a time (ms). */
export type Filling = { from: number; at: number };

const REFUND_WITHIN_MS = 24 * 3_600_000;
/** Fits whatever the goods are. */
const EXCHANGE_TEXT = '想换一件同款的';

/**
 * The samples of a filling that every imitation can hold; the same filling gives the same goods. Of the last that is a
 * single piece the buyer wants another one instead of the money.
 */
export function goodsOfFilling(filling: Filling): PracticeGoods[] {
  const goods = plainGoods(filling);
  const last = goods.findLastIndex(({ quantity, sample }) => quantity === 1 && !hasSerials(sample));
  return goods.map((one, index) => (index === last ? asExchange(one) : one));
}

const hasSerials = ({ expected }: SampleReturn): boolean => expected.lines.some(({ serials }) => serials.length > 0);

function asExchange(goods: PracticeGoods): PracticeGoods {
  const { sample } = goods;
  const said = { reason: 'no-reason', reasonText: EXCHANGE_TEXT, freightCents: 0, wants: 'exchanged' } as const;
  const { reasonText, freightCents, wants } = said;
  return {
    ...goods,
    reasonText,
    freightCents,
    wants,
    sample: { ...sample, expected: { ...sample.expected, ...said } },
  };
}

function plainGoods({ from, at }: Filling): PracticeGoods[] {
  return refillSamples(from, at).flatMap((sample) => {
    const { expected } = sample;
    const [line, ...more] = expected.lines;
    if (line === undefined || more.length > 0 || expected.state !== 'open' || expected.returnWaybill === null)
      return [];
    return [
      {
        number: Number(expected.returnNo.slice(2)),
        waybill: expected.returnWaybill,
        name: line.name,
        barcode: line.barcodes[0] ?? line.sku,
        quantity: line.quantity,
        cents: expected.amountCents,
        freightCents: expected.freightCents,
        reasonText: expected.reasonText,
        deadlineAt: (expected.signedAt ?? at) + REFUND_WITHIN_MS,
        wants: null,
        sample,
      },
    ];
  });
}

/** What its printed label shows. */
export const parcelOf = ({ waybill, name, barcode, quantity, reasonText, sample }: PracticeGoods): PracticeParcel => ({
  ...{ waybill, reasonText, buyer: sample.expected.buyer, hint: 'plain', otherSerial: null },
  goods: sample.expected.lines.map(({ sku, serials }) => ({ name, sku, quantity, barcode, serials })),
});
