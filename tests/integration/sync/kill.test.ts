import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import { createOutboxStore } from '../../../src/main/outbox/outbox-store.ts';
import type { NetworkFault, RequestKind } from '../../../src/main/platform/training/training-faults.ts';
import { openTrainingServer } from '../../../src/main/platform/training/training-server.ts';
import type { TrainingServer } from '../../../src/main/platform/training/training-server.ts';
import { FACTOR, createFastClock, seededRandom } from '../../support/platform-clock.ts';
import { addReturns, CARELESS, movedPerReturn, orderRefund, returnNoOf } from '../../support/platform-net.ts';
import { MIGRATIONS } from '../../support/platform-rows.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

/** Two refunds with nothing going wrong: ask, read, note, send, note, with the points before and after each. */
const STEPS = 24;
const CHILD = 'tests/support/platform-kill-child.ts';

type Life = { killed: boolean; steps: number | null };
type Lives = {
  server: TrainingServer;
  script: { next: (kind: RequestKind) => NetworkFault | null };
  /** One life of the bench: until it is done, or killed at its n-th step, or from outside. */
  live: (how?: { killAt?: number; onStart?: (child: ChildProcess) => void }) => Promise<Life>;
  expectOnce: (numbers: number[]) => void;
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A platform that pays whatever comes, and a data folder with `count` ordered refunds, two to a box. */
async function begin(count: number): Promise<Lives> {
  const since = Date.now();
  const clock = createFastClock(FACTOR, since);
  const folder = mkdtempSync(join(tmpdir(), 'dockproof-kill-'));
  const dataDir = join(folder, 'data');
  const script: Lives['script'] = { next: () => null };
  const server = await openTrainingServer({
    folder: join(folder, 'platform'),
    clock,
    log: createHeardLog(),
    rules: CARELESS,
    hasSamples: false,
    script: (kind) => script.next(kind),
  });
  closing.push(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const open = () => openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: clock.now() });
  addReturns(server, 1, count, clock.now());
  const first = open();
  const outbox = createOutboxStore(first.db, createIds(clock));
  for (let number = 1; number <= count; number++)
    orderRefund(first.db, outbox, number, { now: clock.now(), parcel: `box-${Math.ceil(number / 2)}` });
  first.close();

  return {
    server,
    script,
    live: ({ killAt = 0, onStart } = {}) =>
      new Promise((resolve, reject) => {
        const { url, token } = server.address();
        const env = {
          ...process.env,
          KILL_DATA: dataDir,
          KILL_URL: url,
          KILL_TOKEN: token,
          KILL_SINCE: String(since),
          KILL_AT: String(killAt),
        };
        const child = spawn(process.execPath, [CHILD], { env, stdio: ['ignore', 'pipe', 'pipe'] });
        let out = '';
        let err = '';
        child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
        child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
        child.on('error', reject);
        child.on('close', (code, signal) => {
          if (signal === 'SIGKILL') resolve({ killed: true, steps: null });
          else if (code === 0) resolve({ killed: false, steps: Number(/steps (\d+)/.exec(out)?.[1]) });
          else reject(new Error(`the bench ended with ${String(code ?? signal)}: ${err}`));
        });
        onStart?.(child);
      }),
    expectOnce: (numbers) => {
      expect([...movedPerReturn(server)].sort()).toEqual(numbers.map((number) => [returnNoOf(number), 1]));
      const { db, close } = open();
      const rows = db
        .prepare<[], { state: string; how: string }>(
          'SELECT c.state, r.how FROM command c LEFT JOIN receipt r ON r.command_id = c.id',
        )
        .all();
      close();
      expect(rows).toHaveLength(numbers.length);
      for (const row of rows) expect(['done answered', 'done read-back']).toContain(`${row.state} ${row.how}`);
    },
  };
}

describe('kill -9', { timeout: 240_000 }, () => {
  it('at every step of two refunds of one box: started again, each is paid once', async () => {
    const whole = await (await begin(2)).live();
    expect(whole.steps).toBeGreaterThanOrEqual(STEPS);
    for (let killAt = 1; killAt <= STEPS; killAt++) {
      const lives = await begin(2);
      expect([killAt, await lives.live({ killAt })]).toEqual([killAt, { killed: true, steps: null }]);
      expect((await lives.live()).killed).toBe(false);
      lives.expectOnce([1, 2]);
    }
  });

  it.each<[string, NetworkFault | null]>([
    ['when the platform has the request and carries it out', null],
    ['when the platform has the request and loses it', { kind: 'lose-before' }],
  ])('%s', async (_, fault) => {
    const lives = await begin(1);
    let child: ChildProcess | null = null;
    lives.script.next = (kind) => {
      if (kind !== 'refund' || child === null) return null;
      child.kill('SIGKILL');
      child = null;
      return fault;
    };
    const first = await lives.live({
      onStart: (started) => {
        child = started;
      },
    });
    expect(first.killed).toBe(true);
    expect((await lives.live()).killed).toBe(false);
    lives.expectOnce([1]);
  });

  it('at any moment, again and again, with answers lost on the way: 40 refunds are paid 40 times', async () => {
    const lives = await begin(40);
    const chance = seededRandom(9);
    lives.script.next = (kind) => {
      const luck = chance();
      if (luck < 0.15) return { kind: 'lose-after' };
      if (luck < 0.25) return { kind: 'lose-before' };
      return kind === 'refund' && luck < 0.35 ? { kind: 'error-after' } : null;
    };
    let kills = 0;
    // Few of these lives are long enough for what the one before has sent to be over: the last one sees to the rest.
    for (let life = 0; life < 40; life++) {
      let requests = 2 + Math.floor(chance() * 6);
      const { killed } = await lives.live({
        onStart: (child) => {
          const next = lives.script.next;
          lives.script.next = (kind) => {
            requests -= 1;
            // A little after a request came: in the middle of noting, sending, or anything else.
            if (requests === 0) setTimeout(() => child.kill('SIGKILL'), chance() * 8);
            return next(kind);
          };
          child.once('close', () => {
            lives.script.next = next;
          });
        },
      });
      kills += +killed;
      if (!killed) break;
    }
    expect(kills).toBeGreaterThan(10);
    lives.script.next = () => null;
    expect((await lives.live()).killed).toBe(false);
    lives.expectOnce(Array.from({ length: 40 }, (_, index) => index + 1));
  });
});
