import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repoFolder } from '../../scripts/lib/electron-runtime.ts';
import { findAxeFaults, findCutTexts, findSmallTargets } from '../support/page-checks.ts';
import type { World } from './world.ts';

const folder = join(repoFolder, 'shots');
const LOOKS = (['zh', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);
const SIZES = [
  [1366, 768],
  [1920, 1080],
] as const;

/**
 * Shoots the screen as it stands in all eight looks; gives back what is wrong with them. `said`: Chinese that somebody outside
 * said or typed, and that the station doesn't tell with its lists.
 */
export async function lookAt(world: World, name: string, said: readonly string[] = []): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const faults: string[] = [];
  for (const [width, height] of SIZES) {
    await world.resize(width, height);
    for (const { language, theme } of LOOKS) {
      await world.station.set({ language, theme });
      await world.page.waitForFunction((lang) => document.documentElement.lang.startsWith(lang), language);
      await world.page.waitForTimeout(150);
      const title = `${name}-${language}-${theme}-${width}`;
      await world.screenshot(join(folder, `${title}.png`));
      const say = (found: string[]): void => {
        faults.push(...found.map((fault) => `${title}: ${fault}`));
      };
      say(await findCutTexts(world.page));
      say(await findSmallTargets(world.page));
      if (width === 1366) say(await findAxeFaults(world.page));
      if (language === 'en') say(await chineseLeftOver(world, said));
    }
  }
  await world.station.set({ language: 'zh', theme: 'light' });
  // The whole window is drawn anew; a scan typed meanwhile would find both cores taken.
  await world.page.waitForTimeout(400);
  return faults;
}

/** With nobody signed in the list is nobody's to read. */
const toDecideIfAny = (world: World): Promise<unknown[]> => world.station.toDecide().catch(() => []);

const rechecksOf = async (world: World): Promise<unknown> =>
  (await world.page.evaluate(() => window.station?.recheckView(undefined))) ?? null;

const peopleOf = async (world: World): Promise<string[]> => {
  const answer = await world.page.evaluate(() => window.station?.peopleList(undefined));
  return answer?.ok === true ? answer.value.flatMap(({ name, operatorNo }) => [name, `${name} · ${operatorNo}`]) : [];
};

/** Shops are called as their merchant calls them. */
const shopsOf = async (world: World): Promise<unknown> =>
  (await world.page.evaluate(() => window.station?.connectionList(undefined))) ?? null;

/** Names from outside within a sentence of ours; the sentence itself must be in the reader's language. */
const namedInCommands = async (world: World): Promise<string[]> =>
  (await world.station.commands().catch(() => [])).flatMap(({ lastWords }) =>
    [...(lastWords ?? '').matchAll(/“([^”]+)”/g)].flatMap(([, name]) => name ?? []),
  );

/** Every string with Chinese in what the station tells: names of goods, shops and people, the buyer's own words. */
async function chineseData(world: World): Promise<string[]> {
  const told = [
    await world.station.bench(),
    await toDecideIfAny(world),
    await world.station.set({}),
    await peopleOf(world),
    await rechecksOf(world),
    await shopsOf(world),
    await namedInCommands(world),
  ];
  const texts: string[] = [];
  JSON.stringify(told, (_key, value: unknown) => {
    if (typeof value === 'string' && /[一-鿿]/.test(value)) texts.push(value, ...value.split(' · '));
    return value;
  });
  return texts.sort((one, other) => other.length - one.length);
}

/** Chinese on an English screen is only ever data; what is left without it was not translated. */
async function chineseLeftOver(world: World, said: readonly string[]): Promise<string[]> {
  const shown = await world.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.closest('[lang^="zh"]') === null)
      .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3))
      .map((node) => node.textContent ?? ''),
  );
  const data = [...said, ...(await chineseData(world))];
  return shown
    .map((text) => data.reduce((left, known) => left.replaceAll(known, ''), text))
    .filter((text) => /[一-鿿]/.test(text) && text !== '中文')
    .map((text) => `not English: ${text}`);
}
