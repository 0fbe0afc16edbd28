import type { StationHandlers } from '../../shared/contract.ts';
import type { UnitMove } from '../../shared/disposition.ts';
import { rolesAt } from '../../shared/people.ts';
import type { PersonRole } from '../../shared/people.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Core } from '../station-core.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'shelfView' | 'shelfHandOver' | 'goodsOf' | 'goodsMove';

/** Goods after the verdict, and parcels that wait for something. */
export function createGoodsHandlers({ run, changed, seat }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    shelfView: () => run(({ shelf }) => ok(shelf.view())),
    shelfHandOver: (handOver) =>
      run(({ shelf, who }) => {
        const handed = shelf.handOver(handOver, who());
        changed();
        return handed;
      }),
    goodsOf: ({ inspectionId }) => run(({ dispositions }) => ok(dispositions.unitsOf(inspectionId))),
    goodsMove: (move) =>
      run(async ({ dispositions, people, who }) => {
        const witness = await witnessOf(move, people, seat.person()?.id ?? null);
        if (!witness.ok) return witness;
        const moved = dispositions.move({ ...move, secondOperatorNo: witness.value }, who());
        changed();
        return moved;
      }),
  };
}

/** Who works where the goods are. */
const AT_THE_DOCK: readonly PersonRole[] = ['receiver', 'inspector', 'supervisor', 'administrator'];

/** Whose number stands beside the first one's: only for scrapping, and where there are people only when it was proven. */
async function witnessOf(
  { disposition, secondOperatorNo, second }: UnitMove,
  people: Core['people'],
  firstId: string | null,
): Promise<Result<string | null>> {
  if (disposition !== 'scrap' || !people.hasAny()) return ok(secondOperatorNo);
  if (second === undefined) return refuse('second-operator-needed');
  const proven = await people.prove(second.claim, second.pin);
  if (!proven.ok) return proven;
  const { person } = proven.value;
  if (person.id === firstId) return refuse('scrap-same-person');
  const roles = rolesAt(person, people.trustedNow());
  return roles.some((role) => AT_THE_DOCK.includes(role)) ? ok(person.operatorNo) : refuse('scrap-not-theirs');
}
