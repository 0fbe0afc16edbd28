import { expect, it } from 'vitest';
import type { Person } from '../../../src/shared/people.ts';
import { totalCentsOf } from '../../../src/shared/command-body.ts';
import { letIn, openContested } from '../../support/approval-bench.ts';
import type { Rights } from '../../support/approval-bench.ts';
import { fc } from '../../support/property.ts';

// The platform of this test pays whatever it is sent: only the bench keeps the sum and the second part within bounds.

const PAID = 129_00;
const RIGHTS: readonly Rights[] = [
  { roles: ['supervisor'], mayConfirm: false },
  { roles: ['supervisor'], mayConfirm: true },
  { roles: ['agent'], shops: ['training'] },
  { roles: ['agent'], shops: ['jd'] },
];
const NUMBERS = ['0101', '0102', '0300', '0400'];
const somebody = fc.nat(NUMBERS.length - 1);
const cents = fc.constantFrom(1, 20_00, 50_00, 109_00, 109_01, PAID);
const of = <T extends string>(what: T) => ({ do: fc.constant(what) });
const action = fc.oneof(
  fc.record({ ...of('decide'), cents, by: somebody, other: somebody }),
  fc.record({ ...of('add'), cents, by: somebody }),
  fc.record({ ...of('add'), cents, by: somebody }),
  fc.record({ ...of('confirm'), by: somebody, isStale: fc.nat(5).map((n) => n === 0) }),
  fc.record({ ...of('confirm'), by: somebody, isStale: fc.constant(false) }),
  fc.record({ ...of('reject'), by: somebody }),
  fc.record({ ...of('undo'), by: somebody }),
  fc.record({ ...of('undo-first'), by: somebody }),
  fc.record({ ...of('send'), isPaid: fc.nat(3).map((n) => n > 0) }),
  fc.record({ ...of('send'), isPaid: fc.constant(true) }),
  fc.record({ ...of('restart') }),
);
/** By chance alone three histories may never get as far as a second part; one that does is always among them. */
const WHOLE_WAY: (typeof action extends fc.Arbitrary<infer One> ? One : never)[] = [
  { do: 'decide', cents: 20_00, by: 0, other: 1 },
  { do: 'send', isPaid: true },
  { do: 'add', cents: 50_00, by: 0 },
  { do: 'confirm', by: 0, isStale: false },
  { do: 'confirm', by: 1, isStale: false },
  { do: 'confirm', by: 1, isStale: false },
  { do: 'send', isPaid: false },
  { do: 'restart' },
  { do: 'send', isPaid: true },
  { do: 'add', cents: 50_00, by: 1 },
  { do: 'send', isPaid: true },
];

it('pays no more than the buyer paid, no second part twice, and none without two people, whatever they do', async () => {
  let added = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 60, maxLength: 90 }), async (actions) => {
      const { bench, item } = openContested();
      const { verdictId } = item;
      await letIn(bench.core, '0001', { roles: ['administrator'] });
      const people: Person[] = [];
      for (const [n, number] of NUMBERS.entries()) people.push(await letIn(bench.core, number, RIGHTS[n] ?? {}));
      const meet = (n: number): Person => people[n] ?? people[0] ?? expect.fail('nobody');
      const who = (by: Person) => ({ ...bench.core.who(), operatorNo: by.operatorNo });
      const paid = new Map<string, number>();
      let proposed: { id: string; by: string } | null = null;
      let stale = 'none';

      for (const act of actions) {
        bench.clock.advance(61_000);
        const { approvals, supplements, outbox } = bench.core;
        const now = bench.clock.now();
        switch (act.do) {
          case 'decide': {
            const by = meet(act.by);
            const part = { verdictId, kind: 'refund-part', amountCents: act.cents, reason: '理由' } as const;
            const made = approvals.propose(part, by, who(by));
            if (!made.ok) break;
            approvals.confirm({ verdictId, proposalId: made.value.word?.proposalId ?? '' }, meet(act.other).id, now);
            break;
          }
          case 'add': {
            const by = meet(act.by);
            const made = supplements.propose({ verdictId, amountCents: act.cents, reason: '裁决' }, by);
            if (!made.ok) break;
            stale = proposed?.id ?? stale;
            proposed = { id: made.value.word?.proposalId ?? '', by: by.operatorNo };
            break;
          }
          case 'confirm': {
            const proposalId = act.isStale ? stale : (proposed?.id ?? 'none');
            const done = supplements.confirm({ verdictId, proposalId }, meet(act.by).id, now);
            if (!done.ok) break;
            added += 1;
            expect(proposalId).toBe(proposed?.id);
            expect(meet(act.by).operatorNo).not.toBe(proposed?.by);
            // It was not there before the first part had ended.
            expect([...paid.keys()].some((key) => key.endsWith(':1'))).toBe(true);
            break;
          }
          case 'reject': {
            const input = { verdictId, proposalId: proposed?.id ?? 'none', reason: '不同意' };
            if (supplements.reject(input, meet(act.by), who(meet(act.by))).ok) proposed = null;
            break;
          }
          case 'undo':
            supplements.takeBack(verdictId, meet(act.by), who(meet(act.by)));
            break;
          case 'undo-first':
            approvals.takeBack(verdictId, meet(act.by), who(meet(act.by)));
            break;
          case 'send':
            for (const command of outbox.takeDue('training', now, 9)) {
              if (command.kind !== 'refund') continue;
              const { key } = command.body;
              outbox.noteSend(command.id, now);
              expect(paid.has(key)).toBe(false);
              if (!act.isPaid) {
                outbox.noteAnswer(
                  command.id,
                  { step: 'send-answer', outcome: 'x', words: null },
                  { kind: 'again', event: 'not-done', nextAttemptAt: now, isFailure: true },
                  now,
                );
                continue;
              }
              const amountCents = totalCentsOf(command.body);
              paid.set(key, amountCents);
              const receipt = { refundId: key, amountCents, at: now };
              outbox.noteAnswer(
                command.id,
                { step: 'send-answer', outcome: 'x', words: null },
                { kind: 'end', how: 'answered', receipt },
                now,
              );
            }
            break;
          case 'restart':
            bench.restart();
            break;
        }
        expect([...paid.values()].reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(PAID);
      }
      await bench.close();
    }),
    { numRuns: 4, endOnFailure: true, examples: [[WHOLE_WAY]] },
  );
  expect(added).toBeGreaterThan(0);
}, 60_000);
