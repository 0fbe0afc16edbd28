import { ok, refuse } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { ConnectionInput, ConnectionTried, ConnectionView } from '../shared/connection.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import type { SecretBox } from './lib/secret-box.ts';
import { createPlatforms } from './platform/platform.ts';
import type { Platform, Platforms } from './platform/platform.ts';
import { createSignedOutPlatform } from './platform/signed-out.ts';
import { createVendurePlatform } from './platform/vendure/vendure-client.ts';
import type { ConnectionStore, StoredConnection } from './settings/connection-store.ts';

type ConnectionDeps = {
  /** Given by tests in place of everything else. */
  fixed: Platform[] | undefined;
  training: Platform;
  secrets: SecretBox;
  store: () => ConnectionStore;
  /** Commands of a platform that are not over. */
  countOpen: (platform: string) => number;
  isOnline: (platform: string) => boolean;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** The platforms are others now: the sync must be built anew. */
  onChange: () => Promise<void>;
};

/** Which shops this bench speaks to: the connected ones, or the training platform while there is none. */
export type StationConnections = {
  /** As they are now; read anew at each call. */
  platforms: Platforms;
  isTraining: () => boolean;
  list: () => ConnectionView[];
  tryOut: (input: ConnectionInput) => Promise<Result<ConnectionTried>>;
  save: (input: ConnectionInput) => Promise<Result<ConnectionView[]>>;
  remove: (id: string) => Promise<Result<ConnectionView[]>>;
};

export function createStationConnections(deps: ConnectionDeps): StationConnections {
  const { secrets, store, clock, ids, log } = deps;

  const build = ({ id, name, baseUrl, username }: StoredConnection, secret: string): Platform =>
    createVendurePlatform({ id, baseUrl, login: { username, password: secret }, shop: name, clock, log });

  const connect = (connection: StoredConnection): Platform => {
    const secret = secrets.read(connection.id);
    return secret === null ? createSignedOutPlatform(connection.id) : build(connection, secret);
  };
  const readAll = (): Platforms => {
    if (deps.fixed !== undefined) return createPlatforms(deps.fixed);
    const connected = store().all().map(connect);
    return createPlatforms(connected.length === 0 ? [deps.training] : connected);
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

  /** The secret that may be used: a stored one only at the address and for the name it was given for. */
  const secretFor = (input: ConnectionInput): string | null => {
    const known = find(input.id);
    const isSame = known?.baseUrl === input.baseUrl && known.username === input.username;
    return input.secret ?? (isSame && input.id !== null ? secrets.read(input.id) : null);
  };
  const list = (): ConnectionView[] =>
    store()
      .all()
      .map((one) => ({
        ...one,
        isSecretKept: secrets.isKept,
        hasSecret: secrets.read(one.id) !== null,
        isOnline: deps.isOnline(one.id),
      }));

  return {
    platforms: { all: () => current.all(), byId: (id) => current.byId(id) },
    isTraining: () => deps.fixed === undefined && store().all().length === 0,
    list,
    tryOut: async (input) => {
      const secret = secretFor(input);
      if (secret === null) return refuse('secret-needed');
      const pulled = await build({ ...input, id: input.id ?? 'try-out' }, secret).pullExpected(null);
      return ok(
        pulled.kind === 'pulled'
          ? { isReached: true, words: null, returns: pulled.returns.length }
          : { isReached: pulled.isReached, words: pulled.words, returns: 0 },
      );
    },
    save: async (input) => {
      const secret = secretFor(input);
      if (secret === null) return refuse('secret-needed');
      if (input.id !== null && find(input.id) === null) return refuse('unknown-connection');
      // The first shop takes the place of the training platform: what was ordered there goes through first.
      if (store().all().length === 0 && deps.countOpen(deps.training.id) > 0) return refuse('connection-busy');
      const id = input.id ?? `${input.kind}-${ids.next().slice(-12)}`;
      secrets.write(id, secret);
      store().save({ ...input, id }, clock.now());
      await change();
      return ok(list());
    },
    remove: async (id) => {
      if (find(id) === null) return refuse('unknown-connection');
      if (deps.countOpen(id) > 0) return refuse('connection-busy');
      store().remove(id);
      secrets.remove(id);
      await change();
      return ok(list());
    },
  };
}
