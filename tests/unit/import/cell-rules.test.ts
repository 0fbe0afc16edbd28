import { describe, expect, it } from 'vitest';
import * as cell from '../../../src/main/import/cell-rules.ts';
import { readTime } from '../../../src/main/import/date-rules.ts';
import { fc } from '../../support/property.ts';

describe('an amount', () => {
  it.each([
    ['¥1,299.00', 129_900, 'CNY'],
    ['￥１２９．９', 12_990, 'CNY'],
    ['1299', 129_900, null],
    ['129.9元', 12_990, 'CNY'],
    ['1.299,00', 129_900, null],
    ['1,299', 129_900, null],
    ['12,345,678.5', 1_234_567_850, null],
    ['129.000', 12_900, null],
    ['0', 0, null],
    ['US$12.30', 1230, 'USD'],
    ['HK$12', 1200, 'HKD'],
    ['€ 9.99', 999, 'EUR'],
    ['"129"', null, null],
  ])('%s is %s cents', (text, cents, currency) => {
    expect(cell.readMoney(text)).toEqual(cents === null ? null : { cents, currency });
  });

  it.each([
    ['-129.00'],
    ['129.005'],
    ['(129)'],
    ['12,5'],
    ['1.3E+15'],
    ['全额'],
    [''],
    ['=1+1'],
    ['99999999999999'],
    ['1,29,9'],
  ])('%j is none', (text) => {
    expect(cell.readMoney(text)).toBeNull();
  });

  it('is what was written, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (cents) => {
        const text = `¥${(cents / 100).toFixed(2)}`;
        expect(cell.readMoney(text)?.cents).toBe(cents);
        const grouped = (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
        expect(cell.readMoney(grouped)?.cents).toBe(cents);
      }),
    );
  });
});

describe('a quantity', () => {
  it.each([
    ['1', 1],
    ['2.0', 2],
    ['３件', 3],
    ['x2', 2],
    ['2 pcs', 2],
    ['0', 0],
    ['10000', 10_000],
  ])('%s is %i', (text, quantity) => {
    expect(cell.readQuantity(text)).toBe(quantity);
  });
  it.each([['1.5'], ['-1'], ['10001'], ['一双'], ['1e3'], ['']])('%j is none', (text) => {
    expect(cell.readQuantity(text)).toBeNull();
  });
});

describe('a phone', () => {
  it.each([
    ['13812345678', '5678'],
    ['+86 138-1234-5678', '5678'],
    ['138****5678', '5678'],
    ['18412345678-9012', '5678'],
    ['18412345678转9012', '5678'],
    ['0571-88881234', '1234'],
    ["'13812345678", '5678'],
    ['138********', null],
    ['1.38E+10', null],
    ['', null],
  ])('%s keeps only %s', (text, tail) => {
    expect(cell.readPhoneTail(text)).toBe(tail);
  });
});

describe('waybills', () => {
  it.each([
    ['SF1300001234562', ['SF1300001234562']],
    [' sf13 0000 1234 562\t', ['SF1300001234562']],
    ['顺丰速运：SF1300001234562', ['SF1300001234562']],
    ['="773123456789012"', ['773123456789012']],
    ['JDVA11408814483-1-1-', ['JDVA11408814483']],
    ['YT8812345678903,YT8812345678904', ['YT8812345678903', 'YT8812345678904']],
    ['圆通 YT8812345678903；圆通 YT8812345678903', ['YT8812345678903']],
    ['', []],
    ['   ', []],
  ])('%j are %j', (text, waybills) => {
    expect(cell.readWaybills(text)).toEqual(waybills);
  });
  it.each([['../../x'], ['=cmd|calc'], ['无'], ['<b>SF13</b>'], ['12345'], ['男士衬衫'], ['\u202eSF13!']])(
    '%j are none',
    (text) => {
      expect(cell.readWaybills(text)).toBeNull();
    },
  );
});

describe('text', () => {
  it('for people is one line with nothing hidden in it', () => {
    expect(cell.cleanText(' a\u202e\r\n b\u0000\u200b ')).toBe('a b');
    expect(cell.cutText('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
    expect(cell.cutText(`${'x'.repeat(8)}😀xx`, 10)).toBe(`${'x'.repeat(8)}…`);
  });
  it('that is a number loses the tricks that keep it one in Excel', () => {
    for (const trick of [
      '\t2611320000007919',
      "'2611320000007919",
      '="2611320000007919"',
      '２６１１３２０００００07919',
    ])
      expect(cell.cleanNumber(trick)).toBe('2611320000007919');
    expect(cell.hasLostDigits('2.61132E+15')).toBe(true);
    expect(cell.hasLostDigits('2e5')).toBe(false);
  });
  it('that is a name keeps its first character', () => {
    expect(cell.maskBuyer('王小明')).toBe('王*');
    expect(cell.maskBuyer('王*')).toBe('王*');
    expect(cell.maskBuyer(' 😀x')).toBe('😀*');
    expect(cell.maskBuyer(' ')).toBe('');
  });
  it('may say yes', () => {
    for (const yes of ['是', 'Y', 'true', '1', '赠品']) expect(cell.readYes(yes)).toBe(true);
    for (const no of ['', '否', '0', 'no', '主品']) expect(cell.readYes(no)).toBe(false);
  });
});

describe('a time', () => {
  const at = Date.UTC(2026, 10, 22, 2, 30, 0);
  it.each([
    ['2026-11-22 10:30:00'],
    ['2026/11/22 10:30'],
    ['2026.11.22 10:30:00.123'],
    ['2026年11月22日 10时30分'],
    ['2026年11月22日10:30'],
    ['20261122103000'],
    ['2026-11-22T02:30:00Z'],
    ['2026-11-22T10:30:00+08:00'],
    ['22/11/2026 10:30'],
    ['11/22/2026 10:30'],
    [String(at)],
    [String(at / 1000)],
    ['46348.4375'],
  ])('%s is that of Shanghai', (text) => {
    expect(readTime(text)).toBe(at);
  });

  it.each([['2026-11-22'], ['20261122'], ['2026年11月22日'], ['46348']])('%s is its midnight', (text) => {
    expect(readTime(text)).toBe(Date.UTC(2026, 10, 21, 16));
  });
  it.each([[''], ['-'], ['无'], ['0000-00-00 00:00:00'], ['null'], ['1970-01-01 08:00:00']])(
    '%j says that there is none',
    (text) => {
      expect(readTime(text)).toBe('none');
    },
  );
  it.each([
    ['2026-02-30'],
    ['05/06/2026'],
    ['昨天'],
    ['2026-11-22 25:00'],
    ['1999-01-01'],
    ['=NOW()'],
    ['12345'],
    ['2026-13-01'],
  ])('%j can’t be read', (text) => {
    expect(readTime(text)).toBeNull();
  });
});

it('any text has an answer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
      const money = cell.readMoney(text);
      expect(money === null || (Number.isSafeInteger(money.cents) && money.cents >= 0)).toBe(true);
      const quantity = cell.readQuantity(text);
      expect(quantity === null || (Number.isInteger(quantity) && quantity >= 0)).toBe(true);
      for (const waybill of cell.readWaybills(text) ?? []) expect(waybill).toMatch(/^[A-Z0-9-]{6,35}$/);
      expect(cell.readPhoneTail(text) ?? '0000').toMatch(/^\d{4}$/);
      const time = readTime(text);
      expect(time === null || time === 'none' || Number.isSafeInteger(time)).toBe(true);
      expect(cell.cutText(text, 5).length).toBeLessThanOrEqual(5);
    }),
    { numRuns: 1000 },
  );
});
