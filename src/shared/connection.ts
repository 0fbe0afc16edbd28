import * as v from 'valibot';
import { Count, Id } from './domain-words.ts';
import { UnreadReturns } from './sync.ts';

// A connection: which platform or shop this bench speaks to, and as whom. Secrets lie in the system's keychain and are
// never given back to the window.

export const CONNECTION_KINDS = [
  'vendure',
  'medusa',
  'taobao',
  'pdd',
  'douyin',
  'jd',
  'wangdiantong',
  'generic',
] as const;
export const ConnectionKind = v.picklist(CONNECTION_KINDS);
export type ConnectionKind = v.InferOutput<typeof ConnectionKind>;

/**
 * How the requests travel: `direct` from this bench; `relay` by the merchant's own server inside the platform's cloud,
 * where the platform demands that and where the app's secret may then stay; `erp` by an ERP that this bench is connected to
 * and that keeps this shop's after-sales: then there is no address and no secret of its own.
 */
const TRANSPORTS = ['direct', 'relay', 'erp'] as const;
export const Transport = v.picklist(TRANSPORTS);
export type Transport = v.InferOutput<typeof Transport>;

/** One field of a connector's form; what it is called stands in the words tables under its kind and name. */
type ConnectorField = {
  name: string;
  isSecret: boolean;
  isRequired: boolean;
  maxLength: number;
  /** Where only some values are possible. */
  choices?: readonly string[];
  pattern?: RegExp;
  /** Asked for with these ways of travelling only; all where it isn't said. */
  transports?: readonly Transport[];
  /** The value is the id of a connection that can carry other shops. */
  isCarrier?: true;
  /** Asked, and needed, only where another field has this value. */
  onlyWith?: { name: string; value: string };
};

/** What is asked of a person who connects this kind of shop: data, drawn by one component. */
type ConnectorForm = {
  transports: readonly Transport[];
  /** The platform's own address; '' where each shop has its own. */
  baseUrl: string;
  fields: readonly ConnectorField[];
  /** An ERP: it may keep the after-sales of marketplace shops. */
  carriesShops?: true;
};

const text = (name: string, more: Partial<ConnectorField> = {}): ConnectorField => ({
  name,
  isSecret: false,
  isRequired: true,
  maxLength: 100,
  ...more,
});
const secret = (name: string, more: Partial<ConnectorField> = {}): ConnectorField =>
  text(name, { isSecret: true, maxLength: 4000, ...more });

const WITH_SLIPS = { name: 'stock', value: 'slips' };
/** The two fields of a shop whose after-sales run through an ERP. */
export const ERP_FIELDS = { connection: 'erp', shop: 'erpShop' } as const;

/** A marketplace: by its own gateway, which wants `fields`, or by an ERP, which wants only what says so. */
const market = (baseUrl: string, fields: readonly ConnectorField[]): ConnectorForm => ({
  ...{ transports: TRANSPORTS, baseUrl },
  fields: [
    text(ERP_FIELDS.connection, { transports: ['erp'], isCarrier: true }),
    // One shop: the ERP would take `a,b` for two.
    text(ERP_FIELDS.shop, { transports: ['erp'], pattern: /^[^,，]{1,64}$/ }),
    ...fields.map((field): ConnectorField => ({ transports: ['direct', 'relay'], ...field })),
  ],
});

export const CONNECTOR_FORMS: Readonly<Record<ConnectionKind, ConnectorForm>> = {
  vendure: { transports: ['direct'], baseUrl: '', fields: [text('username'), secret('password')] },
  medusa: {
    transports: ['direct'],
    baseUrl: '',
    fields: [
      text('email', { pattern: /^[^\s@]{1,64}@[^\s@]{1,200}$/, maxLength: 200 }),
      secret('password'),
      text('goods', { choices: ['receive', 'hand'] }),
    ],
  },
  taobao: market('https://gw.api.taobao.com/router/rest', [
    text('appKey', { pattern: /^\d{1,20}$/ }),
    // A relay may keep it and sign there.
    secret('appSecret', { isRequired: false }),
    secret('session'),
    text('shopType', { choices: ['taobao', 'tmall'], transports: TRANSPORTS }),
    text('refundBy', { choices: ['warehouse', 'agree'] }),
    // Tmall only.
    text('shipBy', { choices: ['hand', 'consign'], isRequired: false }),
    text('signMethod', { choices: ['hmac-sha256', 'hmac', 'md5'], isRequired: false }),
    text('stock', { choices: ['no', 'slips'], isRequired: false }),
    ...['warehouseName', 'warehouseProvince', 'warehouseCity', 'warehouseDistrict', 'warehouseAddress'].map((name) =>
      text(name, { onlyWith: WITH_SLIPS }),
    ),
    text('courierCodes', {
      ...{ isRequired: false, maxLength: 400, onlyWith: WITH_SLIPS },
      pattern: /^[^,，=]{1,20}=\s*[\w-]{1,20}\s*(?:[,，][^,，=]{1,20}=\s*[\w-]{1,20}\s*){0,29}$/,
    }),
  ]),
  pdd: market('https://gw-api.pinduoduo.com/api/router', [
    text('clientId', { pattern: /^[\da-zA-Z]{1,64}$/ }),
    // A relay may keep it and sign there.
    secret('clientSecret', { isRequired: false }),
    secret('accessToken'),
    text('refundBy', { choices: ['warehouse', 'agree'] }),
    text('shipBy', { choices: ['hand', 'exchange'], isRequired: false }),
    text('refuseBy', { choices: ['hand', 'warehouse'], isRequired: false }),
  ]),
  douyin: market('https://openapi-fxg.jinritemai.com', [
    text('appKey', { pattern: /^\d{1,20}$/ }),
    // A relay may keep it and sign there.
    secret('appSecret', { isRequired: false }),
    secret('accessToken'),
    text('refundBy', { choices: ['warehouse', 'operate'] }),
    text('refuseBy', { choices: ['hand', 'operate'] }),
    text('shipBy', { choices: ['hand', 'confirm'], isRequired: false }),
    // Both only of a relay that keeps them.
    text('events', { choices: ['no', 'fetch'], isRequired: false }),
    text('pictures', { choices: ['no', 'relay'], isRequired: false }),
  ]),
  jd: market('https://api-cn.jd.com/rest', [
    text('appKey', { pattern: /^[\da-zA-Z]{1,64}$/ }),
    // A relay may keep it and sign there.
    secret('appSecret', { isRequired: false }),
    secret('accessToken'),
    text('venderId', { isRequired: false, pattern: /^[1-9]\d{0,18}$/ }),
    text('sellerPin', { isRequired: false }),
    // JD publishes no numbers of its operations: without the merchant's they are not sent.
    ...['refundType', 'receiveType'].map((name) => text(name, { isRequired: false, pattern: /^\d{1,9}$/ })),
    // Its number for good, and after a stroke the one for bad.
    ...['partQuality', 'partAppearance', 'partPacking'].map((name) =>
      text(name, { isRequired: false, pattern: /^\d{1,9}(?:\s*\/\s*\d{1,9})?$/ }),
    ),
    text('closeType', { isRequired: false, pattern: /^\d{1,9}$/ }),
    text('closeReasons', {
      isRequired: false,
      maxLength: 400,
      pattern: /^\d{1,9}\s*=[^,，=]{1,40}(?:[,，]\s*\d{1,9}\s*=[^,，=]{1,40}){0,19}$/,
    }),
  ]),
  wangdiantong: {
    carriesShops: true,
    transports: ['direct', 'relay'],
    baseUrl: 'https://wdt.wangdian.cn/openapi',
    fields: [
      text('sid', { pattern: /^[\w-]{1,64}$/ }),
      text('appKey', { pattern: /^[\w-]{1,64}$/ }),
      // `secret:salt`; a relay may keep it and sign there.
      secret('appSecret', { isRequired: false }),
      text('shopNos', { isRequired: false, maxLength: 255 }),
      text('stock', { choices: ['no', 'editing', 'submitted', 'approved'] }),
      text('warehouseNo', { isRequired: false, maxLength: 40 }),
    ],
  },
  generic: {
    carriesShops: true,
    transports: ['direct'],
    baseUrl: '',
    fields: [
      secret('token'),
      text('stock', { choices: ['no', 'yes', 'all'] }),
      text('refusals', { choices: ['no', 'yes'] }),
      text('shipments', { choices: ['no', 'yes'], isRequired: false }),
    ],
  },
};

/** Without TLS only to this very machine: refunds and passwords cross no network in the clear. No user name inside. */
const SAFE_ADDRESS =
  /^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]))(?::\d{1,5})?(?:\/[\w\-./~%]*)?$/i;

const FieldName = v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/));

export const ConnectionAddress = v.pipe(v.string(), v.trim(), v.maxLength(300), v.regex(SAFE_ADDRESS));

export const ConnectionInput = v.object({
  /** null: a new one. */
  id: v.nullable(Id),
  kind: ConnectionKind,
  /** As it stands on the screen and on lists. */
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  transport: Transport,
  /** '' where it travels by an ERP. */
  baseUrl: v.union([v.literal(''), ConnectionAddress]),
  /** What the form asks for and is no secret, by the field's name. */
  fields: v.record(FieldName, v.pipe(v.string(), v.trim(), v.maxLength(4000))),
  /** Passwords and tokens by the field's name; null, or absent, keeps the stored one. */
  secrets: v.record(FieldName, v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(4000)))),
});
export type ConnectionInput = v.InferOutput<typeof ConnectionInput>;

export const ConnectionView = v.object({
  id: Id,
  kind: ConnectionKind,
  name: v.string(),
  transport: Transport,
  baseUrl: v.string(),
  fields: v.record(v.string(), v.string()),
  /** False where the system has no keychain: the secrets are asked for at each start and kept in memory only. */
  isSecretKept: v.boolean(),
  /** Which required secrets are not there. */
  missingSecrets: v.array(v.string()),
  /** It answered when it was last called, whatever it said. */
  isOnline: v.boolean(),
  /** Why its returns could not be read the last time: an id of `LAST_WORDS` or its own sentence. Null when they could. */
  pullWords: v.nullable(v.string()),
  unreadReturns: UnreadReturns,
});
export type ConnectionView = v.InferOutput<typeof ConnectionView>;

/** What is asked for when it travels so. */
export const fieldsOf = (kind: ConnectionKind, transport: Transport): ConnectorField[] =>
  CONNECTOR_FORMS[kind].fields.filter(({ transports }) => transports?.includes(transport) ?? true);

/** Whether this field of a form is asked for, as the others stand. */
export const isAsked = ({ onlyWith }: ConnectorField, values: Readonly<Record<string, string>>): boolean =>
  onlyWith === undefined || (values[onlyWith.name] ?? '').trim() === onlyWith.value;

/** The fields whose value can't be sent as it is; secrets are judged elsewhere, because a kept one may stay empty. */
export const badFieldsOf = (
  kind: ConnectionKind,
  values: Readonly<Record<string, string>>,
  transport: Transport = 'direct',
): string[] =>
  fieldsOf(kind, transport)
    .filter((field) => !field.isSecret && isAsked(field, values))
    .filter(({ name, isRequired, maxLength, choices, pattern }) => {
      const value = (values[name] ?? '').trim();
      if (value === '') return isRequired;
      return (
        value.length > maxLength ||
        (choices !== undefined && !choices.includes(value)) ||
        (pattern !== undefined && !pattern.test(value))
      );
    })
    .map(({ name }) => name);

export const secretFieldsOf = (kind: ConnectionKind, transport: Transport = 'direct'): ConnectorField[] =>
  fieldsOf(kind, transport).filter(({ isSecret }) => isSecret);

/**
 * What trying a connection told. `isConnected`: returns can be read; then `words` are the connector's own warning, else our
 * own id of a fault or the platform's sentence. Null when there is nothing to say.
 */
export const ConnectionTried = v.object({
  isConnected: v.boolean(),
  words: v.nullable(v.string()),
  returns: Count,
  /** Told as well, but not to be understood (a sum that is none, a time from nowhere): they would be left out. */
  unread: Count,
});
export type ConnectionTried = v.InferOutput<typeof ConnectionTried>;
