import { afterEach, describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/main/db/commit.ts';
import { createPlatforms } from '../../../src/main/platform/platform.ts';
import { openSync } from '../../../src/main/station-sync.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { openContested, letIn } from '../../support/approval-bench.ts';
import { aPhone, aReturn, BELT, createBenchFixture, FOREIGN_IMEI, IMEI, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { createFakePlatform } from '../../support/platform-fake.ts';

const HOUR = 3_600_000;

let bench: BenchFixture;
afterEach(() => bench.close());

/** A shirt and a phone, both intact; their refunds are ordered, and neither has a clock of the platform's. */
function openOrdered(): { receivedAt: number } {
  bench = createBenchFixture([aReturn(), aPhone()]);
  bench.scan('SF1300001234562');
  const receivedAt = bench.clock.now();
  for (const text of [SHIRT, BELT, 'DP:OK', 'DL:A-01']) bench.scan(text);
  bench.scan('JDVA11408814483');
  for (const text of [IMEI, 'DP:OK', 'DL:A-02']) bench.scan(text);
  expect(deadlines()).toEqual({ R1: receivedAt + 24 * HOUR, 'R-PHONE': expect.any(Number) as number });
  return { receivedAt };
}
const refunds = () => bench.core.outbox.list(99).filter(({ kind }) => kind === 'refund' || kind === 'refuse');
const deadlines = () => Object.fromEntries(refunds().map(({ returnNo, deadlineAt }) => [returnNo, deadlineAt]));
const idOf = (returnNo: string): string => refunds().find((one) => one.returnNo === returnNo)?.id ?? 'none';
/** As a pull stores them. */
const tell = (...told: ExpectedReturn[]): void => {
  atOnce(bench.core.db, () => {
    bench.core.expectedReturns.saveAll(told, bench.clock.now());
  });
};
const due = (): string[] =>
  bench.core.outbox
    .takeDue('training', bench.clock.now(), 9)
    .flatMap(({ kind, returnNo }) => (kind === 'refund' ? [returnNo] : []));

describe('the deadline of what is ordered', () => {
  it('follows a platform timer that is told later, and so does the order of sending', () => {
    openOrdered();
    bench.clock.advance(60_000);
    expect(due()).toEqual(['R1', 'R-PHONE']);
    const soon = bench.clock.now() + 2 * HOUR;
    tell(aPhone({ version: 2, platformDeadlineAt: soon }));
    expect(deadlines()['R-PHONE']).toBe(soon);
    expect(due()).toEqual(['R-PHONE', 'R1']);
    expect(bench.core.outbox.nearest()).toMatchObject({ deadlineAt: soon, waybill: 'JDVA11408814483' });
    expect(bench.core.board.view(bench.clock.now()).nearest[0]).toMatchObject({ deadlineAt: soon });
  });

  it('goes back where the platform gives more time, never past the promise and the law', () => {
    const { receivedAt } = openOrdered();
    tell(aReturn({ version: 2, platformDeadlineAt: receivedAt + 2 * HOUR }));
    tell(aReturn({ version: 3, platformDeadlineAt: receivedAt + 5 * HOUR }));
    expect(deadlines()['R1']).toBe(receivedAt + 5 * HOUR);
    tell(aReturn({ version: 4, platformDeadlineAt: receivedAt + 500 * HOUR }));
    expect(deadlines()['R1']).toBe(receivedAt + 24 * HOUR);
    tell(aReturn({ version: 5, platformDeadlineAt: receivedAt + 3 * HOUR }));
    tell(aReturn({ version: 6, platformDeadlineAt: null }));
    expect(deadlines()['R1']).toBe(receivedAt + 24 * HOUR);
  });

  it('follows the time of the signature; other returns keep theirs', () => {
    const { receivedAt } = openOrdered();
    const phoneAt = deadlines()['R-PHONE'];
    tell(aReturn({ version: 2, signedAt: receivedAt - 10 * HOUR }), aPhone({ version: 2, buyer: '李*' }));
    expect(deadlines()).toEqual({ R1: receivedAt + 14 * HOUR, 'R-PHONE': phoneAt });
    tell(aReturn({ version: 1, signedAt: receivedAt - 20 * HOUR }));
    expect(deadlines()['R1']).toBe(receivedAt + 14 * HOUR);
  });

  it('moves while a command waits, is unknown or parked, and never once it has ended', () => {
    const { receivedAt } = openOrdered();
    const { outbox } = bench.core;
    const [id, now] = [idOf('R1'), bench.clock.now()];
    outbox.noteSend(id, now);
    tell(aReturn({ version: 2, platformDeadlineAt: receivedAt + 5 * HOUR }));
    expect(outbox.view(id)).toMatchObject({ state: 'unknown', deadlineAt: receivedAt + 5 * HOUR });
    const answer = { step: 'send-answer', outcome: 'refused:locked', words: '锁定' } as const;
    outbox.noteAnswer(id, answer, { kind: 'park' }, now);
    tell(aReturn({ version: 3, platformDeadlineAt: receivedAt + 4 * HOUR }));
    expect(outbox.view(id)).toMatchObject({ state: 'parked', deadlineAt: receivedAt + 4 * HOUR });
    outbox.noteAnswer(id, answer, { kind: 'end', how: 'read-back', receipt: {} }, now);
    tell(aReturn({ version: 4, platformDeadlineAt: receivedAt + 3 * HOUR }));
    expect(outbox.view(id)).toMatchObject({ state: 'done', deadlineAt: receivedAt + 4 * HOUR });
  });

  it('is reckoned by the promise of today, but only where a clock of the return has moved', () => {
    const { receivedAt } = openOrdered();
    const { settingsStore, settings } = bench.core;
    settingsStore.set({ ...settings(), refundWithinHours: 12 }, bench.clock.now());
    tell(aReturn({ version: 2, buyer: '李*' }));
    expect(deadlines()['R1']).toBe(receivedAt + 24 * HOUR);
    tell(aReturn({ version: 3, platformDeadlineAt: receivedAt + 40 * HOUR }));
    expect(deadlines()['R1']).toBe(receivedAt + 12 * HOUR);
  });

  it('moves with the return or not at all, and adds nothing to the chain', () => {
    openOrdered();
    const { db } = bench.core;
    const entries = db.prepare('SELECT count(*) AS n FROM custody_entry');
    const before = [entries.get(), deadlines()];
    db.exec(`CREATE TRIGGER full BEFORE UPDATE OF deadline_at ON command BEGIN SELECT RAISE(ABORT, 'full'); END`);
    const told = aReturn({ version: 2, platformDeadlineAt: bench.clock.now() + HOUR });
    expect(() => {
      tell(told);
    }).toThrow('full');
    expect([entries.get(), deadlines()]).toEqual(before);
    expect(db.prepare(`SELECT version FROM expected_return WHERE return_no = 'R1'`).get()).toEqual({ version: 1 });
    db.exec('DROP TRIGGER full');
    tell(told);
    expect(entries.get()).toEqual(before[0]);
    expect(deadlines()['R1']).toBe(told.platformDeadlineAt);
  });

  it('is a refusal’s, too; the notice that a parcel is here keeps its own', () => {
    bench = createBenchFixture([aPhone({ platform: 'telling' })]);
    bench.scan('JDVA11408814483');
    for (const text of [FOREIGN_IMEI, 'DP:SWP']) bench.scan(text);
    for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) bench.takePhoto(shot);
    bench.scan('DL:HOLD-03');
    const { core, clock } = bench;
    const [item] = core.toDecide.list();
    const [photo] = core.evidenceStore.photosOf(item?.inspectionId ?? '');
    const said = { message: '序列号与发出的不一致', reasonCode: '1047', pictures: [photo?.sha256 ?? ''] };
    expect(core.refusals.refuse({ verdictId: item?.verdictId ?? '', ...said }, core.who()).ok).toBe(true);
    const kept = core.db.prepare(`SELECT kind, deadline_at FROM command WHERE kind NOT IN ('refund', 'refuse')`);
    const before = kept.all();
    expect(before).toHaveLength(1);
    tell(aPhone({ platform: 'telling', version: 2, platformDeadlineAt: clock.now() + HOUR }));
    expect(deadlines()).toEqual({ 'R-PHONE': clock.now() + HOUR });
    expect(kept.all()).toEqual(before);
  });

  it('of a supplement is its own: the return’s was that of the first refund', async () => {
    const opened = openContested();
    ({ bench } = opened);
    const { core } = bench;
    const { verdictId } = opened.item;
    await letIn(core, '0001', { roles: ['administrator'] });
    const supervisor = await letIn(core, '0101', { roles: ['supervisor'] });
    const agent = await letIn(core, '0300', { roles: ['agent'], shops: ['training'] });
    const part = { verdictId, kind: 'refund-part', amountCents: 20_00, reason: '少一件' } as const;
    const made = core.approvals.propose(part, supervisor, { ...core.who(), operatorNo: '0101' });
    const proposalId = made.ok ? (made.value.word?.proposalId ?? '') : '';
    expect(core.approvals.confirm({ verdictId, proposalId }, agent.id, bench.clock.now()).ok).toBe(true);
    const receipt = { refundId: 'F-1', amountCents: 20_00, at: bench.clock.now() };
    core.outbox.noteSend(idOf('R1'), bench.clock.now());
    const answer = { step: 'send-answer', outcome: 'acknowledged', words: null } as const;
    core.outbox.noteAnswer(idOf('R1'), answer, { kind: 'end', how: 'answered', receipt }, bench.clock.now());
    expect(core.supplements.propose({ verdictId, amountCents: 30_00, reason: '补' }, supervisor).ok).toBe(true);
    const added = core.supplements.find('R1', agent)[0]?.word?.proposalId ?? '';
    expect(core.supplements.confirm({ verdictId, proposalId: added }, agent.id, bench.clock.now()).ok).toBe(true);
    const open = () => refunds().filter(({ state }) => state === 'waiting');
    expect(open()).toMatchObject([{ key: 'refund:training:R1:2', deadlineAt: bench.clock.now() + 24 * HOUR }]);
    const before = open();
    tell(aReturn({ version: 2, platformDeadlineAt: bench.clock.now() + HOUR }));
    expect(open()).toEqual(before);
  });
});

/** Lets time pass, and what waits for it run. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1_000) {
    bench.clock.advance(Math.min(left, 1_000));
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

it('a pull that tells of an earlier timer raises the alarm of a refund that is stuck', async () => {
  openOrdered();
  const { core, clock } = bench;
  const platform = createFakePlatform(clock);
  platform.onSend = () => ({ kind: 'unknown', words: 'net:cut', isReached: true });
  const alarms: string[] = [];
  const sync = openSync({
    ...{ core, platforms: createPlatforms([platform]), clock, dataDir: bench.dataDir, ids: createIds(clock) },
    log: {
      info: () => undefined,
      error: () => undefined,
      warn: (message, facts) => {
        if (message === 'deadline-near')
          alarms.push(`${core.outbox.view(String(facts?.['commandId']))?.returnNo} ${String(facts?.['level'])}`);
      },
    },
    worker: { renderStill: () => Promise.resolve('unreadable') },
    emit: (event) => {
      if (event === 'alarm') alarms.push('heard');
    },
    random: () => 0.5,
    changed: () => undefined,
    onFault: (error) => {
      throw error;
    },
  });
  sync.start();
  await pass(2 * 60_000);
  expect(alarms).toEqual([]);

  const told = aPhone({ version: 2, platformDeadlineAt: clock.now() + 3 * HOUR });
  platform.onPull = () => ({ kind: 'pulled', returns: [told], cursor: '1', hasMore: false });
  await pass(60_000);
  expect(alarms).toEqual(['R-PHONE 4h', 'heard']);
  const sooner = { ...told, version: 3, platformDeadlineAt: clock.now() + HOUR / 2 };
  platform.onPull = () => ({ kind: 'pulled', returns: [sooner], cursor: '2', hasMore: false });
  await pass(60_000);
  expect(alarms.slice(2)).toEqual(['R-PHONE 1h', 'heard']);
  await sync.stop();
});
