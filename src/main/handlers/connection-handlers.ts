import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'connectionList' | 'connectionTry' | 'connectionSave' | 'connectionRemove';

/** Which shops this bench speaks to. */
export function createConnectionHandlers({ run, connections, changed }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    connectionList: () => run(() => ok(connections.list())),
    connectionTry: (input) => run(() => connections.tryOut(input)),
    connectionSave: (input) =>
      run(async () => {
        const saved = await connections.save(input);
        changed();
        return saved;
      }),
    connectionRemove: ({ id }) =>
      run(async () => {
        const removed = await connections.remove(id);
        changed();
        return removed;
      }),
  };
}
