import { describe, expect, it } from 'vitest';
import { buildPlatform } from '../../../src/main/platform/connected-shop.ts';
import type { Platform } from '../../../src/main/platform/platform.ts';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { createMemorySecretBox } from '../../../src/main/lib/secret-box.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import { createStationConnections } from '../../../src/main/station-connections.ts';
import { TOKEN, noOf, openGenericWorld, sample } from '../../support/generic-world.ts';

type Shop = Parameters<typeof buildPlatform>[0];
type Holding = { platform: string; orderNo: string }[];

const shopOf = (id: string, kind: Shop['kind'], erpShop: string): Shop => ({
  ...{ id, kind, name: '旗舰店', transport: 'erp', baseUrl: '' },
  fields: { erp: 'generic-1', erpShop },
});

async function openErp(shops: Shop[]) {
  const { server, options } = await openGenericWorld();
  const erp: Shop = {
    ...{ id: 'generic-1', kind: 'generic', name: '自有 ERP', transport: 'direct', baseUrl: options.baseUrl },
    fields: { stock: 'no', refusals: 'no' },
  };
  const build = (to: Shop, holding: Holding = [], now: Shop[] = shops): Platform =>
    buildPlatform(to, {
      ...{ clock: options.clock, log: options.log, all: [erp, ...now] },
      ...{ secretOf: () => TOKEN, platformsHolding: () => holding },
    });
  return { books: server.books, erp, build };
}
const no = (): void => undefined;
const pull = async (platform: Platform, from: string | null = null) => {
  const answer = await platform.pullExpected(from);
  if (answer.kind === 'failed') throw new Error(answer.words);
  const returns = answer.returns as ExpectedReturn[];
  return { cursor: answer.cursor, numbers: returns.map(({ returnNo }) => returnNo) };
};

describe('the shops of one system', () => {
  it('leave each return to the connection that knows it', async () => {
    const pdd = shopOf('pdd-1', 'pdd', 'P-1');
    const { books, erp, build } = await openErp([pdd]);
    books.add([sample(1, { shop: 'P-1' })]);
    const tellers = async (holding: Holding): Promise<string[]> => {
      const all = [erp, pdd].map(async (one) => [one.id, (await pull(build(one, holding))).numbers.length] as const);
      return (await Promise.all(all)).flatMap(([id, told]) => (told === 1 ? [id] : []));
    };
    const held = (platform: string, orderNo = 'SO-1'): Holding => [{ platform, orderNo }];
    expect(await tellers([])).toEqual(['pdd-1']);
    expect(await tellers(held('generic-1'))).toEqual(['generic-1']);
    // The ERP may name another order later: who goes through it is known by the number.
    expect(await tellers(held('pdd-1', 'SO-9'))).toEqual(['pdd-1']);
    // It was told by the shop's own interface, or by a connection that is gone.
    expect(await tellers(held('pdd-gone'))).toEqual([]);
    expect(await tellers(held('jd-2'))).toEqual([]);
    // The same number of another order is another return, and other worlds know nothing of it.
    expect(await tellers(held('jd-2', 'SO-9'))).toEqual(['pdd-1']);
    for (const platform of ['vendure-1', 'generic-2', 'pdd-practice', 'training', 'import'])
      expect(await tellers(held(platform)), platform).toEqual(['pdd-1']);
  });

  it('begin anew with another number, and go on with the same', async () => {
    const { books, build } = await openErp([shopOf('pdd-1', 'pdd', 'P-1')]);
    books.add([sample(1, { shop: 'P-1' }), sample(2, { shop: 'P-2' })]);
    const first = await pull(build(shopOf('pdd-1', 'pdd', 'P-1')));
    expect(first.numbers).toEqual([noOf(1)]);
    expect((await pull(build(shopOf('pdd-1', 'pdd', 'P-1')), first.cursor)).numbers).toEqual([]);
    expect((await pull(build(shopOf('pdd-1', 'pdd', 'P-2')), first.cursor)).numbers).toEqual([noOf(2)]);
  });

  it('give a shop back to the system, which tells what nobody has read meanwhile', async () => {
    const { books, erp, build } = await openErp([shopOf('pdd-1', 'pdd', 'P-1')]);
    const before = await pull(build(erp, [], []));
    books.add([sample(1, { shop: 'P-1' }), sample(2)]);
    const shared = await pull(build(erp), before.cursor);
    expect(shared.numbers).toEqual([noOf(2)]);
    // One more shop of its own takes nothing back.
    const more = [shopOf('pdd-1', 'pdd', 'P-1'), shopOf('jd-1', 'jd', 'J-1')];
    expect((await pull(build(erp, [], more), shared.cursor)).numbers).toEqual([]);
    const alone = await pull(build(erp, [], []), shared.cursor);
    expect(alone.numbers).toEqual([noOf(1), noOf(2)]);
    expect(alone.cursor).not.toContain('P-1');
  });

  it('ask the database there is, also after it was opened anew', async () => {
    const pdd = shopOf('pdd-1', 'pdd', 'P-1');
    const { books, erp } = await openErp([pdd]);
    books.add([sample(1, { shop: 'P-1' })]);
    const { options } = await openGenericWorld();
    const secrets = createMemorySecretBox();
    secrets.write('generic-1-token', TOKEN);
    const coreWith = (platformsOf: (returnNo: string) => Holding) => ({
      connectionStore: {
        all: () => [erp, pdd].map((one) => ({ ...one, fields: { ...one.fields } })),
        save: no,
        remove: no,
      },
      outbox: { countOpen: () => 0 },
      expectedReturns: { platformsOf },
    });
    let core = coreWith(() => {
      throw new Error('closed');
    });
    const { platforms } = createStationConnections({
      ...{ fixed: undefined, core: () => core, secrets, clock: options.clock, log: options.log },
      ...{ ids: createIds(options.clock), sync: () => ({ isReached: () => true, pullWords: () => null }) },
      training: () => {
        throw new Error('not in training');
      },
      onChange: () => Promise.resolve(),
    });
    core = coreWith(() => [{ platform: 'generic-1', orderNo: 'SO-1' }]);
    const shop = platforms.byId('pdd-1');
    if (shop === null) throw new Error('not connected');
    expect((await pull(shop)).numbers).toEqual([]);
  });
});
