import { describe, expect, it } from 'vitest';
import {
  fitsDhl10,
  fitsFedex12,
  fitsGs1,
  fitsLuhn,
  fitsS10,
  fitsSf,
  fitsUps,
} from '../../../src/shared/check-digits.ts';
import { fc } from '../../support/property.ts';

// Numbers printed on real labels, in public samples, or computed by hand from the published rules.
const rules: [string, (text: string) => boolean, string[]][] = [
  ['Luhn', fitsLuhn, ['490154203237518', '356938035643809', '79927398713']],
  [
    'GS1',
    fitsGs1,
    ['6901234567892', '4006381333931', '96385074', '036000291452', '041441760228964', '568283610012734'],
  ],
  ['S10', fitsS10, ['RB123456785GB', 'EA123456785CN', 'LX000000005CN']],
  ['SF', fitsSf, ['SF1300001234562', 'SF1999000000011', '755000123452', 'SF1331875979567']],
  ['UPS', fitsUps, ['1Z5R89390357567127', '1Z879E930346834440', '1Z410E7W0392751591']],
  ['FedEx 12', fitsFedex12, ['986578788855', '477179081230', '799531274483', '974367662710']],
  ['DHL 10', fitsDhl10, ['3318810025']],
];

describe.each(rules)('%s', (_name, fits, vectors) => {
  it.each(vectors)('accepts %s', (vector) => {
    expect(fits(vector)).toBe(true);
  });

  it.each(vectors)('of the ten last digits for %s it accepts exactly one', (vector) => {
    const at = /(\d)\D*$/.exec(vector)?.index ?? 0;
    const all = Array.from('0123456789', (digit) => vector.slice(0, at) + digit + vector.slice(at + 1));
    expect(all.filter(fits)).toEqual([vector]);
  });

  it('answers false for any other text instead of throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        expect(fits(`${text}x`)).toBe(false);
      }),
    );
  });
});

it('the SF rule rejects a number of SF’s own sandbox: it can only ever warn', () => {
  expect(fitsSf('SF7444400031887')).toBe(false);
});

it('one 15-digit number in ten passes Luhn by chance: Luhn alone is no proof of an IMEI', () => {
  const passing = Array.from({ length: 10_000 }, (_, index) => String(431_200_000_000_000 + index)).filter(fitsLuhn);
  expect(passing).toHaveLength(1000);
});
