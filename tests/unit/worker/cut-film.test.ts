import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutFilm } from '../../../src/main/worker/cut-film.ts';
import { readFilm } from '../../support/film-reader.ts';
import { filmFile } from '../../support/real-film.ts';

let folder = '';
let film = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dockproof-cut-'));
  film = join(folder, 'film.mp4');
  writeFileSync(film, await filmFile(90));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Frames that a real decoder gets out of it; null where ffprobe isn't installed. */
function decodedFrames(file: string): number | null {
  try {
    const args = ['-v', 'error', '-count_frames', '-show_entries', 'stream=nb_read_frames', '-of', 'csv=p=0', file];
    return Number.parseInt(execFileSync('ffprobe', args, { encoding: 'utf8' }), 10);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Types of the boxes of the file, in order. */
const boxesOf = (file: string): string[] => {
  const bytes = readFileSync(file);
  const types: string[] = [];
  for (let at = 0; at < bytes.length;) {
    types.push(bytes.toString('latin1', at + 4, at + 8));
    const size = bytes.readUInt32BE(at);
    // 1: the size of a box that may grow beyond 4 GB stands behind the type.
    at += size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : size;
  }
  return types;
};

describe('a cut film', () => {
  it('begins at the key frame before the moment, lasts as long as asked and plays', async () => {
    const target = join(folder, 'cut.mp4');
    const before = readFileSync(film);
    const cut = await cutFilm({ file: film, target, fromMs: 30_500, toMs: 60_000 });
    expect(cut).toMatchObject({ fromMs: 30_000, toMs: 60_000, frames: 150 });
    // The index first, then the room that was kept for it, then the pictures.
    expect(boxesOf(target)).toEqual(['ftyp', 'moov', 'free', 'mdat']);
    const facts = await readFilm(target);
    expect(facts).toMatchObject({ frames: 150, codec: 'avc', widthPx: 64, firstS: 0 });
    expect(facts.durationS).toBeCloseTo(30, 3);
    expect(decodedFrames(target) ?? 150).toBe(150);
    expect(readFileSync(film).equals(before)).toBe(true);
  });

  it('ends where the film ends', async () => {
    const cut = await cutFilm({ file: film, target: join(folder, 'end.mp4'), fromMs: 85_000, toMs: 600_000 });
    expect(cut).toMatchObject({ fromMs: 85_000, toMs: 90_000, frames: 25 });
  });

  it('holds the very packets that were recorded', async () => {
    const target = join(folder, 'same.mp4');
    await cutFilm({ file: film, target, fromMs: 0, toMs: 2000 });
    const [whole, part] = [readFileSync(film), readFileSync(target)];
    const slice = Buffer.from('AAAAQWWIgj//+IYIRQCaRmVav9f', 'base64');
    expect([whole.includes(slice), part.includes(slice)]).toEqual([true, true]);
    expect(part.length).toBeLessThan(whole.length / 4);
  });

  it('takes no file that is none', async () => {
    const file = join(folder, 'none.mp4');
    writeFileSync(file, 'nothing of the kind');
    expect(await cutFilm({ file, target: join(folder, 'x.mp4'), fromMs: 0, toMs: 1000 })).toBe('not-a-film');
    await expect(
      cutFilm({ file: join(folder, 'gone'), target: join(folder, 'x.mp4'), fromMs: 0, toMs: 1 }),
    ).rejects.toThrow('ENOENT');
  });
});
