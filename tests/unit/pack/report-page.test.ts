// @vitest-environment jsdom
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { renderReportBody, renderReportTitle } from '../../../src/main/pack/report-page.ts';
import { timeLineCsv } from '../../../src/main/pack/report-time-line.ts';
import type { PackRecord } from '../../../src/shared/pack/pack-record.ts';
import { extremeRecord, sampleFigure, sampleRecord, sampleReturn } from '../../support/report-record.ts';

const EVIL = `"><script>alert(1)</script><img src=x onerror=alert(2)>\u202E\u0007'\``;

/** A record in which every text that somebody else may have written is hostile. */
const hostile = (): PackRecord => {
  const base = sampleRecord();
  const verdict = sampleReturn.verdict === null ? null : { ...sampleReturn.verdict, note: EVIL, operatorNo: EVIL };
  return {
    ...base,
    station: EVIL,
    origin: EVIL,
    exportedBy: EVIL,
    problem: EVIL,
    demand: EVIL,
    inspection: { ...base.inspection, waybill: EVIL, courier: EVIL, operatorNo: EVIL },
    returns: [
      {
        ...sampleReturn,
        platform: EVIL,
        returnNo: EVIL,
        orderNo: EVIL,
        shop: EVIL,
        buyer: EVIL,
        reasonText: EVIL,
        sealNo: EVIL,
        currency: EVIL,
        lines: [{ sku: EVIL, name: EVIL, quantity: 1, serials: [EVIL], result: EVIL }],
        verdict,
        decision: { state: EVIL, kind: EVIL, amountCents: 1, at: base.exportedAt },
      },
    ],
    figures: [sampleFigure(1, { caption: EVIL })],
    films: base.films.map((film) => ({ ...film, cameraLabel: EVIL })),
    claims: [{ claim: EVIL, answer: EVIL, figures: [1], films: [EVIL] }],
    missing: [EVIL],
    deleted: [{ sha256: 'ab'.repeat(32), rule: EVIL, at: base.exportedAt }],
    timeLine: [{ at: base.exportedAt, seq: 1, event: EVIL, detail: EVIL, operatorNo: EVIL }],
    checkpoint: { ...base.checkpoint, stampedAt: base.exportedAt, tsa: EVIL },
  };
};

const domOf = (record: PackRecord): Document =>
  new DOMParser().parseFromString(
    `<!doctype html><title>${renderReportTitle(record)}</title><main>${renderReportBody(record)}</main>`,
    'text/html',
  );

const textOf = (record: PackRecord): string => (domOf(record).body.textContent || '').replace(/\s+/g, ' ');

describe('the report as a page', () => {
  it('says what the PDF says, in order, the integrity last', () => {
    const record = sampleRecord();
    const dom = domOf(record);
    expect([...dom.querySelectorAll('section[id]')].map(({ id }) => id)).toEqual([
      'time-line',
      'claims',
      'returns',
      'decisions',
      'figures',
      'films',
      'gaps',
      'integrity',
    ]);
    const text = textOf(record);
    for (const part of [record.problem, record.demand, sampleReturn.orderNo, record.checkpoint.rootHex, '图 6'])
      expect(text).toContain(part);
    expect(dom.querySelectorAll('#figures figure')).toHaveLength(6);
    expect(dom.querySelectorAll('.four figure')).toHaveLength(4);
  });

  it('points at figures and films beside it, and only there', () => {
    const dom = domOf(sampleRecord());
    const sources = [...dom.querySelectorAll('[src]')].map((one) => one.getAttribute('src'));
    expect(sources).toContain('figures/fig-01.jpg');
    expect(sources).toContain('originals/film-01.mp4');
    for (const source of sources) expect(source).toMatch(/^(?:figures|originals)\/[a-z0-9-]+\.(?:jpg|mp4)$/);
    for (const link of dom.querySelectorAll('a[href]')) {
      expect(dom.getElementById((link.getAttribute('href') ?? '').slice(1)), link.outerHTML).not.toBeNull();
    }
    expect(dom.querySelectorAll('video')[0]?.getAttribute('preload')).toBe('none');
    expect(dom.querySelectorAll('script, style, link, iframe, form')).toHaveLength(0);
  });

  it('runs nothing that somebody wrote, and shows what cannot be seen', () => {
    const markup = renderReportBody(hostile());
    expect(markup).not.toMatch(/<script|<img src=x|\u202E|\u0007/i);
    const dom = domOf(hostile());
    expect(dom.querySelectorAll('script')).toHaveLength(0);
    expect(dom.title).toContain('<script>alert(1)</script>');
    for (const element of dom.querySelectorAll('*'))
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on/);
    expect(dom.querySelectorAll('main img')).toHaveLength(2);
    expect(textOf(hostile())).toContain('<script>alert(1)</script><img src=x onerror=alert(2)>〈U+202E〉〈U+0007〉');
  });

  it('refuses a path that leads out of the pack', () => {
    for (const path of [
      'data/../x.jpg',
      'http://x/y.jpg',
      '/data/a.jpg',
      'data/a b.jpg',
      'data//a.jpg',
      'javascript:1',
    ]) {
      const record = sampleRecord({ figures: [sampleFigure(1, { path })] });
      expect(() => renderReportBody(record), path).toThrow('no path of a pack');
    }
  });

  it('shows of a masked record what the record says, and that originals stay out', () => {
    const [film] = sampleRecord().films;
    const masked = sampleRecord({
      claims: [{ claim: '未拆封', answer: '见录像', figures: [1], films: [film?.sha256 ?? ''] }],
      variant: 'masked',
      figures: sampleRecord().figures.map((figure) => ({ ...figure, parent: null })),
      films: sampleRecord().films.map((film) => ({ ...film, path: null, cuts: [] })),
    });
    const text = textOf(masked);
    expect(text).toContain('王**');
    expect(text).toContain('原件不附');
    expect(text).toContain('原件不附（脱敏）');
    expect(text).toContain('脱敏件：');
    expect(renderReportBody(masked)).not.toContain('originals/');
  });

  it('names gaps: no film, a broken one, what was deleted by rule', () => {
    expect(textOf(sampleRecord({ films: [] }))).toContain('· 缺录像');
    expect(textOf(extremeRecord())).toContain('按保存规则“完好件录像保存 90 天”于 2026-11-20 03:00:00 删除');
    expect(textOf(sampleRecord())).toContain('所选平台要求的证据齐全');
  });

  it('turns the codes of the chain into words, and leaves texts as they are', () => {
    const told = (event: string, detail: string): string =>
      textOf(sampleRecord({ timeLine: [{ at: 0, seq: 1, event, detail, operatorNo: '1' }] }));
    expect(told('decision-changed', 'approved refuse')).toContain('已批准 拒绝退款');
    expect(told('deleted', 'recording intact-recording:90')).toContain('录像 完好件录像保存 90 天');
    expect(told('pack-exported', 'court masked')).toContain('12315 / 法院 脱敏件');
    expect(told('scan-handled', 'DP:SWP')).toContain('命令：与发出商品不符');
    expect(told('fact', 'swapped')).toContain('与发出商品不符');
    expect(told('fact', 'damaged on one side')).toContain('damaged on one side');
    expect(told('weighed', 'label')).toContain('label');
    expect(told('made-up', 'x')).toContain('made-up');
  });

  it('asks for openssl only when there is a stamp', () => {
    expect(textOf(sampleRecord())).not.toContain('openssl');
    expect(textOf(extremeRecord())).toContain('openssl ts -verify');
    expect(textOf(extremeRecord('en'))).toContain('issued by http://tsa.example.test/tsr at 2026-11-20 15:42:30');
  });
});

describe('the time line as CSV', () => {
  const rowsOf = (record: PackRecord): string[][] => parse(timeLineCsv(record), { bom: true });

  it('has every row, in Beijing time and UTC, in words and as codes', () => {
    const rows = rowsOf(extremeRecord());
    expect(rows).toHaveLength(2001);
    expect(rows[0]).toEqual(['链序号', '北京时间 (UTC+08:00)', 'UTC 时间', '事件', '事件代码', '内容', '工号']);
    expect(rows[1]).toEqual([
      '20000',
      '2026-11-20 10:02:11',
      '2026-11-20T02:02:11.000Z',
      '录像片段',
      'recording-fragment',
      '',
      '1007',
    ]);
    const csv = timeLineCsv(sampleRecord({ locale: 'en' }));
    expect(csv.startsWith('\u{feff}"Chain no."')).toBe(true);
    expect(csv).toContain('"Verdict","verdict","Not what was shipped"');
    expect(csv.split('\r\n')).toHaveLength(21);
  });

  it('lets no text become a formula', () => {
    const base = sampleRecord();
    const evil = sampleRecord({
      timeLine: [{ at: base.exportedAt, seq: 1, event: '=1+1', detail: '=cmd|x', operatorNo: '+7' }],
    });
    expect(timeLineCsv(evil)).toContain(`"'=1+1","'=1+1","'=cmd|x","'+7"`);
  });
});
