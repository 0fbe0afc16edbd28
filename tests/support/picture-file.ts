import { afterEach, beforeEach, vi } from 'vitest';
import { ok } from '../../src/shared/result.ts';
import type { FakeStation } from './fake-station.ts';
import { makePhoto } from './scene-parts.ts';

/** jsdom decodes no pictures: a file counts as one by its type, and its JPEG is four bytes. */
export const decodePictureFiles = (): void => {
  beforeEach(() => {
    vi.stubGlobal('createImageBitmap', (file: Blob) =>
      file.type.startsWith('image/')
        ? Promise.resolve({ width: 3840, height: 2160, close: () => undefined })
        : Promise.reject(new Error('no picture')),
    );
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        getContext(): { drawImage: () => undefined } {
          return { drawImage: () => undefined };
        }
        convertToBlob(): Promise<{ arrayBuffer: () => Promise<ArrayBuffer> }> {
          return Promise.resolve({ arrayBuffer: () => Promise.resolve(Uint8Array.of(1, 2, 3, 4).buffer) });
        }
      },
    );
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
};

export const SCREENSHOT = 'c'.repeat(64);

/** The station stores every slice and gives the photo of `SCREENSHOT` back. */
export const storeScreenshots = (station: FakeStation): void => {
  station.answers.evidencePhotoSlice = () => ok({ ...makePhoto('extra'), sha256: SCREENSHOT });
};
