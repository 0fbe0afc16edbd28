import { describe, expect, it } from 'vitest';
import { badgeCard } from '../../../src/main/print/badge-card.ts';
import { binLabels, unitLabels } from '../../../src/main/print/goods-labels.ts';
import { trainingLabels } from '../../../src/main/print/training-labels.ts';
import { practiceParcels } from '../../../src/main/platform/training/practice-parcels.ts';
import { PHONE, SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import { firstSamples } from '../../../src/main/platform/training/sample-returns.ts';
import { readScan } from '../../../src/shared/scan-grammar.ts';
import { barsIn, readPrinted } from '../../support/printed-codes.ts';
import { aUnit, NOW } from './print-rows.ts';

const LABEL_PRINTER_DPI = 203;

describe('unit labels', () => {
  it.each(['A-01', 'HOLD-01', 'ABCDEFGHIJ-2'])(
    'bin %s is read from a label printer and means that bin',
    async (bin) => {
      const [bars] = barsIn(unitLabels([aUnit({ bin })], 'zh').html);
      if (bars === undefined) throw new Error('no barcode');
      expect(await readPrinted(bars, LABEL_PRINTER_DPI)).toEqual([`DL:${bin}`]);
      expect(readScan(bars.code)).toMatchObject({ shape: 'bin', bin });
    },
  );

  it('there is one a unit, each with where it goes, what it is and who put it there', () => {
    const { html, rows } = unitLabels([aUnit(), aUnit({ unit: 2, disposition: 'second', bin: 'B-01' })], 'zh');
    expect(rows).toBe(2);
    expect(html.match(/<section class="page">/g)).toHaveLength(2);
    for (const fact of [
      '良品上架',
      '次品',
      '男士衬衫 白 L',
      'SL-CS-W-L',
      'SF1300001234562',
      '2611320000007919',
      '0217',
    ])
      expect(html).toContain(fact);
  });

  it('what was swapped, kept as evidence or scrapped is marked', () => {
    const html = (more: Parameters<typeof aUnit>[0]) => unitLabels([aUnit(more)], 'zh').html;
    expect(html({ verdict: 'swapped', disposition: 'keep' })).toContain('与发出不符 · 证据 · 不要动');
    expect(html({ disposition: 'scrap', secondOperatorNo: '0031' })).toContain('报废 0217 + 0031');
    expect(html({})).not.toContain('class="mark');
  });
});

it('bin labels hold their bin', async () => {
  const bars = barsIn(binLabels(['K-07', 'HOLD-01'], 'en').html);
  expect(bars.map(({ code }) => code)).toEqual(['DL:K-07', 'DL:HOLD-01']);
  for (const one of bars) expect(await readPrinted(one, LABEL_PRINTER_DPI)).toEqual([one.code]);
});

describe('practice labels', () => {
  const parcels = practiceParcels(NOW);
  const labels = trainingLabels(parcels, 'zh');

  it('every code on them is read back', { timeout: 60_000 }, async () => {
    const bars = barsIn(labels.html);
    expect(bars.length).toBeGreaterThan(parcels.length);
    for (const one of bars) expect(await readPrinted(one, 300, ['Code128', 'EAN13']), one.code).toEqual([one.code]);
  });

  it('hold the fixed samples, another phone’s IMEI, a refused parcel, two returns in a box, and one nobody announced', () => {
    const codes = barsIn(labels.html).map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining([SHIRT_AND_BELT.waybill, SHIRT_AND_BELT.beltBarcode, PHONE.imei, PHONE.otherImei]),
    );
    expect(parcels.map(({ hint }) => hint).slice(0, 3)).toEqual(['intact', 'confirms', 'serial']);
    expect(parcels.map(({ hint }) => hint)).toEqual(expect.arrayContaining(['refused', 'several', 'unannounced']));
    const announced = firstSamples(NOW).flatMap(({ expected }) => [expected.returnWaybill, expected.outboundWaybill]);
    const unannounced = parcels.find(({ hint }) => hint === 'unannounced')?.waybill;
    expect(announced).not.toContain(unannounced);
    expect(readScan(unannounced ?? '')).toMatchObject({ shape: 'code', waybill: { waybill: unannounced } });
  });
});

describe('a badge', () => {
  const badge = { what: 'badge', code: '7K2M9QX4ABCD', name: '李静', operatorNo: '0217', language: 'zh' } as const;
  it.each(['zh', 'en'] as const)('names its person and is read from a label printer (%s)', async (language) => {
    const { html, rows, page } = badgeCard(badge, language);
    expect([rows, page]).toEqual([1, 'label-60x40']);
    for (const fact of ['李静', '0217']) expect(html).toContain(fact);
    const [bars] = barsIn(html);
    if (bars === undefined) throw new Error('no barcode');
    expect(await readPrinted(bars, LABEL_PRINTER_DPI)).toEqual(['DB:7K2M9QX4ABCD']);
    expect(readScan(bars.code)).toMatchObject({ shape: 'badge', badge: badge.code });
  });

  it('takes no markup of a name for markup', () => {
    expect(badgeCard({ ...badge, name: '<b>x</b>' }, 'zh').html).not.toContain('<b>x');
  });
});
