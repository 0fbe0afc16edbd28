// A bench that does its work in a process of its own, to be killed at any step: `node station-child.ts DIR KILL_AT`.
// Whatever an earlier run has done is gone on with; prints `done` when every refund is acknowledged.
import { BROKEN_MUG, PHONE, SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import { tinyJpeg } from './bench-fixture.ts';
import { openTestStation, valueOf, waitUntil } from './station-fixture.ts';

const [dataDir = '', killAt = '0'] = process.argv.slice(2);
let steps = 0;
const step = (name: string): void => {
  steps += 1;
  process.stdout.write(`${steps} ${name}\n`);
  if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL');
};

const { handlers } = await openTestStation(dataDir);
step('opened');
await valueOf(handlers.syncNow(undefined));
step('pulled');

const scan = async (raw: string): Promise<void> => {
  await valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
  step(`scanned ${raw}`);
};
const open = async () => (await valueOf(handlers.benchView(undefined))).session;

const work: [string, () => Promise<void>][] = [
  [
    SHIRT_AND_BELT.waybill,
    async () => {
      for (const [index, barcode] of [SHIRT_AND_BELT.shirtBarcode, SHIRT_AND_BELT.beltBarcode].entries()) {
        if ((await open())?.returns[0]?.lines[index]?.good === 0) await scan(barcode);
      }
      await scan('DP:OK');
    },
  ],
  [
    BROKEN_MUG.waybill,
    async () => {
      const mug = await open();
      if (mug?.returns[0]?.lines[0]?.good === 0) await scan(BROKEN_MUG.barcode);
      if (mug?.codes.length === 0) await scan('DP:C-DAMAGED');
      if (mug?.returns[0]?.verdict === null) await scan('DP:DMG');
      for (;;) {
        const session = await open();
        if (session?.next.step !== 'take-shot') break;
        const bytes = tinyJpeg(steps);
        const about = {
          inspectionId: session.inspectionId,
          shot: session.next.shot,
          returnId: session.next.returnId,
          takenAt: Date.now(),
        };
        const slice = { uploadId: `u${steps}`, ...about, totalBytes: bytes.length, offset: 0, bytes };
        await valueOf(handlers.evidencePhotoSlice(slice));
        step(`photo ${session.next.shot}`);
      }
    },
  ],
  [
    PHONE.waybill,
    async () => {
      await scan(PHONE.imei);
      await scan('DP:OK');
    },
  ],
];

for (const [waybill, inspect] of work) {
  if ((await open()) === null) await scan(waybill);
  if ((await open())?.waybill === waybill) await inspect();
}
await waitUntil(async () => {
  const commands = await valueOf(handlers.syncCommands(undefined));
  const refunds = commands.filter(({ kind }) => kind === 'refund');
  return refunds.length === work.length && refunds.every(({ state }) => state === 'done');
}, 60_000);
step('acknowledged');
process.stdout.write('done\n');
process.exit(0);
