import { afterEach, describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import type { SessionView } from '../../../src/shared/session.ts';
import { aPhone, aReturn, BELT, createBenchFixture, FOREIGN_IMEI, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

const BOX_1 = 'SF1300001234562';
const OUTBOUND = 'ZT7700000000011';

let bench: BenchFixture;
afterEach(() => bench.close());
const open = (...returns: ExpectedReturn[]): void => {
  bench = createBenchFixture(returns);
};
const session = (): SessionView => {
  const view = bench.core.bench.view().session;
  if (view === null) throw new Error('no box is open');
  return view;
};
const scanAll = (...scans: string[]) => scans.map((scan) => bench.scan(scan)).at(-1);
const refunds = () => bench.core.outbox.list(50).filter(({ state }) => state !== 'cancelled');
const column = (sql: string): unknown[] => bench.core.db.prepare(sql).pluck().all();
const shelf = () => bench.core.shelf.view().map(({ waybill, why }) => ({ waybill, why }));

describe('a refused or intercepted parcel', () => {
  const refused = (more: Partial<ExpectedReturn> = {}) =>
    aReturn({ returnWaybill: null, outboundWaybill: OUTBOUND, reason: 'not-received', ...more });

  it('is taken back unopened with one scan: refund, goods to the shelf, nothing attested that nobody saw', () => {
    open(refused());
    const answer = bench.scan(OUTBOUND);
    expect(answer).toMatchObject({ tone: 'closed', still: { shot: 'outer' } });
    expect(answer.view.session).toBeNull();
    expect(answer.view.panel).toMatchObject({ kind: 'refused-parcel', units: 2, bin: 'A-01', progress: 'waiting' });
    expect(answer.view.recent[0]).toMatchObject({ lane: 'refused', verdict: 'intact' });
    expect(refunds()).toMatchObject([{ returnNo: 'R1' }]);
    const [body] = column(`SELECT body FROM command WHERE kind = 'refund'`);
    expect(JSON.parse(String(body))).toMatchObject({ via: 'outbound' });
    const [judgements] = column('SELECT judgements FROM verdict');
    expect(JSON.parse(String(judgements))).toMatchObject({
      packaging: 'good',
      function: 'untested',
      appearance: 'untested',
    });
    expect(column('SELECT kind FROM disposition')).toEqual(['restock', 'restock']);
  });

  it('can be opened after all: everything is taken back first', () => {
    open(refused());
    const { panel } = bench.scan(OUTBOUND).view;
    if (panel?.kind !== 'refused-parcel') throw new Error('no panel');
    expect(bench.core.bench.reopen(panel.inspectionId).tone).toBe('found');
    expect(refunds()).toEqual([]);
    expect(bench.core.dispositions.unitsOf(panel.inspectionId)).toEqual([]);
    expect(column(`SELECT state FROM command WHERE kind = 'stock'`)).toEqual(['cancelled']);
    expect(session().returns[0]).toMatchObject({ isOutbound: true });
    // Now it is an inspection like every other one.
    expect(bench.scan('DP:OK').refusal).toBe('lines-not-counted');
    expect(scanAll(SHIRT, BELT, 'DP:OK')?.tone).toBe('closed');
    expect(refunds()).toHaveLength(1);
  });

  it('an old outbound label on a box that was used again is a return like any other: it is opened', () => {
    open(aPhone({ outboundWaybill: OUTBOUND }));
    expect(bench.scan(OUTBOUND).tone).toBe('found');
    expect(session().returns[0]).toMatchObject({ isOutbound: false });
    expect(refunds()).toEqual([]);
  });

  it('whose refund was paid already is only put away', () => {
    open(refused({ state: 'refunded' }));
    expect(bench.scan(OUTBOUND).view.panel).toMatchObject({ kind: 'refused-parcel', progress: 'closed' });
    expect(refunds()).toEqual([]);
    expect(column('SELECT kind FROM disposition')).toEqual(['restock', 'restock']);
  });

  it('scanned twice says that it was done', () => {
    open(refused());
    bench.scan(OUTBOUND);
    expect(bench.scan(OUTBOUND)).toMatchObject({ tone: 'done' });
    expect(refunds()).toHaveLength(1);
  });
});

describe('a parcel that nobody announced', () => {
  const NOBODYS = 'YT8800000000017';

  it('asks for the slip first, is claimed by hand and is then judged by its lines', () => {
    open(aReturn());
    expect(bench.scan(NOBODYS).tone).toBe('unclaimed');
    expect(bench.core.bench.command('PHOTO').still?.shot).toBe('slip');
    bench.takePhoto('slip');
    expect(bench.core.bench.command('PHOTO').still?.shot).toBe('extra');
    scanAll(SHIRT);
    const [id] = column('SELECT id FROM expected_return') as string[];
    expect(bench.core.bench.claim(id ?? '', true)).toMatchObject({ tone: 'found', still: { shot: 'slip' } });
    // What was scanned before it was known counts.
    expect(session().returns[0]).toMatchObject({ isClaimed: true, lines: [{ good: 1 }, { good: 0 }] });
    expect(scanAll(BELT, 'DP:OK')?.tone).toBe('closed');
    expect(refunds()).toHaveLength(1);
  });

  it('a wrong claim is taken back by undo, as if it had never been', () => {
    open(aReturn(), aPhone());
    bench.scan(NOBODYS);
    const [id] = column(`SELECT id FROM expected_return WHERE return_no = 'R-PHONE'`) as string[];
    bench.core.bench.claim(id ?? '', true);
    expect(session().matching).toBe('matched');
    bench.scan('DP:UNDO');
    expect(session()).toMatchObject({ matching: 'unclaimed', returns: [] });
    expect(column('SELECT count(*) FROM parcel_return')).toEqual([0]);
  });

  it('never takes a return that has its verdict, one that is unknown, or a second one without a claim', () => {
    open(aReturn(), aPhone());
    scanAll(BOX_1, SHIRT, BELT, 'DP:OK', NOBODYS);
    const [judged] = column(`SELECT id FROM expected_return WHERE return_no = 'R1'`) as string[];
    expect(bench.core.bench.claim(judged ?? '', true).refusal).toBe('return-judged');
    expect(bench.core.bench.claim('nobody', true).refusal).toBe('unknown-return');
    scanAll('DP:HOLD', 'JDVA11408814483');
    expect(bench.core.bench.claim(judged ?? '', true).refusal).toBe('return-known');
  });

  it('waits on the shelf, judged or not, until its return is found', () => {
    open(aReturn());
    scanAll(NOBODYS, 'DP:HOLD');
    expect(shelf()).toEqual([{ waybill: NOBODYS, why: 'half-done' }]);
    scanAll(NOBODYS, 'DP:OK');
    expect(shelf()).toEqual([{ waybill: NOBODYS, why: 'unclaimed' }]);
    expect(bench.core.shelf.view()[0]).toMatchObject({ place: 'HOLD-01', deadlineAt: null });
    expect(bench.core.toDecide.list()).toMatchObject([{ why: 'unclaimed' }]);
  });
});

describe('another merchant’s parcel', () => {
  const NOT_OURS = 'YT8800000000017';

  it('is never opened, waits for its signature, and is signed for once', () => {
    open(aReturn());
    bench.scan(NOT_OURS);
    expect(bench.scan('DP:OTHER')).toMatchObject({ tone: 'closed', view: { panel: { kind: 'other-merchant' } } });
    expect(shelf()).toEqual([{ waybill: NOT_OURS, why: 'other-merchant' }]);
    const inspectionIds = bench.core.shelf.view().map(({ inspectionId }) => inspectionId);
    const who = bench.core.who();
    const signed = bench.core.shelf.handOver({ inspectionIds, to: 'courier', signer: '老周' }, who);
    expect(signed.ok).toBe(true);
    expect(shelf()).toEqual([]);
    expect(bench.core.shelf.handOver({ inspectionIds, to: 'courier', signer: '老周' }, who)).toMatchObject({
      error: { code: 'not-on-shelf' },
    });
    expect(bench.core.bench.reopen(inspectionIds[0] ?? '').refusal).toBe('not-on-shelf');
  });

  it('is not what was opened or is known to be ours', () => {
    open(aReturn());
    expect(scanAll(BOX_1, 'DP:OTHER')?.refusal).toBe('return-known');
    expect(scanAll('DP:LATER', NOT_OURS, SHIRT, 'DP:OTHER')?.refusal).toBe('box-was-opened');
  });

  it('set aside by mistake is opened again, and matched when its return arrives', () => {
    open(aReturn());
    scanAll(NOT_OURS, 'DP:OTHER', 'DP:UNDO');
    expect(bench.core.bench.view().session).toBeNull();
    const [item] = bench.core.shelf.view();
    expect(bench.core.bench.reopen(item?.inspectionId ?? '').tone).toBe('found');
    expect(session()).toMatchObject({ waybill: NOT_OURS, matching: 'unclaimed' });
  });
});

describe('bundles and gifts', () => {
  const cup = { sku: 'CUP', name: '杯', quantity: 2, barcodes: ['6944444444440'] };
  const plate = { sku: 'PLATE', name: '盘', quantity: 1, barcodes: ['6955555555555'] };
  const gift = {
    sku: 'GIFT',
    name: '茶匙',
    picture: null,
    quantity: 1,
    isGift: true,
    barcodes: ['6966666666660'],
    serials: [],
  };
  const set = {
    ...{ sku: 'SET', name: '下午茶套装', picture: null, quantity: 1, isGift: false, barcodes: ['6977777777775'] },
    ...{ serials: [], parts: [cup, plate] },
  };

  it('a bundle is counted by its parts, which know what they are parts of', () => {
    open(aReturn({ lines: [set] }));
    bench.scan(BOX_1);
    expect(session().returns[0]?.lines.map(({ name, expected, bundle }) => [name, expected, bundle])).toEqual([
      ['杯', 2, '下午茶套装'],
      ['盘', 1, '下午茶套装'],
    ]);
    expect(scanAll('6944444444440', 'DP:Q2', '6955555555555', 'DP:OK')?.tone).toBe('closed');
  });

  it('a missing gift alone is the shop agent’s', () => {
    open(aReturn({ lines: [set, gift] }));
    scanAll(BOX_1, '6944444444440', 'DP:Q2', '6955555555555');
    const spoon = session().returns[0]?.lines.at(-1)?.id ?? '';
    bench.core.bench.note({ kind: 'counted', lineId: spoon, what: 'missing', delta: 1 });
    scanAll('DP:DMG', 'DP:DMG', 'DP:HOLD', 'DP:HOLD');
    expect(bench.core.toDecide.list()).toMatchObject([{ why: 'gift-missing', codes: ['gift-missing'] }]);
    expect(refunds()).toEqual([]);
  });
});

describe('a wrong command at a wrong moment', () => {
  it.each([
    ['nothing is open', [], 'DP:REST', 'no-open-box'],
    ['nothing is open', [], 'DP:D-SECOND', 'no-open-box'],
    ['nothing is open', [], 'DP:OTHER', 'no-open-box'],
    ['all is well and counted', [BOX_1, SHIRT, BELT], 'DP:REST', 'nothing-missing'],
    [
      'scrapping takes two',
      [BOX_1, SHIRT, BELT, 'DP:DMG', 'DP:C-WORN', 'DP:DMG'],
      'DP:D-SCRAP',
      'second-operator-needed',
    ],
    [
      'undecided goods stay the buyer’s',
      [BOX_1, SHIRT, BELT, 'DP:DMG', 'DP:C-WORN', 'DP:DMG'],
      'DP:D-RESTOCK',
      'disposition-not-allowed',
    ],
    ['a quantity before anything was counted', [BOX_1], 'DP:Q3', 'unknown-line'],
    ['a question is open', [BOX_1, 'ZT7711112222333'], 'DP:DMG', null],
  ])('%s: says so and changes nothing', (_name, before, command, refusal) => {
    open(aReturn(), aPhone());
    scanAll(...before);
    const facts = column('SELECT body FROM session_fact');
    const answer = bench.scan(command);
    if (refusal === null) expect(answer.tone).toBe('queued');
    else expect(answer).toMatchObject({ tone: 'refused', refusal });
    expect(column('SELECT body FROM session_fact')).toEqual(facts);
    expect(column('SELECT count(*) FROM verdict WHERE revoked_at IS NULL')).toEqual([
      before.includes('DP:DMG') ? 1 : 0,
    ]);
  });

  it('a foreign phone is not talked into another box', () => {
    open(aPhone());
    expect(scanAll('JDVA11408814483', FOREIGN_IMEI, 'DP:REST')?.refusal).toBe('not-intact');
    expect(shelf()).toEqual([]);
  });
});
