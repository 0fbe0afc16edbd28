import { expect } from 'vitest';
import type { SessionView } from '../../src/shared/session.ts';
import { PHONE_TAIL } from '../support/shift-parcels.ts';
import type { ShiftBox } from '../support/shift-parcels.ts';
import type { Hands } from './shift-hands.ts';
import { takeShot } from './take-shot.ts';
import { until } from './world.ts';
import type { World } from './world.ts';

// What inspector and supervisor do with a parcel, by scanner and keys alone.

const HOLD_TRIES = 8;
const SHOT_TRIES = 9;
const TORN_TRIES = 3;

export type Work = {
  /** From the waybill to the closed box. */
  box: (box: ShiftBox) => Promise<void>;
  /** On the screen of what is to be decided: this parcel's case in hand. */
  openCase: (waybill: string) => Promise<void>;
  /** The word of who is signed in, with their PIN. */
  confirm: () => Promise<void>;
  isUndecided: (waybill: string) => Promise<boolean>;
  /** Chooses by this key, says why and submits; `amountYuan` for a part. */
  propose: (key: 'F1' | 'F2', reason: string, amountYuan?: string) => Promise<void>;
};

export function createWork(world: World, hands: Hands): Work {
  const { t } = hands;
  const view = () => world.station.bench();
  const session = async () => (await view()).session;
  const isClosed = async (): Promise<boolean> => (await session()) === null;
  const closesWithin = (ms: number): Promise<boolean> => until(isClosed, (closed) => closed, ms).catch(() => false);

  /** Nobody announced it under this number: the paper in the box has the end of the buyer's. */
  const findByHand = async (): Promise<void> => {
    await hands.enter(t('find.title'));
    await hands.tabTo(t('find.label'));
    await world.type(PHONE_TAIL);
    await hands.shown(t('find.count', { n: 1 }));
    await hands.enter(t('find.claim'));
    await until(session, (one) => one?.matching === 'matched');
  };
  /** Of several returns in a box: from here on it is spoken of this one. */
  const goTo = async (returnNo: string): Promise<void> => {
    const { returns = [] } = (await session()) ?? {};
    for (let step = 0; step < returns.length; step += 1) {
      const now = await session();
      if (now?.returns.find(({ id }) => id === now.focusId)?.returnNo === returnNo) return;
      await hands.press('KP_Add');
    }
  };
  const takeShots = async (): Promise<void> => {
    for (let shot = 0; shot < SHOT_TRIES; shot += 1) {
      if ((await session())?.next.step !== 'take-shot') return;
      await takeShot(world, hands.press);
    }
  };

  /** What a scan into the open box changes; pictures come by themselves. */
  const standOf = (one: SessionView | null): string =>
    JSON.stringify(one === null ? null : { ...one, shots: [], meter: [], checks: [], next: null });
  const isAsked = async (): Promise<boolean> => (await view()).question !== null;
  const scanInto = async (text: string): Promise<void> => {
    const before = await session();
    const strangers = async () => (await session())?.strangers.length;
    for (let tries = 0; tries < TORN_TRIES; tries += 1) {
      await hands.scanUntil(text, async () => (await isAsked()) || standOf(await session()) !== standOf(before));
      if (!(await isAsked())) return;
      // A busy machine tore it in two, and its tail asked something: as if it had never been.
      await hands.scanUntil('DP:UNDO', async () => !(await isAsked()));
      if ((await strangers()) !== before?.strangers.length)
        await hands.scanUntil('DP:UNDO', async () => (await strangers()) === before?.strangers.length);
    }
  };

  const open = ({ waybill, isUnopened }: ShiftBox): Promise<void> =>
    hands.scanUntil(waybill, async () => {
      const { session: one, panel } = await view();
      return isUnopened ? panel?.kind === 'refused-parcel' : one?.waybill === waybill;
    });

  return {
    box: async (box) => {
      await open(box);
      for (const hand of box.hands) {
        if (hand === 'PHOTO') await takeShot(world, hands.press);
        else if (hand === 'FIND') await findByHand();
        else if (hand === 'SECOND') await goTo(box.returns[1]?.returnNo ?? '');
        else if (hand.startsWith('KP_')) await hands.press(hand);
        else await scanInto(hand);
      }
      if (box.isPhotographed) await takeShots();
      for (let tries = 0; box.isHeld && tries < HOLD_TRIES && !(await closesWithin(700)); tries += 1)
        await hands.scan('DP:HOLD');
      const { recent } = await until(view, ({ session: one }) => one === null).catch(async (error: unknown) => {
        throw new Error(`${box.name} stays open: ${JSON.stringify((await session())?.next)}`, { cause: error });
      });
      expect(recent[0], box.name).toMatchObject({ waybill: box.waybill, verdict: box.verdict });
    },
    openCase: async (waybill) => {
      const items = world.page.getByRole('option');
      await items.first().waitFor();
      const [wanted] = (await world.station.toDecide()).filter((item) => item.waybill === waybill);
      if (wanted === undefined) throw new Error(`${waybill} is not to be decided`);
      const ids = await items.evaluateAll((all) => all.map(({ id }) => id));
      const chosen = await items.evaluateAll((all) =>
        all.findIndex((one) => one.getAttribute('aria-selected') === 'true'),
      );
      const by = ids.indexOf(`case-${wanted.verdictId}`) - chosen;
      await hands.tabTo(t('decide.listLabel'));
      for (let step = 0; step < Math.abs(by); step += 1) await hands.press(by > 0 ? 'Down' : 'Up');
      await world.page.locator(`#case-${wanted.verdictId}[aria-selected=true]`).waitFor();
    },
    confirm: async () => {
      await hands.enter(t('approval.mine', { amount: '' }).trim());
      await world.page.getByRole('dialog').waitFor();
      await hands.enter(t('approval.mine', { amount: '' }).trim());
      await hands.pinIfAsked();
      await until(
        () => world.page.getByRole('dialog').count(),
        (open) => open === 0,
      );
    },
    isUndecided: async (waybill) => (await world.station.toDecide()).some((item) => item.waybill === waybill),
    propose: async (key, reason, amountYuan) => {
      await hands.press(key);
      if (amountYuan !== undefined) await hands.fill(t('decide.amount'), amountYuan);
      await hands.fill(t('decide.reason'), reason);
      await hands.press('F4');
      await hands.shown(t('decide.proposalTitle'));
    },
  };
}
