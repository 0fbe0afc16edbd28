import { createDispositionStore } from './disposition/disposition-store.ts';
import { createRegisters } from './register/register-service.ts';
import { createRegisterStore } from './register/register-store.ts';
import { createSweepStore } from './register/sweep-store.ts';
import { createRepacks } from './repack/repack-service.ts';
import { createRepackStore } from './repack/repack-store.ts';
import type { Core } from './station-core.ts';
import type { Ids } from './lib/ids.ts';

type Deps = Pick<Core, 'db' | 'sessions' | 'expectedReturns' | 'returnFinder' | 'decisionStore'> & {
  ids: Ids;
  record: Core['custody']['record'];
};

/** The registers, and the repacking that closes entries of one of them. */
export function openRegisters(deps: Deps): Pick<Core, 'registers' | 'repacks'> {
  const { db, ids } = deps;
  const registers = createRegisters({ ...deps, store: createRegisterStore(db), sweepStore: createSweepStore(db) });
  const dispositionStore = createDispositionStore(db);
  return {
    registers,
    repacks: createRepacks({ ...deps, store: createRepackStore(db), dispositionStore, registers, ids }),
  };
}
