import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildPack, hash, text } from '../../support/pack-builder.ts';
import type { PackFiles } from '../../support/pack-builder.ts';
import { rawZip, zipOf } from '../../support/raw-zip.ts';
import { buildPackWithPage, changedFiles, unpackInto, zipInto } from '../../support/pack-page.ts';

// The page inside every pack, opened from disk in a real browser, as an arbitrator does.

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'].find((path) =>
  existsSync(path),
);
if (executablePath === undefined) console.log('SKIPPED: no Chromium on this machine; the report page was not opened');

const good = await buildPackWithPage();

let browser: Browser | null = null;
let page: Page;
let home = '';
const requests: string[] = [];

describe.skipIf(executablePath === undefined)('the page inside a pack', { timeout: 60_000 }, () => {
  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'dockproof-report-'));
    browser ??= await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1200, height: 1000 } });
    requests.length = 0;
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error') requests.push(`console: ${message.text()}`);
    });
  });
  afterEach(async () => {
    await page.close();
    rmSync(home, { recursive: true });
  });
  afterAll(() => browser?.close());

  const unpack = (files: PackFiles): string => unpackInto(home, files);
  const zip = (files: PackFiles): string => zipInto(home, files);
  const after = (change: (files: PackFiles) => void): PackFiles => changedFiles(good.files, change);
  const open = async (folder: string): Promise<void> => {
    await page.goto(pathToFileURL(join(folder, 'data/report.html')).href);
  };
  /** Chooses what the page's button asks for, and waits for an answer. */
  const check = async (button: string, path: string): Promise<string> => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: button }).click();
    await (await choosing).setFiles(path);
    return answer();
  };
  const answer = async (): Promise<string> => {
    await page.waitForSelector('#verifier:not([data-state="waiting"]):not([data-state="working"]) .headline');
    return page.locator('#verifier .answer').innerText();
  };
  const state = (): Promise<string | null> => page.locator('#verifier').getAttribute('data-state');

  it('shows the report with its pictures from beside it, and asks for nothing else', async () => {
    await open(unpack(good.files));
    expect(await page.locator('#report h1').innerText()).toBe('举证报告');
    const isDrawn = await page
      .locator('#report img')
      .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
    expect(isDrawn).toBe(1);
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });

  it('is green for the folder it lies in, and for its ZIP', async () => {
    await open(unpack(good.files));
    expect(await check('选择案件文件夹', join(home, 'case-R1-0192f0aa'))).toContain('完好');
    expect(await state()).toBe('sound');
    expect(await check('选择 ZIP', zip(good.files))).toContain('完好');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('#verifier .answer').innerText()).toContain('Sound: exactly as it was sealed');
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });

  it('is green without Ed25519 in the browser, and red for a wrong signature there', async () => {
    await page.addInitScript(() => {
      SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException('no Ed25519 here', 'NotSupportedError'));
    });
    await open(unpack(good.files));
    expect(await check('选择 ZIP', zip(good.files))).toContain('完好');
    const other = await buildPack();
    const forged = after((files) => {
      const note = Buffer.from(other.files.get('custody/checkpoint.txt') ?? '')
        .toString()
        .split('\n');
      const own = Buffer.from(files.get('custody/checkpoint.txt') ?? '')
        .toString()
        .split('\n');
      const signature = note[5]?.split(' ')[2] ?? '';
      const id = Buffer.from(own[5]?.split(' ')[2] ?? '', 'base64').subarray(0, 4);
      const mixed = Buffer.concat([id, Buffer.from(signature, 'base64').subarray(4)]).toString('base64');
      files.set('custody/checkpoint.txt', text([...own.slice(0, 5), `— ${own[0] ?? ''} ${mixed}`, ''].join('\n')));
      const tags = Buffer.from(files.get('tagmanifest-sha256.txt') ?? '').toString();
      const line = `${hash(files.get('custody/checkpoint.txt') ?? text(''))}  custody/checkpoint.txt`;
      files.set('tagmanifest-sha256.txt', text(tags.replace(/\S+ {2}custody\/checkpoint\.txt/, line)));
    });
    expect(await check('选择 ZIP', zip(forged))).toContain('signature');
    expect(await state()).toBe('altered');
  });

  it.each<[string, string, (files: PackFiles) => void]>([
    [
      'a changed picture',
      'data/originals/photo-001-label.jpg',
      (files) => files.set('data/originals/photo-001-label.jpg', text('another')),
    ],
    ['an emptied film', 'data/originals/film-01.mp4', (files) => files.set('data/originals/film-01.mp4', text(''))],
    ['a file too many', 'data/more.txt', (files) => files.set('data/more.txt', text('x'))],
    ['a second manifest', 'manifest-md5.txt', (files) => files.set('manifest-md5.txt', text('x'))],
    ['a touched chain', 'custody/entries.jsonl', (files) => files.set('custody/entries.jsonl', text('{}\n'))],
  ])('is red for %s, in the folder and in the ZIP, and says where', async (_what, path, change) => {
    const files = after(change);
    await open(unpack(files));
    for (const said of [
      await check('选择案件文件夹', join(home, 'case-R1-0192f0aa')),
      await check('选择 ZIP', zip(files)),
    ]) {
      expect(said).toContain('被改动');
      expect(said).toContain(path);
    }
    expect(await state()).toBe('altered');
  });

  it('takes a folder or a ZIP that is dropped on it', async () => {
    const folder = unpack(good.files);
    await open(folder);
    for (const path of [folder, zip(good.files)]) {
      await drop(path);
      expect(await answer()).toContain('完好');
      await page.reload();
    }
    await drop(zip(after((files) => files.delete('bagit.txt'))));
    expect(await answer()).toContain('bagit.txt');
  });

  /** Drops what lies on the disk, as a file manager does (CDP Input.dispatchDragEvent). */
  async function drop(path: string): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }

  it('says of anything else that it is no pack, and shows hostile names as text', async () => {
    await open(unpack(good.files));
    const file = join(home, 'evil.zip');
    writeFileSync(file, text('not a zip'));
    expect(await check('选择 ZIP', file)).toContain('不是举证包');
    writeFileSync(
      file,
      rawZip([...zipOf(good.files), { name: 'case-R1-0192f0aa/<img src=x onerror=alert(1)>', bytes: text('x') }]),
    );
    expect(await check('选择 ZIP', file)).toContain('<img src=x');
    expect(await page.locator('#verifier img').count()).toBe(0);
  });

  it('runs no script that a report might bring along', async () => {
    const evil = good.html.replace(
      '</figure>',
      '</figure><script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">',
    );
    const folder = unpack(after((files) => files.set('data/report.html', text(evil))));
    await open(folder);
    await page.waitForTimeout(300);
    expect(await page.title()).toBe('举证报告');
  });
});
