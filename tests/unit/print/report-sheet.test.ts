import { describe, expect, it } from 'vitest';
import { reportSheet } from '../../../src/main/print/report-sheet.ts';
import { makeCounts, makeReport } from '../../support/report-scene.ts';

const MADE = { bench: { stationName: '退货台 1', operatorNo: '0217', labelPrinter: '' }, now: 1_790_000_000_000 };

describe('a report on paper', () => {
  it('begins with its sentence and holds the numbers of the screen', () => {
    const { html, rows, csv } = reportSheet(makeReport(), { ...MADE, language: 'zh' });
    expect(html).toContain('2026-11-09 到 2026-11-15，验了 840 件退货，96.4% 在 24 小时内办结');
    expect(html).toContain('2:00 / 9:00 / 30:00');
    expect(html).toContain('尺码不合适 · 七天无理由');
    expect(rows).toBeGreaterThan(10);
    expect(csv).toContain('"96.4%"');
  });
  it('says the same in English, and lets no text of a platform be markup', () => {
    const texts = [{ reason: 'quality' as const, text: '<img src=x>', judged: 3 }];
    const { html } = reportSheet(makeReport({ texts }), { ...MADE, language: 'en' });
    expect(html).toContain('2026-11-09 to 2026-11-15: 840 returns judged');
    expect(html).toContain('&lt;img src=x&gt;');
  });
  it('is empty when nothing was judged, so that nothing is printed', () => {
    expect(reportSheet(makeReport({ totals: makeCounts() }), { ...MADE, language: 'zh' }).rows).toBe(0);
  });
});
