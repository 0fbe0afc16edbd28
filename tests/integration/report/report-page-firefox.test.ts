import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firefoxPath, openFirefox } from '../../support/firefox.ts';
import type { FirefoxPage } from '../../support/firefox.ts';
import { text } from '../../support/pack-builder.ts';
import type { PackFiles } from '../../support/pack-builder.ts';
import { buildPackWithPage, changedFiles, unpackInto, zipInto } from '../../support/pack-page.ts';

// The same page in a browser of another make. A folder can't be handed to its dialog by WebDriver: the ZIP is.

if (firefoxPath === undefined) console.log('SKIPPED: no Firefox on this machine; the report page was not opened in it');

describe.skipIf(firefoxPath === undefined)('the page inside a pack, in Firefox', { timeout: 60_000 }, () => {
  let firefox: FirefoxPage;
  let good: { files: PackFiles };
  let home = '';
  let address = '';
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'dockproof-report-'));
    good = await buildPackWithPage();
    address = pathToFileURL(join(unpackInto(home, good.files), 'data/report.html')).href;
    firefox = await openFirefox(firefoxPath ?? '');
    await firefox.open(address);
  }, 90_000);
  afterAll(async () => {
    await firefox.close();
    rmSync(home, { recursive: true });
  });

  const check = async (files: PackFiles): Promise<string> => {
    // A dialog that was answered by WebDriver stays open for Firefox: each check has a fresh page.
    await firefox.open(address);
    const button = `[...document.querySelectorAll('button')].find((one) => one.textContent.includes('ZIP')).click()`;
    await firefox.choose(button, [zipInto(home, files)]);
    const answer = `document.querySelector('#verifier .answer')?.textContent ?? ''`;
    const isOver = `!['waiting', 'working'].includes(document.querySelector('#verifier').dataset.state)`;
    await expect.poll(() => firefox.ask(isOver), { timeout: 30_000 }).toBe(true);
    return String(await firefox.ask(answer));
  };

  it('shows the report with its pictures from beside it', async () => {
    const drawn = `document.querySelector('#report img').decode().then(() => 1)`;
    expect(await firefox.ask(drawn)).toBe(1);
    expect(await firefox.ask(`document.querySelector('#report h1').textContent`)).toBe('举证报告');
  });

  it('is green for a good pack', async () => {
    expect(await check(good.files)).toMatch(/完好|Sound/);
    expect(await firefox.ask(`document.querySelector('#verifier').dataset.state`)).toBe('sound');
  });

  it.each(['data/originals/photo-001-label.jpg', 'data/originals/film-01.mp4', 'custody/entries.jsonl'])(
    'is red for a touched %s, and says where',
    async (path) => {
      const files = changedFiles(good.files, (all) => all.set(path, text('another\n')));
      expect(await check(files)).toContain(path);
      expect(await firefox.ask(`document.querySelector('#verifier').dataset.state`)).toBe('altered');
    },
  );
});
