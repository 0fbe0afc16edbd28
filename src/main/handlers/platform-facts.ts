import type { PlatformFacts } from '../decision/consequence-rules.ts';
import { CONNECTORS } from '../platform/connectors.ts';
import { waysOfShop } from '../platform/connected-shop.ts';
import { plainWaysOf } from '../platform/plain-ways.ts';
import { practiceOf } from '../platform/practice/practice-imitations.ts';
import type { Core } from '../station-core.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What the decision must know of the platform with this id: what it can, and whether it can be reached from here. */
export function platformFactsOf(
  id: string,
  { connections }: Pick<HandlerDeps, 'connections'>,
  { connectionStore }: Pick<Core, 'connectionStore'>,
): PlatformFacts {
  const platform = connections.platforms.byId(id);
  const isConnected = platform !== null;
  const all = connectionStore.all();
  const known = all.find((one) => one.id === id);
  if (known !== undefined) return { isConnected, ways: waysOfShop(known, all) };
  const practised = practiceOf(id);
  const ways = practised === null ? plainWaysOf(platform) : CONNECTORS[practised.shop].ways(practised.fields);
  // Nobody is sent to a real platform's back office for a return that was made up here.
  return { isConnected, ways: { ...ways, backOffice: null } };
}
