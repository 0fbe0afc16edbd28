import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandSheet } from '../../src/main/print/command-sheet.ts';
import { binLabels } from '../../src/main/print/goods-labels.ts';
import { helpCard } from '../../src/main/print/help-card.ts';
import type { PrintHow, PrintJob } from '../../src/shared/print.ts';
import { ROLES } from '../../src/shared/print.ts';
import { readLabels } from '../support/label-reader.ts';
import { charactersIn, pageSizesMm } from '../support/pdf-reader.ts';
import { barsIn } from '../support/printed-codes.ts';
import { dropFolder, openWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let paper: Page;
beforeAll(async () => {
  world = await openWorld({ camera: null });
  // A window of the same Electron in which the same pages can be measured and photographed.
  const opened = world.app.waitForEvent('window');
  await world.app.evaluate(async ({ BrowserWindow }) => {
    await new BrowserWindow({ width: 820, height: 700 }).loadURL('data:text/html,<p>paper</p>');
  });
  paper = await opened;
});
afterAll(async () => {
  await world.close();
  dropFolder(world);
});

const make = (job: PrintJob, how: PrintHow) =>
  world.page.evaluate(
    async ([one, by]) => {
      const answer = await window.station?.printMake({ job: one, how: by });
      if (answer === undefined) throw new Error('no station');
      return answer;
    },
    [job, how] as const,
  );

const pdfOf = async (job: PrintJob): Promise<{ pdf: Buffer; pages: number | null }> => {
  const made = await make(job, 'pdf');
  if (!made.ok) throw new Error(made.error.code);
  return { pdf: readFileSync(join(world.dataDir, 'print', made.value.file ?? '')), pages: made.value.pages };
};

const CAPTIONS = { zh: '命令条码完好有问题与发出不符余件另箱非本店', en: 'Commandbres完好有问题与发出不符' };
const PX_A_MM = 96 / 25.4;
const lay = async (html: string): Promise<void> => {
  await paper.setContent(html);
  await paper.emulateMedia({ media: 'print' });
};
type Box = { code: string; page: number; left: number; right: number; top: number; bottom: number };
const boxesOf = (): Promise<Box[]> =>
  paper.evaluate(() =>
    [...document.querySelectorAll('.page')].flatMap((page, index) =>
      [...page.querySelectorAll('.bars')].map((bars) => {
        const { left, right, top, bottom } = bars.getBoundingClientRect();
        const at = page.getBoundingClientRect().top;
        return {
          code: bars.getAttribute('data-code') ?? '',
          page: index,
          left,
          right,
          top: top - at,
          bottom: bottom - at,
        };
      }),
    ),
  );

describe('the sheet of command barcodes out of the real window process', () => {
  it.each(['zh', 'en'] as const)('is a PDF of three A4 pages with text that can be copied (%s)', async (language) => {
    const { pdf, pages } = await pdfOf({ what: 'command-sheet', language });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pages).toBe(3);
    const sizes = pageSizesMm(pdf);
    expect(sizes.length).toBeGreaterThanOrEqual(1);
    for (const { width, height } of sizes) {
      expect(width).toBeCloseTo(210, 0);
      expect(height).toBeCloseTo(297, 0);
    }
    const characters = charactersIn(pdf);
    for (const char of CAPTIONS[language]) expect(characters, char).toContain(char);
  });

  it('every barcode on the laid-out pages is read', async () => {
    const { html } = commandSheet('zh');
    await lay(html);
    const session = await paper.context().newCDPSession(paper);
    const read: string[] = [];
    for (const index of [0, 1, 2]) {
      const { data } = await session.send('Page.captureScreenshot', {
        format: 'png',
        captureBeyondViewport: true,
        clip: { x: 0, y: index * 297 * PX_A_MM, width: 210 * PX_A_MM, height: 297 * PX_A_MM, scale: 3 },
      });
      read.push(...(await readLabels(Buffer.from(data, 'base64'))));
    }
    expect(read.sort()).toEqual(
      barsIn(html)
        .map(({ code }) => code)
        .sort(),
    );
  });

  it.each(['zh', 'en'] as const)('no barcode is cut, and none lies level with another (%s)', async (language) => {
    await lay(commandSheet(language).html);
    const boxes = await boxesOf();
    for (const box of boxes) {
      expect(box.left, box.code).toBeGreaterThanOrEqual(5 * PX_A_MM);
      expect(box.right, box.code).toBeLessThanOrEqual(205.5 * PX_A_MM);
      expect(box.bottom, box.code).toBeLessThanOrEqual(288 * PX_A_MM);
      for (const other of boxes.filter(({ page, code }) => page === box.page && code !== box.code)) {
        const gap = Math.max(other.top - box.bottom, box.top - other.bottom) / PX_A_MM;
        const isBeside = other.left >= box.right || box.left >= other.right;
        expect(gap, `${box.code} and ${other.code}`).toBeGreaterThanOrEqual(isBeside ? 1.5 : 8);
      }
    }
  });
});

describe('help cards', () => {
  it.each(ROLES.flatMap((role) => (['zh', 'en'] as const).map((language) => [role, language] as const)))(
    '%s (%s) is one page, and nothing of it is cut',
    async (role, language) => {
      expect((await pdfOf({ what: 'help-card', role, language })).pages).toBe(1);
      await lay(helpCard(role, language).html);
      const lowest = await paper.evaluate(() =>
        Math.max(...[...document.querySelectorAll('.cols li')].map((line) => line.getBoundingClientRect().bottom)),
      );
      const rightmost = await paper.evaluate(() =>
        Math.max(...[...document.querySelectorAll('.cols li')].map((line) => line.getBoundingClientRect().right)),
      );
      expect(lowest).toBeLessThanOrEqual(289 * PX_A_MM);
      expect(rightmost).toBeLessThanOrEqual(199 * PX_A_MM);
    },
  );
});

describe('labels and refusals', () => {
  it('bin labels are pages of 60 × 40 mm, and nothing on them is cut', async () => {
    const { pdf, pages } = await pdfOf({
      what: 'bin-labels',
      bins: ['A-01', 'HOLD-01', 'ABCDEFGHIJ-2'],
      language: 'zh',
    });
    expect(pages).toBe(3);
    for (const { width, height } of pageSizesMm(pdf)) {
      expect(Math.abs(width - 60)).toBeLessThan(0.6);
      expect(Math.abs(height - 40)).toBeLessThan(0.6);
    }
    await lay(binLabels(['ABCDEFGHIJ-2'], 'zh').html);
    for (const { left, right } of await boxesOf()) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(60 * PX_A_MM);
    }
  });

  it('practice labels are made', async () => {
    expect((await pdfOf({ what: 'training-labels', language: 'zh' })).pages).toBe(3);
  });

  it('without a printer it says so; an empty list says so; a CSV of a sheet is refused', async () => {
    const printers = await world.page.evaluate(async () => window.station?.printers(undefined));
    if (printers?.ok === true && printers.value.length === 0) {
      expect(await make({ what: 'command-sheet', language: 'zh' }, 'paper')).toMatchObject({
        error: { code: 'no-printer' },
      });
    }
    expect(await make({ what: 'refund-elsewhere', language: 'zh' }, 'pdf')).toMatchObject({
      error: { code: 'nothing-to-print' },
    });
    expect(await make({ what: 'help-card', role: 'receiver', language: 'zh' }, 'csv')).toMatchObject({
      error: { code: 'bad-request' },
    });
  });

  it('shows only files of its own folders', async () => {
    const show = (file: string) =>
      world.page.evaluate(async (name) => window.station?.fileShow({ folder: 'print', file: name }), file);
    expect(await show('../dockproof.db')).toMatchObject({ error: { code: 'bad-request' } });
    expect(await show('nothing.pdf')).toMatchObject({ error: { code: 'file-gone' } });
  });

  it('leaves no window of its own behind', async () => {
    expect(await world.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2);
  });
});
