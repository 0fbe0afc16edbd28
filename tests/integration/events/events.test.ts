import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createWebhookPost } from '../../../src/main/events/webhook-post.ts';
import { newWebhookSecret } from '../../../src/main/events/sign-event.ts';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { createBytesClient } from '../../../src/main/platform/http-client.ts';
import { PHONE } from '../../../src/main/platform/training/fixed-samples.ts';
import { WEBHOOK_TYPES } from '../../../src/shared/webhook.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';
import { openWebhookReceiver } from '../../support/webhook-receiver.ts';
import type { WebhookReceiver } from '../../support/webhook-receiver.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const openReceiver = async (): Promise<WebhookReceiver> => {
  const receiver = await openWebhookReceiver();
  closing.push(receiver.close);
  return receiver;
};
const openFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dockproof-events-'));
  closing.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
};

/** Every file below a folder that holds the text. */
const filesWith = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));

describe('a bench that tells a ticket system', () => {
  it('tells a parcel from its arrival to its refund, signed; the secret is nowhere on the disk', async () => {
    const receiver = await openReceiver();
    receiver.answer({ status: 200 });
    const dataDir = openFolder();
    const station = await openTestStation(dataDir);
    closing.push(station.close);
    const { handlers } = station;
    const { id, secret } = await valueOf(handlers.webhookAdd({ url: receiver.url, types: [...WEBHOOK_TYPES] }));
    receiver.trust(secret);
    expect(await valueOf(handlers.webhookTry({ id }))).toEqual({ status: 200, words: null });
    await valueOf(handlers.syncNow(undefined));
    const scan = (raw: string) => valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
    await scan(PHONE.waybill);
    await scan(PHONE.imei);
    await scan('DP:OK');
    await waitUntil(() => Promise.resolve(receiver.received.some(({ type }) => type === 'refund.acknowledged')));

    expect(receiver.faults).toEqual([]);
    expect(receiver.received.map(({ type }) => type)).toEqual([
      'endpoint.test',
      'parcel.received',
      'verdict.given',
      'decision.made',
      'refund.acknowledged',
    ]);
    const [, parcel, verdict, decision, refund] = receiver.received.map(({ data }) => data);
    expect(parcel).toMatchObject({ waybill: PHONE.waybill, returns: [{ returnNo: PHONE.returnNo }] });
    expect(verdict).toMatchObject({ returnNo: PHONE.returnNo, verdict: 'intact' });
    expect(decision).toMatchObject({ kind: 'refund-full', amountCents: PHONE.amountCents });
    expect(refund).toMatchObject({ outcome: 'refunded', movedCents: PHONE.amountCents + PHONE.freightCents });
    expect(filesWith(dataDir, secret.slice('whsec_'.length))).toEqual([]);
    expect(filesWith(dataDir, receiver.url)).not.toEqual([]);
  });

  it('is switched off by 410 and says so in the status; the refund goes on', async () => {
    const receiver = await openReceiver();
    receiver.answer({ status: 410 });
    const station = await openTestStation(openFolder());
    closing.push(station.close);
    const { handlers } = station;
    const { id } = await valueOf(handlers.webhookAdd({ url: receiver.url, types: ['parcel.received'] }));
    await valueOf(handlers.syncNow(undefined));
    const scan = (raw: string) => valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
    await scan(PHONE.waybill);
    await scan(PHONE.imei);
    await scan('DP:OK');
    await waitUntil(async () => (await valueOf(handlers.syncStatus(undefined))).eventsStuck === 1);
    await waitUntil(async () =>
      (await valueOf(handlers.syncCommands(undefined))).some(({ state }) => state === 'done'),
    );
    const [endpoint] = (await valueOf(handlers.webhookView(undefined))).endpoints;
    expect(endpoint).toMatchObject({ id, isOn: false, offWhy: 'gone', waiting: 1 });
  });

  it('killed right after a verdict, it tells everything at the next start', async () => {
    const receiver = await openReceiver();
    receiver.answer(null);
    const dataDir = join(openFolder(), 'data');
    mkdirSync(dataDir);
    const run = (what: string): Promise<{ output: string; signal: string | null }> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, ['tests/support/webhook-kill-child.ts', dataDir, receiver.url, what]);
        let output = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
        child.on('close', (_, signal) => {
          resolve({ output, signal });
        });
      });
    const { output, signal } = await run('kill');
    expect(signal).toBe('SIGKILL');
    receiver.trust(output.trim());
    // What it got before it was killed it can't have believed: it did not know the secret yet.
    expect(receiver.received).toEqual([]);
    receiver.answer({ status: 204 });
    expect((await run('go-on')).output).toContain('done');
    expect(new Set(receiver.received.map(({ type }) => type))).toEqual(
      new Set(['parcel.received', 'verdict.given', 'decision.made', 'refund.acknowledged']),
    );
    expect(receiver.faults.every((words) => words.includes('empty'))).toBe(true);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(4);
  });
});

describe('one try', () => {
  const post = (timeoutMs: number) =>
    createWebhookPost(createBytesClient({ clock: systemClock, timeoutMs, maxBytes: 1_000 }), systemClock);
  const event = { id: 'msg_1', body: '{}' };

  it('never follows a redirect: the signature goes nowhere else', async () => {
    const [receiver, other] = [await openReceiver(), await openReceiver()];
    receiver.answer({ status: 307, headers: { location: other.url } });
    const heard = await post(5_000)(receiver.url, newWebhookSecret(), event);
    expect(heard).toEqual({ kind: 'answer', status: 307, retryAfterMs: null });
    expect(receiver.faults).toHaveLength(1);
    expect([...other.received, ...other.faults]).toEqual([]);
  });

  it('ends when the receiver does not answer, and passes Retry-After on', async () => {
    const receiver = await openReceiver();
    receiver.answer(null);
    expect(await post(200)(receiver.url, newWebhookSecret(), event)).toEqual({
      kind: 'no-answer',
      words: 'net:timeout',
    });
    receiver.answer({ status: 429, headers: { 'retry-after': '7' } });
    expect(await post(5_000)(receiver.url, newWebhookSecret(), event)).toEqual({
      kind: 'answer',
      status: 429,
      retryAfterMs: 7_000,
    });
  });

  it('is turned away by a receiver with another secret', async () => {
    const receiver = await openReceiver();
    receiver.trust(newWebhookSecret());
    await post(5_000)(receiver.url, newWebhookSecret(), event);
    expect(receiver.faults).toEqual(['No matching signature found']);
  });

  it('goes to nobody over a plain line', async () => {
    await expect(post(200)('http://10.0.0.1/hook', newWebhookSecret(), event)).rejects.toThrow(
      'not an allowed address',
    );
  });
});
