import { describe, expect, it } from 'vitest';
import { MARKETS } from '../../../src/shared/advice.ts';
import { contactFromAt } from '../../../src/shared/night.ts';
import {
  fillTemplate,
  PLACE_IDS,
  SERVICE_LANGUAGES,
  SERVICE_OUTCOMES,
  SERVICE_TEXT_MAX,
  templateOf,
  whyNotSaid,
  whyNotTemplate,
  whyNotToBuyer,
  withTemplate,
  writePlace,
} from '../../../src/shared/service-text.ts';
import type { ServiceText } from '../../../src/shared/service-text.ts';
import { fc } from '../../support/property.ts';

const ALL = SERVICE_OUTCOMES.flatMap((outcome) =>
  MARKETS.flatMap((market) => SERVICE_LANGUAGES.map((language) => ({ outcome, market, language }))),
);
const VALUES = Object.fromEntries(PLACE_IDS.map((id) => [id, `<${id}>`]));

describe('our own texts', () => {
  it.each(ALL)('$outcome, $market, $language: fine as a template, and whole once filled', (of) => {
    const text = templateOf([], of);
    expect(whyNotTemplate(text)).toBeNull();
    expect(text.length).toBeLessThanOrEqual(SERVICE_TEXT_MAX);
    const filled = fillTemplate(text, VALUES);
    expect(whyNotToBuyer(filled)).toBeNull();
    expect(filled).toContain('<waybill>');
    expect(filled).toContain('<found>');
    expect(/\p{Script=Han}/u.test(text)).toBe(of.language === 'zh');
    expect(text).not.toContain('’');
  });

  it('ask the buyer to change the sum only where the platform pays what was applied for', () => {
    const asks = MARKETS.filter((market) =>
      templateOf([], { outcome: 'refund-part', market, language: 'zh' }).includes('退款页面'),
    );
    expect(asks).toEqual(['taobao', 'tmall', 'pdd', 'douyin']);
  });
});

describe('the shop’s own texts', () => {
  const of = { outcome: 'refuse', market: 'jd', language: 'zh' } as const;
  const own = (market: ServiceText['market'], text: string): ServiceText => ({ ...of, market, text });

  it('count before ours: for the platform first, then for all', () => {
    expect(templateOf([own('jd', '甲'), own('', '乙')], of)).toBe('甲');
    expect(templateOf([own('', '乙')], of)).toBe('乙');
    expect(templateOf([own('pdd', '丙')], of)).toBe(templateOf([], of));
  });
  it('are written one a case, and taken back to ours', () => {
    const twice = withTemplate(withTemplate([own('', '乙')], of, '甲'), of, '丁');
    expect(twice).toEqual([own('', '乙'), own('jd', '丁')]);
    expect(withTemplate(twice, of, null)).toEqual([own('', '乙')]);
  });
});

describe('filling', () => {
  it('knows every place in both languages, and leaves what has no value as it is written', () => {
    for (const language of SERVICE_LANGUAGES)
      for (const place of PLACE_IDS) expect(fillTemplate(writePlace(place, language), VALUES)).toBe(`<${place}>`);
    expect(fillTemplate('退 {金额}，{ Waybill }，{别的}', { waybill: 'SF1' })).toBe('退 {金额}，SF1，{别的}');
  });
  it('puts values in once: a place inside a value is not filled again', () => {
    expect(fillTemplate('{goods}', { goods: '{buyer}', buyer: '王*' })).toBe('{buyer}');
  });
});

describe('what is never said to a buyer', () => {
  it.each([
    ['买家掉包了', 'accuses'],
    ['这是掉 包', 'accuses'],
    ['调\u200b包', 'accuses'],
    ['您这是欺诈', 'accuses'],
    ['The phone was swapped', 'accuses'],
    ['S.C.A.M', 'accuses'],
    ['退款后请给五星好评', 'reviews'],
    ['麻烦删掉差 评', 'reviews'],
    ['好评返现 5 元', 'reviews'],
    ['Please leave a review', 'reviews'],
    ['change your rating', 'reviews'],
    ['5 stars please', 'reviews'],
  ] as const)('%s', (text, why) => {
    expect(whyNotSaid(text)).toBe(why);
    expect(whyNotToBuyer(text)).toBe(why);
    expect(whyNotTemplate(text)).toBe(why);
  });

  it.each(['商品与发出的不符', '商品有破损，照片见附图', 'We will check again.', '包装上有划痕'])(
    '%s is fine',
    (text) => {
      expect(whyNotToBuyer(text)).toBeNull();
    },
  );

  it('wants no place left open, nor an unknown one in a template', () => {
    expect(whyNotToBuyer('退 {金额}')).toBe('open-place');
    expect(whyNotToBuyer('退 金额}')).toBe('open-place');
    expect(whyNotTemplate('退 {金额}')).toBeNull();
    expect(whyNotTemplate('退 {电话}')).toBe('unknown-place');
    expect(whyNotTemplate('退 {金额')).toBe('broken-place');
    expect(whyNotTemplate('  ')).toBe('empty');
  });
});

describe('night', () => {
  const at = (text: string): number => Date.parse(text);
  it.each([
    ['2026-11-22T20:59:59+08:00', null],
    ['2026-11-22T21:00:00+08:00', '2026-11-23T08:00:00+08:00'],
    ['2026-11-22T23:59:59+08:00', '2026-11-23T08:00:00+08:00'],
    ['2026-11-23T00:00:00+08:00', '2026-11-23T08:00:00+08:00'],
    ['2026-11-23T07:59:59+08:00', '2026-11-23T08:00:00+08:00'],
    ['2026-11-23T08:00:00+08:00', null],
  ])('in Shanghai at %s: not before %s', (now, from) => {
    expect(contactFromAt(at(now), 'Asia/Shanghai')).toBe(from === null ? null : at(from));
  });

  it('ends at eight by the clock there, also where the clocks are set in that night', () => {
    expect(contactFromAt(at('2026-03-29T00:30:00+01:00'), 'Europe/Berlin')).toBe(at('2026-03-29T08:00:00+02:00'));
    expect(contactFromAt(at('2026-10-24T22:00:00+02:00'), 'Europe/Berlin')).toBe(at('2026-10-25T08:00:00+01:00'));
    expect(contactFromAt(at('2026-11-22T22:10:00+05:45'), 'Asia/Kathmandu')).toBe(at('2026-11-23T08:00:00+05:45'));
  });

  it('is never longer than eleven hours, and over when it says so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), (now) => {
        const from = contactFromAt(now, 'Asia/Shanghai');
        if (from === null) return;
        expect(from).toBeGreaterThan(now);
        expect(from - now).toBeLessThanOrEqual(11 * 3_600_000);
        expect(contactFromAt(from, 'Asia/Shanghai')).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
