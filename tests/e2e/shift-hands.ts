import { createI18n } from '../../src/renderer/ui/i18n.ts';
import { findAxeFaults, findCutTexts } from '../support/page-checks.ts';
import { PIN } from '../support/shift-bench.ts';
import type { ShiftBench, Who } from '../support/shift-bench.ts';
import { until } from './world.ts';
import type { World } from './world.ts';

// The hands of a shift: a scanner and a keyboard, in either language; never a mouse. What is pressed is looked up in the
// window's own words and reached by Tab, as a person without a mouse does.

/** A page has fewer things to stop at. */
const MOST_STOPS = 200;
const SCAN_TRIES = 4;
/** Longer than any machine here takes; a scan that comes twice would count twice. */
const HEARD_WITHIN_MS = 5000;

type Watched = { pointers: string[]; errors: string[] };

export type Hands = {
  /** The window's words in the language of this shift. */
  t: ReturnType<typeof createI18n>['t'];
  scan: (text: string) => Promise<void>;
  /** Scanned again, as a person does, where a busy machine did not hear it. */
  scanUntil: (text: string, isDone: () => Promise<boolean>) => Promise<void>;
  press: (key: string) => Promise<void>;
  badge: (who: Who) => Promise<void>;
  /** To the bench, from wherever one is; then on by these keys. */
  goTo: (...keys: string[]) => Promise<void>;
  /** Types the PIN where it is asked for, if it is: it was typed a while ago, perhaps. */
  pinIfAsked: () => Promise<void>;
  givePin: () => Promise<void>;
  /** Tab until what has this in its name has the focus; `=` before it: what has this very name. */
  tabTo: (name: string) => Promise<void>;
  /** Tab there, and Enter. */
  enter: (name: string) => Promise<void>;
  /** Tab there, and type into it; any alphabet, as from an input method. */
  fill: (name: string, text: string) => Promise<void>;
  shown: (text: string, withinMs?: number) => Promise<void>;
  /** The page with this heading is there. */
  headed: (text: string) => Promise<void>;
  /** What is wrong with the screen as it stands: for axe, for eyes, and for who has no mouse. */
  faultsOf: (name: string) => Promise<string[]>;
  /** Since the beginning: pointer events that a person made, and errors on the console. */
  watched: () => Promise<Watched>;
};

/** Listens to what no shift may have: a press of a mouse, a finger, a wheel. A click that a key made has no detail. */
const watchPointers = (world: World): Promise<void> =>
  world.page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { pointersSeen: seen });
    for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'wheel', 'dblclick', 'contextmenu'])
      window.addEventListener(kind, () => seen.push(kind), { capture: true, passive: true });
    window.addEventListener(
      'click',
      ({ detail }) => {
        if (detail > 0) seen.push('click');
      },
      true,
    );
  });

const nameOfFocus = (world: World): Promise<string> =>
  world.page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return '';
    const labels =
      focused instanceof HTMLInputElement ||
      focused instanceof HTMLTextAreaElement ||
      focused instanceof HTMLSelectElement
        ? [...(focused.labels ?? [])].map((label) => label.textContent)
        : [];
    const said = focused.getAttribute('aria-label');
    return said ?? (labels.length > 0 ? labels.join(' ') : focused.textContent);
  });

/**
 * What can be pressed or written into and is never reached by Tab. Of a group that arrow keys walk through (tabs, options)
 * one stop is enough.
 */
async function findUnreachable(world: World): Promise<string[]> {
  const wanted = await world.page.evaluate(() => {
    // What lies under a dialog is out of reach on purpose.
    const top = document.querySelector('[role=dialog]') ?? document;
    const all = [
      ...top.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [role=listbox]'),
    ].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isOff = element.matches(':disabled, [inert], [inert] *, [hidden], [role=tab], [role=option]');
      return width > 0 && height > 0 && !isOff && getComputedStyle(element).visibility !== 'hidden';
    });
    Object.assign(window, { toReach: new Set(all) });
    return all.length;
  });
  for (let stop = 0; stop < wanted + MOST_STOPS; stop += 1) {
    await world.page.keyboard.press('Tab');
    const left = await world.page.evaluate(() => {
      const { toReach } = window as unknown as { toReach: Set<Element> };
      if (document.activeElement !== null) toReach.delete(document.activeElement);
      for (const element of toReach) if (!element.isConnected) toReach.delete(element);
      return toReach.size;
    });
    if (left === 0) return [];
  }
  return world.page.evaluate(() =>
    [...(window as unknown as { toReach: Set<Element> }).toReach].map(
      (element) => `no Tab comes to ${element.getAttribute('aria-label') ?? element.textContent.slice(0, 60)}`,
    ),
  );
}

/** `bench`: whose badge is whose. */
export async function useHands(
  world: World,
  bench: Pick<ShiftBench, 'badgeOf' | 'numberOf'>,
  language: 'zh' | 'en',
): Promise<Hands> {
  const { page } = world;
  const { t } = createI18n(language);
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => {
    errors.push(error.message);
  });
  await watchPointers(world);

  const tabTo = async (name: string): Promise<void> => {
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const focused = await nameOfFocus(world);
      if (name.startsWith('=') ? focused === name.slice(1) : focused.includes(name)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${name}`);
  };
  const shown = async (text: string, withinMs = 20_000): Promise<void> => {
    await page.getByText(text).first().waitFor({ timeout: withinMs });
  };
  const scanUntil = async (text: string, isDone: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < SCAN_TRIES; tries += 1) {
      await world.scan(text);
      if (await until(isDone, (done) => done, HEARD_WITHIN_MS).catch(() => false)) return;
    }
    throw new Error(`${text} was scanned ${SCAN_TRIES} times, and nothing came of it`);
  };
  const isAtBench = async (): Promise<boolean> =>
    (await page.evaluate(() => document.querySelector('nav button[aria-current=page]')?.textContent)) ===
    t('frame.bench');
  const pinField = () => page.getByLabel(t('seat.pin'), { exact: true }).last();
  const givePin = async (): Promise<void> => {
    await pinField().waitFor();
    await until(
      () => pinField().evaluate((field) => field === document.activeElement),
      (isThere) => isThere,
    );
    await world.type(PIN);
    await world.press('Return');
  };

  return {
    t,
    tabTo,
    shown,
    givePin,
    headed: async (text) => {
      await page.getByRole('heading', { name: text }).first().waitFor({ timeout: 20_000 });
    },
    scanUntil,
    scan: world.scan,
    press: world.press,
    badge: async (who) => {
      await scanUntil(bench.badgeOf(who), async () => (await world.station.set({})).operatorNo === bench.numberOf(who));
    },
    goTo: async (...keys) => {
      if (!(await isAtBench())) {
        await world.press('F9');
        await until(isAtBench, (isThere) => isThere);
      }
      const [door, ...others] = keys;
      if (door === undefined) return;
      await world.press(door);
      await until(isAtBench, (isThere) => !isThere);
      for (const key of others) await world.press(key);
    },
    pinIfAsked: async () => {
      const asked = page.getByText(t('seat.pinWhy'));
      const isAsked = await asked.waitFor({ timeout: 1500 }).then(
        () => true,
        () => false,
      );
      if (isAsked) await givePin();
    },
    enter: async (name) => {
      await tabTo(name);
      await page.keyboard.press('Enter');
    },
    fill: async (name, text) => {
      await tabTo(name);
      await page.keyboard.insertText(text);
    },
    faultsOf: async (name) => {
      const found = [...(await findAxeFaults(page)), ...(await findCutTexts(page)), ...(await findUnreachable(world))];
      return found.map((fault) => `${name}: ${fault}`);
    },
    watched: async () => ({
      errors,
      pointers: await page.evaluate(() => (window as unknown as { pointersSeen: string[] }).pointersSeen),
    }),
  };
}
