import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { BROKEN_MUG, PHONE, SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import { GOODS } from '../../../src/main/platform/training/sample-goods.ts';
import { buyerPicturesOf } from '../../../src/main/platform/training/sample-pictures-buyer.ts';
import { PICTURE_KINDS, pictureOf } from '../../../src/main/platform/training/sample-pictures.ts';
import { REFILL_COUNT, refillSamples } from '../../../src/main/platform/training/sample-refill.ts';
import { firstSamples } from '../../../src/main/platform/training/sample-returns.ts';
import { fitsGs1, fitsLuhn } from '../../../src/shared/check-digits.ts';
import { REASONS } from '../../../src/shared/domain-words.ts';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { checkDigitOf, readWaybill } from '../../../src/shared/waybill.ts';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const HOUR = 3_600_000;
const first = firstSamples(NOW).map(({ expected }) => expected);
const many = [
  ...first,
  ...Array.from({ length: 40 }, (_, truck) => refillSamples(25 + truck * REFILL_COUNT, NOW))
    .flat()
    .map(({ expected }) => expected),
];
const waybillsOf = (one: ExpectedReturn): string[] =>
  [one.returnWaybill, one.outboundWaybill].filter((text) => text !== null);

describe('sample returns', () => {
  it('are returns as the contract has them, in their hundreds', () => {
    for (const one of many) expect(v.safeParse(ExpectedReturn, one).issues).toBeUndefined();
    expect(new Set(many.map(({ returnNo }) => returnNo)).size).toBe(many.length);
    expect(new Set(many.map(({ orderNo }) => orderNo)).size).toBe(many.length);
  });

  it('carry numbers as their couriers print them, different ones, with right check digits', () => {
    for (const one of many)
      for (const waybill of waybillsOf(one)) {
        const reading = readWaybill(waybill);
        expect([waybill, reading?.couriers]).toEqual([waybill, expect.arrayContaining([one.courier])]);
        const courier = reading?.couriers.find((id) => id === one.courier);
        if (courier !== undefined) expect([waybill, checkDigitOf(waybill, courier)]).not.toContain('off');
      }
    const waybills = many.flatMap(waybillsOf);
    expect(new Set(waybills).size).toBe(waybills.length - 1);
    expect(new Set(first.map(({ courier }) => courier))).toEqual(
      new Set(['sf', 'yto', 'zto', 'sto', 'yunda', 'jt', 'jd', 'ems']),
    );
  });

  it('have Chinese EAN-13 barcodes and IMEIs with right check digits', () => {
    const lines = many.flatMap(({ lines: all }) => all);
    for (const { barcodes, serials } of lines) {
      for (const barcode of barcodes)
        expect([barcode, /^69\d{11}$/.test(barcode), fitsGs1(barcode)]).toEqual([barcode, true, true]);
      for (const serial of serials)
        expect([serial, /^\d{15}$/.test(serial), fitsLuhn(serial)]).toEqual([serial, true, true]);
    }
    const serials = lines.flatMap((line) => line.serials);
    expect(new Set(serials).size).toBe(serials.length);
    expect(new Set(GOODS.flatMap(({ barcodes }) => barcodes)).size).toBe(
      GOODS.filter(({ barcodes }) => barcodes.length > 0).length,
    );
  });

  it('begin with the three that the demo scans', () => {
    const [clothes, mug, phone] = first;
    expect(clothes).toMatchObject({
      returnNo: SHIRT_AND_BELT.returnNo,
      returnWaybill: SHIRT_AND_BELT.waybill,
      category: 'clothing',
      reason: 'no-reason',
      amountCents: SHIRT_AND_BELT.amountCents,
      freightCents: SHIRT_AND_BELT.freightCents,
      state: 'open',
    });
    expect(clothes?.lines.map(({ barcodes, quantity }) => [barcodes, quantity])).toEqual([
      [[SHIRT_AND_BELT.shirtBarcode], 1],
      [[SHIRT_AND_BELT.beltBarcode], 1],
    ]);
    expect(mug).toMatchObject({
      returnNo: BROKEN_MUG.returnNo,
      returnWaybill: BROKEN_MUG.waybill,
      reason: 'broken',
      amountCents: BROKEN_MUG.amountCents,
      freightCents: BROKEN_MUG.freightCents,
      lines: [{ barcodes: [BROKEN_MUG.barcode] }],
    });
    expect(phone).toMatchObject({
      returnNo: PHONE.returnNo,
      returnWaybill: PHONE.waybill,
      category: 'digital',
      amountCents: PHONE.amountCents,
      lines: [{ barcodes: [PHONE.barcode], serials: [PHONE.imei] }],
    });
    expect(fitsLuhn(PHONE.otherImei)).toBe(true);
  });

  it('show every kind of case', () => {
    expect(first).toHaveLength(24);
    expect(new Set(first.map(({ reason }) => reason))).toEqual(new Set(REASONS));
    expect(new Set(first.map(({ state }) => state))).toEqual(new Set(['open', 'withdrawn', 'locked', 'refunded']));
    expect(new Set(first.map(({ lines }) => lines.length))).toEqual(new Set([1, 2, 3]));
    expect(new Set(first.map(({ category }) => category)).size).toBe(8);
    expect(
      first.filter(({ returnWaybill, outboundWaybill }) => returnWaybill === null && outboundWaybill !== null),
    ).toHaveLength(1);
    expect(first.some(({ lines }) => lines.some(({ isGift }) => isGift))).toBe(true);
    expect(first.some(({ lines }) => lines.some(({ quantity }) => quantity > 1))).toBe(true);
    expect(
      first.filter(({ amountCents, isMarkedHighValue }) => amountCents >= 1000_00 || isMarkedHighValue).length,
    ).toBeGreaterThan(2);
    for (const { buyer } of many) expect(buyer).toMatch(/^\p{Script=Han}\*{1,2}$/u);
  });

  it('have deadlines spread over the next 24 hours', () => {
    const left = first.map(({ signedAt }) => ((signedAt ?? 0) + 24 * HOUR - NOW) / HOUR).sort((a, b) => a - b);
    expect(left[0]).toBeGreaterThan(1);
    expect(left.at(-1)).toBeLessThan(24);
    left.forEach((hours, place) => {
      if (place > 0) expect(hours - (left[place - 1] ?? 0)).toBeLessThan(3);
    });
    for (const { signedAt } of many) expect(signedAt).toBeLessThan(NOW);
  });

  it('are the same for the same number, so that a test can name them', () => {
    expect(refillSamples(25, NOW)).toEqual(refillSamples(25, NOW));
    expect(refillSamples(25, NOW)).toHaveLength(REFILL_COUNT);
  });
});

describe('pictures', () => {
  it('are small, self-contained SVG for every kind of goods', () => {
    expect(new Set(GOODS.map(({ kind }) => kind))).toEqual(new Set(PICTURE_KINDS));
    for (const kind of PICTURE_KINDS) {
      const url = pictureOf(kind) ?? '';
      expect(url.startsWith('data:image/svg+xml,')).toBe(true);
      expect(url.length).toBeLessThan(5_000);
      const svg = decodeURIComponent(url.slice(url.indexOf(',') + 1));
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|<script|<image|on\w+=/);
    }
    expect(pictureOf('nothing')).toBeNull();
  });

  it('of a buyer stand with the phone alone: two, self-contained, within what a return may carry', () => {
    const pictures = buyerPicturesOf(PHONE.returnNo);
    expect(pictures).toHaveLength(2);
    for (const url of pictures) {
      expect(url.length).toBeLessThan(12_000);
      const svg = decodeURIComponent(url.slice(url.indexOf(',') + 1));
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|<script|<image|on\w+=/);
    }
    expect(first.filter(({ returnNo }) => buyerPicturesOf(returnNo).length > 0)).toHaveLength(1);
    const phone = first.find(({ returnNo }) => returnNo === PHONE.returnNo);
    expect(phone).toMatchObject({ shippedWeightG: PHONE.weightG, sealNo: PHONE.sealNo });
    expect(v.safeParse(ExpectedReturn, { ...phone, buyerPictures: pictures }).issues).toBeUndefined();
  });
});
