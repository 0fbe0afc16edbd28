import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEvidencePaths } from '../../../src/main/evidence/evidence-paths.ts';
import type { Drawing, Shape } from '../../../src/shared/annotation.ts';
import { createBenchFixture } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

let bench: BenchFixture;
let inspectionId: string;
let sha256: string;
beforeEach(() => {
  bench = createBenchFixture();
  bench.scan('SF1300001234562');
  inspectionId = bench.core.sessions.readOpen()?.inspection.id ?? '';
  bench.takePhoto('label');
  sha256 = bench.core.evidenceStore.photosOf(inspectionId)[0]?.sha256 ?? '';
});
afterEach(() => bench.close());

const BOX: Shape = { kind: 'box', x: 100, y: 100, w: 200, h: 300 };
const MASK: Shape = { kind: 'mask', x: 500, y: 500, w: 200, h: 100 };
const set = (drawing: Partial<Drawing>, of = sha256) =>
  bench.core.annotations.set(
    { inspectionId, sha256: of, shapes: [], caption: '', ...drawing },
    { ...bench.core.who(), operatorNo: '0217' },
  );
const rows = () => bench.core.db.prepare('SELECT shapes FROM annotation ORDER BY rowid').pluck().all();
const annotatedEntries = () =>
  bench.core.db.prepare("SELECT body FROM custody_entry WHERE event = 'annotated' ORDER BY seq").pluck().all();

describe('drawing over a photo', () => {
  it('adds a row each time; the newest counts, the older ones stay', () => {
    expect(set({ shapes: [BOX] })).toMatchObject({ ok: true, value: [{ sha256, shapes: [BOX], caption: '' }] });
    set({ shapes: [BOX, MASK], caption: '图 1：封条断开' });
    expect(bench.core.annotations.of(inspectionId)).toEqual([
      { sha256, shapes: [BOX, MASK], caption: '图 1：封条断开', operatorNo: '0217', at: bench.clock.now() },
    ]);
    expect(rows()).toHaveLength(2);
  });

  it('takes it back with nothing drawn and nothing written; a caption alone counts', () => {
    set({ caption: '开箱' });
    expect(bench.core.annotations.of(inspectionId)).toMatchObject([{ shapes: [], caption: '开箱' }]);
    expect(set({})).toEqual({ ok: true, value: [] });
    expect(rows()).toHaveLength(2);
  });

  it('is no event when nothing changed', () => {
    set({});
    expect(rows()).toEqual([]);
    set({ shapes: [BOX] });
    set({ shapes: [BOX] });
    expect(rows()).toHaveLength(1);
  });

  it('never changes the photo', () => {
    const file = createEvidencePaths(bench.dataDir).photo(sha256);
    const before = readFileSync(file);
    set({ shapes: [MASK] });
    expect(readFileSync(file)).toEqual(before);
    expect(createHash('sha256').update(before).digest('hex')).toBe(sha256);
  });

  it('stands in the chain with who drew it', () => {
    set({ shapes: [BOX], caption: '图 1' });
    const [body] = annotatedEntries();
    expect(JSON.parse(String(body))).toMatchObject({
      event: 'annotated',
      table: 'annotation',
      row: { inspection_id: inspectionId, operator_no: '0217', sha256 },
    });
  });

  it('is refused for a photo of another box, and leaves nothing', () => {
    expect(set({ shapes: [BOX] }, 'ab'.repeat(32))).toMatchObject({ error: { code: 'photo-unknown' } });
    expect(rows()).toEqual([]);
  });

  it('can’t be rewritten or deleted behind its back', () => {
    set({ shapes: [BOX] });
    expect(() => bench.core.db.prepare("UPDATE annotation SET shapes = '[]'").run()).toThrow(/append-only/);
    expect(() => bench.core.db.prepare('DELETE FROM annotation').run()).toThrow(/append-only/);
  });

  it('counts by the order of writing when the clock was set back', () => {
    set({ shapes: [BOX] });
    const early = { ...bench.core.who(), now: bench.clock.now() - 3_600_000 };
    bench.core.annotations.set({ inspectionId, sha256, shapes: [MASK], caption: '' }, early);
    expect(bench.core.annotations.of(inspectionId)).toMatchObject([{ shapes: [MASK] }]);
  });
});
