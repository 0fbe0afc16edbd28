import { describe, expect, it } from 'vitest';
import { CONNECTION_KINDS, CONNECTOR_FORMS } from '../../../src/shared/connection.ts';
import type { ConnectionKind } from '../../../src/shared/connection.ts';
import { CONNECTORS } from '../../../src/main/platform/connectors.ts';
import type { Platform } from '../../../src/main/platform/platform.ts';
import { createSignedOutPlatform } from '../../../src/main/platform/signed-out.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

type Fields = Readonly<Record<string, string>>;

/** Every way the form's choices can be made: a platform offers other calls with others. */
const choicesOf = (kind: ConnectionKind): Fields[] =>
  CONNECTOR_FORMS[kind].fields.reduce<Fields[]>(
    (ways, { name, choices }) =>
      choices === undefined ? ways : ways.flatMap((way) => choices.map((choice) => ({ ...way, [name]: choice }))),
    [{}],
  );

/** As at a start where the system gave no secret back. */
function make(kind: ConnectionKind, transport: 'direct' | 'relay', fields: Fields) {
  const log = createHeardLog();
  const clock = createManualClock(0);
  const { baseUrl } = CONNECTOR_FORMS[kind];
  const real = CONNECTORS[kind].create(
    {
      ...{ id: `${kind}-1`, shop: '山岚', transport, baseUrl: baseUrl === '' ? 'https://shop.example' : baseUrl },
      field: (name) => fields[name] ?? '',
      secret: () => '',
    },
    { clock, log },
  );
  return { real, log };
}

const WAYS = CONNECTION_KINDS.flatMap((kind) =>
  // A shop that goes through an ERP has the shape of the ERP's connector: connected-shop.test.ts.
  CONNECTOR_FORMS[kind].transports.flatMap((transport) =>
    transport === 'erp' ? [] : choicesOf(kind).map((fields) => [kind, transport, fields] as const),
  ),
);

/** Names and plain values as they are; of a call only that it is one. */
const shapeOf = (part: object): object =>
  Object.fromEntries(
    Object.entries(part).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'function' ? 'a call' : typeof value === 'object' && value !== null ? shapeOf(value) : value,
    ]),
  );

/** Every call there is, by its path. */
const callsOf = (part: object, path = ''): [string, (...given: unknown[]) => unknown][] =>
  Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'function'
      ? [[`${path}${name}`, value as (...given: unknown[]) => unknown]]
      : typeof value === 'object' && value !== null
        ? callsOf(value, `${path}${name}.`)
        : [],
  );

const away = { words: 'net:signed-out', retryAfterMs: null, isReached: false };

describe.each(WAYS)('%s (%s) without its secret, %o', (kind, transport, fields) => {
  it('offers what it offers with one, so that what is ordered for it waits', () => {
    const { real, log } = make(kind, transport, fields);
    expect(shapeOf(createSignedOutPlatform(real))).toEqual(shapeOf(real));
    expect(log.said).toEqual([]);
  });

  it('lets nothing through: every call says that it must be signed in', async () => {
    const { real } = make(kind, transport, fields);
    const throws = (): never => {
      throw new Error('reached the shop');
    };
    const deaf = (part: object): object =>
      Object.fromEntries(
        Object.entries(part).map(([name, value]: [string, unknown]) => [
          name,
          typeof value === 'function' ? throws : typeof value === 'object' && value !== null ? deaf(value) : value,
        ]),
      );
    for (const [name, call] of callsOf(createSignedOutPlatform(deaf(real) as Platform))) {
      const said =
        name === 'askMoreTime'
          ? { outcome: 'not-asked', fresh: null }
          : name === 'arbitration.sendProof'
            ? { outcome: 'not-sent', isStillWanted: null, pictures: [] }
            : { kind: /(?:^|\.)send/.test(name) ? 'retry' : 'failed' };
      expect(await call('1', 1), name).toEqual({ ...said, ...away });
    }
  });
});

it('knows platforms with and without each optional call', () => {
  const names = new Set(WAYS.flatMap(([kind, transport, fields]) => Object.keys(make(kind, transport, fields).real)));
  for (const name of [
    'refusals',
    'sendReceived',
    'stock',
    'isRefundedByHand',
    'paysOnlyApplied',
    'paysSupplements',
    'findByWaybill',
    'askMoreTime',
  ])
    expect([...names]).toContain(name);
});
