/** Words that, in the name of a fact, mean a person's data or a secret: its value never reaches the log. */
const PRIVATE_WORDS = new Set([
  'address',
  'authorization',
  'buyer',
  'cookie',
  'credential',
  'email',
  'mobile',
  'note',
  'password',
  'phone',
  'raw',
  'receiver',
  'secret',
  'sender',
  'signature',
  'tel',
  'token',
  'waybill',
]);
/** Whole names of facts that hold free text or a person's name. */
const PRIVATE_KEYS = new Set(['name', 'operatorname', 'reason', 'reasontext', 'text', 'title']);

const MOBILE_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
const MAX_TEXT = 2000;
const MAX_DEPTH = 6;
const MAX_ITEMS = 50;

const isPrivate = (key: string): boolean =>
  PRIVATE_KEYS.has(key.toLowerCase()) ||
  key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .some((word) => PRIVATE_WORDS.has(word.toLowerCase()));

/**
 * A copy of a fact that may be written down: values under private names replaced, mobile numbers in texts masked,
 * bytes only counted, depth and length bounded, errors with their stack and cause.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') return typeof value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '…';
  if (ArrayBuffer.isView(value)) return `<${value.byteLength} bytes>`;
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MAX_ITEMS)
      .map(([key, item]) => [key, isPrivate(key) ? '<private>' : redact(item, depth + 1)]),
  );
}

function redactError(error: Error, depth: number): unknown {
  const { message, stack, cause } = error;
  return {
    ...('code' in error ? { code: redact(error.code, depth + 1) } : {}),
    message: redactText(message),
    stack: redactText(stack ?? ''),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
  };
}

function redactText(text: string): string {
  const masked = text.replace(MOBILE_NUMBER, (number) => `${number.slice(0, 3)}******${number.slice(-2)}`);
  return masked.length > MAX_TEXT ? `${masked.slice(0, MAX_TEXT)}…` : masked;
}
