import { execFile } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { verifyPath } from '../../src/main/verify/verify-path.ts';
import { buildPack } from '../support/pack-builder.ts';
import { compareSides } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import type { Measurement, Place } from './lib/place.ts';

// A pack of about 500 MB in its folder, checked whole: lists, chain, signature, every file. The floor: `sha256sum -c` of its
// list of files by the system, which hashes the same bytes and nothing else. The files are in the system's memory for both,
// as right after an export or a copy; the two take turns.

const FILM_BYTES = 500_000_000;
const ROUNDS = 7;
const GOAL = 1.5;
const run = promisify(execFile);

async function writePack(folder: string): Promise<void> {
  const film = new Uint8Array(FILM_BYTES);
  // No more at once than the system's generator gives.
  for (let at = 0; at < film.length; at += 50_000_000) randomFillSync(film, at, Math.min(50_000_000, film.length - at));
  const { files } = await buildPack({ film });
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

async function measure(place: Place): Promise<Finding[]> {
  const folder = place.newFolder('pack');
  await writePack(folder);
  const ours: number[] = [];
  const floor: number[] = [];
  const verify = async (): Promise<void> => {
    const verdict = await verifyPath(folder);
    if (verdict.outcome !== 'sound') throw new Error(`the pack is ${verdict.outcome}: ${verdict.problem.code}`);
  };
  const sum = (): Promise<unknown> => run('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd: folder });
  // Both once, untimed: the files come into memory, the code is compiled.
  await verify();
  await sum();
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await timed(verify));
    floor.push(await timed(sum));
  }
  const size = `${Math.round(FILM_BYTES / 1e6)} MB`;
  return [
    compareSides(
      'pack-verify',
      GOAL,
      { what: `a pack of ${size} checked whole`, values: ours },
      { what: `sha256sum -c of the same ${size}`, values: floor },
      'ms',
    ),
  ];
}

export const packVerify: Measurement = {
  names: ['pack-verify'],
  about: 'a pack of 500 MB checked / sha256sum -c of the same files',
  run: measure,
};
