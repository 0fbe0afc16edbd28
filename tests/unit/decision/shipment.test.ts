import { afterEach, describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/main/db/commit.ts';
import type { ReturnState } from '../../../src/shared/domain-words.ts';
import type { ShipmentInput } from '../../../src/shared/shipment.ts';
import { SHIPMENT_OVERTAKEN } from '../../../src/main/decision/shipment-store.ts';
import { aPhone, aReturn, createBenchFixture, FOREIGN_IMEI, IMEI } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { planOf } from '../../support/platform-plan.ts';
import { fc } from '../../support/property.ts';

let bench: BenchFixture;
afterEach(() => bench.close());

const CAME = 'JDVA11408814483';
const SENT = 'YT8800112233445';
const OTHER_CAME = 'SF1300001234562';

/** A phone that is not the one that was shipped, judged and photographed; gives back how it would be settled by goods. */
function openSwapped(more: Parameters<typeof aPhone>[0] = {}): ShipmentInput {
  bench = createBenchFixture([aPhone({ platform: 'telling', ...more }), aReturn({ returnWaybill: OTHER_CAME })]);
  bench.scan(CAME);
  bench.scan(FOREIGN_IMEI);
  bench.scan('DP:SWP');
  for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) bench.takePhoto(shot);
  bench.scan('DL:HOLD-03');
  const item = bench.core.toDecide.list()[0];
  if (item === undefined) throw new Error('nothing to decide');
  return { verdictId: item.verdictId, outcome: 'exchanged', waybill: SENT, courier: 'yto' };
}
const { make, takeBack, due, decision, answers } = {
  make: (input: ShipmentInput) => bench.core.shipments.make(input, bench.core.who()),
  takeBack: (verdictId: string) => bench.core.shipments.takeBack({ verdictId }, bench.core.who()),
  due: () => bench.core.outbox.takeDue('telling', bench.clock.now(), 9).filter(({ kind }) => kind === 'shipment'),
  decision: (verdictId: string) => bench.core.decisionStore.decisionOf(verdictId),
  /** Answers to the buyer that stand. */
  answers: () =>
    bench.core.db
      .prepare<[], { kind: string }>(
        `SELECT kind FROM command WHERE kind IN ('refund', 'refuse', 'shipment') AND state <> 'cancelled'`,
      )
      .all()
      .map(({ kind }) => kind),
};
const commandId = (): string => bench.core.outbox.list(9).find(({ kind }) => kind === 'shipment')?.id ?? '';

/** What the sync notes when it reads the return as over before anything was told. */
const endUntold = (state: ReturnState): void => {
  const { core, clock } = bench;
  const end = { kind: 'end', how: 'already-closed', receipt: { state, sent: false } } as const;
  atOnce(core.db, () => {
    const answered = { step: 'ask-answer', outcome: `read:${state}`, words: null } as const;
    expect(core.outbox.noteAnswer(commandId(), answered, end, clock.now())).toBe(true);
    const told = { platform: 'telling', returnNo: 'R-PHONE' };
    core.expectedReturns.setState(told.platform, told.returnNo, state);
    core.shipments.overtaken({ ...told, state }, clock.now());
    core.decisions.overtaken(told, core.sessions.read, core.who());
  });
};

describe('settling a case by goods that the platform is told of', () => {
  it('stores decision and command together, and lets it go only after the time to undo', () => {
    const input = openSwapped();
    expect(make(input)).toMatchObject({
      ok: true,
      value: { waybill: CAME, sent: SENT, outcome: 'exchanged', undoUntilAt: bench.clock.now() + 60_000 },
    });
    expect(decision(input.verdictId)).toMatchObject({ state: 'approved', kind: 'exchange', amountCents: null });
    expect(bench.core.toDecide.list()).toEqual([]);
    expect(due()).toEqual([]);
    bench.clock.advance(60_000);
    expect(due()).toMatchObject([
      {
        returnNo: 'R-PHONE',
        body: {
          ...{ key: 'shipment:telling:R-PHONE:1', outcome: 'exchanged', waybill: SENT },
          courier: { id: 'yto', name: '圆通' },
        },
      },
    ]);
  });

  it('leaves neither behind when the command can’t be stored', () => {
    const input = openSwapped();
    bench.core.db.exec(`CREATE TRIGGER full BEFORE INSERT ON command BEGIN SELECT RAISE(ABORT, 'full'); END`);
    expect(() => make(input)).toThrow('full');
    expect(decision(input.verdictId)).toMatchObject({ state: 'to-decide', kind: null });
  });

  it('stands in the chain with its waybill', () => {
    const input = openSwapped();
    make(input);
    const { inspectionId } = bench.core.decisionStore.verdict(input.verdictId) ?? { inspectionId: '' };
    const lines = bench.core.custody.entriesOf(inspectionId).map(({ line }) => line);
    expect(lines.some((line) => line.includes('"event":"command"') && line.includes(SENT))).toBe(true);
  });

  it('is refused where it can’t be, and changes nothing', () => {
    const input = openSwapped();
    const not = (more: Partial<ShipmentInput>) => make({ ...input, ...more });
    expect(not({ outcome: 'repaired' })).toMatchObject({ error: { code: 'shipment-not-possible' } });
    expect(not({ waybill: OTHER_CAME })).toMatchObject({ error: { code: 'new-waybill-came' } });
    expect(not({ waybill: CAME })).toMatchObject({ error: { code: 'new-waybill-needed' } });
    bench.core.expectedReturns.setState('telling', 'R-PHONE', 'locked');
    expect(not({})).toMatchObject({ error: { code: 'refund-locked' } });
    expect(decision(input.verdictId)).toMatchObject({ state: 'to-decide', kind: null });
    expect(answers()).toEqual([]);
  });

  it('shows at the bench that other goods left, and red where the platform doesn’t take it', () => {
    const input = openSwapped();
    make(input);
    expect(bench.core.bench.view().recent[0]).toMatchObject({ progress: 'sent-anew', undoUntilAt: null });
    bench.clock.advance(60_000);
    const { outbox } = bench.core;
    const answered = { step: 'ask-answer', outcome: 'read:sent', words: 'sync:sent-otherwise' } as const;
    outbox.noteAnswer(commandId(), answered, { kind: 'park' }, bench.clock.now());
    expect(bench.core.bench.view().recent[0]).toMatchObject({ progress: 'parked' });
    expect(outbox.counts().parked).toBe(1);
    expect(bench.core.board.view(bench.clock.now())).toMatchObject({ stuck: 1 });
  });
});

describe('the one exit of a return', () => {
  it('is taken back whole while nothing has left, parked or not, and decided anew', () => {
    const input = openSwapped();
    make(input);
    expect(takeBack(input.verdictId)).toMatchObject({ ok: true });
    expect(decision(input.verdictId)).toMatchObject({ state: 'to-decide', kind: null, reason: null });
    expect(make({ ...input, waybill: 'SF1300009990001' })).toMatchObject({ ok: true });
    const answered = { step: 'ask-answer', outcome: 'read:open', words: 'sync:refund-wanted' } as const;
    bench.core.outbox.noteAnswer(commandId(), answered, { kind: 'park' }, bench.clock.now());
    expect(bench.core.shipments.takeBack({ commandId: commandId() }, bench.core.who())).toMatchObject({ ok: true });
    expect(answers()).toEqual([]);
    expect(bench.core.toDecide.list()).toHaveLength(1);
  });

  it('is not taken back once something has left', () => {
    const input = openSwapped();
    make(input);
    bench.clock.advance(60_000);
    bench.core.outbox.noteSend(commandId(), bench.clock.now());
    expect(takeBack(input.verdictId)).toMatchObject({ error: { code: 'already-sent' } });
    expect(decision(input.verdictId)).toMatchObject({ state: 'approved', kind: 'exchange' });
  });

  it.each([
    ['refunded', 'claim-back'],
    ['closed', 'not-open'],
    ['withdrawn', 'withdrawn'],
  ] as const)('%s before it was told: the case is a person’s again, and nothing else is ordered', (state, why) => {
    const input = openSwapped();
    make(input);
    bench.clock.advance(60_000);
    endUntold(state);
    expect(bench.core.toDecide.list()).toMatchObject([{ why, proposal: null }]);
    // Open there again: what was ordered once is not ordered in another way by itself.
    bench.core.expectedReturns.setState('telling', 'R-PHONE', 'open');
    atOnce(bench.core.db, () => bench.core.decisions.ruleAgain(bench.core.sessions.read, bench.core.who(), []));
    expect(answers()).toEqual(['shipment']);
    expect(make(input)).toMatchObject({ error: { code: 'already-decided' } });
  });

  it('stays with what was done by hand elsewhere', () => {
    const input = openSwapped();
    make(input);
    bench.clock.advance(60_000);
    const answered = { step: 'send-answer', outcome: 'refused:other', words: '快递公司不对' } as const;
    bench.core.outbox.noteSend(commandId(), bench.clock.now());
    bench.core.outbox.noteAnswer(commandId(), answered, { kind: 'park' }, bench.clock.now());
    const done = { commandId: commandId(), reference: '后台填的', picture: null };
    expect(bench.core.commandsByHand.settle(done, bench.core.who())).toMatchObject({ ok: true });
    endNothing();
    expect(decision(input.verdictId)).toMatchObject({ state: 'approved', kind: 'exchange' });
  });

  it('is kept by the database itself', () => {
    const input = openSwapped();
    make(input);
    const { db, outbox } = bench.core;
    const command = db.prepare<[], Record<'p' | 'e' | 'd', string>>(
      `SELECT parcel_id AS p, expected_return_id AS e, decision_id AS d FROM command WHERE kind = 'shipment'`,
    );
    const { p, e, d } = command.get() ?? { p: '', e: '', d: '' };
    const order = {
      ...{ platform: 'telling', returnNo: 'R-PHONE', parcelId: p, expectedReturnId: e, decisionId: d },
      ...{ notBeforeAt: 0, deadlineAt: 0, now: 0 },
    };
    const refund = { ...order, amountCents: 100, freightCents: 0, currency: 'CNY', reason: '' };
    expect(() => atOnce(db, () => outbox.enqueueRefund(refund))).toThrow('one exit');
    const refusal = { ...order, message: '与发出的不符', reasonCode: null, pictures: [] };
    expect(() => atOnce(db, () => outbox.enqueueRefusal(refusal))).toThrow('one exit');
    takeBack(input.verdictId);
    atOnce(db, () => outbox.enqueueRefund(refund));
    const anew = { ...order, outcome: 'exchanged', waybill: SENT, courier: { id: 'yto', name: '圆通' } } as const;
    expect(() => atOnce(db, () => outbox.enqueueShipment(anew))).toThrow('one exit');
  });

  it('holds whatever persons and platforms do, in whatever order', async () => {
    const ACTS = ['ship', 'take', 'refuse', 'unrefuse', 'by hand', 'send', 'end', 'wait'] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...ACTS), { maxLength: 12 }), async (acts) => {
        const input = openSwapped();
        const { core, clock } = bench;
        const { verdictId } = input;
        const picture = core.evidenceStore.photosOf(core.decisionStore.verdict(verdictId)?.inspectionId ?? '')[0];
        const refusal = { verdictId, message: '与发出的不符', reasonCode: null, pictures: [picture?.sha256 ?? ''] };
        const byHand = { verdictId, outcome: 'refused', reference: '后台', picture: null, waybill: null } as const;
        const act: Record<(typeof ACTS)[number], () => void> = {
          ship: () => make(input),
          take: () => takeBack(verdictId),
          refuse: () => core.refusals.refuse(refusal, core.who()),
          unrefuse: () => core.refusals.takeBack(verdictId, core.who()),
          'by hand': () => core.toDecide.settleByHand(byHand, core.who()),
          send: () => {
            for (const { id } of due()) core.outbox.noteSend(id, clock.now());
          },
          end: () => {
            if (due().length > 0) endUntold('withdrawn');
          },
          wait: () => {
            clock.advance(60_000);
          },
        };
        try {
          for (const one of acts) {
            act[one]();
            expect(answers().length).toBeLessThanOrEqual(1);
          }
        } finally {
          await bench.close();
        }
      }),
      { numRuns: 60 },
    );
    openSwapped();
  });

  it('is looked up by its return', () => {
    openSwapped();
    expect(planOf(bench.core.db, SHIPMENT_OVERTAKEN).join('\n')).not.toContain('SCAN');
  });
});

const endNothing = (): void => {
  const told = { platform: 'telling', returnNo: 'R-PHONE', state: 'closed' } as const;
  expect(atOnce(bench.core.db, () => bench.core.shipments.overtaken(told, bench.clock.now()))).toBe(false);
};

describe('a buyer who wants other goods', () => {
  it.each(['exchanged', 're-sent', 'repaired'] as const)('%s: no refund leaves by itself', (wants) => {
    bench = createBenchFixture([aPhone({ platform: 'telling', wants })]);
    bench.scan(CAME);
    bench.scan(IMEI);
    bench.scan('DP:OK');
    expect(answers()).toEqual([]);
    expect(bench.core.toDecide.list()).toMatchObject([{ why: 'goods-wanted', verdict: 'intact' }]);
  });
});
