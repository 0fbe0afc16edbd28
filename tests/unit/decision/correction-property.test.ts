import { expect, it } from 'vitest';
import { totalCentsOf } from '../../../src/shared/command-body.ts';
import type { Person } from '../../../src/shared/people.ts';
import { letIn } from '../../support/approval-bench.ts';
import { fc } from '../../support/property.ts';
import { openRefused } from '../../support/refused-refund.ts';

const PAID = 129_00;
const somebody = fc.nat(3);
const cents = fc.constantFrom(1, 20_00, 30_00, PAID - 1, PAID, PAID + 1);
const of = <T extends string>(what: T) => ({ do: fc.constant(what) });
const answer = fc.constantFrom('paid', 'refused', 'refused', 'refused', 'lost', 'busy');
const action = fc.oneof(
  fc.record({ ...of('propose'), cents, by: somebody }),
  fc.record({ ...of('propose'), cents, by: somebody }),
  fc.record({ ...of('confirm'), by: somebody, isStale: fc.nat(4).map((n) => n === 0) }),
  fc.record({ ...of('confirm'), by: somebody, isStale: fc.constant(false) }),
  fc.record({ ...of('reject'), by: somebody }),
  fc.record({ ...of('send'), answer }),
  fc.record({ ...of('send'), answer }),
  fc.record(of('release')),
  fc.record(of('tick')),
  fc.record(of('restart')),
);
type Act = typeof action extends fc.Arbitrary<infer One> ? One : never;
/** By chance alone no history may get as far as two corrections and their payment; one that does is always among them. */
const WHOLE_WAY: Act[] = [
  { do: 'propose', cents: 30_00, by: 0 },
  { do: 'confirm', by: 0, isStale: false },
  { do: 'confirm', by: 1, isStale: false },
  { do: 'send', answer: 'refused' },
  { do: 'confirm', by: 1, isStale: true },
  { do: 'propose', cents: PAID, by: 1 },
  { do: 'restart' },
  { do: 'confirm', by: 2, isStale: false },
  { do: 'send', answer: 'paid' },
  { do: 'propose', cents: 1, by: 0 },
];

it('orders and pays what two people said last, corrects nothing that may still be carried out, whatever they do', async () => {
  const seen = { corrected: 0, paid: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 25, maxLength: 60 }), async (actions) => {
      const { bench, core, verdictId, supervisor, agent, stranger, commandId: commandIdOf } = await openRefused();
      const second = await letIn(core, '0102', { roles: ['supervisor'], mayConfirm: true });
      const people = [supervisor, agent, second, stranger];
      const meet = (n: number): Person => people[n] ?? expect.fail('nobody');
      const commandId = commandIdOf();
      const proposed: { id: string; by: string; cents: number }[] = [];
      let [approved, isLost, paid] = [20_00, false, 0];

      for (const act of actions) {
        bench.clock.advance(61_000);
        const now = bench.clock.now();
        const { refundCorrections, outbox, commandsByHand } = bench.core;
        switch (act.do) {
          case 'propose': {
            const input = { commandId, amountCents: act.cents, reason: '平台要的' };
            const made = refundCorrections.propose(input, meet(act.by));
            if (!made.ok) break;
            expect([made.value.orderedCents, act.cents <= PAID]).toEqual([approved, true]);
            proposed.push({ id: made.value.word?.proposalId ?? '', by: meet(act.by).id, cents: act.cents });
            break;
          }
          case 'confirm': {
            const one = proposed.at(act.isStale ? -2 : -1);
            const done = refundCorrections.confirm({ verdictId, proposalId: one?.id ?? 'none' }, meet(act.by).id, now);
            if (!done.ok) break;
            seen.corrected += 1;
            expect({ isLost, isLast: one === proposed.at(-1), paid }).toEqual({ isLost: false, isLast: true, paid: 0 });
            expect(meet(act.by).id).not.toBe(one?.by);
            approved = one?.cents ?? 0;
            break;
          }
          case 'reject': {
            const input = { verdictId, proposalId: proposed.at(-1)?.id ?? 'none', reason: '不同意' };
            refundCorrections.reject(input, meet(act.by), bench.core.who());
            break;
          }
          case 'release':
            outbox.release(commandId, now);
            break;
          case 'tick':
            // Now and then only: what is ticked is over.
            if (proposed.length > 3)
              commandsByHand.settle({ commandId, reference: '后台', picture: null }, bench.core.who());
            break;
          case 'restart':
            bench.restart();
            break;
          case 'send':
            for (const due of outbox.takeDue('training', now, 9)) {
              if (due.kind !== 'refund') continue;
              const ordered = totalCentsOf(due.body);
              expect({ key: due.body.key, ordered, paid }).toEqual({
                key: 'refund:training:R1:1',
                ordered: approved,
                paid: 0,
              });
              outbox.noteSend(due.id, now, 'read:open');
              if (act.answer === 'paid') {
                seen.paid += 1;
                paid = ordered;
                const receipt = { refundId: 'r', amountCents: ordered, at: now };
                const end = { kind: 'end', how: 'answered', receipt } as const;
                outbox.noteAnswer(due.id, { step: 'send-answer', outcome: 'acknowledged', words: null }, end, now);
              } else if (act.answer === 'refused') {
                const said = { step: 'send-answer', outcome: 'refused:amount', words: '退款金额超过可退金额' } as const;
                outbox.noteAnswer(due.id, said, { kind: 'park' }, now);
              } else {
                isLost ||= act.answer === 'lost';
                const event = act.answer === 'lost' ? 'postpone' : 'not-done';
                const outcome = act.answer === 'lost' ? 'unknown' : 'retry';
                const again = { kind: 'again', event, nextAttemptAt: now, isFailure: true } as const;
                outbox.noteAnswer(due.id, { step: 'send-answer', outcome, words: 'net:timeout' }, again, now);
              }
            }
            break;
        }
        const decided = bench.core.decisionStore.decisionOf(verdictId);
        expect([decided?.state, (decided?.amountCents ?? 0) + (decided?.freightCents ?? 0)]).toEqual([
          'approved',
          approved,
        ]);
        expect(bench.core.outbox.view(commandId)?.amountCents).toBe(approved);
      }
      if (paid > 0) expect(paid).toBe(approved);
      await bench.close();
    }),
    { numRuns: 6, endOnFailure: true, examples: [[WHOLE_WAY]] },
  );
  expect(seen.corrected).toBeGreaterThan(1);
  expect(seen.paid).toBeGreaterThan(0);
}, 60_000);
