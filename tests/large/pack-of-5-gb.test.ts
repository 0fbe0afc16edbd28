import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firefoxPath } from '../support/firefox.ts';
import { readFilm } from '../support/film-reader.ts';
import { exportInChild, flipBit, makeLargeCase, placeInZip, tell } from './large-pack.ts';
import type { Exported } from './large-pack.ts';
import { watched } from './memory.ts';
import { chromiumPath, openInChromium, openInFirefox } from './report-pages.ts';
import type { Give, ReportPage } from './report-pages.ts';

// A case with more than 5 GB of film, one file of it above 4 GiB, through all of it: filmed into a data folder, exported,
// checked by `npm run verify`, unpacked and checked by the system's own tools, and checked by the page that lies in it.
// Too large for `npm test`: `npm run test:large`.

const run = promisify(execFile);
const FILM = 'data/originals/film-02.mp4';
const GIB = 2 ** 30;
/** 40 minutes at 1.9 MB a second, and ten more minutes; the small one is a tenth of both. */
const LARGE = [
  { seconds: 2400, bytesASecond: 1_900_000 },
  { seconds: 600, bytesASecond: 1_000_000 },
];
const SMALL = LARGE.map(({ seconds, bytesASecond }) => ({ seconds: seconds / 10, bytesASecond }));
/** How much more memory than for a tenth of the film, and how much at all. */
const MEMORY_RATIO = 1.25;
const MEMORY_BYTES = 900e6;
/** Every process of the browser together. */
const BROWSER_BYTES = 2e9;

let home = '';
let pack: Exported;
let small: Exported;
let bag = '';
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'dockproof-5gb-'));
  const of = async (name: string, films: typeof LARGE): Promise<Exported> => {
    const made = await exportInChild(await makeLargeCase(home, name, films));
    tell(`export of ${name}`, made);
    return made;
  };
  small = await of('a tenth', SMALL);
  rmSync(small.file);
  pack = await of('the case', LARGE);
  // The originals have done their part: 5 GB less on the disk.
  rmSync(join(home, 'the case', 'evidence'), { recursive: true });
  const unpacked = join(home, 'unpacked');
  mkdirSync(unpacked);
  await run('unzip', ['-q', pack.file, '-d', unpacked]);
  bag = join(unpacked, readdirSync(unpacked)[0] ?? '');
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

const verify = async (path: string): Promise<{ code: number; words: string }> => {
  try {
    const { stdout } = await run(process.execPath, ['scripts/verify.ts', path, '--lang', 'en']);
    return { code: 0, words: stdout };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stdout' in error)) throw error;
    return { code: Number(error.code), words: String(error.stdout) };
  }
};

describe('5 GB through the whole export', () => {
  it('is a ZIP64 with a file of more than 4 GiB, whose film of a minute plays', async () => {
    const { bytes, dataAt } = await placeInZip(pack.file, FILM);
    expect(bytes).toBeGreaterThan(4 * GIB);
    expect(statSync(pack.file).size).toBe(pack.bytes);
    expect(pack.bytes).toBeGreaterThan(5e9);
    expect(dataAt).toBeGreaterThan(0);
    const last = await placeInZip(pack.file, 'tagmanifest-sha256.txt');
    expect(last.dataAt).toBeGreaterThan(4 * GIB);
    const cut = readdirSync(join(bag, 'data', 'platform')).filter((name) => name.startsWith('film-02-cut'));
    expect(cut.length).toBeGreaterThan(0);
    expect((await readFilm(join(bag, 'data', 'platform', cut[0] ?? ''))).durationS).toBeCloseTo(60, 0);
  });

  it.runIf(process.platform === 'linux')('takes no more memory than a tenth of it', () => {
    expect(pack.peakBytes ?? Infinity).toBeLessThan(MEMORY_BYTES);
    const ratio = (pack.peakBytes ?? Infinity) / (small.peakBytes ?? 1);
    console.log(`LARGE  memory of the export / of a tenth: ${ratio.toFixed(2)} (at most ${MEMORY_RATIO})`);
    expect(ratio).toBeLessThan(MEMORY_RATIO);
  });

  it('is sound to `npm run verify`, as a ZIP and unpacked', async () => {
    for (const path of [pack.file, bag]) {
      const { value, tookMs, peakBytes } = await watched(() => verify(path));
      tell(`verify, ${path === bag ? 'folder' : 'ZIP'}`, { bytes: pack.bytes, tookMs, peakBytes });
      expect(value.words).toContain('Sound');
      expect(value.code).toBe(0);
    }
  });

  it('is whole to sha256sum', async () => {
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      const { stdout } = await run('sha256sum', ['-c', '--strict', list], { cwd: bag });
      expect(stdout).toContain(': OK');
    }
  });

  it.each([
    ['2 GiB', 2 * GIB + 12_345],
    ['4 GiB', 4 * GIB + 12_345],
  ])('is altered to `npm run verify` with one bit turned over behind %s', async (_where, at) => {
    const { dataAt } = await placeInZip(pack.file, FILM);
    flipBit(pack.file, dataAt + at);
    try {
      const { code, words } = await verify(pack.file);
      expect(code).toBe(1);
      expect(words).toContain(FILM);
    } finally {
      flipBit(pack.file, dataAt + at);
    }
  });
});

// Each way of giving a pack once with a good one and once with an altered one; half a minute each on a quiet machine.
const browsers = [
  {
    ...{ name: 'Firefox', path: firefoxPath, open: openInFirefox },
    good: ['zip'] as const,
    altered: [{ how: 'zip', gib: 4 }] as const,
  },
  {
    ...{ name: 'Chromium', path: chromiumPath, open: openInChromium },
    good: ['folder', 'drop'] as const,
    altered: [
      { how: 'folder', gib: 2 },
      { how: 'zip', gib: 4 },
    ] as const,
  },
];
for (const { name, path } of browsers) if (path === undefined) console.log(`SKIPPED: no ${name} on this machine`);

describe.each(browsers.filter((one) => one.path !== undefined))(
  'its own page in $name',
  ({ name, path, open, good, altered }) => {
    let page: ReportPage;
    beforeAll(async () => {
      page = await open(path ?? '', pathToFileURL(join(bag, 'data/report.html')).href);
    });
    afterAll(() => page.close());
    const check = async (how: Give, about: string) => {
      const { value, tookMs, peakBytes } = await watched(() => page.check(how, how === 'folder' ? bag : pack.file));
      tell(`${name}, ${how}, ${about}`, { bytes: pack.bytes, tookMs, peakBytes });
      expect(peakBytes).toBeLessThan(BROWSER_BYTES);
      return value;
    };

    it.each(good)('is green for the good pack (%s)', async (how) => {
      const { state, words } = await check(how, 'good');
      expect(words).toContain('完好');
      expect(state).toBe('sound');
    });

    it.each(altered)(
      'is red with one bit turned over behind $gib GiB of the film, and names it ($how)',
      async ({ how, gib }) => {
        const isUnpacked = how === 'folder';
        const file = isUnpacked ? join(bag, FILM) : pack.file;
        const at = gib * GIB + 777 + (isUnpacked ? 0 : (await placeInZip(pack.file, FILM)).dataAt);
        flipBit(file, at);
        try {
          const { state, words } = await check(how, `one bit behind ${gib} GiB`);
          expect(words).toContain('被改动');
          expect(words).toContain(FILM);
          expect(state).toBe('altered');
        } finally {
          flipBit(file, at);
        }
      },
    );
  },
);
