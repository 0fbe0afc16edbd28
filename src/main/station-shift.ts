import type { ToDecideItem } from '../shared/decision.ts';
import { ok, refuse } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { Claim } from '../shared/people.ts';
import { createBoardStore } from './board/board-store.ts';
import { createShift } from './board/shift-service.ts';
import type { Shift } from './board/shift-service.ts';
import type { Core } from './station-core.ts';

/** Where the bench knows its people a badge says who takes over; where it doesn't, a number does. */
async function proveTaker({ people }: Core, claim: Claim): Promise<Result<string>> {
  if (claim.by === 'number') return people.hasAny() ? refuse('shift-by-badge') : ok(claim.operatorNo);
  const proven = await people.prove(claim, null);
  return proven.ok ? ok(proven.value.person.operatorNo) : proven;
}

const titleOf = (item: ToDecideItem | null): string =>
  item?.expectedReturn?.lines.map(({ name }) => name).join(' · ') ?? '';

/** What one shift leaves to the next, out of the rooms of the core that is open now. */
export function shiftOf(core: Core): Shift {
  const { board, sessions, toDecide, negotiations, shelf, custody, db } = core;
  return createShift({
    openBox: () => {
      const open = sessions.readOpen();
      if (open === null) return [];
      const title = open.returns.flatMap(({ lines }) => lines.map(({ name }) => name)).join(' · ');
      const { waybill, place } = open.parcel;
      return [{ waybill, place: open.state.bin ?? place, title, dueAt: null }];
    },
    stuck: () =>
      createBoardStore(db)
        .stuck()
        .map(({ waybill, place, deadlineAt }) => ({ waybill, place, title: '', dueAt: deadlineAt })),
    nearest: (now) =>
      board
        .view(now)
        .nearest.map(({ waybill, place, deadlineAt }) => ({ waybill, place, title: '', dueAt: deadlineAt })),
    talks: () =>
      negotiations.running().map(({ verdictId, waybill, place, owner, dueAt }) => {
        const read = toDecide.read(verdictId);
        const item = read.ok ? read.value.item : null;
        return { waybill, place: item?.bin ?? place, title: titleOf(item), dueAt, owner };
      }),
    undecided: () =>
      toDecide.list().map((item) => {
        const { waybill, bin, deadlineAt, targetAt } = item;
        return { waybill, place: bin, title: titleOf(item), dueAt: deadlineAt ?? targetAt };
      }),
    shelf: () =>
      shelf.view().map(({ waybill, place, title, deadlineAt }) => ({ waybill, place, title, dueAt: deadlineAt })),
    prove: (claim) => proveTaker(core, claim),
    record: custody.record,
  });
}
