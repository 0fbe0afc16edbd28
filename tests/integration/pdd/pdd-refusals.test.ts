import { describe, expect, it } from 'vitest';
import { createPddPlatform } from '../../../src/main/platform/pdd/pdd-platform.ts';
import type { PracticeFault } from '../../../src/main/platform/practice-line.ts';
import type { PracticeReturn } from '../../../src/main/platform/pdd/practice-pdd-books.ts';
import type { PlatformRefusals } from '../../../src/main/platform/platform.ts';
import { idOf, noOf, openWorld, sample } from '../../support/pdd-world.ts';

const NOTICE = 'pdd.nextone.logistics.warehouse.update';
const body = { key: 'refuse:pdd:1:1', returnNo: noOf(1), message: '与发出不符', reasonCode: null, pictures: [] };
const noPicture = () => Promise.resolve(null);

async function openTelling(more: Partial<PracticeReturn> = {}, fault: PracticeFault | null = null) {
  const world = await openWorld({ refuseBy: 'warehouse' });
  world.server.books.add([sample(1, world.options.clock.now(), more)]);
  world.fault.script = (method) => (method === NOTICE ? fault : null);
  const { refusals } = createPddPlatform(world.options);
  if (refusals === undefined) throw new Error('it refuses nothing');
  const send = (mayHaveLeft = false): ReturnType<PlatformRefusals['sendRefusal']> =>
    refusals.sendRefusal(body, noPicture, { mayHaveLeft });
  return { ...world, refusals, send, books: world.server.books };
}
const saying = (words: RegExp) => expect.stringMatching(words) as string;

describe('refusing at a strict Pinduoduo with the notice', { timeout: 60_000 }, () => {
  it('says before that it is no refusal, tells once that the goods were not taken in, and moves nothing', async () => {
    const { refusals, send, books, server } = await openTelling();
    expect(refusals.onlyTells).toBe(true);
    expect(await refusals.rules(noOf(1))).toMatchObject({
      ...{ isPossible: true, isProofNeeded: false, reasons: [], words: saying(/不是拒绝.*没有核实.*not known/) },
    });
    expect(await send()).toEqual({ kind: 'told', isSure: true, words: saying(/还没有拒绝.*mms\.pinduoduo\.com/) });
    expect(books.notIn()).toMatchObject([{ id: idOf(1) }]);
    expect(books.movements()).toEqual([]);
    expect(server.calls.filter((call) => call === NOTICE)).toHaveLength(1);
  });

  it('fits into the line that is kept of a platform’s words', async () => {
    const { send } = await openTelling();
    for (const mayHaveLeft of [false, true]) {
      const answer = await send(mayHaveLeft);
      expect(Array.from('words' in answer ? answer.words : '').length).toBeLessThanOrEqual(300);
    }
  });

  it('tells nothing a second time once a request may have left', async () => {
    const { send, books } = await openTelling();
    expect(await send(true)).toMatchObject({ kind: 'told', isSure: false, words: saying(/不再发.*not sent again/) });
    expect(books.notIn()).toEqual([]);
  });

  it.each<[PracticeFault, string, number]>([
    [{ kind: 'lose-before' }, 'unknown', 0],
    [{ kind: 'lose-after' }, 'unknown', 1],
    [{ kind: 'busy' }, 'retry', 0],
  ])('with %j for an answer is %s', async (fault, kind, told) => {
    const { send, books } = await openTelling({}, fault);
    expect((await send()).kind).toBe(kind);
    expect(books.notIn()).toHaveLength(told);
  });

  it.each<[string, Partial<PracticeReturn>, object]>([
    ['refunded', { status: 10 }, { kind: 'refused', code: 'already-refunded' }],
    ['closed', { status: 12 }, { kind: 'refused', code: 'closed' }],
    ['with the platform', { status: 8 }, { kind: 'refused', code: 'locked' }],
    ['without its goods', { status: 7 }, { kind: 'refused', code: 'other', words: saying(/没有发/) }],
    ['refused there by a person', { status: 6 }, { kind: 'acknowledged', receipt: { amountCents: 0 } }],
  ])('reads before: of one that is %s nothing is told', async (_, more, answer) => {
    const { send, books, refusals } = await openTelling(more);
    expect(await send()).toMatchObject(answer);
    expect(books.notIn()).toEqual([]);
    expect(await refusals.rules(noOf(1))).toMatchObject({ isPossible: false });
  });

  it('is left to a person alone where nothing was chosen', async () => {
    const { options, server } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const { refusals } = createPddPlatform(options);
    expect(await refusals?.rules(noOf(1))).toMatchObject({ isPossible: false, words: saying(/没有拒绝售后的接口/) });
    expect(await refusals?.sendRefusal(body, noPicture)).toMatchObject({ kind: 'refused' });
    expect(server.books.notIn()).toEqual([]);
  });
});
