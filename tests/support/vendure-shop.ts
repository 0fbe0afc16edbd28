import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

// A real Vendure shop as a child process, in memory: see tests/support/vendure-shop/server.js.

const FOLDER = join(import.meta.dirname, 'vendure-shop');
const OWNER = { username: 'owner', password: 'the-owner-of-the-shop' };
const START_WITHIN_MS = 60_000;

type ShopApi = 'admin-api' | 'shop-api';
type Answer = { data: unknown; token: string | null };

export type VendureShop = {
  url: string;
  /** One request as the owner (Admin API); throws with the shop's words when it answers an error. */
  asOwner: (query: string, variables?: Record<string, unknown>) => Promise<unknown>;
  /** One request as whoever holds the token, or as a stranger. */
  ask: (
    api: ShopApi,
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** Ends the shop and waits until its process is gone. */
  stop: () => Promise<void>;
};

const Envelope = v.object({
  data: v.optional(v.unknown()),
  errors: v.optional(v.array(v.object({ message: v.string() }))),
});

/** Starts the shop and waits until it answers; throws with its last words when it doesn't. */
export async function startVendureShop(): Promise<VendureShop> {
  if (!existsSync(join(FOLDER, 'node_modules', '@vendure', 'core')))
    throw new Error('the Vendure shop is not installed: `npm test -- integration` does it');
  const child = spawn(process.execPath, [join(FOLDER, 'server.js')], {
    // Vendure would tell its makers about this machine.
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      VENDURE_DISABLE_TELEMETRY: 'true',
      SHOP_OWNER: OWNER.username,
      SHOP_PASSWORD: OWNER.password,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const cancel = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(cancel);
  };
  const port = await new Promise<number>((resolve, reject) => {
    const giveUp = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`the Vendure shop ${why}:\n${said}`));
    };
    const late = setTimeout(() => {
      giveUp(`was not ready within ${START_WITHIN_MS} ms`);
    }, START_WITHIN_MS);
    const hear = (piece: Buffer): void => {
      said += piece.toString();
      const ready = /^ready (\d+)$/m.exec(said);
      if (ready === null) return;
      clearTimeout(late);
      resolve(Number(ready[1]));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(late);
      giveUp(`ended with ${String(code)} before it was ready`);
    });
  });

  const url = `http://127.0.0.1:${port}`;
  const ask: VendureShop['ask'] = async (api, query, variables = {}, headers = {}) => {
    const response = await fetch(`${url}/${api}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = v.parse(Envelope, await response.json());
    if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('; '));
    return { data, token: response.headers.get('vendure-auth-token') };
  };
  let token: string | null = null;
  const asOwner: VendureShop['asOwner'] = async (query, variables) => {
    token ??= (await ask('admin-api', LOGIN, OWNER)).token;
    const { data } = await ask('admin-api', query, variables, { authorization: `Bearer ${token ?? ''}` });
    return data;
  };
  return { url, ask, asOwner, stop };
}

const LOGIN = `mutation ($username: String!, $password: String!) {
  login(username: $username, password: $password) { __typename }
}`;

const Kind = v.object({ __typename: v.string(), message: v.optional(v.string()) });

/** One field of an answer's data; throws when it isn't what the test expects. */
export function fieldOf<S extends v.GenericSchema>(data: unknown, name: string, schema: S): v.InferOutput<S> {
  return v.parse(schema, v.parse(v.record(v.string(), v.unknown()), data)[name]);
}

/** Throws with the shop's words when a mutation answers anything but `wanted`. */
export function expectKind(data: unknown, name: string, wanted: string): void {
  const { __typename, message } = fieldOf(data, name, Kind);
  if (__typename !== wanted) throw new Error(`${name}: ${__typename} ${message ?? ''}`);
}
