import type { Clock } from '../../lib/clock.ts';
import { answerGet, answerList, answerReasons, fault } from './practice-taobao-answers.ts';
import { createPracticeBooks } from './practice-taobao-books.ts';
import type { PracticeBooks } from './practice-taobao-books.ts';
import { readForm } from './practice-taobao-form.ts';
import type { PracticeForm } from './practice-taobao-form.ts';
import { expectedSign, momentOf } from './practice-taobao-sign.ts';
import { writeSlips } from './practice-taobao-slips.ts';
import {
  answerCouriers,
  answerExchanges,
  writeExchangeReceived,
  writeExchangeSent,
} from './practice-tmall-exchanges.ts';
import {
  writeAgree,
  writeMessage,
  writeRefuse,
  writeRefuseReturn,
  writeReview,
  writeSigned,
  writeWarehouse,
} from './practice-taobao-writes.ts';
import type { PracticeRules, PracticeWrite } from './practice-taobao-writes.ts';

export type PracticeRouterOptions = {
  clock: Clock;
  app: { key: string; secret: string; session: string };
  rules?: Partial<PracticeRules>;
  /** Stands where the merchant's relay would: takes unsigned calls that bear its header, and signs them itself. */
  isRelay?: boolean;
};

/** A request as it came; `body` null = too large, or to another place. */
type PracticeCall = { body: Buffer | null; contentType: string; isByRelay: boolean };

type PracticeRouter = {
  books: PracticeBooks;
  rules: PracticeRules;
  /** The methods that were carried out. */
  calls: string[];
  /** `away` = turned away before anything was done; else whoever carries the line decides when, and whether once. */
  route: (
    call: PracticeCall,
  ) => { kind: 'away'; body: unknown } | { kind: 'call'; method: string; carryOut: () => unknown };
};

const WRITES: ReadonlyMap<string, PracticeWrite> = new Map([
  ['taobao.nextone.logistics.sign.update', writeSigned],
  ['taobao.nextone.logistics.warehouse.update', writeWarehouse],
  ['taobao.rp.refund.review', writeReview],
  ['taobao.rp.refunds.agree', writeAgree],
  ['taobao.refund.refuse', writeRefuse],
  ['taobao.rp.returngoods.refuse', writeRefuseReturn],
  ['taobao.refund.message.add', writeMessage],
  ['tmall.exchange.returngoods.agree', writeExchangeReceived],
  ['tmall.exchange.consigngoods', writeExchangeSent],
  ['taobao.rdc.aligenius.warehouse.reverse.uploading', writeSlips],
]);
const READS: ReadonlyMap<string, (form: PracticeForm, books: PracticeBooks) => unknown> = new Map([
  ['taobao.refunds.receive.get', answerList],
  ['taobao.refund.get', answerGet],
  ['taobao.refund.refusereason.get', answerReasons],
  ['tmall.exchange.receive.get', answerExchanges],
  ['taobao.logistics.companies.get', answerCouriers],
]);
const CLOCK_MS = 600_000;

/** TOP's router without a network: the same checks in the same order, for a server or for a simulation in one process. */
export function createPracticeRouter(options: PracticeRouterOptions): PracticeRouter {
  const { clock, app, isRelay = false } = options;
  const rules: PracticeRules = {
    ...{ shopType: 'taobao', paysOnNotice: true, isSubAccount: true, smsFromCents: 500_000, isCareful: true },
    ...options.rules,
  };
  const books = createPracticeBooks();
  const calls: string[] = [];

  /** null = it may go on. */
  const turnAway = ({ texts }: PracticeForm, isByRelay: boolean): unknown => {
    const method = texts.get('method') ?? '';
    if (!READS.has(method) && !WRITES.has(method)) return fault(22, 'Invalid method');
    if (texts.get('app_key') !== app.key) return fault(29, 'Invalid app Key', 'isv.appkey-not-exists');
    const at = momentOf(texts.get('timestamp') ?? '');
    if (at === null || Math.abs(at - clock.now()) > CLOCK_MS) return fault(31, 'Invalid timestamp');
    if (texts.get('v') !== '2.0') return fault(33, 'Invalid version');
    if (texts.get('format') !== 'json') return fault(23, 'Invalid format');
    const isSignedRight = isRelay
      ? isByRelay && !texts.has('sign')
      : texts.get('sign') === expectedSign(texts, app.secret);
    if (!isSignedRight) return fault(25, 'Invalid signature');
    const isSignedIn = texts.get('session') === app.session;
    return isSignedIn ? null : fault(27, 'Invalid session', 'invalid-sessionkey', 'SessionKey非法');
  };

  return {
    books,
    rules,
    calls,
    route: ({ body, contentType, isByRelay }) => {
      const form = body === null ? null : readForm(contentType, body);
      if (form === null) return { kind: 'away', body: fault(8, 'HTTP Action Not Allowed') };
      const away = turnAway(form, isByRelay);
      if (away !== null) return { kind: 'away', body: away };
      const method = form.texts.get('method') ?? '';
      return {
        kind: 'call',
        method,
        carryOut: () => {
          calls.push(method);
          const write = WRITES.get(method);
          return write === undefined ? READS.get(method)?.(form, books) : write(form, books, rules, clock.now());
        },
      };
    },
  };
}
