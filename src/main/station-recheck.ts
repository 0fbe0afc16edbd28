import { randomInt } from 'node:crypto';
import { rolesAt } from '../shared/people.ts';
import type { PeopleService } from './people/people-service.ts';
import { createRechecks } from './recheck/recheck-service.ts';
import type { Rechecks } from './recheck/recheck-service.ts';
import { createRecheckStore } from './recheck/recheck-store.ts';

type Parts = Omit<Parameters<typeof createRechecks>[0], 'store' | 'countInspectors' | 'chance'> & {
  people: Pick<PeopleService, 'list' | 'trustedNow'>;
  /** Lots in [0, 1); the system's own randomness when not given. */
  chance?: (() => number) | undefined;
};

const FINENESS = 2 ** 32;
const drawLot = (): number => randomInt(FINENESS) / FINENESS;

/** Blind re-checks among the people of this bench; without people there is nobody else, so nothing is drawn. */
export const openRechecks = ({ people, chance = drawLot, ...parts }: Parts): Rechecks =>
  createRechecks({
    ...parts,
    chance,
    store: createRecheckStore(parts.db),
    countInspectors: () => {
      const now = people.trustedNow();
      return people
        .list()
        .filter((one) => rolesAt(one, now).some((role) => role === 'inspector' || role === 'supervisor')).length;
    },
  });
