import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCheckpointLog } from '../../src/main/custody/checkpoint-log.ts';
import { newStationKey } from '../../src/main/custody/station-key.ts';
import { openDatabase } from '../../src/main/db/database.ts';
import type { PhotoToCheck, SeenPicture } from '../../src/main/evidence/picture-checks.ts';
import { createEvidencePaths } from '../../src/main/evidence/evidence-paths.ts';
import { createIds } from '../../src/main/lib/ids.ts';
import { createCore } from '../../src/main/station-core.ts';
import type { Core } from '../../src/main/station-core.ts';
import type { Shot } from '../../src/shared/domain-words.ts';
import type { ExpectedReturn } from '../../src/shared/expected-return.ts';
import type { BenchAnswer } from '../../src/shared/session.ts';
import { createFakeClock } from './fake-clock.ts';
import type { FakeClock } from './fake-clock.ts';

export const SHIRT = '6901234567892';
export const BELT = '6923456789018';
export const IMEI = '356938035643809';
export const FOREIGN_IMEI = '490154203237518';

const line = (more: Partial<ExpectedReturn['lines'][number]>): ExpectedReturn['lines'][number] => ({
  sku: 'SKU-1',
  name: '男士衬衫 白 L',
  picture: null,
  quantity: 1,
  isGift: false,
  barcodes: [SHIRT],
  serials: [],
  ...more,
});

/** A believable return; what a test is about is given in `more`. */
export const aReturn = (more: Partial<ExpectedReturn> = {}): ExpectedReturn => ({
  platform: 'training',
  returnNo: 'R1',
  orderNo: 'O1',
  shop: '示例店',
  buyer: '王*',
  reason: 'no-reason',
  reasonText: '不想要了',
  category: 'clothing',
  amountCents: 129_00,
  freightCents: 0,
  currency: 'CNY',
  state: 'open',
  isMarkedHighValue: false,
  signedAt: null,
  platformDeadlineAt: null,
  returnWaybill: 'SF1300001234562',
  outboundWaybill: null,
  courier: 'sf',
  version: 1,
  lines: [line({}), line({ sku: 'SKU-2', name: '腰带 黑', barcodes: [BELT] })],
  ...more,
});

export const aPhone = (more: Partial<ExpectedReturn> = {}): ExpectedReturn =>
  aReturn({
    returnNo: 'R-PHONE',
    category: 'digital',
    amountCents: 4999_00,
    returnWaybill: 'JDVA11408814483',
    courier: 'jd',
    lines: [line({ sku: 'PHONE-1', name: '手机', barcodes: [], serials: [IMEI] })],
    ...more,
  });

export type BenchFixture = {
  dataDir: string;
  core: Core;
  clock: FakeClock;
  setOnline: (isOnline: boolean) => void;
  scan: (raw: string) => BenchAnswer;
  /** Stores a picture of this shot for the open box, as the window would. */
  takePhoto: (shot: Shot, returnId?: string | null) => void;
  /** From now on photos wait to be looked at; until then none is. */
  holdLooks: () => void;
  /** The worker's answer for the photo that waits longest; null when it could not say. */
  look: (seen: SeenPicture | null) => void;
  changes: () => number;
  /** Closes the database and opens it again, as after a crash. */
  restart: () => void;
  close: () => Promise<void>;
};

/** The smallest JPEG header that tells a size; `seed` makes each picture another file. */
export const tinyJpeg = (seed: number, widthPx = 640, heightPx = 480): Uint8Array<ArrayBuffer> => {
  const size = [heightPx >> 8, heightPx & 255, widthPx >> 8, widthPx & 255];
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, ...size, 1, 1, 0x11, 0, seed >> 8, seed & 255]);
};

/** The whole bench on a real SQLite file in a folder of its own, in plain Node. */
export function createBenchFixture(
  returns: ExpectedReturn[] = [aReturn(), aPhone()],
  key = newStationKey(),
  // No lot is drawn where a test isn't about re-checks.
  chance = () => 0.999,
): BenchFixture {
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-bench-'));
  const clock = createFakeClock();
  const ids = createIds(clock);
  const paths = createEvidencePaths(dataDir);
  let isOnline = true;
  let changes = 0;
  let photos = 0;
  let looks: PhotoToCheck[] | null = null;

  const start = () => {
    const opened = openDatabase({
      dataDir,
      migrationsDir: 'src/main/db/migrations',
      binding: undefined,
      now: clock.now(),
    });
    const core = createCore({
      db: opened.db,
      key,
      checkpointLog: createCheckpointLog(dataDir),
      clock,
      ids,
      paths,
      makeThumbnail: () => undefined,
      checkPicture: (photo) => {
        if (looks !== null && core.pictureChecks.begin(photo)) looks.push(photo);
      },
      isUpToDate: () => isOnline,
      canRefund: (platform) => platform !== 'unconnected',
      stockTarget: (platform) =>
        platform === 'training' ? platform : platform === 'sold-elsewhere' ? 'training' : null,
      canTellReceived: (platform) => platform === 'telling',
      canRefuse: (platform) => platform === 'telling',
      canTellShipment: (platform, outcome) => platform === 'telling' && outcome !== 'repaired',
      chance,
      onPutAway: () => undefined,
      onChange: () => {
        changes += 1;
      },
    });
    return { opened, core };
  };
  let running = start();
  for (const expected of returns) running.core.expectedReturns.save(expected, clock.now());

  return {
    dataDir,
    get core() {
      return running.core;
    },
    clock,
    setOnline: (online) => {
      isOnline = online;
    },
    scan: (raw) => {
      clock.advance(1000);
      return running.core.bench.scan({ raw, source: 'scanner', at: clock.now() });
    },
    takePhoto: (shot, returnId = null) => {
      clock.advance(1000);
      const { core } = running;
      const inspectionId = core.sessions.readOpen()?.inspection.id;
      if (inspectionId === undefined) throw new Error('no box is open');
      photos += 1;
      const bytes = tinyJpeg(photos);
      const slice = {
        uploadId: `u${photos}`,
        inspectionId,
        shot,
        returnId,
        takenAt: clock.now(),
        totalBytes: bytes.length,
        offset: 0,
      };
      const taken = core.photos.take({ ...slice, bytes }, '0217');
      if (!taken.ok) throw new Error(taken.error.code);
      core.bench.photoStored(inspectionId, { shot, returnId });
    },
    holdLooks: () => {
      looks ??= [];
    },
    look: (seen) => {
      const photo = looks?.shift();
      if (photo === undefined) throw new Error('no photo waits to be looked at');
      const { core } = running;
      core.pictureChecks.finish(photo, seen, core.sessions.read(photo.inspectionId)?.parcel.waybill ?? '');
      core.bench.pictureChecked(photo.inspectionId);
    },
    changes: () => changes,
    restart: () => {
      running.opened.db.close();
      running = start();
    },
    close: async () => {
      await running.core.recordings.endAll();
      running.opened.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
