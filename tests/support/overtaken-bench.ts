import { expect } from 'vitest';
import { atOnce } from '../../src/main/db/commit.ts';
import type { ReturnState } from '../../src/shared/domain-words.ts';
import type { ExpectedReturn } from '../../src/shared/expected-return.ts';
import type { RegisterEntry } from '../../src/shared/register.ts';
import { aReturn, BELT, createBenchFixture, SHIRT } from './bench-fixture.ts';
import type { BenchFixture } from './bench-fixture.ts';

// A bench on which a return was judged, and what others do to that return afterwards.

export const WAYBILL = 'SF1300001234562';
export const WORN = [WAYBILL, SHIRT, BELT, 'DP:DMG', 'DP:C-WORN', 'DP:DMG', 'DL:HOLD-01'];
/** Where the buyer says so, too, it needs no place. */
export const BROKEN = [WAYBILL, SHIRT, BELT, 'DP:DMG', 'DP:C-DAMAGED', 'DP:DMG'];
const SHOTS = ['outer', 'label', 'defect', 'contents', 'body', 'seal'] as const;
const R1 = { platform: 'training', returnNo: 'R1' };

/** What is not intact is photographed before it is put aside: else its box stays open. */
export const putAside = (bench: BenchFixture, scans: readonly string[]): void => {
  for (const scan of scans) {
    if (scan.startsWith('DL:')) for (const shot of SHOTS) bench.takePhoto(shot);
    bench.scan(scan);
  }
};

export const openJudged = (
  more: Partial<ExpectedReturn> = {},
  scans: readonly string[] = [WAYBILL, SHIRT, BELT, 'DP:OK'],
): BenchFixture => {
  const bench = createBenchFixture([aReturn(more)]);
  putAside(bench, scans);
  return bench;
};

export const refundOf = ({ core }: BenchFixture) => core.outbox.list(9).find(({ kind }) => kind === 'refund');

/** What the sync notes when it reads the return as over before a send. */
export const endRefund = (bench: BenchFixture, state: ReturnState, movedCents: number): void => {
  const { core, clock } = bench;
  clock.advance(60_000);
  const end = { kind: 'end', how: 'already-closed', receipt: { state, movedCents } } as const;
  atOnce(core.db, () => {
    const answered = { step: 'ask-answer', outcome: `read:${state}`, words: null } as const;
    expect(core.outbox.noteAnswer(refundOf(bench)?.id ?? '', answered, end, clock.now())).toBe(true);
    core.expectedReturns.setState(R1.platform, R1.returnNo, state);
    core.decisions.overtaken(R1, core.sessions.read, core.who());
  });
};

/** The platform took the notice that the goods are in: it refunds by itself, later. */
export const notice = (bench: BenchFixture): void => {
  const { core, clock } = bench;
  clock.advance(60_000);
  const id = refundOf(bench)?.id ?? '';
  const receipt = { refundId: 'R1', amountCents: 129_00, at: clock.now(), how: 'noticed' };
  core.outbox.noteSend(id, clock.now());
  const answered = { step: 'send-answer', outcome: 'acknowledged', words: 'sync:noticed' } as const;
  core.outbox.noteAnswer(id, answered, { kind: 'end', how: 'answered', receipt }, clock.now());
};

/** What a notice that reads the return as over tells. */
export const hear = ({ core }: BenchFixture, state: ReturnState): boolean =>
  atOnce(core.db, () => {
    core.expectedReturns.setState(R1.platform, R1.returnNo, state);
    return core.decisions.overtaken(R1, core.sessions.read, core.who());
  });

/** What a pull tells. */
export const pull = ({ core, clock }: BenchFixture, state: ReturnState, more: Partial<ExpectedReturn> = {}): void => {
  clock.advance(60_000);
  const told = aReturn({ state, version: 2, ...more });
  core.expectedReturns.save(told, clock.now());
  core.bench.returnsArrived([told]);
};

export const whys = ({ core }: BenchFixture): string[] => core.toDecide.list().map(({ why }) => why);

export const claims = ({ core, clock }: BenchFixture): RegisterEntry[] => {
  while (core.registers.sweep(clock.now()).isBehind);
  return core.registers.list({ register: 'claim-back', isOpen: true, after: null }).entries;
};
