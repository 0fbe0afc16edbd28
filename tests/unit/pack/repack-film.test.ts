import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimsOf } from '../../../src/main/pack/claim-rules.ts';
import { readCase } from '../../../src/main/pack/case-reader.ts';
import { createPackStore } from '../../../src/main/pack/pack-store.ts';
import { filmBlocks } from '../../../src/main/pack/report-figures.ts';
import { gapBlocks } from '../../../src/main/pack/report-sections.ts';
import { createRetentionStore } from '../../../src/main/retention/retention-store.ts';
import type { PackFilm } from '../../../src/shared/pack/pack-record.ts';
import type { RecordingWhat } from '../../../src/shared/evidence.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { sampleRecord } from '../../support/report-record.ts';
import { CAME_UNDER, openRefused } from '../../support/repack-bench.ts';

let bench: BenchFixture;
let inspectionId: string;
beforeEach(() => {
  ({ bench, inspectionId } = openRefused());
});
afterEach(() => bench.close());

const film = async (what: RecordingWhat): Promise<void> => {
  const { recordings } = bench.core;
  const about = { inspectionId, what, cameraLabel: 'top', codec: 'avc1', widthPx: 640, heightPx: 480 };
  const started = await recordings.start(about, '0217');
  if (!started.ok) throw new Error(started.error.code);
  const { recordingId } = started.value;
  const bytes = new Uint8Array([what.length, 2, 3]);
  await recordings.append({ recordingId, offset: 0, bytes, isFragmentEnd: true, endMs: 1000 });
  await recordings.end(recordingId, 'closed', 15);
  bench.clock.advance(60_000);
};
const read = () => {
  const { core } = bench;
  const deps = { ...core, store: createPackStore(core.db), annotations: core.annotations };
  const found = readCase(deps, inspectionId, 'plain');
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

describe('the film of a packing', () => {
  it('is among the films of its case, told apart, and kept by the rule of that case', async () => {
    await film('opening');
    bench.scan(CAME_UNDER);
    bench.scan('DP:SEND');
    await film('repack');
    const { films } = read();
    expect(films.map(({ what }) => what)).toEqual(['opening', 'repack']);
    const kept = createRetentionStore(bench.core.db).filesOf(inspectionId);
    expect(kept.filter(({ kind }) => kind === 'recording').map(({ file }) => file)).toEqual(films.map(({ id }) => id));
  });

  it('lets the opening be missing where it is', async () => {
    bench.scan(CAME_UNDER);
    bench.scan('DP:SEND');
    await film('repack');
    expect(read().gaps).toContain('recording');
    await film('opening');
    expect(read().gaps).not.toContain('recording');
  });

  it('answers no claim of how the goods came', () => {
    const source = read();
    const [opening] = sampleRecord().films;
    if (opening === undefined) throw new Error('the sample has no film');
    const packing: PackFilm = {
      ...opening,
      what: 'repack',
      path: 'data/originals/film-02.mp4',
      sha256: 'ab'.repeat(32),
    };
    const { returns, figures } = sampleRecord();
    const claimed = (films: PackFilm[]) => claimsOf(source, returns, { figures, films, locale: 'zh' });
    expect(claimed([opening, packing])).toEqual(claimed([opening]));
    expect(claimed([packing])).toEqual(claimed([]));
  });

  it('is called what it is in the report, where the lack of another is said', () => {
    const [opening] = sampleRecord().films;
    if (opening === undefined) throw new Error('the sample has no film');
    const record = sampleRecord({ films: [{ ...opening, what: 'repack' }] });
    expect(JSON.stringify(filmBlocks(record))).toContain('录像 1（打包寄回）');
    expect(JSON.stringify(gapBlocks(record))).toContain('缺录像');
    expect(JSON.stringify(filmBlocks(sampleRecord()))).not.toContain('打包寄回');
  });
});
