import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { createEvidencePaths } from '../../src/main/evidence/evidence-paths.ts';
import { createEvidenceStore } from '../../src/main/evidence/evidence-store.ts';
import { createPhotoService } from '../../src/main/evidence/photo-service.ts';
import { createIds } from '../../src/main/lib/ids.ts';
import { systemClock } from '../../src/main/lib/clock.ts';
import { createSessionStore } from '../../src/main/session/session-store.ts';
import { createInProcessWorker } from '../../src/main/worker/in-process.ts';
import { SLICE_BYTES } from '../../src/shared/evidence.ts';
import { compareSides } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import { openDataIn } from './lib/many-returns.ts';
import type { Measurement, Place } from './lib/place.ts';

// A photo of 12 megapixels, from its bytes to: sent in slices, hashed, on the disk (flushed), its row committed, its
// thumbnail made and on the disk (flushed). The floor: sharp alone makes the same thumbnail of the same bytes in memory
// and writes it, unflushed; no original is kept. Both in plain Node, both with sharp's native build. The services run the
// picture in this process, as the floor does: between two processes only a path would cross.

const WIDTH_PX = 4000;
const HEIGHT_PX = 3000;
const THUMB_PX = 480;
const THUMB_QUALITY = 80;
const PHOTOS = 30;
const WARM_UPS = 3;
const GOAL = 1.3;

/** A table seen by a grainy camera: grain decides how large the file is and how long it decodes. */
async function takePicture(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 12 };
  const grain = { width: WIDTH_PX, height: HEIGHT_PX, channels: 3 as const, background: '#808080', noise };
  const box = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH_PX}" height="${HEIGHT_PX}">
      <rect x="600" y="400" width="2600" height="2000" fill="#b98d5d" opacity="0.8"/>
      <rect x="1200" y="900" width="1400" height="900" fill="#fff" opacity="0.85"/></svg>`,
  );
  return sharp({ create: grain })
    .composite([{ input: box }])
    .jpeg({ quality: 88 })
    .toBuffer();
}

/** Another file each time, as every photo is: a comment after the start of the JPEG (ITU T.81 B.2.4.5). */
function numbered(picture: Buffer, number: number): Uint8Array<ArrayBuffer> {
  const comment = Buffer.from([0xff, 0xfe, 0, 6, 0, 0, 0, 0]);
  comment.writeUInt32BE(number, 4);
  return new Uint8Array(Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2)]));
}

async function run(place: Place): Promise<Finding[]> {
  const dataDir = place.newFolder('photo');
  const opened = openDataIn(dataDir);
  const ids = createIds(systemClock);
  const paths = createEvidencePaths(dataDir);
  const worker = createInProcessWorker();
  let making: Promise<unknown> = Promise.resolve('nothing was ordered');
  const photos = createPhotoService({
    store: createEvidenceStore(opened.db),
    paths,
    clock: systemClock,
    ids,
    makeThumbnail: (file, target) => {
      making = worker.thumbnail({ file, target, maxPx: THUMB_PX });
    },
  });
  const sessions = createSessionStore(opened.db, ids);
  const now = Date.now();
  const parcel = sessions.addParcel({ waybill: 'SF1300001234562', matching: 'unclaimed', receivedAt: now });
  const box = sessions.addInspection({ parcelId: parcel.id, operatorNo: '0217', station: '退货台 1', now });

  const store = async (jpeg: Uint8Array<ArrayBuffer>, number: number): Promise<string> => {
    const about = { inspectionId: box.id, shot: 'extra' as const, returnId: null, takenAt: now };
    for (let offset = 0; offset < jpeg.byteLength; offset += SLICE_BYTES) {
      const bytes = jpeg.subarray(offset, offset + SLICE_BYTES);
      const slice = { uploadId: `u${number}`, ...about, totalBytes: jpeg.byteLength, offset, bytes };
      const taken = photos.take(slice, '0217');
      if (!taken.ok) throw new Error(taken.error.code);
      if (taken.value !== null) {
        const made = await making;
        if (typeof made === 'string') throw new Error(`no thumbnail: ${made}`);
        return paths.thumb(taken.value.sha256);
      }
    }
    throw new Error('the photo was never stored');
  };
  const shrink = async (jpeg: Uint8Array<ArrayBuffer>, target: string): Promise<string> => {
    const small = await sharp(jpeg, { autoOrient: true })
      .resize({ width: THUMB_PX, height: THUMB_PX, fit: 'inside' })
      .jpeg({ quality: THUMB_QUALITY })
      .toBuffer();
    await writeFile(target, small);
    return target;
  };

  const picture = await takePicture();
  const ours: number[] = [];
  const floor: number[] = [];
  try {
    for (let number = 0; number < PHOTOS + WARM_UPS; number += 1) {
      const jpeg = numbered(picture, number);
      const target = join(dataDir, 'floor', `${number}.jpg`);
      mkdirSync(dirname(target), { recursive: true });
      const [ourMs, ourThumb] = await timed(() => store(jpeg, number));
      const [floorMs, floorThumb] = await timed(() => shrink(jpeg, target));
      assertAlike(ourThumb, floorThumb);
      if (number < WARM_UPS) continue;
      ours.push(ourMs);
      floor.push(floorMs);
    }
  } finally {
    await worker.close();
    opened.close();
  }
  const size = `${(picture.byteLength / 1e6).toFixed(1)} MB`;
  return [
    compareSides(
      'photo',
      GOAL,
      { what: `12 MP (${size}) stored, hashed, thumbnailed`, values: ours },
      { what: 'sharp alone: the thumbnail', values: floor },
      'ms',
    ),
  ];
}

async function timed<T>(act: () => Promise<T>): Promise<[number, T]> {
  const startedAt = performance.now();
  const value = await act();
  return [performance.now() - startedAt, value];
}

/** Both sides must have made the same picture, or they can't be compared. */
function assertAlike(one: string, other: string): void {
  if (!readFileSync(one).equals(readFileSync(other))) {
    throw new Error(`the thumbnails differ: ${statSync(one).size} and ${statSync(other).size} bytes`);
  }
}

export const photo: Measurement = {
  names: ['photo'],
  about: 'a 12 MP photo stored, hashed, thumbnailed / the thumbnail by the imaging library alone',
  run,
};
