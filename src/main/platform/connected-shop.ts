import { CONNECTOR_FORMS, ERP_FIELDS } from '../../shared/connection.ts';
import type { ConnectionKind, Transport } from '../../shared/connection.ts';
import { sure } from '../../shared/platform-ways.ts';
import type { PlatformWays } from '../../shared/platform-ways.ts';
import { CONNECTORS } from './connectors.ts';
import type { ConnectorDeps } from './connectors.ts';
import { PLAIN_WAYS } from './plain-ways.ts';
import type { Platform } from './platform.ts';
import { practiceOf } from './practice/practice-imitations.ts';
import type { ShopsTaken } from './shops-taken.ts';
import { cursorWithin, scopedCursor } from './shop-cursor.ts';
import { createNowherePlatform, createSignedOutPlatform } from './signed-out.ts';

// From what was typed into a connection's form to its platform and its ways: by its own gateway, or by the ERP that keeps its
// after-sales. Which connections there are is told; nothing is read and nothing sent here.

type ConnectedShop = {
  id: string;
  kind: ConnectionKind;
  name: string;
  transport: Transport;
  baseUrl: string;
  fields: Readonly<Record<string, string>>;
};

type Around = ConnectorDeps & {
  /** Every connection of this bench. */
  all: readonly ConnectedShop[];
  /** A secret by the field's name; null = not there. */
  secretOf: (of: ConnectedShop, field: string) => string | null;
  /** Under which platforms a return of this number is stored, and of which order there. */
  platformsHolding: (returnNo: string) => readonly { platform: string; orderNo: string }[];
};

/** The number of this shop in its ERP. */
export const shopNoOf = ({ fields }: Pick<ConnectedShop, 'fields'>): string => (fields[ERP_FIELDS.shop] ?? '').trim();

/** The ERP that this shop goes through; null where there is none of this id, or it can carry no shops. */
export const erpOf = (
  { fields }: Pick<ConnectedShop, 'fields'>,
  all: readonly ConnectedShop[],
): ConnectedShop | null => {
  const found = all.find(({ id }) => id === fields[ERP_FIELDS.connection]);
  return found !== undefined && CONNECTOR_FORMS[found.kind].carriesShops === true ? found : null;
};

/** The shops that go through this ERP. */
export const shopsThrough = (erpId: string, all: readonly ConnectedShop[]): ConnectedShop[] =>
  all.filter(({ transport, fields }) => transport === 'erp' && fields[ERP_FIELDS.connection] === erpId);

const MARKETPLACES = Object.entries(CONNECTOR_FORMS).flatMap(([kind, { transports }]) =>
  transports.includes('erp') ? [kind] : [],
);
/**
 * A connection of a marketplace, also one that is gone: its id begins with its kind. What it knows already is never told a
 * second time by an ERP. Practice is another world: its numbers are made up.
 */
const isMarketplace = (id: string): boolean =>
  practiceOf(id) === null && MARKETPLACES.some((kind) => id.startsWith(`${kind}-`));

function shopsTaken(erp: ConnectedShop, only: string | null, { all, platformsHolding }: Around): ShopsTaken {
  const through = shopsThrough(erp.id, all);
  const ofErp = new Set([erp.id, ...through.map(({ id }) => id)]);
  return {
    only,
    others: through.map(shopNoOf),
    holdersOf: ({ returnNo, orderNo }) =>
      platformsHolding(returnNo)
        // Elsewhere the same number may be another return: it is this one if its order is.
        .filter((one) => ofErp.has(one.platform) || (isMarketplace(one.platform) && one.orderNo === orderNo))
        .map(({ platform }) => platform),
  };
}

/** The connector of a connection with a gateway of its own. `as`: whose returns it tells, and under which name. */
function make(from: ConnectedShop, as: { id: string; shop: string; only: string | null }, around: Around): Platform {
  const { kind, transport, baseUrl, fields } = from;
  if (transport === 'erp') throw new Error('an ERP has an address of its own');
  const config = {
    ...{ id: as.id, shop: as.shop, transport, baseUrl },
    field: (name: string) => fields[name] ?? '',
    secret: (name: string) => around.secretOf(from, name) ?? '',
  };
  if (CONNECTOR_FORMS[kind].carriesShops !== true) return CONNECTORS[kind].create(config, around);
  const shops = shopsTaken(from, as.only, around);
  return withScope(CONNECTORS[kind].create({ ...config, shops }, around), from.id, shops);
}

/** It begins anew where what it read so far was read for other shops. */
function withScope(platform: Platform, erpId: string, { only, others }: ShopsTaken): Platform {
  const scope = only === null ? [...others].sort() : [erpId, only];
  const isStill = (before: readonly string[]): boolean =>
    only === null
      ? before.every((shop) => others.includes(shop))
      : before.length === scope.length && before.every((part, index) => part === scope[index]);
  return {
    ...platform,
    pullExpected: async (cursor) => {
      const answer = await platform.pullExpected(cursorWithin(cursor, isStill));
      return answer.kind === 'failed' ? answer : { ...answer, cursor: scopedCursor(answer.cursor, scope) };
    },
  };
}

const isSignedOut = (one: ConnectedShop, { secretOf }: Around): boolean =>
  CONNECTOR_FORMS[one.kind].fields.some(
    ({ name, isSecret, isRequired }) => isSecret && isRequired && secretOf(one, name) === null,
  );

/** Where the ERP no longer takes its secret, this shop's form is the wrong one to open. */
const withErpsWords = (platform: Platform): Platform => ({
  ...platform,
  pullExpected: async (cursor) => {
    const answer = await platform.pullExpected(cursor);
    return answer.kind === 'failed' && answer.words === 'net:signed-out'
      ? { ...answer, words: 'erp:signed-out' }
      : answer;
  },
});

/** Throws for an address that can't be used. */
export function buildPlatform(to: ConnectedShop, around: Around): Platform {
  if (to.transport !== 'erp') {
    const platform = make(to, { id: to.id, shop: to.name, only: null }, around);
    return isSignedOut(to, around) ? createSignedOutPlatform(platform) : platform;
  }
  const erp = erpOf(to, around.all);
  if (erp === null) return createNowherePlatform(to.id, 'erp:missing');
  const platform = make(erp, { id: to.id, shop: to.name, only: shopNoOf(to) }, around);
  return isSignedOut(erp, around) ? createSignedOutPlatform(platform, 'erp:signed-out') : withErpsWords(platform);
}

/** What each way does there: by what the ERP can, with the marketplace's habits. */
export function waysOfShop(to: ConnectedShop, all: readonly ConnectedShop[]): PlatformWays {
  const own = CONNECTORS[to.kind].ways(to.fields);
  if (to.transport !== 'erp') return own;
  const erp = erpOf(to, all);
  const there =
    erp === null
      ? // Of an ERP that isn't there nothing is promised.
        { ...PLAIN_WAYS, full: sure('pay-hand'), part: sure('part-hand') }
      : CONNECTORS[erp.kind].ways(erp.fields);
  return { ...there, market: own.market, backOffice: own.backOffice };
}
