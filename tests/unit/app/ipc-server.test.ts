import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createEmitter, serveCalls } from '../../../src/main/app/ipc-server.ts';
import { START_URL, isTrustedSender } from '../../../src/main/app/own-origin.ts';
import type { Sender } from '../../../src/main/app/own-origin.ts';
import { contract } from '../../../src/shared/contract.ts';
import type { StationHandlers } from '../../../src/shared/contract.ts';
import { channelOf } from '../../../src/shared/ipc.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { Result } from '../../../src/shared/result.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { createMemoryLog } from './memory-log.ts';
import { fc } from '../../support/property.ts';

const OURS: Sender = { sender: { id: 1 }, senderFrame: { url: START_URL, parent: null } };
const callNames = Object.entries(contract).flatMap(([name, spec]) => (spec.kind === 'call' ? [name] : []));

/** Handlers that refuse everything, but those given. */
function handlersWith(some: Partial<StationHandlers>, called: string[] = []): StationHandlers {
  const refusing = callNames.map((name) => [
    name,
    () => {
      called.push(name);
      return refuse('no-open-box');
    },
  ]);
  return { ...(Object.fromEntries(refusing) as StationHandlers), ...some };
}

function serve(handlers: StationHandlers, onAsked: () => void = () => undefined) {
  const { log, lines } = createMemoryLog();
  const listeners = new Map<string, (event: Sender, input: unknown) => Promise<unknown>>();
  const answered: string[] = [];
  serveCalls({
    ipc: { handle: (channel, listener) => listeners.set(channel, listener) },
    handlers,
    isTrusted: (event: Sender) => isTrustedSender(event, 1),
    log,
    onAsked,
    onAnswered: (name) => answered.push(name),
  });
  const invoke = async (name: string, input?: unknown, from = OURS): Promise<Result<unknown>> => {
    const listener = listeners.get(channelOf(name));
    if (listener === undefined) throw new Error(`nobody listens to ${name}`);
    return (await listener(from, input)) as Result<unknown>;
  };
  return { invoke, listeners, lines, answered };
}

describe('calls from the window', () => {
  it('are served for each call of the contract and for nothing else', () => {
    const { listeners } = serve(handlersWith({}));
    expect([...listeners.keys()].sort()).toEqual(callNames.map(channelOf).sort());
  });

  it('are answered by their handler', async () => {
    const { invoke, answered } = serve(handlersWith({ settingsGet: () => ok(DEFAULT_SETTINGS) }));
    expect(await invoke('settingsGet')).toEqual(ok(DEFAULT_SETTINGS));
    expect(answered).toEqual(['settingsGet']);
  });

  it('are refused to a frame that is not ours, before anything is looked at', async () => {
    const called: string[] = [];
    const { invoke, lines } = serve(handlersWith({}, called));
    const foreign: Sender = { sender: { id: 1 }, senderFrame: { url: 'https://example.com/', parent: null } };
    await expect(invoke('syncNow', undefined, foreign)).rejects.toThrow('refused');
    expect(called).toEqual([]);
    expect(lines.map(({ message }) => message)).toEqual(['foreign-sender']);
  });

  it('are heard of before they are handled, so that no event of that moment is kept from the page; a foreign one is not', async () => {
    const order: string[] = [];
    const handlers = handlersWith({
      settingsGet: () => {
        order.push('handled');
        return ok(DEFAULT_SETTINGS);
      },
    });
    const { invoke } = serve(handlers, () => order.push('heard'));
    const foreign: Sender = { sender: { id: 7 }, senderFrame: { url: START_URL, parent: null } };
    await expect(invoke('settingsGet', undefined, foreign)).rejects.toThrow('refused');
    expect(order).toEqual([]);
    await invoke('settingsGet');
    expect(order).toEqual(['heard', 'handled']);
  });

  it('with a wrong input are answered bad-request without the input', async () => {
    const called: string[] = [];
    const { invoke, lines } = serve(handlersWith({}, called));
    const answer = await invoke('benchScan', { raw: 'buyer 13812345678'.repeat(2000), source: 'scanner', at: 1 });
    expect(answer).toEqual(refuse('bad-request', 'raw: max_length'));
    expect(called).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain('13812345678');
  });

  it('that meet a bug are answered internal, with the id that stands in the log', async () => {
    const { invoke, lines } = serve(
      handlersWith({
        syncStatus: () => {
          throw new Error('a bug');
        },
      }),
    );
    const answer = await invoke('syncStatus');
    const id = answer.ok ? undefined : answer.error.detail;
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(lines).toMatchObject([{ level: 'error', message: 'call-failed', facts: { id, call: 'syncStatus' } }]);
  });

  it('whose answer does not fit the contract are answered internal, not passed on', async () => {
    const wrong = { ...DEFAULT_SETTINGS, language: 'fr' } as unknown as typeof DEFAULT_SETTINGS;
    const { invoke } = serve(handlersWith({ settingsGet: () => ok(wrong) }));
    expect(await invoke('settingsGet')).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it('never reach a handler with what is not in the contract, whatever a hostile page sends', async () => {
    const called: string[] = [];
    const { invoke } = serve(handlersWith({}, called));
    const specs = new Map(Object.entries(contract));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...callNames), fc.anything({ withNullPrototype: true }), async (name, input) => {
        called.length = 0;
        expect((await invoke(name, input)).ok).toBe(false);
        const spec = specs.get(name);
        const isInContract = spec?.kind === 'call' && v.safeParse(spec.input, input).success;
        expect(called).toEqual(isInContract ? [name] : []);
      }),
      { numRuns: 500 },
    );
  });
});

describe('events to the window', () => {
  it('are sent on their channel', () => {
    const sent: unknown[] = [];
    const { log } = createMemoryLog();
    createEmitter((channel, payload) => sent.push([channel, payload]), log)('settingsChanged', DEFAULT_SETTINGS);
    expect(sent).toEqual([[channelOf('settingsChanged'), DEFAULT_SETTINGS]]);
  });

  it('that do not fit the contract are logged and not sent', () => {
    const sent: unknown[] = [];
    const { log, lines } = createMemoryLog();
    createEmitter((channel) => sent.push(channel), log)('alarm', { code: 'disk-full', at: -1 });
    expect(sent).toEqual([]);
    expect(lines).toMatchObject([{ level: 'error', message: 'event-does-not-fit', facts: { event: 'alarm' } }]);
  });
});
