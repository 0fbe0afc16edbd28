import * as v from 'valibot';
import { RefundBody, StockBody } from '../../../shared/command-body.ts';
import type { RefusalCode } from '../platform.ts';
import { buyerPicturesOf } from './sample-pictures-buyer.ts';
import { pictureOf } from './sample-pictures.ts';
import { hashOf } from './training-ledger.ts';
import type { LedgerReturn, Movement, TrainingLedger } from './training-ledger.ts';
import { judgeRefund } from './training-rules.ts';
import type { TrainingRules } from './training-rules.ts';

/** What is answered, before the network does anything to it. */
export type TrainingAnswer = { status: number; body: unknown };

const PAGE = 50;

const failure = (status: number, code: string, message: string): TrainingAnswer => ({
  status,
  body: { error: { code, message } },
});
export const badRequest = (): TrainingAnswer => failure(400, 'bad-request', '请求格式不正确');
export const notSignedIn = (): TrainingAnswer => failure(401, 'signed-out', '登录已失效，请重新授权');
export const noSuchPath = (): TrainingAnswer => failure(404, 'no-such-path', '接口不存在');
const noSuchReturn = (): TrainingAnswer => failure(404, 'no-such-return', '售后单不存在');

/** `after` is `<ledger id>:<entry>`; another ledger's cursor starts from the beginning. */
export function answerPull(ledger: TrainingLedger, after: string | null): TrainingAnswer {
  const [id, entry] = (after ?? '').split(':');
  const since = id === ledger.id && /^\d{1,12}$/.test(entry ?? '') ? Number(entry) : 0;
  const found = ledger.changedAfter(since, PAGE + 1);
  const page = found.slice(0, PAGE);
  const last = page.at(-1)?.change ?? since;
  return {
    status: 200,
    body: { returns: page.map(told), cursor: `${ledger.id}:${last}`, hasMore: found.length > PAGE },
  };
}

const told = ({ expected, kinds, state, version }: LedgerReturn): unknown => ({
  ...expected,
  state,
  version,
  buyerPictures: buyerPicturesOf(expected.returnNo),
  lines: expected.lines.map((line, place) => ({ ...line, picture: pictureOf(kinds[place] ?? '') })),
});

export function answerRead(ledger: TrainingLedger, returnNo: string): TrainingAnswer {
  const found = ledger.get(returnNo);
  if (found === null) return noSuchReturn();
  const refunds = ledger
    .movementsOf(returnNo)
    .map(({ key, refundId, amountCents, at }) => ({ key, refundId, amountCents, at }));
  return { status: 200, body: { returnNo, state: found.state, refunds, paidCents: found.paidCents } };
}

const REFUSAL_STATUS: Record<RefusalCode, number> = {
  locked: 423,
  withdrawn: 422,
  closed: 422,
  'already-refunded': 422,
  amount: 422,
  other: 422,
};

/** Carries a refund out, or refuses it. The movement is on disk before there is an answer. */
export function answerRefund(
  ledger: TrainingLedger,
  text: string,
  key: string | undefined,
  how: { rules: TrainingRules; isRefusing: boolean; now: number },
): TrainingAnswer {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), RefundBody), text);
  if (!parsed.success || parsed.output.key !== key) return badRequest();
  const body = parsed.output;
  const { returnNo } = body;
  const bodyHash = hashOf(text);
  const judged = judgeRefund(
    body,
    bodyHash,
    {
      found: ledger.get(returnNo),
      earlier: ledger.movementsOf(returnNo),
      ofKey: ledger.movementOfKey(key),
      isRefusing: how.isRefusing,
      now: how.now,
    },
    how.rules,
  );
  switch (judged.kind) {
    case 'unknown-return':
      return noSuchReturn();
    case 'refused':
      return failure(REFUSAL_STATUS[judged.code], judged.code, judged.words);
    case 'repeat':
      return receipt(judged.moved);
    case 'move': {
      const amountCents = body.amountCents + body.freightCents;
      return receipt(ledger.moveMoney({ returnNo, key, amountCents, at: how.now, bodyHash }));
    }
  }
}

export const answerBooking = (ledger: TrainingLedger, key: string): TrainingAnswer => ({
  status: 200,
  body: { isBooked: ledger.bookingOfKey(key) !== null },
});

/** Books goods once a key (where keys are honoured); the same key with other goods is refused. */
export function answerStock(
  ledger: TrainingLedger,
  text: string,
  key: string | undefined,
  { rules, now }: { rules: TrainingRules; now: number },
): TrainingAnswer {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), StockBody), text);
  if (!parsed.success || parsed.output.key !== key) return badRequest();
  if (ledger.get(parsed.output.returnNo) === null) return noSuchReturn();
  const bodyHash = hashOf(text);
  const earlier = rules.honoursKeys ? ledger.bookingOfKey(key) : null;
  if (earlier !== null && earlier.bodyHash !== bodyHash) {
    return failure(422, 'other', '该单号已入库，数量或库位不一致');
  }
  const { bookingId, at } = earlier ?? ledger.book({ key, bodyHash, body: parsed.output, at: now });
  return { status: 201, body: { bookingId, at } };
}

const receipt = ({ refundId, amountCents, at }: Movement): TrainingAnswer => ({
  status: 201,
  body: { refundId, amountCents, at },
});
