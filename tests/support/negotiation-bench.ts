import type { Core } from '../../src/main/station-core.ts';
import type { Who } from '../../src/main/session/session-service.ts';
import type { Due } from '../../src/shared/negotiation.ts';
import type { Person } from '../../src/shared/people.ts';
import type { Result } from '../../src/shared/result.ts';
import type { FakeClock } from './fake-clock.ts';
import { letIn, openContested } from './approval-bench.ts';

type BoundCase = {
  core: Core;
  clock: FakeClock;
  verdictId: string;
  inspectionId: string;
  supervisor: Person;
  /** Shop agent of the case's own shop. */
  agent: Person;
  inspector: Person;
  /** Shop agent of another shop. */
  stranger: Person;
  who: (by: Person) => Who;
  /** An hour from now, or the nearest time that is by day. */
  dueAt: () => number;
  begin: () => Result<Due>;
  close: () => Promise<void>;
};

/** A contested case and everybody who may, or may not, talk it over with the buyer. */
export async function createBoundCase(): Promise<BoundCase> {
  const { bench, item } = openContested();
  const { core, clock } = bench;
  await letIn(core, '0001', { roles: ['administrator'] });
  const supervisor = await letIn(core, '0101', { roles: ['supervisor'] });
  const agent = await letIn(core, '0300', { roles: ['agent'], shops: ['training'] });
  const inspector = await letIn(core, '0217', { roles: ['inspector'] });
  const stranger = await letIn(core, '0400', { roles: ['agent'], shops: ['jd'] });
  const who = (by: Person): Who => ({ ...core.who(), operatorNo: by.operatorNo });
  const { verdictId, inspectionId } = item;
  const dueAt = (): number => {
    const offer = core.negotiations.offer(verdictId, supervisor, clock.now());
    return offer.ok ? (offer.value.dues[0]?.dueAt ?? 0) : clock.now() + 3_600_000;
  };
  return {
    ...{ core, clock, verdictId, inspectionId, supervisor, agent, inspector, stranger, who, dueAt },
    begin: () =>
      core.negotiations.begin({ verdictId, ownerId: agent.id, dueAt: dueAt(), note: '' }, supervisor, who(supervisor)),
    close: () => bench.close(),
  };
}
