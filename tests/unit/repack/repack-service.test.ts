import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { timeLineOf } from '../../../src/main/pack/time-line.ts';
import { REPACK_QUERIES } from '../../../src/main/repack/repack-store.ts';
import type { RepackView } from '../../../src/shared/repack.ts';
import { aPhone, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { openContested, tellState } from '../../support/approval-bench.ts';
import { planOf } from '../../support/platform-plan.ts';
import { CAME_UNDER, LEAVES_UNDER, moveAll, openRefused, refuseAll } from '../../support/repack-bench.ts';

let bench: BenchFixture;
let inspectionId: string;
beforeEach(() => {
  ({ bench, inspectionId } = openRefused());
});
afterEach(() => bench.close());

const scanAll = (...raws: string[]) => raws.map((raw) => bench.scan(raw)).at(-1);
const repack = (): RepackView | null => bench.core.bench.view().repack;
const entries = (isOpen: boolean) => {
  const { registers } = bench.core;
  while (registers.sweep(bench.clock.now()).isBehind);
  return registers.list({ register: 'to-buyer', isOpen, after: null }).entries;
};
const begun = (): void => {
  scanAll(CAME_UNDER, 'DP:SEND');
};
const lines = (of: string) =>
  bench.core.custody.entriesOf(of).map((one) => {
    const { body } = JSON.parse(one.line) as { body: { event: string } };
    return { ...one, event: body.event };
  });

describe('goods for the buyer', () => {
  it('are offered at the scan of their old waybill, packed and sent by scanner alone', () => {
    expect(bench.scan(CAME_UNDER).view.panel).toMatchObject({ kind: 'already-done', toBuyer: { units: 1, why: null } });
    expect(bench.scan('DP:SEND')).toMatchObject({ tone: 'found', refusal: null });
    expect(repack()).toMatchObject({ waybill: CAME_UNDER, step: 'scan-waybill', staying: 0, place: 'B-02' });
    expect(repack()?.goods).toMatchObject([{ sku: 'SKU-1', units: 1 }]);
    bench.scan(LEAVES_UNDER);
    expect(repack()).toMatchObject({ sentWaybill: LEAVES_UNDER, step: 'choose-payer' });
    bench.scan('DP:Q1');
    expect(repack()).toMatchObject({ payer: 'buyer', step: 'close' });
    expect(entries(false)).toEqual([]);
    expect(bench.scan('DP:SEND')).toMatchObject({ tone: 'closed', refusal: null });
    expect(repack()).toBeNull();
    expect(entries(true)).toEqual([]);
    expect(entries(false)).toMatchObject([{ state: 'sent', sentWaybill: LEAVES_UNDER, payer: 'buyer' }]);
    // It has gone: nothing is offered a second time, and the box can't be opened any more.
    expect(bench.scan(CAME_UNDER).view.panel).toMatchObject({ kind: 'already-done', toBuyer: null });
    expect(bench.core.bench.reopen(inspectionId).refusal).toBe('repack-gone');
  });

  it.each([
    ['DP:SEND', 'repack-incomplete'],
    [CAME_UNDER, 'repack-own-waybill'],
    ['JDVA11408814483', 'repack-known-waybill'],
    [SHIRT, 'repack-goods'],
    ['DP:OK', 'repack-open'],
    ['DL:HOLD-03', 'repack-open'],
  ])('while packing %s is refused with %s, and changes nothing', (raw, code) => {
    bench.core.expectedReturns.save(aPhone(), bench.clock.now());
    begun();
    const before = repack();
    expect(bench.scan(raw)).toMatchObject({ tone: 'refused', refusal: code });
    expect(repack()).toEqual(before);
    expect(bench.core.sessions.readOpen()).toBeNull();
  });

  it('take no scan that is none', () => {
    begun();
    expect(bench.scan('\u0000').view.panel).toMatchObject({ kind: 'unreadable' });
    expect(repack()).not.toBeNull();
  });

  it('are taken back step by step, and left unpacked', () => {
    begun();
    scanAll(LEAVES_UNDER, 'DP:Q3', 'DP:UNDO');
    expect(repack()).toMatchObject({ sentWaybill: LEAVES_UNDER, payer: null });
    bench.scan('DP:UNDO');
    expect(repack()).toMatchObject({ sentWaybill: null, step: 'scan-waybill' });
    bench.scan('DP:UNDO');
    expect(repack()).toBeNull();
    expect(entries(true)).toHaveLength(1);
    begun();
    expect(repack()).not.toBeNull();
  });

  it('are still before the camera after a kill, with all that was said', () => {
    begun();
    scanAll(LEAVES_UNDER, 'DP:Q2');
    const before = repack();
    bench.restart();
    expect(repack()).toEqual(before);
    expect(bench.core.repacks.operatorNo()).toBe(bench.core.who().operatorNo);
    expect(bench.scan('DP:SEND').tone).toBe('closed');
    expect(entries(false)).toHaveLength(1);
  });

  it('wait while a box is open, and keep boxes closed', () => {
    bench.core.expectedReturns.save(aPhone(), bench.clock.now());
    bench.scan('JDVA11408814483');
    expect(bench.core.bench.repack(inspectionId).refusal).toBe('box-is-open');
    bench.scan('DP:LATER');
    expect(bench.core.bench.repack(inspectionId)).toMatchObject({ tone: 'found', refusal: null });
    const other = bench.core.sessions.parcelOf('JDVA11408814483');
    expect(other?.isOpened).toBe(true);
    expect(bench.core.bench.repack('nobody').refusal).toBe('repack-open');
    expect(bench.core.bench.reopen(inspectionId).refusal).toBe('repack-open');
  });
});

describe('not yet', () => {
  it('before somebody has decided', () => {
    const { bench: other, item } = openContested();
    moveAll(other.core, item.inspectionId, 'to-buyer');
    expect(other.scan(CAME_UNDER).view.panel).toMatchObject({ toBuyer: { units: 1, why: 'repack-undecided' } });
    const refused = other.scan('DP:SEND');
    expect(refused).toMatchObject({ refusal: 'repack-undecided', view: { panel: { kind: 'already-done' } } });
    void other.close();
  });
  it('while the platform rules and the goods are kept; afterwards they go', () => {
    moveAll(bench.core, inspectionId, 'keep');
    tellState(bench, 'R1', 'locked');
    expect(bench.core.bench.repack(inspectionId).refusal).toBe('repack-kept');
    expect(bench.scan(CAME_UNDER).view.panel).toMatchObject({ toBuyer: { units: 1, why: 'repack-kept' } });
    tellState(bench, 'R1', 'closed');
    expect(bench.core.bench.repack(inspectionId).refusal).toBe('repack-nothing');
    moveAll(bench.core, inspectionId, 'to-buyer');
    expect(bench.core.bench.repack(inspectionId).refusal).toBeNull();
  });
  it('while a case of it is before the platform, until its ruling is entered', () => {
    const { core } = bench;
    moveAll(core, inspectionId, 'keep');
    core.disputes.sweepAll(bench.clock.now());
    expect(core.bench.repack(inspectionId).refusal).toBe('repack-nothing');
    core.db.exec(`UPDATE dispute_case SET level = 2, reached = 2`);
    expect(core.bench.repack(inspectionId).refusal).toBe('repack-kept');
    core.db.exec(`UPDATE dispute_case SET state = 'won', ended_at = ${bench.clock.now()}`);
    expect(core.bench.repack(inspectionId).refusal).toBe('repack-nothing');
  });
  it('without a parcel on the screen', () => {
    expect(bench.scan('DP:SEND').refusal).toBe('repack-nothing');
    expect(bench.core.bench.repack('nobody').refusal).toBe('unknown-inspection');
  });
});

it('offers after a refusal what the buyer owns: back, or kept; never the shop’s own shelves', () => {
  const [unit] = bench.core.dispositions.unitsOf(inspectionId);
  expect(unit?.offered).toEqual(['to-buyer', 'keep', 'appraise']);
});

describe('a film of the packing', () => {
  const film = async (what: 'opening' | 'repack'): Promise<string> => {
    const { recordings } = bench.core;
    const about = { inspectionId, what, cameraLabel: 'top', codec: 'avc1', widthPx: 640, heightPx: 480 };
    const started = await recordings.start(about, '0217');
    if (!started.ok) throw new Error(started.error.code);
    const { recordingId } = started.value;
    await recordings.append({
      ...{ recordingId, offset: 0, bytes: new Uint8Array([1, 2, 3]), isFragmentEnd: true, endMs: 1000 },
    });
    await recordings.end(recordingId, 'closed', 15);
    return recordingId;
  };

  it('belongs to the parcel, and never passes for the film of its opening', async () => {
    begun();
    const id = await film('repack');
    const session = bench.core.sessions.read(inspectionId);
    if (session === null) throw new Error('the box is gone');
    const cases = bench.core.boxState.casesOf(session);
    expect(bench.core.evidence.view(session, cases)).toMatchObject({ recordings: [{ id, what: 'repack' }] });
    expect(bench.core.evidence.check(session, cases).gaps).toContain('recording');
    await film('opening');
    expect(bench.core.evidence.check(session, cases).gaps).not.toContain('recording');
    expect(() => bench.core.db.exec('DELETE FROM repack_film')).toThrow('append-only');
  });

  it('and every step of it stand in the chain of this parcel, in words', async () => {
    begun();
    await film('repack');
    scanAll(LEAVES_UNDER, 'DP:Q1', 'DP:SEND');
    const all = lines(inspectionId);
    expect(all.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['repack-begun', 'repack-changed', 'repack-filmed', 'recording-started']),
    );
    const told = timeLineOf(all, { locale: 'zh', nameOf: () => '' });
    const said = told.map(({ event, detail }) => `${event}: ${detail}`);
    expect(said).toContain('repack-begun: 开始打包');
    expect(said).toContain(`repack-changed: 已寄出 · ${LEAVES_UNDER} · 运费买家付`);
    expect(said).toContain(`register: 寄回买家 · 已寄出 · ${LEAVES_UNDER}`);
    expect(said).toContain('scan-handled: DP:SEND');
    const english = timeLineOf(all, { locale: 'en', nameOf: () => '' });
    expect(english.map(({ detail }) => detail)).toContain(`sent · ${LEAVES_UNDER} · the buyer pays`);
  });

  it('lets the scans of a packing belong to what is packed, not to the box closed last', () => {
    bench.core.expectedReturns.save(aPhone(), bench.clock.now());
    scanAll('JDVA11408814483', 'DP:LATER');
    begun();
    scanAll(LEAVES_UNDER, 'DP:Q1', 'DP:SEND');
    const scanned = lines(inspectionId).filter(
      ({ event, line }) => event === 'scan-handled' && line.includes(LEAVES_UNDER),
    );
    expect(scanned).toHaveLength(1);
  });
});

it('lets a repacking that ended stay as it is', () => {
  begun();
  scanAll(LEAVES_UNDER, 'DP:Q1', 'DP:SEND');
  const { db } = bench.core;
  expect(() => db.exec(`UPDATE repack SET payer = 'shop'`)).toThrow('stays as it is');
  expect(() => db.exec('DELETE FROM repack')).toThrow('kept');
});

it('enters goods again that were moved away and came back', () => {
  expect(entries(true)).toHaveLength(1);
  moveAll(bench.core, inspectionId, 'keep');
  expect(entries(true)).toEqual([]);
  moveAll(bench.core, inspectionId, 'to-buyer');
  expect(entries(true)).toMatchObject([{ state: 'open' }]);
  moveAll(bench.core, inspectionId, 'keep');
  expect(entries(true)).toEqual([]);
});

it('looks nothing up by reading a whole table', () => {
  for (const query of Object.values(REPACK_QUERIES)) {
    expect(planOf(bench.core.db, query).join('\n')).not.toMatch(/SCAN/);
  }
});

it('refuses all once more where a return was refused twice', () => {
  refuseAll(bench.core, inspectionId);
  expect(bench.core.bench.repack(inspectionId).refusal).toBeNull();
});
