import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEvidencePaths } from '../../../src/main/evidence/evidence-paths.ts';
import { recoverRecordings } from '../../../src/main/evidence/recording-recovery.ts';
import { createBenchFixture } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { filmFragment, filmHeader } from '../../support/tiny-film.ts';

let bench: BenchFixture;
let inspectionId: string;
beforeEach(() => {
  bench = createBenchFixture();
  bench.scan('SF1300001234562');
  inspectionId = bench.core.sessions.readOpen()?.inspection.id ?? '';
});
afterEach(() => bench.close());

const START = { cameraLabel: 'cam', codec: 'avc1', widthPx: 1280, heightPx: 720 };
const start = async (): Promise<string> => {
  const started = await bench.core.recordings.start({ inspectionId, ...START }, '0217');
  if (!started.ok) throw new Error(started.error.code);
  return started.value.recordingId;
};
const append = (
  recordingId: string,
  offset: number,
  bytes: Uint8Array<ArrayBuffer>,
  endMs: number,
  isFragmentEnd = true,
) => bench.core.recordings.append({ recordingId, offset, bytes, isFragmentEnd, endMs });
const fileOf = (id: string): string => createEvidencePaths(bench.dataDir).recording(id);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const digests = (id: string) =>
  bench.core.db
    .prepare('SELECT end_bytes, sha256_rolling FROM recording_fragment WHERE recording_id = ? ORDER BY position')
    .all(id);

describe('a growing recording', () => {
  it('is on disk after each fragment, with the digest of the whole file up to there', async () => {
    const id = await start();
    const header = filmHeader();
    const first = filmFragment(1);
    await append(id, 0, header, 0);
    await append(id, header.length, first, 1000);
    const file = readFileSync(fileOf(id));
    expect(file).toEqual(Buffer.concat([header, first]));
    expect(digests(id)).toEqual([
      { end_bytes: header.length, sha256_rolling: sha256(header) },
      { end_bytes: file.length, sha256_rolling: sha256(file) },
    ]);
  });

  it('refuses a piece that does not belong at the end of the file, and stays whole', async () => {
    const id = await start();
    await append(id, 0, filmHeader(), 0);
    expect(await append(id, 5, filmFragment(1), 1000)).toMatchObject({
      ok: false,
      error: { code: 'recording-out-of-order' },
    });
    expect(readFileSync(fileOf(id))).toEqual(Buffer.from(filmHeader()));
  });

  it('ends at its last whole fragment when a slice of the next one was all that came', async () => {
    const id = await start();
    const header = filmHeader();
    await append(id, 0, header, 0);
    await append(id, header.length, Uint8Array.of(1, 2, 3), 0, false);
    await bench.core.recordings.end(id, 'camera-lost', 15);
    expect(readFileSync(fileOf(id))).toEqual(Buffer.from(header));
    expect(bench.core.evidenceStore.recordingsOf(inspectionId)).toMatchObject([
      { end: 'camera-lost', bytes: header.length },
    ]);
  });

  it('is known to have ended when it is ended twice, and unknown when it never was', async () => {
    const id = await start();
    expect((await bench.core.recordings.end(id, 'closed', 0)).ok).toBe(true);
    expect((await bench.core.recordings.end(id, 'closed', 0)).ok).toBe(true);
    expect(await bench.core.recordings.end('nobody', 'closed', 0)).toMatchObject({
      error: { code: 'recording-unknown' },
    });
  });
});

describe('after a kill', () => {
  it('is cut to its last whole fragment, closed, hashed, and said once', async () => {
    const id = await start();
    const whole = Buffer.concat([filmHeader(), filmFragment(1), filmFragment(2)]);
    await append(id, 0, whole, 2000);
    appendFileSync(fileOf(id), filmFragment(3).subarray(0, 50));
    bench.restart();
    const { evidenceStore } = bench.core;
    const paths = createEvidencePaths(bench.dataDir);
    expect(await recoverRecordings(evidenceStore, paths, bench.clock)).toEqual({ recordings: 1, cutBytes: 50 });
    expect(readFileSync(fileOf(id))).toEqual(whole);
    expect(evidenceStore.recordingsOf(inspectionId)).toMatchObject([
      { end: 'killed', durationMs: 2000, bytes: whole.length },
    ]);
    expect(bench.core.db.prepare('SELECT sha256 FROM recording_end').all()).toEqual([{ sha256: sha256(whole) }]);
    expect(await recoverRecordings(evidenceStore, paths, bench.clock)).toEqual({ recordings: 0, cutBytes: 0 });
  });

  it('keeps a fragment that reached the disk though its row did not', async () => {
    const id = await start();
    await append(id, 0, filmHeader(), 0);
    appendFileSync(fileOf(id), filmFragment(1));
    bench.restart();
    await recoverRecordings(bench.core.evidenceStore, createEvidencePaths(bench.dataDir), bench.clock);
    expect(readFileSync(fileOf(id)).length).toBe(filmHeader().length + filmFragment(1).length);
  });
});

describe('evidence rows and names', () => {
  it('cannot be changed or deleted', async () => {
    const id = await start();
    await append(id, 0, filmHeader(), 0);
    for (const table of ['recording', 'recording_fragment', 'session_fact']) {
      expect(() => bench.core.db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
    }
    expect(() => bench.core.db.exec(`UPDATE recording_fragment SET end_bytes = 1`)).toThrow('append-only');
  });

  it('make no path of anything but a hash or an id', () => {
    const paths = createEvidencePaths('/data');
    for (const name of ['../../etc/passwd', '', 'a/b', 'C:\\x', '\u0000']) {
      expect(() => paths.recording(name)).toThrow();
      expect(() => paths.photo(name)).toThrow();
    }
  });

  it('says that the film is missing when there is none, and broken when it was broken off', async () => {
    const id = await start();
    await append(id, 0, Buffer.concat([filmHeader(), filmFragment(1)]), 1000);
    const gaps = (): readonly string[] => {
      const session = bench.core.sessions.read(inspectionId);
      return session === null ? [] : bench.core.evidence.check(session, bench.core.boxState.casesOf(session)).gaps;
    };
    bench.scan('DP:SWP');
    expect(gaps()).not.toContain('recording');
    await bench.core.recordings.end(id, 'camera-lost', 15);
    expect(gaps()).toContain('recording-broken');
    expect(existsSync(fileOf(id))).toBe(true);
  });
});
