import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOARD_QUERIES } from '../../../src/main/board/board-store.ts';
import { DOCK_QUERIES } from '../../../src/main/board/dock-store.ts';
import { shiftOf } from '../../../src/main/station-shift.ts';
import type { BoardLevel, DockAnswer } from '../../../src/shared/board.ts';
import type { Result } from '../../../src/shared/result.ts';
import { aPhone, aReturn, BELT, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { planOf } from '../../support/platform-plan.ts';

const HOUR = 3_600_000;
const WAYBILL = 'SF1300001234562';
const PHONE = 'JDVA11408814483';

let bench: BenchFixture;
beforeEach(() => {
  bench = createBenchFixture();
});
afterEach(() => bench.close());

const receive = (raw: string, place: string | null = null): Result<DockAnswer> =>
  bench.core.dock.scan({ raw, place }, bench.core.who());
const didOf = (answer: Result<DockAnswer>): string => (answer.ok ? answer.value.did : answer.error.code);
const view = () => bench.core.board.view(bench.clock.now());
const chain = (kind: string): { body: string; operator_no: string }[] =>
  bench.core.db
    .prepare<[string], { body: string; operator_no: string }>(
      'SELECT body, operator_no FROM custody_event WHERE kind = ? ORDER BY id',
    )
    .all(kind);

describe('receiving', () => {
  it('makes a parcel known with its returns and its place, and opens no box', () => {
    const answer = receive(WAYBILL, 'K-07');
    expect(answer).toMatchObject({ ok: true, value: { did: 'received', parcel: { place: 'K-07', kind: 'return' } } });
    expect(bench.core.sessions.readOpen()).toBeNull();
    expect(bench.core.dock.view()).toMatchObject({
      waiting: 1,
      latest: [{ waybill: WAYBILL, title: '男士衬衫 白 L · 腰带 黑' }],
    });
    expect(chain('dock-received')).toEqual([
      { body: expect.stringContaining('"place":"K-07"') as string, operator_no: bench.core.who().operatorNo },
    ]);
  });
  it('says a second scan of the same, and moves it when the cage is another', () => {
    receive(WAYBILL, 'K-07');
    expect(didOf(receive(WAYBILL, 'K-07'))).toBe('again');
    expect(chain('dock-moved')).toEqual([]);
    expect(receive(WAYBILL, 'K-08')).toMatchObject({ value: { did: 'again', parcel: { place: 'K-08' } } });
    expect(chain('dock-moved')).toHaveLength(1);
    expect(bench.core.dock.view()).toMatchObject({ waiting: 1, latest: [{ place: 'K-08' }] });
  });
  it('takes a cage, and nothing that is no waybill', () => {
    expect(receive('DL:K-07')).toEqual({ ok: true, value: { did: 'place', text: 'K-07', parcel: null } });
    expect(['DP:OK', 'DB:12345678', '', "'; DROP TABLE parcel"].map((raw) => didOf(receive(raw)))).toEqual(
      Array.from({ length: 4 }, () => 'unreadable'),
    );
    expect(bench.core.dock.view().waiting).toBe(0);
  });
  it('tells what came back as it was sent, and what nobody knows', () => {
    const { core, clock } = bench;
    core.expectedReturns.save(
      aReturn({ returnNo: 'R-9', returnWaybill: null, outboundWaybill: 'YT8812345678903' }),
      clock.now(),
    );
    expect(receive('YT8812345678903')).toMatchObject({ value: { parcel: { kind: 'refused' } } });
    expect(receive('ZZ1100112233')).toMatchObject({ value: { parcel: { kind: 'unknown', title: '' } } });
  });
  it('keeps the moment of receiving when the box is opened, and then takes it off the list', () => {
    receive(WAYBILL, 'K-07');
    const receivedAt = bench.clock.now();
    bench.clock.advance(3 * HOUR);
    bench.scan(WAYBILL);
    expect(bench.core.sessions.readOpen()?.parcel).toMatchObject({ receivedAt, place: 'K-07', matching: 'matched' });
    expect(bench.core.dock.view()).toEqual({ waiting: 0, latest: [] });
    expect(didOf(receive(WAYBILL))).toBe('done');
  });
  it('takes a misread one off again, and lets the parcel come later after all', () => {
    receive(WAYBILL);
    expect(bench.core.dock.remove(WAYBILL, bench.core.who())).toMatchObject({ ok: true, value: { waiting: 0 } });
    expect(chain('dock-removed')).toHaveLength(1);
    expect(bench.core.dock.remove(WAYBILL, bench.core.who())).toMatchObject({ ok: false });
    expect(didOf(receive(WAYBILL))).toBe('received');
  });
  it('matches a parcel that came before its return was known', () => {
    receive('ZZ1100112233');
    bench.core.expectedReturns.save(aReturn({ returnNo: 'R-9', returnWaybill: 'ZZ1100112233' }), bench.clock.now());
    bench.core.bench.returnsArrived();
    expect(bench.core.dock.view().latest).toMatchObject([{ kind: 'return' }]);
  });
});

describe('the board', () => {
  it('counts what waits, where, and until when', () => {
    receive(WAYBILL, 'K-07');
    bench.clock.advance(21 * HOUR);
    receive(PHONE, 'K-08');
    const { nearest, ...board } = view();
    expect(board).toMatchObject({ waiting: 2, atRisk: 1, late: 0, stuck: 0, pace: 0, forecast: null });
    expect(nearest.map(({ waybill, place, waits }) => [waybill, place, waits])).toEqual([
      [WAYBILL, 'K-07', 'open'],
      [PHONE, 'K-08', 'open'],
    ]);
    bench.clock.advance(3 * HOUR);
    expect(view()).toMatchObject({ atRisk: 0, late: 1 });
  });
  it('goes from waiting to done, with the pace of the last hour by bench', () => {
    receive(WAYBILL);
    for (const raw of [WAYBILL, SHIRT, BELT, 'DP:OK']) bench.scan(raw);
    const { station } = bench.core.who();
    expect(view()).toMatchObject({ waiting: 0, pace: 1, stations: [{ station, pace: 1 }] });
    // Its refund has not been answered yet.
    expect(view().nearest).toMatchObject([{ waybill: WAYBILL, waits: 'platform' }]);
    bench.clock.advance(HOUR);
    expect(view().pace).toBe(0);
  });
  it('counts what is parked as stuck until a person releases it, and no notice that nobody has to look at', () => {
    const { outbox } = bench.core;
    const telling = { platform: 'telling', returnNo: 'R-9', returnWaybill: 'YT8812345678903' };
    bench.core.expectedReturns.save(aReturn({ ...telling, orderNo: 'O-9' }), bench.clock.now());
    for (const raw of [WAYBILL, SHIRT, BELT, 'DP:OK', 'YT8812345678903']) bench.scan(raw);
    bench.clock.advance(600_000);
    const park = (platform: string, kind: string): string => {
      const [command] = outbox.takeDue(platform, bench.clock.now(), 9).filter((one) => one.kind === kind);
      if (command === undefined) throw new Error(`no ${kind} was ordered`);
      outbox.noteAsk(command.id);
      const said = { step: 'ask-answer', outcome: 'read:locked', words: 'sync:locked' } as const;
      outbox.noteAnswer(command.id, said, { kind: 'park' }, bench.clock.now());
      return command.id;
    };
    expect(view().stuck).toBe(0);
    const refund = park('training', 'refund');
    expect(view().stuck).toBe(1);
    park('telling', 'received');
    expect([view().stuck, outbox.counts().parked]).toEqual([1, 1]);
    expect(
      shiftOf(bench.core)
        .rows(bench.clock.now())
        .filter(({ kind }) => kind === 'stuck'),
    ).toHaveLength(1);
    outbox.release(refund, bench.clock.now());
    expect(view().stuck).toBe(0);
  });
  it('leaves out what nobody waits for the money of', () => {
    bench.core.expectedReturns.save(aPhone({ state: 'refunded', version: 2 }), bench.clock.now());
    receive(PHONE);
    expect(view()).toMatchObject({ waiting: 1, nearest: [] });
  });
  it('says each threshold of a parcel once', () => {
    receive(WAYBILL, 'K-07');
    const levels = () => bench.core.board.alerts(bench.clock.now()).map(({ level }) => level);
    expect(levels()).toEqual([]);
    const said: BoardLevel[][] = [];
    for (const hours of [16, 4, 3, 1]) {
      bench.clock.advance(hours * HOUR);
      said.push([...levels(), ...levels()]);
    }
    expect(said).toEqual([[8], [4], [1], ['late']]);
  });
  it('counts and says by the numbers of the settings, from the next look on', () => {
    receive(WAYBILL, 'K-07');
    bench.clock.advance(18 * HOUR);
    const levels = () => bench.core.board.alerts(bench.clock.now()).map(({ level }) => level);
    expect([view().atRisk, levels()]).toEqual([0, [8]]);
    bench.core.settingsStore.set({ riskHours: 6, alertHours: [6] }, bench.clock.now());
    expect([view().atRisk, levels(), levels()]).toEqual([1, [6], []]);
    bench.core.settingsStore.set({ lateMinutes: 120 }, bench.clock.now());
    bench.clock.advance(4 * HOUR);
    expect([view().late, view().atRisk, levels()]).toEqual([1, 0, ['late']]);
  });
});

describe('plans', () => {
  it('begin with what waits, also where statistics tell of years of parcels and nothing of the dock', () => {
    const { db } = bench.core;
    db.exec(`ANALYZE; DELETE FROM sqlite_stat1;
      INSERT INTO sqlite_stat1 VALUES ('parcel', 'sqlite_autoindex_parcel_1', '1000000 1'),
        ('inspection', 'sqlite_autoindex_inspection_2', '1000000 1'), ('verdict', 'verdict_by_inspection', '1000000 1'),
        ('command', 'command_by_parcel', '1000000 1 1'); ANALYZE sqlite_schema`);
    for (const sql of [...Object.values(BOARD_QUERIES), ...Object.values(DOCK_QUERIES)]) {
      expect(planOf(db, sql).filter((step) => /^SCAN (?:p|v)\b/.test(step))).toEqual([]);
    }
  });
  it.each(Object.entries({ ...BOARD_QUERIES, ...DOCK_QUERIES }))(
    '%s looks at what waits, not at years',
    (_name, sql) => {
      const plan = planOf(bench.core.db, sql);
      // The list of what waits is read whole; everything else by an index.
      expect(
        plan.filter(
          (step) => step.startsWith('SCAN') && !/SCAN d$|decision_open|inspection_|command_(due|parked)/.test(step),
        ),
      ).toEqual([]);
    },
  );
});
