// A real Vendure shop for the integration tests: on this machine only, on a free port, in memory, gone when it ends.
// Started by tests/support/vendure-shop.ts with this folder's own node_modules; prints `ready <port>` once it answers.
import { createServer } from 'node:net';
import { LanguageCode, LogLevel, DefaultLogger, PaymentMethodHandler, bootstrap } from '@vendure/core';

/** What is sent back goes on as `Pending` until somebody settles it, as with a bank transfer; `metadata` asks for more. */
const testPayment = new PaymentMethodHandler({
  code: 'test-payment',
  description: [{ languageCode: LanguageCode.en, value: 'Pays at once; nothing moves.' }],
  args: {},
  // `part`: a first instalment; the order stays open until the rest is paid, too. `state`: Authorized, to be settled later.
  createPayment: (_ctx, _order, amount, _args, metadata) => ({
    amount: Math.min(amount, metadata.part ?? amount),
    state: metadata.state ?? 'Settled',
    transactionId: 'T-1',
    metadata,
  }),
  settlePayment: () => ({ success: true }),
  createRefund: (_ctx, _input, _amount, _order, payment) => {
    const { refund } = payment.metadata;
    if (refund === 'breaks') throw new Error('the provider paid and the shop broke down');
    return refund === undefined ? false : { state: refund, transactionId: 'R-1' };
  },
});

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const text = (name) => ({ name, type: 'string', nullable: true });

const port = await freePort();
const app = await bootstrap({
  apiOptions: { hostname: '127.0.0.1', port },
  authOptions: {
    tokenMethod: ['bearer', 'api-key'],
    superadminCredentials: { identifier: process.env.SHOP_OWNER, password: process.env.SHOP_PASSWORD },
  },
  dbConnectionOptions: { type: 'better-sqlite3', database: ':memory:', synchronize: true },
  customFields: {
    Order: [text('returnWaybill'), text('returnReason'), text('outboundWaybill')],
    ProductVariant: [text('barcode')],
  },
  paymentOptions: { paymentMethodHandlers: [testPayment] },
  logger: new DefaultLogger({ level: LogLevel.Warn, timestamp: false }),
});
process.stdout.write(`ready ${port}\n`);

let isEnding = false;
const end = () => {
  if (isEnding) return;
  isEnding = true;
  app.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};
process.once('SIGTERM', end);
// The tests' end of the line: gone when they are, however they ended.
process.stdin.on('end', end).on('error', end).resume();
