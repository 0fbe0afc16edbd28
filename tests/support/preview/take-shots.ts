import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { build, preview } from 'vite';
import { findAxeFaults, findCutTexts, findSmallTargets } from '../page-checks.ts';
import { GALLERY_PORT, GALLERY_SITE } from './gallery-site.ts';
import { BOARD_SCENES } from './scenes-board.ts';
import { BOX_SCENES } from './scenes-box.ts';
import { CORRECTION_SCENES } from './scenes-correction.ts';
import { DESK_SCENES } from './scenes-desk.ts';
import { EVENT_SCENES } from './scenes-events.ts';
import { EVIDENCE_SCENES } from './scenes-evidence.ts';
import { KEEP_SCENES } from './scenes-keep.ts';
import { ODD_SCENES } from './scenes-odd.ts';
import { IMPORT_SCENES } from './scenes-import.ts';
import { METER_SCENES } from './scenes-meter.ts';
import { OVERVIEW_SCENES } from './scenes-overview.ts';
import { PACK_SCENES } from './scenes-pack.ts';
import { PEOPLE_SCENES } from './scenes-people.ts';
import { PRINT_SCENES } from './scenes-print.ts';
import { PROOF_SCENES } from './scenes-proof.ts';
import { REGISTER_SCENES } from './scenes-register.ts';
import { SET_UP_SCENES } from './scenes-set-up.ts';
import { SHELF_SCENES } from './scenes-shelf.ts';
import { SHIPMENT_SCENES } from './scenes-shipment.ts';
import { WAITING_SCENES } from './scenes-waiting.ts';
import type { Scene } from './scenes.ts';

// Pictures of every state of the window, in both languages, themes and sizes, into shots/gallery:
//   node tests/support/preview/take-shots.ts [part of a scene's name] [zh|en] [light|dark] [1366|1920]

const SCENES: Record<string, Scene> = {
  ...WAITING_SCENES,
  ...BOX_SCENES,
  ...DESK_SCENES,
  ...CORRECTION_SCENES,
  ...SET_UP_SCENES,
  ...PRINT_SCENES,
  ...IMPORT_SCENES,
  ...ODD_SCENES,
  ...SHELF_SCENES,
  ...SHIPMENT_SCENES,
  ...PACK_SCENES,
  ...EVIDENCE_SCENES,
  ...METER_SCENES,
  ...KEEP_SCENES,
  ...EVENT_SCENES,
  ...BOARD_SCENES,
  ...REGISTER_SCENES,
  ...PEOPLE_SCENES,
  ...OVERVIEW_SCENES,
  ...PROOF_SCENES,
};
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];
const given = process.argv.slice(2);
const oneOf = <T extends string>(all: readonly T[]): readonly T[] => {
  const found = all.filter((one) => given.includes(one));
  return found.length === 0 ? all : found;
};
const known = ['zh', 'en', 'light', 'dark', '1366', '1920'];
const parts = given.filter((text) => !known.includes(text));

/** All keys of a scanner in one go: the machine that takes the pictures is busy, and a torn burst is no scan. */
const scanAtOnce = (text: string): void => {
  const press = (code: string, key: string): void => {
    const init = { code, key, shiftKey: /[A-Z:?]/.test(key), bubbles: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', init));
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keyup', init));
  };
  for (const char of text) {
    if (/[0-9]/.test(char)) press(`Digit${char}`, char);
    else if (/[A-Za-z]/.test(char)) press(`Key${char.toUpperCase()}`, char);
    else press('', char);
  }
  press('Enter', 'Enter');
};

const clickAll = async (page: Page, texts: readonly string[] = []): Promise<void> => {
  for (const text of texts) {
    const button = page.getByRole('button', { name: text, exact: true }).first();
    if ((await button.count()) === 0) continue;
    await button.click();
    // What a click opens may ask the station first.
    await page.waitForTimeout(150);
  }
};

const act = async (page: Page, scene: Scene): Promise<void> => {
  for (const key of scene.keys ?? []) {
    await page.keyboard.press(key);
    // Up and down before the settings are there would be nobody's.
    if (key === 'F10') await page.getByRole('tab').first().waitFor();
    await page.waitForTimeout(250);
  }
  await clickAll(page, scene.clicks);
  for (const [field, text] of Object.entries(scene.fields ?? {})) await page.fill(`[name='${field}']`, text);
  if (scene.types !== undefined) await page.keyboard.type(scene.types, { delay: 160 });
  if (scene.scans !== undefined) {
    await page.evaluate(scanAtOnce, scene.scans);
    await page.waitForTimeout(200);
  }
  if (scene.focus !== undefined) await page.getByRole(scene.focus).first().focus();
  for (const key of scene.thenKeys ?? []) {
    await page.keyboard.press(key);
    // At once they would be a scan.
    await page.waitForTimeout(160);
  }
  await clickAll(page, scene.thenClicks);
};

const folder = join(import.meta.dirname, '../../../shots/gallery');
mkdirSync(folder, { recursive: true });
await build(GALLERY_SITE);
const server = await preview(GALLERY_SITE);
const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
if (executablePath === undefined) throw new Error('the gallery needs a chromium or chrome of the system');
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
});
type Wanted = { name: string; scene: Scene; size: (typeof SIZES)[number]; lang: string; theme: 'light' | 'dark' };

const findFaults = async (page: Page): Promise<string[]> => [
  ...(await findCutTexts(page)).map((found) => `cut ${found}`),
  ...(await findSmallTargets(page)).map((found) => `small ${found}`),
  ...(await findAxeFaults(page)).map((found) => `axe ${found}`),
];

const takeShot = async ({ name, scene, size, lang, theme }: Wanted): Promise<void> => {
  const context = await browser.newContext({ viewport: size, colorScheme: theme });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    console.error(`${name}: ${error.message}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`${name}: ${message.text()}`);
  });
  await page.goto(`http://localhost:${GALLERY_PORT}/?state=${name}&lang=${lang}&theme=${theme}`);
  await page.waitForSelector('main');
  await page.waitForTimeout(300);
  await act(page, scene);
  await page.waitForTimeout(700);
  for (const found of await findFaults(page)) console.warn(`${name} ${lang} ${theme} ${size.width}: ${found}`);
  await page.screenshot({ path: join(folder, `${name}-${size.width}-${lang}-${theme}.png`) });
  await context.close();
};

const widths = oneOf(['1366', '1920']);
const wanted = Object.entries(SCENES)
  .filter(([name]) => parts.length === 0 || parts.some((part) => name.includes(part)))
  .flatMap(([name, scene]) =>
    SIZES.filter(({ width }) => widths.some((one) => one === String(width))).flatMap((size) =>
      oneOf(['zh', 'en']).flatMap((lang) =>
        oneOf(['light', 'dark']).map((theme): Wanted => ({ name, scene, size, lang, theme })),
      ),
    ),
  );
const photographer = async (): Promise<void> => {
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) await takeShot(next);
};
try {
  await Promise.all([photographer(), photographer(), photographer()]);
} finally {
  await browser.close();
  await server.close();
}
