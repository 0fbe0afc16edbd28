import { expect, describe, it } from 'vitest';
import { COURIER_IDS, COURIER_NAMES, isCourierId } from '../../../src/shared/couriers.ts';
import type { CourierId } from '../../../src/shared/couriers.ts';
import { checkDigitOf, readWaybill, withKnownCourier } from '../../../src/shared/waybill.ts';
import type { CheckDigit, WaybillReading } from '../../../src/shared/waybill.ts';

const read = (text: string): WaybillReading => {
  const reading = readWaybill(text);
  if (reading === null) throw new Error(`not a waybill: ${text}`);
  return reading;
};

describe('candidates', () => {
  const rows: [string, CourierId[], CheckDigit][] = [
    ['SF1300001234562', ['sf'], 'fits'],
    ['SF1300001234563', ['sf'], 'off'],
    ['SF7444400031887', ['sf'], 'off'],
    ['755000123452', ['sf', 'cainiao', 'zto', 'sto', 'fedex'], 'fits'],
    ['755000123453', ['sf', 'cainiao', 'zto', 'sto', 'fedex'], 'off'],
    ['YT7530004561234', ['yto'], 'none'],
    ['YT753000456123456', ['yto'], 'none'],
    ['YT7530004561234567', ['yunexpress'], 'none'],
    ['DD8100200300400500', ['yto'], 'none'],
    ['78301234567890', ['zto'], 'none'],
    ['77301234567890', ['zto', 'sto'], 'none'],
    ['773012345678901', ['sto', 'yunda', 'fedex'], 'none'],
    ['STO0123456789', ['sto'], 'none'],
    ['431234567890123', ['yunda', 'fedex'], 'none'],
    ['4312345678901', ['yunda', 'chinapost'], 'none'],
    ['9912345678901', ['ems', 'yunda', 'chinapost'], 'none'],
    ['JT0006968326954', ['jt', 'best'], 'none'],
    ['JDVA11408814483', ['jd'], 'none'],
    ['JDX012345678901', ['jd'], 'none'],
    ['DPK364112047425', ['deppon'], 'none'],
    ['DPK364112047425-001-002', ['deppon'], 'none'],
    ['12345678', ['deppon'], 'none'],
    ['3318810025', ['deppon', 'dhl'], 'none'],
    ['EA123456785CN', ['ems', 'chinapost'], 'fits'],
    ['RB123456784CN', ['chinapost'], 'off'],
    ['RB123456785GB', ['upu'], 'fits'],
    ['LP00123456789012', ['cainiao'], 'none'],
    ['1Z5R89390357567127', ['ups'], 'fits'],
    ['1Z5R89390357567128', ['ups'], 'off'],
    ['G312345678', ['yto'], 'none'],
    ['SHOP-RETURN-42', [], 'none'],
  ];
  it.each(rows)('%s → %j, check digit %s', (text, couriers, checkDigit) => {
    expect(read(text)).toEqual({ waybill: text, couriers, checkDigit, part: null });
  });
});

describe('shape', () => {
  it.each(['12345', 'A'.repeat(36), 'SF13 00001', 'sf1300001234562', 'SF_13000012', '运单123456', ''])(
    '%j is no waybill',
    (text) => {
      expect(readWaybill(text)).toBeNull();
    },
  );
  it.each(['123456', 'A'.repeat(35), 'A-B-C-1'])('%s may be one', (text) => {
    expect(read(text).waybill).toBe(text);
  });
});

describe('JD package barcodes', () => {
  const rows: [string, string, WaybillReading['part']][] = [
    ['JDVA11408814483-1-1-', 'JDVA11408814483', { index: 1, total: 1 }],
    ['JDVA11408814483-2-3-', 'JDVA11408814483', { index: 2, total: 3 }],
    ['JDX012345678901-1-2-A07', 'JDX012345678901', { index: 1, total: 2 }],
    ['JDVA11408814483-1-1', 'JDVA11408814483', { index: 1, total: 1 }],
    ['12345678901-1-2-15', '12345678901', { index: 1, total: 2 }],
    // Absurd numbers: the waybill is still found, the part is not claimed.
    ['JDVA11408814483-3-2-', 'JDVA11408814483', null],
    ['JDVA11408814483-0-1-', 'JDVA11408814483', null],
  ];
  it.each(rows)('%s is looked up as %s', (text, waybill, part) => {
    expect(read(text)).toEqual({ waybill, couriers: ['jd'], checkDigit: 'none', part });
  });

  it('leaves the suffix of other numbers alone', () => {
    expect(read('TSHIRT-10-20-RED').waybill).toBe('TSHIRT-10-20-RED');
  });
});

describe('the order’s own courier', () => {
  it('comes first, and its check digit counts', () => {
    const bare = read('986578788855');
    expect(bare.couriers[0]).toBe('sf');
    expect(withKnownCourier(bare, 'fedex')).toEqual({
      ...bare,
      couriers: ['fedex', 'sf', 'cainiao', 'zto', 'sto'],
      checkDigit: 'fits',
    });
    expect(withKnownCourier(read('3318810026'), 'dhl').checkDigit).toBe('off');
  });

  it('keeps the part of the package', () => {
    expect(withKnownCourier(read('JDVA11408814483-2-3-'), 'jd').part).toEqual({ index: 2, total: 3 });
  });
});

it('a courier’s rule says nothing about a number of another format', () => {
  for (const courier of COURIER_IDS) expect(checkDigitOf('SHOP-RETURN-42', courier)).toBe('none');
  expect(checkDigitOf('041441760228964', 'fedex')).toBe('fits');
});

it('each courier has a name in both languages', () => {
  for (const id of COURIER_IDS) expect(COURIER_NAMES[id].zh.length * COURIER_NAMES[id].en.length).toBeGreaterThan(0);
  expect(isCourierId('sf')).toBe(true);
  expect(isCourierId('SF')).toBe(false);
});
