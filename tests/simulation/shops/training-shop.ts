import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import type { PracticeRequest } from '../../../src/main/platform/practice-line.ts';
import { createTrainingPlatform } from '../../../src/main/platform/training/training-client.ts';
import { createMemoryLedger } from '../../../src/main/platform/training/training-ledger.ts';
import { carryOutTraining, readTrainingRequest } from '../../../src/main/platform/training/training-router.ts';
import { STRICT } from '../../../src/main/platform/training/training-rules.ts';
import { TRAINING_ID } from '../../../src/main/platform/training/sample-returns.ts';
import { createAim, createPayments } from '../shop.ts';
import type { Shop, ShopParts } from '../shop.ts';

const TOKEN = 'simulated-token';

export function createTrainingShop({ clock, nextNumber, nextCents, pick, chance }: ShopParts): Shop {
  const isCareful = chance(0.6);
  const honoursKeys = isCareful || chance(0.5);
  const rules = { ...STRICT, honoursKeys, refusesSecond: isCareful };
  const ledger = createMemoryLedger('simulated');
  const aim = createAim((returnNo) => returnNo);
  const payments = createPayments(ledger.movements, (moved, returnNo) => moved.returnNo === returnNo);
  let isSignedIn = true;
  const busyFor = pick(['3', '20', '90']);
  const nameOf = ({ method, path }: PracticeRequest): string =>
    `${method} ${path.startsWith('/v1/returns/') ? '/v1/returns/…' : path}`;

  return {
    id: TRAINING_ID,
    name: `training${isCareful ? '' : ', pays again'}${honoursKeys ? '' : ', forgets keys'}`,
    router: {
      nameOf,
      busy: {
        status: 429,
        headers: { 'retry-after': busyFor },
        body: { error: { code: 'busy', message: '请求过于频繁' } },
      },
      answer: (request) => {
        const read = readTrainingRequest(request, isSignedIn ? TOKEN : 'another');
        return 'status' in read ? read : carryOutTraining(read, { ledger, rules, clock, isRefusing: () => false });
      },
    },
    timeoutMs: 30_000,
    isCareful,
    isExact: false,
    pays: 'on command',
    canRefund: () => true,
    hasStock: true,
    firstCursor: null,
    connect: ({ http }) =>
      createTrainingPlatform({ address: () => ({ url: 'https://training.simulated', token: TOKEN }), http }),
    add: () => {
      const number = nextNumber();
      const returnNo = `TR${String(number).padStart(8, '0')}`;
      const [amountCents, freightCents] = [nextCents(), chance(0.3) ? 1_200 : 0];
      aim.know(returnNo);
      ledger.addReturns([{ expected: expectedOf(returnNo, amountCents, freightCents), kinds: [] }]);
      return { returnNo, amountCents, freightCents };
    },
    does: (deed, returnNo) => {
      const found = ledger.get(returnNo);
      if (found === null) throw new Error(`no return ${returnNo}`);
      const at = clock.now();
      const states = { withdraw: 'withdrawn', close: 'closed', lock: 'locked', unlock: 'open' } as const;
      if (deed === 'touch') ledger.setState(returnNo, found.state, at);
      else if (deed === 'pay')
        payments.payElsewhere(() => {
          ledger.moveMoney({ returnNo, key: null, amountCents: found.paidCents, at, bodyHash: null });
        });
      else ledger.setState(returnNo, states[deed], at);
    },
    stateOf: (returnNo) => ledger.get(returnNo)?.state ?? null,
    paid: (returnNo) => payments.paid(returnNo, ({ amountCents }) => amountCents),
    isNoticed: () => false,
    bookings: (key) => ledger.bookings().filter((booked) => booked.key === key).length,
    setSignedIn: (is) => {
      isSignedIn = is;
    },
    returnIn: aim.find,
    refusal: null,
    doing: (call) => (call === 'POST /v1/refunds' ? 'money' : call === 'POST /v1/stock' ? 'writing' : 'reading'),
  };
}

const expectedOf = (returnNo: string, amountCents: number, freightCents: number): ExpectedReturn => ({
  ...{ platform: TRAINING_ID, returnNo, orderNo: `O-${returnNo}`, shop: '山岚', buyer: '王*', reason: 'no-reason' },
  ...{ reasonText: '', category: 'clothing', amountCents, freightCents, currency: 'CNY', state: 'open' },
  ...{ isMarkedHighValue: false, signedAt: null, platformDeadlineAt: null, outboundWaybill: null, courier: null },
  ...{ returnWaybill: `WB-${returnNo}`, version: 1 },
  lines: [{ sku: 'P-04', name: '抱枕', picture: null, quantity: 1, isGift: false, barcodes: [], serials: [] }],
});
