import { createHash } from 'node:crypto';
import { ok, refuse } from '../shared/result.ts';
import type { ErrorCode, Result } from '../shared/result.ts';
import { badFieldsOf, CONNECTOR_FORMS, ERP_FIELDS, fieldsOf, secretFieldsOf } from '../shared/connection.ts';
import type {
  ConnectionInput,
  ConnectionKind,
  ConnectionTried,
  ConnectionView,
  Transport,
} from '../shared/connection.ts';
import { ExpectedReturn } from '../shared/expected-return.ts';
import { needsPerson } from '../shared/last-words.ts';
import { quickParse } from '../shared/quick-parse.ts';
import type { StatusView } from '../shared/sync.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import type { SecretBox } from './lib/secret-box.ts';
import { buildPlatform, erpOf, shopNoOf, shopsThrough } from './platform/connected-shop.ts';
import { isAllowedAddress } from './platform/http-client.ts';
import { createPlatforms } from './platform/platform.ts';
import type { Platform, Platforms, PullAnswer } from './platform/platform.ts';
import type { ConnectionStore, StoredConnection } from './settings/connection-store.ts';
import type { Core } from './station-core.ts';
import type { Sync } from './sync/sync-service.ts';

type ConnectionDeps = {
  /** Given by tests in place of everything else. */
  fixed: Platform[] | undefined;
  /** Where a bench without a connection practises. */
  training: () => Platform;
  secrets: SecretBox;
  /** Made anew when the database had to be opened again. */
  core: () => Pick<Core, 'connectionStore'> & {
    outbox: Pick<Core['outbox'], 'countOpen'>;
    expectedReturns: Pick<Core['expectedReturns'], 'platformsOf'>;
  };
  sync: () => Pick<Sync, 'isReached' | 'pullWords'>;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** The platforms are others now: the sync must be built anew. */
  onChange: () => Promise<void>;
};

type Shape = { kind: ConnectionKind; transport: Transport };

/** By the field's name; null = not there. */
type Secrets = Readonly<Record<string, string | null>>;

/** What a secret is called in the keychain. A connection's password has the connection's own name. */
const nameOf = (id: string, field: string): string => (field === 'password' ? id : `${id}-${field}`);

const missingIn = ({ kind, transport }: Shape, given: Secrets): string[] =>
  secretFieldsOf(kind, transport)
    .filter(({ name, isRequired }) => isRequired && (given[name] ?? null) === null)
    .map(({ name }) => name);

const plainNames = ({ kind, transport }: Shape): string[] =>
  fieldsOf(kind, transport)
    .filter(({ isSecret }) => !isSecret)
    .map(({ name }) => name);

const faultOf = (input: ConnectionInput, given: Secrets): 'secret-needed' | 'bad-request' | null => {
  const { kind, transport, baseUrl, fields } = input;
  if (missingIn(input, given).length > 0) return 'secret-needed';
  const isAddressGood = transport === 'erp' ? baseUrl === '' : isAllowedAddress(baseUrl);
  const isPossible = CONNECTOR_FORMS[kind].transports.includes(transport) && isAddressGood;
  return isPossible && badFieldsOf(kind, fields, transport).length === 0 ? null : 'bad-request';
};

/** A shop of an ERP may have nothing in the first window of changes: so many are looked at before that is said. */
const ERP_PAGES = 12;

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
  const { secrets, core, clock, ids, log } = deps;
  const store = (): ConnectionStore => core().connectionStore;
  /** Commands of a platform that are not over. */
  const countOpen = (platform: string): number => core().outbox.countOpen(platform);

  const keptSecrets = ({ id, kind, transport }: StoredConnection): Secrets =>
    Object.fromEntries(secretFieldsOf(kind, transport).map(({ name }) => [name, secrets.read(nameOf(id, name))]));

  const connect = (connection: StoredConnection): Platform =>
    buildPlatform(connection, {
      ...{ clock, log, all: store().all() },
      // Asked of the store there is then: a storage fault opens the database anew under the same platforms.
      platformsHolding: (returnNo) => core().expectedReturns.platformsOf(returnNo),
      secretOf: ({ id }, field) => secrets.read(nameOf(id, field)),
    });
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
      plainNames(input).every((name) => (known.fields[name] ?? '') === (input.fields[name] ?? ''));
    const kept = isSame ? keptSecrets(known) : {};
    return Object.fromEntries(
      secretFieldsOf(input.kind, input.transport).map(({ name }) => [name, input.secrets[name] ?? kept[name] ?? null]),
    );
  };

  /**
   * A shop that goes through an ERP and was disconnected comes back under the id it had: what it knows already is its own
   * again, and would be nobody's under another.
   */
  const newIdOf = ({ kind, transport, fields }: ConnectionInput): string => {
    const named = `${fields[ERP_FIELDS.connection] ?? ''}\n${shopNoOf({ fields })}`;
    const lasting = `${kind}-${createHash('sha256').update(named).digest('hex').slice(0, 12)}`;
    return transport === 'erp' && find(lasting) === null ? lasting : `${kind}-${ids.next().slice(-12)}`;
  };

  /** What keeps a shop from going through its ERP, or from changing how it goes; null = nothing. */
  const erpFaultOf = (input: ConnectionInput): ErrorCode | null => {
    const known = find(input.id);
    if (known !== null && (known.transport === 'erp') !== (input.transport === 'erp')) return 'erp-not-switched';
    if (input.transport !== 'erp') return null;
    const all = store().all();
    const erp = erpOf(input, all);
    if (erp === null) return 'erp-not-there';
    const others = shopsThrough(erp.id, all).filter(({ id }) => id !== input.id);
    return others.some((one) => shopNoOf(one) === shopNoOf(input)) ? 'erp-shop-taken' : null;
  };
  const whyNot = (input: ConnectionInput, given: Secrets): ErrorCode | null =>
    faultOf(input, given) ?? erpFaultOf(input);

  /** As it would be read if it were new: nothing counts as known. */
  const pullOnce = async (input: ConnectionInput, given: Secrets): Promise<PullAnswer> => {
    const id = input.id ?? 'try-out';
    const all = store().all();
    const platform = buildPlatform(
      { ...input, id },
      {
        ...{ clock, log, all, platformsHolding: () => [] },
        secretOf: (of, field) => (of.id === id ? (given[field] ?? null) : secrets.read(nameOf(of.id, field))),
      },
    );
    let answer = await platform.pullExpected(null);
    for (let page = 1; input.transport === 'erp' && page < ERP_PAGES; page++) {
      if (answer.kind === 'failed' || answer.returns.length > 0 || !answer.hasMore) break;
      answer = await platform.pullExpected(answer.cursor);
    }
    return input.transport === 'erp' && answer.kind === 'pulled' && answer.returns.length === 0
      ? { warning: 'erp:none-of-shop', ...answer }
      : answer;
  };

  const list = (): ConnectionView[] =>
    store()
      .all()
      .map((one) => ({
        ...one,
        isSecretKept: secrets.isKept,
        missingSecrets: missingIn(one, keptSecrets(one)),
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
      const bad = whyNot(input, given);
      if (bad !== null) return refuse(bad);
      const pulled = await pullOnce(input, given);
      if (pulled.kind === 'failed') return ok({ isConnected: false, words: pulled.words, returns: 0, unread: 0 });
      const returns = pulled.returns.filter((told) => quickParse(ExpectedReturn, told).success).length;
      return ok({
        ...{ isConnected: true, words: pulled.warning ?? null },
        ...{ returns, unread: pulled.returns.length - returns },
      });
    },
    save: async (input) => {
      const given = secretsFor(input);
      const bad = whyNot(input, given);
      if (bad !== null) return refuse(bad);
      if (input.id !== null && find(input.id) === null) return refuse('unknown-connection');
      // The first shop takes the place of the training platform: what was ordered there goes through first.
      if (store().all().length === 0 && countOpen(deps.training().id) > 0) return refuse('connection-busy');
      const id = input.id ?? newIdOf(input);
      for (const [name, secret] of Object.entries(given)) if (secret !== null) secrets.write(nameOf(id, name), secret);
      const fields = Object.fromEntries(plainNames(input).map((name) => [name, input.fields[name] ?? '']));
      store().save({ ...input, id, fields }, clock.now());
      await change();
      return ok(list());
    },
    remove: async (id) => {
      const known = find(id);
      if (known === null) return refuse('unknown-connection');
      if (shopsThrough(id, store().all()).length > 0) return refuse('erp-carries');
      if (countOpen(id) > 0) return refuse('connection-busy');
      store().remove(id);
      for (const { name } of secretFieldsOf(known.kind, known.transport)) secrets.remove(nameOf(id, name));
      await change();
      return ok(list());
    },
  };
}
