import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportOf } from '../../../src/main/pack/report-content.ts';
import { renderReportBody } from '../../../src/main/pack/report-page.ts';
import type { PackAttachment } from '../../../src/shared/pack/pack-record.ts';
import { charactersIn } from '../../support/pdf-reader.ts';
import { makeFigures, writeReport } from '../../support/report-reader.ts';
import { sampleRecord } from '../../support/report-record.ts';

const at = Date.parse('2026-11-21T15:20:00+08:00');
const attachment = (number: number, more: Partial<PackAttachment> = {}): PackAttachment => ({
  ...{
    number,
    kind: 'appraisal',
    media: 'pdf',
    name: '鉴定报告\u202Efdp.exe',
    sha256: 'ab'.repeat(32),
    bytes: 1_234_567,
  },
  ...{ path: `data/attachments/att-0${number}.pdf`, pages: 3, shown: null, operatorNo: '0217', at },
  ...more,
});
const picture = attachment(1, {
  ...{ kind: 'chat', media: 'jpeg', name: '微信截图.png', path: 'data/attachments/att-01.jpg', bytes: 40_000 },
  ...{ pages: null, shown: { widthPx: 900, heightPx: 1600 } },
});
const record = { ...sampleRecord(), attachments: [picture, attachment(2), attachment(3, { path: null })] };
const sectionOf = (of: Parameters<typeof reportOf>[0]) =>
  reportOf(of).sections.find(({ anchor }) => anchor === 'attachments');

let dir = '';
beforeAll(async () => {
  dir = await makeFigures(record);
  const background = { r: 230, g: 240, b: 230 };
  await sharp({ create: { width: 450, height: 800, channels: 3, background } })
    .jpeg()
    .toFile(join(dir, 'figures', basename(picture.path ?? '')));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('attachments in the report', () => {
  it('are a section of their own, and none where there are none', () => {
    expect(sectionOf(record)?.title).toBe('附件');
    expect(sectionOf(sampleRecord())).toBeUndefined();
    expect(sectionOf({ ...record, locale: 'en' })?.title).toBe('Attachments');
  });
  it('stand with title, kind, who added them when, pages and size, and the whole SHA-256', () => {
    const table = sectionOf(record)?.blocks.find(({ kind }) => kind === 'table');
    const rows = table?.kind === 'table' ? table.rows : [];
    expect(rows[1]).toEqual([
      '附件 2',
      '鉴定报告\n鉴定报告〈U+202E〉fdp.exe',
      '2026-11-21 15:20:00\n0217',
      '3 页\n1.2 MB',
      `data/attachments/att-02.pdf\nSHA-256 ${'ab'.repeat(32)}`,
    ]);
    expect(JSON.stringify(rows[2])).toContain('原件不附');
    expect(JSON.stringify(rows[0])).toContain('40 KB');
  });
  it('that are pictures are shown there, and not among the figures of the bench', () => {
    const shown = sectionOf(record)?.blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : []));
    expect(shown?.map(({ path, label }) => [path, label])).toEqual([['data/attachments/att-01.jpg', '附件 1']]);
    const benches = reportOf(record).sections.find(({ anchor }) => anchor === 'figures');
    expect(JSON.stringify(benches)).not.toContain('attachments');
    expect(JSON.stringify(reportOf(record).four)).not.toContain('attachments');
  });
  it('are in the page and in the PDF; the page loads no PDF', async () => {
    const page = renderReportBody(record);
    expect(page.includes('<section id="attachments">')).toBe(true);
    expect(page.includes('src="attachments/att-01.jpg"')).toBe(true);
    expect(/(?:src|href|data)="[^"]*\.pdf"/.test(page)).toBe(false);
    const characters = charactersIn(readFileSync(await writeReport(record, dir)));
    for (const char of '附件聊天记录鉴定报告微信截图') expect(characters).toContain(char);
  });
});
