import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openFirefox } from '../support/firefox.ts';

// The verifier page of a pack in two makes of browser, given packs the ways a person gives them. Each answers what the
// page says and in which state it is.

type Said = { state: string; words: string };
export type Give = 'zip' | 'folder' | 'drop';

export type ReportPage = {
  check: (how: Give, path: string) => Promise<Said>;
  close: () => Promise<void>;
};

/** A page of SHA-256 in JavaScript takes half a minute for 5 GB; a busy machine several times that. */
const ANSWERS_WITHIN_MS = 1_200_000;

export const chromiumPath = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'].find((path) =>
  existsSync(path),
);

export async function openInChromium(executablePath: string, address: string): Promise<ReportPage> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage({ locale: 'zh-CN' });
  page.setDefaultTimeout(ANSWERS_WITHIN_MS);
  const choose = async (button: string, path: string): Promise<void> => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: button }).click();
    await (await choosing).setFiles(path);
  };
  return {
    check: async (how, path) => {
      await page.goto(address);
      if (how === 'zip') await choose('选择 ZIP', path);
      else if (how === 'folder') await choose('选择案件文件夹', path);
      else await drop(page, path);
      await page.waitForSelector('#verifier:not([data-state="waiting"]):not([data-state="working"]) .headline');
      return {
        state: (await page.locator('#verifier').getAttribute('data-state')) ?? '',
        words: await page.locator('#verifier .answer').innerText(),
      };
    },
    close: () => browser.close(),
  };
}

/** Drops what lies on the disk, as a file manager does (CDP Input.dispatchDragEvent). */
async function drop(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
}

/** Only ZIPs by the button: WebDriver hands Firefox no folder and drops nothing. */
export async function openInFirefox(executablePath: string, address: string): Promise<ReportPage> {
  const firefox = await openFirefox(executablePath);
  const state = `document.querySelector('#verifier').dataset.state`;
  return {
    check: async (how, path) => {
      if (how !== 'zip') throw new Error(`Firefox is given no ${how}`);
      await firefox.open(address);
      const button = `[...document.querySelectorAll('button')].find((one) => one.textContent.includes('ZIP')).click()`;
      await firefox.choose(button, [path]);
      const isOver = `!['waiting', 'working'].includes(${state})`;
      await expect.poll(() => firefox.ask(isOver), { timeout: ANSWERS_WITHIN_MS, interval: 500 }).toBe(true);
      const words = `document.querySelector('#verifier .answer').textContent`;
      return { state: String(await firefox.ask(state)), words: String(await firefox.ask(words)) };
    },
    close: firefox.close,
  };
}
