import { ok, refuse } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { badFieldsOf, CONNECTOR_FORMS, secretFieldsOf } from '../shared/connection.ts';
import type { ConnectionInput, ConnectionKind, ConnectionTried, ConnectionView } from '../shared/connection.ts';
import { ExpectedReturn } from '../shared/expected-return.ts';
import { needsPerson } from '../shared/last-words.ts';
import { quickParse } from '../shared/quick-parse.ts';
import type { StatusView } from '../shared/sync.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import type { SecretBox } from './lib/secret-box.ts';
import { CONNECTORS } from './platform/connectors.ts';
import { isAllowedAddress } from './platform/http-client.ts';
import { createPlatforms } from './platform/platform.ts';
import type { Platform, Platforms } from './platform/platform.ts';
import { createSignedOutPlatform } from './platform/signed-out.ts';
import type { ConnectionStore, StoredConnection } from './settings/connection-store.ts';
import type { Sync } from './sync/sync-service.ts';

type ConnectionDeps = {
  /** Given by tests in place of everything else. */
  fixed: Platform[] | undefined;
  /** Where a bench without a connection practises. */
  training: () => Platform;
  secrets: SecretBox;
  store: () => ConnectionStore;
  /** Commands of a platform that are not over. */
  countOpen: (platform: string) => number;
  sync: () => Pick<Sync, 'isReached' | 'pullWords'>;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** The platforms are others now: the sync must be built anew. */
  onChange: () => Promise<void>;
};

/** By the field's name; null = not there. */
type Secrets = Readonly<Record<string, string | null>>;

/** What a secret is called in the keychain. A connection's password has the connection's own name. */
const nameOf = (id: string, field: string): string => (field === 'password' ? id : `${id}-${field}`);

const missingIn = (kind: ConnectionKind, given: Secrets): string[] =>
  secretFieldsOf(kind)
    .filter(({ name, isRequired }) => isRequired && (given[name] ?? null) === null)
    .map(({ name }) => name);

const plainNames = (kind: ConnectionKind): string[] =>
  CONNECTOR_FORMS[kind].fields.filter(({ isSecret }) => !isSecret).map(({ name }) => name);

const faultOf = (input: ConnectionInput, given: Secrets): 'secret-needed' | 'bad-request' | null => {
  if (missingIn(input.kind, given).length > 0) return 'secret-needed';
  const isPossible =
    CONNECTOR_FORMS[input.kind].transports.includes(input.transport) && isAllowedAddress(input.baseUrl);
  return isPossible && badFieldsOf(input.kind, input.fields).length === 0 ? null : 'bad-request';
};

/** Which shops this bench speaks to: the connected ones, or the training platform while there is none. */
export type StationConnections = {
  /** As they are now; read anew at each call. */
  platforms: Platforms;
  isTraining: () => boolean;
  /** Reads the platforms anew: another one is practised at. */
  reconnect: () => Promise<void>;
  list: () => ConnectionView[];
  /** Whose returns can't be read until somebody puts it right. */
  unread: () => StatusView['unreadShops'];
  tryOut: (input: ConnectionInput) => Promise<Result<ConnectionTried>>;
  save: (input: ConnectionInput) => Promise<Result<ConnectionView[]>>;
  remove: (id: string) => Promise<Result<ConnectionView[]>>;
};

export function createStationConnections(deps: ConnectionDeps): StationConnections {
  const { secrets, store, clock, ids, log } = deps;

  const keptSecrets = ({ id, kind }: StoredConnection): Secrets =>
    Object.fromEntries(secretFieldsOf(kind).map(({ name }) => [name, secrets.read(nameOf(id, name))]));

  const build = (to: StoredConnection, given: Secrets): Platform =>
    CONNECTORS[to.kind].create(
      {
        id: to.id,
        shop: to.name,
        transport: to.transport,
        baseUrl: to.baseUrl,
        field: (name) => to.fields[name] ?? '',
        secret: (name) => given[name] ?? '',
      },
      { clock, log },
    );

  const connect = (connection: StoredConnection): Platform => {
    const given = keptSecrets(connection);
    const platform = build(connection, given);
    return missingIn(connection.kind, given).length > 0 ? createSignedOutPlatform(platform) : platform;
  };
  const readAll = (): Platforms => {
    if (deps.fixed !== undefined) return createPlatforms(deps.fixed);
    const connected = store().all().map(connect);
    return createPlatforms(connected.length === 0 ? [deps.training()] : connected);
  };
  let current = readAll();

  const change = async (): Promise<void> => {
    current = readAll();
    await deps.onChange();
  };
  const find = (id: string | null): StoredConnection | null =>
    store()
      .all()
      .find((one) => one.id === id) ?? null;

  /** The secrets that may be used: stored ones only at the address and for the names they were given for. */
  const secretsFor = (input: ConnectionInput): Secrets => {
    const known = find(input.id);
    const isSame =
      known?.baseUrl === input.baseUrl &&
      known.transport === input.transport &&
      CONNECTOR_FORMS[input.kind].fields.every(({ name }) => (known.fields[name] ?? '') === (input.fields[name] ?? ''));
    const kept = isSame ? keptSecrets(known) : {};
    return Object.fromEntries(
      secretFieldsOf(input.kind).map(({ name }) => [name, input.secrets[name] ?? kept[name] ?? null]),
    );
  };
  const list = (): ConnectionView[] =>
    store()
      .all()
      .map((one) => ({
        ...one,
        isSecretKept: secrets.isKept,
        missingSecrets: missingIn(one.kind, keptSecrets(one)),
        isOnline: deps.sync().isReached(one.id),
        pullWords: deps.sync().pullWords(one.id),
      }));

  return {
    platforms: { all: () => current.all(), byId: (id) => current.byId(id) },
    isTraining: () => deps.fixed === undefined && store().all().length === 0,
    reconnect: change,
    list,
    unread: () =>
      store()
        .all()
        .flatMap(({ id, name }) => {
          const words = deps.sync().pullWords(id);
          return words !== null && needsPerson(words) ? [{ id, name, words }] : [];
        }),
    tryOut: async (input) => {
      const given = secretsFor(input);
      const bad = faultOf(input, given);
      if (bad !== null) return refuse(bad);
      const pulled = await build({ ...input, id: input.id ?? 'try-out' }, given).pullExpected(null);
      if (pulled.kind === 'failed') return ok({ isConnected: false, words: pulled.words, returns: 0, unread: 0 });
      const returns = pulled.returns.filter((told) => quickParse(ExpectedReturn, told).success).length;
      return ok({
        ...{ isConnected: true, words: pulled.warning ?? null },
        ...{ returns, unread: pulled.returns.length - returns },
      });
    },
    save: async (input) => {
      const given = secretsFor(input);
      const bad = faultOf(input, given);
      if (bad !== null) return refuse(bad);
      if (input.id !== null && find(input.id) === null) return refuse('unknown-connection');
      // The first shop takes the place of the training platform: what was ordered there goes through first.
      if (store().all().length === 0 && deps.countOpen(deps.training().id) > 0) return refuse('connection-busy');
      const id = input.id ?? `${input.kind}-${ids.next().slice(-12)}`;
      for (const [name, secret] of Object.entries(given)) if (secret !== null) secrets.write(nameOf(id, name), secret);
      const fields = Object.fromEntries(plainNames(input.kind).map((name) => [name, input.fields[name] ?? '']));
      store().save({ ...input, id, fields }, clock.now());
      await change();
      return ok(list());
    },
    remove: async (id) => {
      const known = find(id);
      if (known === null) return refuse('unknown-connection');
      if (deps.countOpen(id) > 0) return refuse('connection-busy');
      store().remove(id);
      for (const { name } of secretFieldsOf(known.kind)) secrets.remove(nameOf(id, name));
      await change();
      return ok(list());
    },
  };
}
