import type { Database } from './db/open.ts';
import type { DecisionStore } from './decision/decision-store.ts';
import { createDispositionStore } from './disposition/disposition-store.ts';
import { createRegisters } from './register/register-service.ts';
import type { Registers } from './register/register-service.ts';
import { createRegisterStore } from './register/register-store.ts';
import { createSweepStore } from './register/sweep-store.ts';
import { createRepacks } from './repack/repack-service.ts';
import type { Repacks } from './repack/repack-service.ts';
import { createRepackStore } from './repack/repack-store.ts';
import type { ExpectedReturnStore } from './session/expected-return-store.ts';
import type { SessionService } from './session/session-service.ts';

type Deps = Omit<Parameters<typeof createRegisters>[0], 'store' | 'sweepStore' | 'sessions' | 'expectedReturns'> & {
  db: Database;
  sessions: SessionService;
  expectedReturns: ExpectedReturnStore;
  decisionStore: DecisionStore;
};

/** The registers, and the repacking that closes entries of one of them. */
export function openRegisters(deps: Deps): { registers: Registers; repacks: Repacks } {
  const { db } = deps;
  const registers = createRegisters({ ...deps, store: createRegisterStore(db), sweepStore: createSweepStore(db) });
  const dispositionStore = createDispositionStore(db);
  return { registers, repacks: createRepacks({ ...deps, store: createRepackStore(db), dispositionStore, registers }) };
}
