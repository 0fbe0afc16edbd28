import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLabels } from '../../support/label-reader.ts';
import { charactersIn, pageSizesMm } from '../../support/pdf-reader.ts';
import {
  fontsDir,
  fontsOf,
  hasPoppler,
  makeFigures,
  pagesOf,
  pictureOfPage,
  wordsOf,
  writeReport,
} from '../../support/report-reader.ts';
import { extremeRecord, sampleRecord, sampleReturn } from '../../support/report-record.ts';
import { loadReportFonts } from '../../../src/main/pack/report-fonts.ts';

const record = sampleRecord();
const extreme = extremeRecord();
let dir = '';
let pdf = '';
let extremePdf = '';

beforeAll(async () => {
  dir = await makeFigures(extreme);
  pdf = await writeReport(record, dir);
  extremePdf = await writeReport(extreme, dir, 'extreme.pdf');
}, 60_000);
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('the report as a PDF', () => {
  it('is A4 and holds real characters, with or without poppler at hand', () => {
    const bytes = readFileSync(pdf);
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    for (const { width, height } of pageSizesMm(bytes)) {
      expect(width).toBeCloseTo(210, 0);
      expect(height).toBeCloseTo(297, 0);
    }
    const characters = charactersIn(bytes);
    for (const char of '退回商品序列号与发出商品不符图证') expect(characters).toContain(char);
  });

  it('is the same bytes for the same record', async () => {
    const again = await writeReport(record, dir, 'again.pdf');
    expect(readFileSync(again).equals(readFileSync(pdf))).toBe(true);
  });

  it('does not write over a file', async () => {
    await expect(writeReport(record, dir)).rejects.toThrow('EEXIST');
  });

  it('says that a picture cannot be shown, and fails when its file is missing', async () => {
    const broken = await makeFigures(record);
    writeFileSync(join(broken, 'figures', 'fig-03.jpg'), 'no picture');
    const file = await writeReport(record, broken);
    expect(charactersIn(readFileSync(file))).toContain('打');
    rmSync(join(broken, 'figures', 'fig-03.jpg'));
    await expect(writeReport(record, broken, 'other.pdf')).rejects.toThrow('ENOENT');
    rmSync(broken, { recursive: true, force: true });
  });
});

describe.skipIf(!hasPoppler)('the report as poppler reads it', () => {
  it('shows an arbitrator order, problem, demand and four pictures on its first page', async () => {
    const [first = ''] = await pagesOf(pdf);
    expect(first).toContain(sampleReturn.orderNo);
    expect(first).toContain(record.problem.replace(/\s/g, ''));
    expect(first).toContain(record.demand.replace(/\s/g, ''));
    for (const label of ['图1', '图2', '图3', '图4']) expect(first).toContain(label);
    expect(first).toContain('UTC+08:00');
  });

  it('holds every figure, claim, entry of the time line and operator number', async () => {
    const text = (await pagesOf(pdf)).join('');
    for (const { number, parentSha256 } of record.figures) {
      expect(text).toContain(`图${number}`);
      expect(text).toContain(parentSha256.slice(0, 8));
    }
    for (const { claim, answer } of record.claims) {
      expect(text).toContain(claim.replace(/\s/g, ''));
      expect(text).toContain(answer.replace(/\s/g, ''));
    }
    for (const { seq, operatorNo } of record.timeLine) {
      expect(text).toContain(String(seq));
      expect(text).toContain(operatorNo);
    }
    expect(text).toContain('2026-11-2010:08:02');
    expect(text).toContain('与发出商品不符');
    expect(text).not.toContain('掉包');
  });

  it('numbers its pages and ends with one page of integrity, whose code is the hash of the checkpoint', async () => {
    const pages = await pagesOf(pdf);
    pages.forEach((page, index) => {
      expect(page).toContain(`第${index + 1}页/共${pages.length}页`);
      expect(page).toContain(`订单号${sampleReturn.orderNo}`);
    });
    const withHash = pages.flatMap((page, index) => (page.includes(record.checkpoint.rootHex) ? [index] : []));
    expect(withHash).toEqual([pages.length - 1]);
    expect(pages.at(-1)).toContain('尚无可信时间戳');
    const picture = await pictureOfPage(pdf, pages.length);
    expect(await readLabels(picture, ['QRCode'])).toEqual([record.checkpoint.noteSha256]);
  });

  it('has two fonts, both embedded as subsets with their characters', async () => {
    const fonts = await fontsOf(pdf);
    expect(fonts).toHaveLength(2);
    for (const font of fonts) expect(font).toMatch(/\+NotoSansSC-(?:Regular|Bold) .*yes yes yes/);
  });

  it('stays inside its margins and leaves no heading alone, however much there is', { timeout: 60_000 }, async () => {
    const words = await wordsOf(extremePdf);
    for (const { left, right, bottom } of words) {
      expect(left).toBeGreaterThan(47);
      expect(right).toBeLessThan(549);
      expect(bottom).toBeLessThan(825);
    }
    const headings = words.filter(({ text }) => /^[一二三四五六七八]、/.test(text));
    expect(headings.length).toBe(8);
    for (const heading of headings) {
      const below = words.filter(
        ({ page, top, bottom }) => page === heading.page && top > heading.bottom && bottom < 785,
      );
      expect(below.length, heading.text).toBeGreaterThan(2);
    }
  });

  it('shortens a long time line, says so, and keeps everything else', { timeout: 60_000 }, async () => {
    const pages = await pagesOf(extremePdf);
    const text = pages.join('');
    expect(pages.length).toBeLessThan(40);
    expect(text).toContain('共2000条，此处列出90条；全部见data/timeline.csv，链上原文见custody/entries.jsonl');
    expect(text).toMatch(/此处略去\d+条/);
    for (const { number } of extreme.figures) expect(text).toContain(`图${number}`);
    expect(text.split('X').length - 1).toBeGreaterThanOrEqual(900);
    expect(text).toContain('缺序列号照片');
    expect(text).toContain('a-new-item');
    expect(text).toContain('录像2有中断');
    expect(text).toContain('http://tsa.example.test/tsr');
  });

  it('names what it cannot show: controls, marks of direction, characters that the font lacks', async () => {
    const file = await writeReport(
      sampleRecord({ problem: 'A\u202Egpj.exe\u0000<script>alert(1)</script>', demand: '𠮷 😀 שלום 龘' }),
      dir,
      'hostile.pdf',
    );
    const [first = ''] = await pagesOf(file);
    expect(first).toContain('A〈U+202E〉gpj.exe〈U+0000〉<script>alert(1)</script>');
    expect(first).toContain('〈U+20BB7〉〈U+1F600〉〈U+05E9〉〈U+05DC〉〈U+05D5〉〈U+05DD〉龘');
  });

  it('says it in English, and when there is nothing, that there is nothing', async () => {
    const bare = sampleRecord({ locale: 'en', figures: [], films: [], claims: [], timeLine: [], returns: [] });
    const pages = await pagesOf(await writeReport(bare, dir, 'bare.pdf'));
    expect(pages[0]).toContain('Therearenophotos.');
    expect(pages.join('')).toContain('Norecording');
    expect(pages.at(-1)).toContain(`Page${pages.length}of${pages.length}`);
  });
});

it('knows which characters its fonts have', () => {
  const { regular, bold } = loadReportFonts(fontsDir);
  for (const font of [regular, bold]) {
    for (const char of '退¥A〈①é') expect(font.has(char.codePointAt(0) ?? 0), char).toBe(true);
    for (const char of '😀𠮷م') expect(font.has(char.codePointAt(0) ?? 0), char).toBe(false);
  }
  expect(() => loadReportFonts('/nowhere')).toThrow('ENOENT');
});
