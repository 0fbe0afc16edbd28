import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { createBytesClient } from '../../../src/main/platform/http-client.ts';
import type { BytesClient } from '../../../src/main/platform/http-client.ts';
import { createTimestampService, STAMP_EVERY_MS } from '../../../src/main/timestamp/timestamp-service.ts';
import type { TimestampService } from '../../../src/main/timestamp/timestamp-service.ts';
import type { TsaSettings } from '../../../src/shared/timestamp.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { startTestTsa, whyNoTsa } from '../../support/test-tsa.ts';
import type { TestTsa, TsaMood } from '../../support/test-tsa.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
type Token = { treeSize: number; tsa: string; token: Uint8Array; stampedAt: number };

/** A custody of cardboard: checkpoints that grow when told, tokens that are kept. */
function makeCustody() {
  const tokens: Token[] = [];
  let size = 0;
  return {
    tokens,
    grow: (): void => {
      size += 10;
    },
    noteOf: (treeSize: number): string => `dockproof/0123456789abcdef\n${treeSize}\n…\n`,
    door: {
      lastCheckpoint: () =>
        size === 0 ? null : { treeSize: size, note: `dockproof/0123456789abcdef\n${size}\n…\n`, at: 1 },
      saveToken: (token: Token) => {
        tokens.push(token);
      },
      tokenFor: (treeSize: number) => tokens.find((one) => one.treeSize >= treeSize) ?? null,
      newestToken: () => tokens.at(-1) ?? null,
    },
  };
}

/** Waits for what is on its way in real time, while the station's clock stands still. */
// Loaded when the first answer is asked for; what is measured here is when that happens.
beforeAll(() => import('../../../src/main/timestamp/timestamp-token.ts'));

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));
const until = async (isDone: () => boolean): Promise<void> => {
  const endAt = Date.now() + 10_000;
  while (!isDone()) {
    if (Date.now() > endAt) throw new Error('never');
    await settle();
  }
};

describe('when time is stamped', () => {
  const answer = { kind: 'no-answer', words: 'net:no-connection', wasSent: false } as const;
  const make = (settings: TsaSettings = { url: 'https://tsa.example', caPem: '' }) => {
    const clock = createFakeClock();
    const custody = makeCustody();
    const sent: number[] = [];
    const client: BytesClient = {
      post: () => {
        sent.push(clock.now());
        return Promise.resolve(answer);
      },
    };
    let now = settings;
    const service = createTimestampService({
      client,
      custody: () => custody.door,
      settings: () => now,
      clock,
      log: quiet,
      onFault: (error) => {
        throw error;
      },
    });
    return {
      ...{ clock, custody, sent, service },
      change: (next: TsaSettings) => {
        now = next;
      },
    };
  };
  const pass = async (clock: { advance: (ms: number) => void }, ms: number): Promise<void> => {
    clock.advance(ms);
    await settle();
  };

  test('never without an authority, and never before there is something to stamp', async () => {
    const none = make({ url: '', caPem: '' });
    none.custody.grow();
    none.service.look();
    await pass(none.clock, 10 * STAMP_EVERY_MS);
    const empty = make();
    empty.service.look();
    await pass(empty.clock, STAMP_EVERY_MS);
    expect([none.sent, empty.sent]).toEqual([[], []]);
  });

  test('again after a failure, ever more seldom, for ever; at once when the settings change', async () => {
    const { clock, custody, sent, service, change } = make();
    custody.grow();
    service.look();
    for (const minutes of [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]) await pass(clock, minutes * 60_000 + 1);
    const gaps = sent.slice(1).map((at, index) => at - (sent[index] ?? 0));
    expect(gaps.map((gap) => Math.round(gap / 60_000))).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(service.view()).toMatchObject({ last: null, fault: 'net:no-connection' });
    expect(service.view().nextTryAt).toBeGreaterThan(clock.now());
    const before = sent.length;
    change({ url: 'https://other.example', caPem: '' });
    service.look();
    await pass(clock, 1);
    expect(sent).toHaveLength(before + 1);
    await service.close();
    service.look();
    await pass(clock, 100 * STAMP_EVERY_MS);
    expect(sent).toHaveLength(before + 1);
  });
});

const why = whyNoTsa();
if (why !== null) process.stdout.write(`time stamps over loopback not tested: ${why}\n`);

describe.skipIf(why !== null)('time stamps over loopback', () => {
  let tsa: TestTsa;
  const services: TimestampService[] = [];
  beforeAll(async () => {
    tsa = await startTestTsa();
  }, 60_000);
  afterAll(async () => {
    for (const service of services) await service.close();
    await tsa.close();
  });

  const make = (settings: TsaSettings, timeoutMs = 15_000) => {
    const custody = makeCustody();
    const clock = createFakeClock(Date.now());
    const service = createTimestampService({
      client: createBytesClient({ clock: systemClock, timeoutMs, maxBytes: 64_000 }),
      custody: () => custody.door,
      settings: () => settings,
      clock,
      log: quiet,
      onFault: (error) => {
        throw error;
      },
    });
    services.push(service);
    return { service, custody, clock };
  };

  test('stores a token over the newest checkpoint, which openssl accepts, and not again before ten minutes', async () => {
    tsa.setMood('good');
    const { service, custody, clock } = make({ url: tsa.url, caPem: tsa.caPem });
    custody.grow();
    service.look();
    clock.advance(1);
    await until(() => custody.tokens.length === 1);
    const [stored] = custody.tokens;
    expect(stored).toMatchObject({ treeSize: 10, tsa: 'Stamps of the test' });
    const folder = mkdtempSync(join(tmpdir(), 'dockproof-stamped-'));
    writeFileSync(join(folder, 'checkpoint.txt'), custody.noteOf(10));
    writeFileSync(join(folder, 'token.tsr'), stored?.token ?? '');
    const args = ['ts', '-verify', '-data', 'checkpoint.txt', '-in', 'token.tsr', '-CAfile', tsa.caFile];
    expect(execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })).toContain('OK');
    rmSync(folder, { recursive: true });

    const asked = tsa.asked();
    custody.grow();
    service.look();
    clock.advance(STAMP_EVERY_MS - 60_000);
    await settle();
    expect(tsa.asked()).toBe(asked);
    clock.advance(60_000);
    await until(() => custody.tokens.length === 2);
    expect(service.view()).toMatchObject({ last: { tsa: 'Stamps of the test' }, fault: null });
    // Nothing new was signed: nothing is asked.
    service.look();
    clock.advance(STAMP_EVERY_MS);
    await settle();
    expect(tsa.asked()).toBe(asked + 1);
  });

  test.each<[TsaMood, string]>([
    ['other-nonce', 'other-nonce'],
    ['other-hash', 'other-data'],
    ['altered', 'bad-signature'],
    ['page', 'net:portal'],
    ['fault', 'net:server-fault'],
    ['refusing', 'refused'],
    ['cut', 'net:dropped'],
    ['huge', 'net:too-large'],
    ['slow', 'net:timeout'],
  ])('an authority that is "%s" is told by name, and nothing is stored', async (mood, fault) => {
    tsa.setMood(mood);
    const { service, custody, clock } = make({ url: tsa.url, caPem: tsa.caPem }, 500);
    custody.grow();
    service.look();
    clock.advance(1);
    await until(() => service.view().fault !== null);
    expect(service.view().fault).toBe(fault);
    expect(custody.tokens).toEqual([]);
    expect(await service.try({ url: tsa.url, caPem: tsa.caPem })).toEqual({ fault, stamp: null });
  });

  test('a try answers for the address, the root and the clock, and stores nothing', async () => {
    tsa.setMood('good');
    const { service, custody, clock } = make({ url: '', caPem: '' });
    const stranger = await startTestTsa();
    const good = await service.try({ url: tsa.url, caPem: '' });
    expect(good).toMatchObject({ fault: null, stamp: { isTrusted: false } });
    expect(Math.abs(good.stamp?.aheadMs ?? Infinity)).toBeLessThan(60_000);
    clock.advance(3_600_000);
    expect((await service.try({ url: tsa.url, caPem: tsa.caPem })).stamp?.aheadMs).toBeLessThan(-3_500_000);
    const faultOf = async (settings: TsaSettings) => (await service.try(settings)).fault;
    expect(await faultOf({ url: tsa.url, caPem: stranger.caPem })).toBe('untrusted');
    expect(await faultOf({ url: tsa.url, caPem: 'no certificate' })).toBe('bad-ca');
    expect(await faultOf({ url: 'http://tsa.example.com', caPem: '' })).toBe('bad-address');
    expect(await faultOf({ url: 'file:///etc/passwd', caPem: '' })).toBe('bad-address');
    await stranger.close();
    expect(await faultOf({ url: stranger.url, caPem: '' })).toBe('net:no-connection');
    expect(custody.tokens).toEqual([]);
  });
});
