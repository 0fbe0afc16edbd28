import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { contract } from '../../shared/contract.ts';
import type { StationEmit, StationHandlers } from '../../shared/contract.ts';
import { channelOf } from '../../shared/ipc.ts';
import type { CallSpec } from '../../shared/ipc.ts';
import { refuse, resultOf } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Logger } from '../lib/logger.ts';
import type { Sender } from './own-origin.ts';

type CallName = keyof StationHandlers;

type IpcServerOptions<E extends Sender> = {
  /** Electron's ipcMain, or what stands for it in a test. */
  ipc: { handle: (channel: string, listener: (event: E, input: unknown) => Promise<unknown>) => void };
  handlers: StationHandlers;
  isTrusted: (event: E) => boolean;
  log: Logger;
  /** Hears of each call of a trusted page, before it is handled. */
  onAsked: () => void;
  /** Hears of each answered call, after it was answered. */
  onAnswered: (name: CallName, input: unknown, answer: Result<unknown>) => void;
};

/**
 * Serves every call of the contract. The sender is checked, input and output are parsed; a wrong input is answered
 * `bad-request`, a bug `internal` with the id under which it stands in the log. A foreign sender gets an exception.
 */
export function serveCalls<E extends Sender>(options: IpcServerOptions<E>): void {
  const { ipc, handlers, isTrusted, log, onAsked, onAnswered } = options;
  for (const [name, spec] of Object.entries(contract)) {
    if (spec.kind !== 'call' || !isCallName(name, handlers)) continue;
    // Safe by construction: a handler only ever sees what its own call's input schema let through.
    const handler = handlers[name] as (input: unknown) => Promise<Result<unknown>> | Result<unknown>;
    ipc.handle(channelOf(name), async (event, input) => {
      if (!isTrusted(event)) {
        log.error('foreign-sender', { call: name, url: event.senderFrame?.url ?? null });
        throw new Error('refused: not the window of this program');
      }
      onAsked();
      const answer = await answerCall({ name, spec, handler, input, log });
      onAnswered(name, input, answer);
      return answer;
    });
  }
}

type OneCall = {
  name: CallName;
  spec: CallSpec;
  handler: (input: unknown) => Promise<Result<unknown>> | Result<unknown>;
  input: unknown;
  log: Logger;
};

async function answerCall({ name, spec, handler, input, log }: OneCall): Promise<Result<unknown>> {
  const parsed = v.safeParse(spec.input, input);
  if (!parsed.success) {
    const where = whereOf(parsed.issues[0]);
    log.warn('bad-request', { call: name, where });
    return refuse('bad-request', where);
  }
  try {
    const answer = v.safeParse(resultOf(spec.output), await handler(parsed.output));
    if (answer.success) return answer.output;
    throw new Error(`the answer does not fit the contract: ${whereOf(answer.issues[0])}`);
  } catch (error) {
    const id = randomUUID().slice(0, 8);
    log.error('call-failed', { id, call: name, error });
    return refuse('internal', id);
  }
}

/**
 * What the station tells the window: parsed like everything that crosses. An event that does not fit is a bug; it is
 * logged and not sent, and the station goes on.
 */
export function createEmitter(send: (channel: string, payload: unknown) => void, log: Logger): StationEmit {
  return (name, payload) => {
    const parsed = v.safeParse(contract[name].payload, payload);
    if (parsed.success) send(channelOf(name), parsed.output);
    else log.error('event-does-not-fit', { event: name, where: whereOf(parsed.issues[0]) });
  };
}

const isCallName = (name: string, handlers: StationHandlers): name is CallName => Object.hasOwn(handlers, name);

/** Which field and which rule, without the value: that may be a buyer's. */
const whereOf = (issue: v.BaseIssue<unknown>): string => `${v.getDotPath(issue) ?? 'input'}: ${issue.type}`;
