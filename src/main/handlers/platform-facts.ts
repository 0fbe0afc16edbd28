import type { PlatformFacts } from '../decision/consequence-rules.ts';
import { practiceOf } from '../platform/practice/practice-imitations.ts';
import type { Core } from '../station-core.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What the decision must know of the platform with this id: what kind it is, and how it was connected. */
export function platformFactsOf(
  id: string,
  { connections }: Pick<HandlerDeps, 'connections'>,
  { connectionStore }: Pick<Core, 'connectionStore'>,
): PlatformFacts {
  const platform = connections.platforms.byId(id);
  const known = connectionStore.all().find((one) => one.id === id);
  const practised = known === undefined ? practiceOf(id) : null;
  return {
    kind: known?.kind ?? practised?.shop ?? null,
    isConnected: platform !== null,
    canRefuse: platform?.refusals !== undefined,
    fields: known?.fields ?? practised?.fields ?? {},
  };
}
