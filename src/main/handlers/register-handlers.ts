import type { StationHandlers } from '../../shared/contract.ts';
import type { registerCalls } from '../../shared/register.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What goes on after a parcel was closed, or never came. */
export function createRegisterHandlers({ run, clock }: HandlerDeps): Pick<StationHandlers, keyof typeof registerCalls> {
  return {
    registerSweep: () => run(({ registers }) => ok(registers.sweep(clock.now()))),
    registerList: (query) => run(({ registers }) => ok(registers.list(query))),
    registerCounts: () => run(({ registers }) => ok(registers.counts())),
    registerEntry: ({ id }) => run(({ registers }) => registers.read(id)),
    registerAct: (step) => run(({ registers, who }) => registers.act(step, who())),
    registerUndo: ({ id }) => run(({ registers, who }) => registers.undo(id, who())),
    registerPropose: ({ id, text }) => run(({ registers }) => registers.propose(id, text)),
  };
}
