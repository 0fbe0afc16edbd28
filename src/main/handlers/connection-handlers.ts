import type { StationHandlers } from '../../shared/contract.ts';
import { refuse } from '../../shared/result.ts';

type Calls = 'connectionList' | 'connectionTry' | 'connectionSave' | 'connectionRemove';

export function createConnectionHandlers(): Pick<StationHandlers, Calls> {
  return {
    connectionList: () => refuse('internal'),
    connectionTry: () => refuse('internal'),
    connectionSave: () => refuse('internal'),
    connectionRemove: () => refuse('internal'),
  };
}
