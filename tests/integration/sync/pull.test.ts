import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { createTrainingPlatform } from '../../../src/main/platform/training/training-client.ts';
import { openTrainingServer } from '../../../src/main/platform/training/training-server.ts';
import type { TrainingServer } from '../../../src/main/platform/training/training-server.ts';
import { pullExpected } from '../../../src/main/sync/pull-service.ts';
import type { Pulled } from '../../../src/main/sync/pull-service.ts';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function begin() {
  const folder = mkdtempSync(join(tmpdir(), 'dockproof-pull-'));
  const log = createHeardLog();
  const open = () => openTrainingServer({ folder, clock: systemClock, log });
  let server: TrainingServer = await open();
  closing.push(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const pulled: ExpectedReturn[] = [];
  const cursor: { now: string | null } = { now: null };
  const platform = createTrainingPlatform({ address: () => server.address() });
  return {
    server: () => server,
    reopen: async () => {
      await server.close();
      server = await open();
    },
    pulled,
    cursor,
    log,
    pull: (): Promise<Pulled> =>
      pullExpected(
        {
          clock: systemClock,
          log,
          cursors: {
            read: () => cursor.now,
            write: (_, next) => {
              cursor.now = next;
            },
          },
          callTimeoutMs: 10_000,
          savePulled: (returns) => {
            pulled.push(...returns);
          },
          noteContact: () => undefined,
          mayStart: () => true,
          unread: { note: () => undefined, beginAnew: () => undefined },
        },
        platform,
      ),
  };
}

describe('pulling from the training platform', () => {
  it('brings its samples with pictures, all understood, and after that only what changed', async () => {
    const { server, pulled, pull, log } = await begin();
    expect(await pull()).toEqual({ saved: 24, bad: 0, isComplete: true, failedWith: null });
    expect(log.said).toEqual([]);
    for (const { lines } of pulled) for (const { picture } of lines) expect(picture).toMatch(/^data:image\/svg\+xml,/);
    expect(await pull()).toMatchObject({ saved: 0 });
    server().setState('TH00000004', 'withdrawn');
    server().payElsewhere('TH00000005', 100);
    expect(await pull()).toMatchObject({ saved: 2 });
    expect(pulled.slice(-2)).toMatchObject([
      { returnNo: 'TH00000004', state: 'withdrawn', version: 2 },
      { returnNo: 'TH00000005', state: 'refunded', version: 2 },
    ]);
  });

  it('brings a whole truck park in pages, each return once', async () => {
    const { server, pulled, pull } = await begin();
    for (let truck = 0; truck < 12; truck++) expect(server().refill(systemClock.now())).toBe(12);
    expect(await pull()).toEqual({ saved: 168, bad: 0, isComplete: true, failedWith: null });
    expect(new Set(pulled.map(({ returnNo }) => returnNo)).size).toBe(168);
  });

  it('goes on from its cursor after a restart, and from the beginning with other books', async () => {
    const { server, reopen, pull, cursor } = await begin();
    await pull();
    await reopen();
    expect(await pull()).toMatchObject({ saved: 0 });
    server().refill(systemClock.now());
    expect(await pull()).toMatchObject({ saved: 12 });
    cursor.now = 'other-books:9999';
    expect(await pull()).toMatchObject({ saved: 36 });
  });

  it('is refused without the token of this start', async () => {
    const { server } = await begin();
    const { url } = server().address();
    const stranger = createTrainingPlatform({ address: () => ({ url, token: 'guessed' }) });
    expect(await stranger.pullExpected(null)).toMatchObject({ kind: 'failed', words: 'net:signed-out' });
    const body = { key: 'k', returnNo: 'TH00000001', amountCents: 1, freightCents: 0, currency: 'CNY', reason: '' };
    expect(await stranger.sendRefund(body)).toMatchObject({ kind: 'retry', words: 'net:signed-out' });
    expect(
      server()
        .movements()
        .filter(({ key }) => key !== null),
    ).toEqual([]);
  });
});
