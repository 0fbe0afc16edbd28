import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceOfUrl, respondWithEvidence } from '../../../src/main/app/evidence-response.ts';
import { fc } from '../../support/property.ts';

const SHA = 'ab'.repeat(32);
const PHOTO = `evidence://photo/${SHA}`;
const FILM = 'evidence://recording/0192f0c1-7b1e-7c3a-9d55-0123456789ab';

let folder = '';
let film = '';
// Longer than two chunks, so that the stream has to ask again.
const bytes = Uint8Array.from({ length: 600_000 }, (_, index) => (index * 31) % 251);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockproof-evidence-'));
  film = join(folder, 'film.mp4');
  writeFileSync(film, bytes);
  writeFileSync(join(folder, 'empty.jpg'), '');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ask = (url: string, init: RequestInit = {}, path: string | null = film) =>
  respondWithEvidence(new Request(url, init), () => path);
const askRange = (range: string) => ask(FILM, { headers: { range } });
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe('evidence URLs', () => {
  it('name a photo, a thumbnail or a recording', () => {
    expect(evidenceOfUrl(PHOTO)).toEqual({ kind: 'photo', key: SHA });
    expect(evidenceOfUrl(`evidence://thumb/${SHA}`)).toEqual({ kind: 'thumb', key: SHA });
    expect(evidenceOfUrl(FILM)).toEqual({ kind: 'recording', key: '0192f0c1-7b1e-7c3a-9d55-0123456789ab' });
  });

  it.each([
    `evidence://photo/${SHA}/`,
    `evidence://photo/${SHA}?x`,
    `evidence://photo/${SHA.slice(1)}`,
    `evidence://photo/${SHA.toUpperCase()}`,
    `evidence://photo/../${SHA}`,
    `evidence://other/${SHA}`,
    `evidence://constructor/${SHA}`,
    'evidence://recording/../../etc/passwd',
    'evidence://recording/a%2fb',
    `evidence://recording/${'a'.repeat(65)}`,
    `app://photo/${SHA}`,
  ])('%s names nothing', (url) => {
    expect(evidenceOfUrl(url)).toBeNull();
  });
});

describe('an answer with evidence', () => {
  it('is the whole file without a range', async () => {
    const response = await ask(FILM);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(response.headers.get('content-length')).toBe('600000');
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await bytesOf(response)).toEqual(bytes);
  });

  it('is a JPEG for photos and thumbnails', async () => {
    for (const url of [PHOTO, `evidence://thumb/${SHA}`]) {
      const response = await ask(url, { method: 'HEAD' });
      expect(response.headers.get('content-type')).toBe('image/jpeg');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('is 206 with Content-Range for a range, and for the last bytes', async () => {
    const middle = await askRange('bytes=299990-300009');
    expect(middle.status).toBe(206);
    expect(middle.headers.get('content-range')).toBe('bytes 299990-300009/600000');
    expect(middle.headers.get('content-length')).toBe('20');
    expect(await bytesOf(middle)).toEqual(bytes.slice(299_990, 300_010));

    const last = await askRange('bytes=-5');
    expect(last.headers.get('content-range')).toBe('bytes 599995-599999/600000');
    expect(await bytesOf(last)).toEqual(bytes.slice(-5));
  });

  it('is 416 with the length for a range past the end', async () => {
    const response = await askRange('bytes=600000-');
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */600000');
    expect(await bytesOf(response)).toHaveLength(0);
  });

  it('puts together to the same file, in whatever pieces it is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 599_999 }), { maxLength: 6 }), async (cuts) => {
        const starts = [0, ...cuts.sort((a, b) => a - b)];
        const pieces = await Promise.all(
          starts.map(async (start, index) => {
            const next = starts[index + 1];
            return bytesOf(await askRange(`bytes=${start}-${next === undefined ? '' : next - 1}`));
          }),
        );
        expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('is the headers alone for HEAD', async () => {
    const response = await ask(FILM, { method: 'HEAD' });
    expect(response.headers.get('content-length')).toBe('600000');
    expect(await bytesOf(response)).toHaveLength(0);
  });

  it('is empty for an empty file', async () => {
    const response = await ask(PHOTO, {}, join(folder, 'empty.jpg'));
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '0']);
  });

  it('is 404 for what the station does not know, or what is gone', async () => {
    expect((await ask(PHOTO, {}, null)).status).toBe(404);
    expect((await ask(PHOTO, {}, join(folder, 'gone.jpg'))).status).toBe(404);
    expect((await ask('evidence://photo/x', {}, film)).status).toBe(404);
  });

  it('is 405 for anything that would change something', async () => {
    expect((await ask(PHOTO, { method: 'DELETE' })).status).toBe(405);
    expect((await ask(PHOTO, { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('may be dropped half read, as a player does at each seek', async () => {
    for (let times = 0; times < 50; times += 1) {
      const reader = (await ask(FILM)).body?.getReader();
      const first = await reader?.read();
      expect(first?.value?.byteLength).toBeGreaterThan(0);
      await reader?.cancel();
    }
  });

  it('fails, not ends, when the file becomes shorter while it is read', async () => {
    const shrinking = join(folder, 'shrinking.mp4');
    writeFileSync(shrinking, bytes);
    const reader = (await ask(FILM, {}, shrinking)).body?.getReader();
    await reader?.read();
    truncateSync(shrinking, 1000);
    await expect(reader?.read()).rejects.toThrow('shorter');
  });
});
