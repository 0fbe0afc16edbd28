import type { Core } from '../../src/main/station-core.ts';
import { totalCentsOf } from '../../src/shared/command-body.ts';
import type { ExpectedReturn } from '../../src/shared/expected-return.ts';
import type { Person } from '../../src/shared/people.ts';
import { letIn, openContested } from './approval-bench.ts';
import type { BenchFixture } from './bench-fixture.ts';

// A contested return (129.00 paid) of which two people have decided a part, refused for good by its platform; and the people.

export type RefusedRefund = {
  bench: BenchFixture;
  core: Core;
  verdictId: string;
  supervisor: Person;
  agent: Person;
  /** Of another shop. */
  stranger: Person;
  who: (by: Person) => ReturnType<Core['who']>;
  /** The refund as it is ordered now. */
  commandId: () => string;
  /** What is due is sent and refused for good, in these words. */
  refuseDue: (words?: string, outcome?: string) => void;
  /** What is due is sent and paid: the sums, by key. */
  payDue: () => [key: string, cents: number][];
};

export async function openRefused(more: Partial<ExpectedReturn> = {}, cents = 20_00): Promise<RefusedRefund> {
  const { bench, item } = openContested(more);
  const { core } = bench;
  const { verdictId } = item;
  const platform = more.platform ?? 'training';
  await letIn(core, '0001', { roles: ['administrator'] });
  const supervisor = await letIn(core, '0101', { roles: ['supervisor'] });
  const agent = await letIn(core, '0300', { roles: ['agent'], shops: [platform] });
  const stranger = await letIn(core, '0400', { roles: ['agent'], shops: ['jd'] });
  const who = (by: Person) => ({ ...core.who(), operatorNo: by.operatorNo });
  const part = { verdictId, kind: 'refund-part', amountCents: cents, reason: '少一件' } as const;
  const made = core.approvals.propose(part, supervisor, who(supervisor));
  const proposalId = made.ok ? (made.value.word?.proposalId ?? '') : '';
  const given = core.approvals.confirm({ verdictId, proposalId }, agent.id, bench.clock.now());
  if (!given.ok) throw new Error(given.error.code);
  const dueRefunds = () => {
    bench.clock.advance(61_000);
    return core.outbox.takeDue(platform, bench.clock.now(), 9).flatMap((one) => (one.kind === 'refund' ? [one] : []));
  };
  const refuseDue: RefusedRefund['refuseDue'] = (words = '退款金额超过可退金额', outcome = 'refused:amount') => {
    for (const { id } of dueRefunds()) {
      core.outbox.noteSend(id, bench.clock.now(), 'read:open');
      core.outbox.noteAnswer(id, { step: 'send-answer', outcome, words }, { kind: 'park' }, bench.clock.now());
    }
  };
  refuseDue();
  return {
    ...{ bench, core, verdictId, supervisor, agent, stranger, who, refuseDue },
    commandId: () =>
      core.outbox.list(50).find(({ kind, state }) => kind === 'refund' && state !== 'done')?.id ?? 'none',
    payDue: () =>
      dueRefunds().map(({ id, body }) => {
        const now = bench.clock.now();
        const receipt = { refundId: id, amountCents: totalCentsOf(body), at: now };
        core.outbox.noteSend(id, now, 'read:open');
        const end = { kind: 'end', how: 'answered', receipt } as const;
        core.outbox.noteAnswer(id, { step: 'send-answer', outcome: 'acknowledged', words: null }, end, now);
        return [body.key, totalCentsOf(body)];
      }),
  };
}
