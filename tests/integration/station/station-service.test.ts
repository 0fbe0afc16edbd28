import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { PHONE } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import { createInProcessWorker } from '../../../src/main/worker/in-process.ts';
import type { Shot } from '../../../src/shared/domain-words.ts';
import type { ServiceSubject } from '../../../src/shared/service.ts';
import { drawLabel, shoot } from '../../support/bench-pictures.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

// What customer service takes along, at a station that is whole: its real worker makes the copies, the chain says who took them.

vi.setConfig({ testTimeout: 60_000 });
const HOUR = 3_600_000;
/** Ten in the morning of Shanghai, whatever the clock of this machine says. */
const toMorning = (): number => {
  const now = systemClock.now();
  return ((2 * HOUR - (now % (24 * HOUR)) + 24 * HOUR) % (24 * HOUR)) + 0;
};

let dataDir: string;
let station: Station;
let ahead: number;
let photos: number;
beforeEach(async () => {
  photos = 0;
  ahead = toMorning();
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-service-'));
  mkdirSync(join(dataDir, 'service'));
  writeFileSync(join(dataDir, 'service', 'service-1-1.jpg'), 'of yesterday');
  const clock = { ...systemClock, now: () => systemClock.now() + ahead };
  station = await openTestStation(dataDir, undefined, { clock, worker: createInProcessWorker() });
  await waitUntil(async () => (await valueOf(station.handlers.returnFind({ text: PHONE.waybill }))).hits.length === 1);
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const scan = (raw: string) => valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));

async function takePhoto(inspectionId: string, shot: Shot): Promise<string> {
  photos += 1;
  const isLabel = shot === 'label';
  const jpeg = await shoot({
    label: await drawLabel(isLabel ? PHONE.waybill : 'SF1300001234562', 3),
    ...{ widthPx: 1280, heightPx: 720 + photos },
  });
  const stored = await valueOf(
    station.handlers.evidencePhotoSlice({
      ...{ uploadId: `u${photos}`, inspectionId, shot, returnId: null, takenAt: Date.now() },
      ...{ totalBytes: jpeg.byteLength, offset: 0, bytes: new Uint8Array(jpeg) },
    }),
  );
  return stored?.sha256 ?? '';
}

async function openSwapped(): Promise<{ subject: ServiceSubject; verdictId: string; pictures: string[] }> {
  await scan(PHONE.waybill);
  await scan('DP:SWP');
  const inspectionId = (await valueOf(station.handlers.benchView(undefined))).session?.inspectionId ?? '';
  const pictures: string[] = [];
  for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) {
    pictures.push(await takePhoto(inspectionId, shot));
  }
  await scan('DL:HOLD-01');
  const [item] = await valueOf(station.handlers.decisionList(undefined));
  if (item?.expectedReturn == null) throw new Error('nothing to decide');
  return { subject: { inspectionId, returnId: item.expectedReturn.id }, verdictId: item.verdictId, pictures };
}
const eventsOf = async (inspectionId: string) =>
  (await valueOf(station.handlers.caseView({ inspectionId, isOpening: false }))).timeLine;

it('advises, gives a text and masked copies of pictures, and the chain says who took them', async () => {
  const { subject, verdictId, pictures } = await openSwapped();
  const advice = await valueOf(station.handlers.decisionAdvice({ verdictId }));
  expect(advice.market).toBe('');
  expect(advice.grounds.map(({ id }) => id)).toContain('other-goods');
  expect(advice.consequences.find(({ way }) => way === 'refund-full')).toMatchObject({ id: 'pay-call' });

  const view = await valueOf(station.handlers.serviceRead(subject));
  expect(view).toMatchObject({ outcome: 'negotiate', waybill: PHONE.waybill, language: 'zh', sendableFromAt: null });
  const taken = await valueOf(
    station.handlers.serviceTake({ ...subject, outcome: 'negotiate', text: '您好，电话 13912345678，请看照片。' }),
  );
  expect(taken).toEqual({ text: '您好，电话 139******78，请看照片。' });

  const folder = join(dataDir, 'service');
  expect(existsSync(folder)).toBe(false);
  const [label = '', , body = ''] = pictures;
  const made = await valueOf(station.handlers.servicePictures({ ...subject, pictures: [label, body] }));
  expect(made).toMatchObject({ left: 0 });
  expect(readdirSync(folder).sort()).toEqual(made.files);
  const [ofLabel, ofBody] = made.files.map((file) => readFileSync(join(folder, file)));
  // The label of which nobody masked anything is its barcode and no more; the other copy is the whole picture.
  const worker = createInProcessWorker();
  const sizes = await Promise.all(made.files.map((file) => worker.identify({ file: join(folder, file) })));
  expect(sizes[1]).toMatchObject({ widthPx: 1280 });
  expect(sizes[0]).not.toMatchObject({ widthPx: 1280 });
  expect(ofLabel?.equals(ofBody ?? Buffer.alloc(0))).toBe(false);
  expect(await station.handlers.fileShow({ folder: 'service', file: made.files[0] ?? '' })).toMatchObject({ ok: true });

  // The next take the place of these: no pile of them grows.
  ahead += 5_000;
  const next = await valueOf(station.handlers.servicePictures({ ...subject, pictures: [body] }));
  expect(readdirSync(folder)).toEqual(next.files);
  expect(next.files).not.toContain(made.files[0]);

  const events = await eventsOf(subject.inspectionId);
  expect(events.filter(({ event }) => event === 'service-text')).toMatchObject([
    { code: 'negotiate', text: '您好，电话 139******78，请看照片。', operatorNo: '0217' },
  ]);
  expect(events.filter(({ event }) => event === 'service-pictures')).toMatchObject([{ amount: 2 }, { amount: 1 }]);
});

it('gives nothing at night, nothing of another box, and stores no text that accuses', async () => {
  const { subject, pictures } = await openSwapped();
  const foreign = { ...subject, pictures: ['f'.repeat(64)] };
  expect(await station.handlers.servicePictures(foreign)).toMatchObject({ error: { code: 'photo-unknown' } });
  const bad = { outcome: 'refuse', market: '', language: 'zh', text: '您掉包了' } as const;
  expect(await station.handlers.settingsSet({ serviceTexts: [bad] })).toMatchObject({
    error: { code: 'service-words' },
  });
  const good = { ...bad, text: '与发出商品不符：{验货结果}' };
  expect(await valueOf(station.handlers.settingsSet({ serviceTexts: [good] }))).toMatchObject({ serviceTexts: [good] });

  ahead += 12 * HOUR;
  const view = await valueOf(station.handlers.serviceRead(subject));
  expect(view.sendableFromAt).toBeGreaterThan(systemClock.now() + ahead);
  expect(await station.handlers.serviceTake({ ...subject, outcome: 'refuse', text: '您好' })).toMatchObject({
    error: { code: 'buyer-sleeps' },
  });
  expect(await station.handlers.servicePictures({ ...subject, pictures })).toMatchObject({
    error: { code: 'buyer-sleeps' },
  });
  expect(existsSync(join(dataDir, 'service'))).toBe(false);
});
