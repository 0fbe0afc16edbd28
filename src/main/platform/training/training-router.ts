import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import type { PracticeRequest } from '../practice-line.ts';
import {
  answerBooking,
  answerPull,
  answerRead,
  answerRefund,
  answerStock,
  noSuchPath,
  notSignedIn,
} from './training-answers.ts';
import type { TrainingAnswer } from './training-answers.ts';
import type { TrainingLedger } from './training-ledger.ts';
import type { TrainingRules } from './training-rules.ts';

// The training platform without its line: what a request is, and what is answered to it by the books.

export type TrainingRequest =
  | { kind: 'pull'; after: string | null }
  | { kind: 'read'; returnNo: string }
  | { kind: 'refund'; text: string; key: string | undefined }
  | { kind: 'booking'; key: string }
  | { kind: 'stock'; text: string; key: string | undefined };

/** What is asked, or at once the answer to one that is not signed in or asks for nothing there is. */
export function readTrainingRequest(request: PracticeRequest, token: string): TrainingRequest | TrainingAnswer {
  const { method, path, query, text } = request;
  if (!isSame(request.header('authorization'), `Bearer ${token}`)) return notSignedIn();
  const header = request.header('idempotency-key');
  const key = header === '' ? undefined : header;
  if (method === 'POST' && path === '/v1/refunds') return { kind: 'refund', text, key };
  if (method === 'POST' && path === '/v1/stock') return { kind: 'stock', text, key };
  const asked = query.get('key');
  if (method === 'GET' && path === '/v1/stock' && asked !== null) return { kind: 'booking', key: asked };
  if (method === 'GET' && path === '/v1/returns') return { kind: 'pull', after: query.get('after') };
  const [, returnNo] = /^\/v1\/returns\/([A-Za-z0-9_-]{1,64})$/.exec(path) ?? [];
  return method === 'GET' && returnNo !== undefined ? { kind: 'read', returnNo } : noSuchPath();
}

function isSame(said: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(said), Buffer.from(wanted)];
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}

type Where = { ledger: TrainingLedger; rules: TrainingRules; clock: Clock; isRefusing: () => boolean };

export function carryOutTraining(request: TrainingRequest, where: Where): TrainingAnswer {
  const { ledger, rules, clock } = where;
  switch (request.kind) {
    case 'pull':
      return answerPull(ledger, request.after);
    case 'read':
      return answerRead(ledger, request.returnNo);
    case 'booking':
      return answerBooking(ledger, request.key);
    case 'stock':
      return answerStock(ledger, request.text, request.key, { rules, now: clock.now() });
    case 'refund': {
      const how = { rules, isRefusing: where.isRefusing(), now: clock.now() };
      return answerRefund(ledger, request.text, request.key, how);
    }
  }
}
