import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls =
  | 'seatView'
  | 'seatTake'
  | 'seatPin'
  | 'seatLeave'
  | 'seatTouch'
  | 'peopleFirst'
  | 'peopleList'
  | 'peopleSave'
  | 'peopleUnlock'
  | 'peopleBadge'
  | 'peopleRead';

/** Who sits here, and who may. */
export function createPeopleHandlers({ run, seat, print }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    seatView: () => run(() => ok(seat.view())),
    seatTake: ({ claim, pin }) => run(() => seat.take(claim, pin)),
    seatPin: ({ pin }) => run(() => seat.pin(pin)),
    seatLeave: () => run(() => seat.leave()),
    seatTouch: () => {
      seat.touch();
      return ok(undefined);
    },
    peopleFirst: (input) =>
      run(async ({ people }) => {
        const made = await people.first(input);
        return made.ok ? ok(seat.put(made.value)) : made;
      }),
    peopleList: () => run(({ people }) => ok(people.list())),
    peopleSave: (input) =>
      run(async ({ people, who }) => {
        const saved = await people.save(input, who().operatorNo);
        seat.lookAgain();
        return saved;
      }),
    peopleUnlock: ({ id }) => run(({ people, who }) => people.unlock(id, who().operatorNo)),
    peopleBadge: ({ id, how }) =>
      run(({ people, who, settings }) => {
        const issued = people.issueBadge(id, who().operatorNo);
        if (!issued.ok) return issued;
        const { code, person } = issued.value;
        return print.badge({ code, name: person.name, operatorNo: person.operatorNo }, settings().language, how);
      }),
    peopleRead: ({ csv }) => run(({ people, who }) => people.readList(csv, who().operatorNo)),
  };
}
