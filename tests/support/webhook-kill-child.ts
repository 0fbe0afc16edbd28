// A bench that tells events, to be killed right after a verdict: `node webhook-kill-child.ts DIR URL kill|go-on`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretBox } from '../../src/main/lib/secret-box.ts';
import { PHONE } from '../../src/main/platform/training/fixed-samples.ts';
import { WEBHOOK_TYPES } from '../../src/shared/webhook.ts';
import { openTestStation, valueOf, waitUntil } from './station-fixture.ts';

const [dataDir = '', url = '', what = ''] = process.argv.slice(2);
const file = join(dataDir, '..', 'secrets.json');
const readAll = (): Record<string, string> => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
/** A keychain that outlives the process. */
const secrets: SecretBox = {
  isKept: true,
  read: (id) => readAll()[id] ?? null,
  write: (id, secret) => {
    writeFileSync(file, JSON.stringify({ ...readAll(), [id]: secret }));
  },
  remove: () => undefined,
};
if (what === 'kill') writeFileSync(file, '{}');
const { handlers } = await openTestStation(dataDir, undefined, { secrets });
const scan = (raw: string) => valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));

if (what === 'kill') {
  const { secret } = await valueOf(handlers.webhookAdd({ url, types: [...WEBHOOK_TYPES] }));
  process.stdout.write(`${secret}\n`);
  await valueOf(handlers.syncNow(undefined));
  await scan(PHONE.waybill);
  await scan(PHONE.imei);
  await scan('DP:OK');
  // The verdict is on the disk; nothing of it has left yet.
  process.kill(process.pid, 'SIGKILL');
}
await waitUntil(async () => {
  const { deliveries } = await valueOf(handlers.webhookView(undefined));
  return deliveries.length >= 4 && deliveries.every(({ state }) => state === 'done');
});
process.stdout.write('done\n');
process.exit(0);
