import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkpointLogFile, notesOf } from '../../../src/main/custody/checkpoint-log.ts';
import { sha256, verifyEd25519 } from '../../../src/main/custody/node-sha256.ts';
import { atOnce } from '../../../src/main/db/commit.ts';
import { canonicalJson } from '../../../src/shared/custody/canonical-json.ts';
import type { Json } from '../../../src/shared/custody/canonical-json.ts';
import { lineHash, NO_LINE } from '../../../src/shared/custody/chain-line.ts';
import { openNote } from '../../../src/shared/custody/checkpoint-note.ts';
import { hexOf } from '../../../src/shared/custody/hashing.ts';
import { isConsistent, leafHash, rootOfInclusion } from '../../../src/shared/custody/merkle.ts';
import { BELT, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { fc } from '../../support/property.ts';

let bench: BenchFixture;
beforeEach(() => {
  bench = createBenchFixture();
});
afterEach(() => bench.close());

const custody = () => bench.core.custody;
const allLines = () => custody().lines(1, custody().size());
const intactBox = (): string => {
  bench.scan('SF1300001234562');
  const id = bench.core.sessions.readOpen()?.inspection.id ?? '';
  for (const raw of [SHIRT, BELT, 'DP:OK']) bench.scan(raw);
  return id;
};

describe('the chain', () => {
  it('has a line for each event of a parcel, each linked to the one before', () => {
    const id = intactBox();
    let prev = NO_LINE;
    for (const [index, { seq, line }] of allLines().entries()) {
      const { body, ...rest } = JSON.parse(line) as { body: Json; prev: string; seq: number };
      expect(canonicalJson({ body, ...rest })).toBe(line);
      expect([seq, rest.seq, rest.prev]).toEqual([index + 1, index + 1, prev]);
      prev = lineHash(sha256, line);
    }
    const events = custody()
      .entriesOf(id)
      .map(({ line }) => (JSON.parse(line) as { body: { event: string } }).body.event);
    for (const event of ['inspection-opened', 'scan-handled', 'fact', 'verdict', 'decision', 'command', 'disposition'])
      expect(events).toContain(event);
  });

  it('keeps any text as canonical JSON, as SQLite writes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        custody().record({ kind: 'viewed', inspectionId: null, body: { text }, operatorNo: text });
        const line = custody().lines(custody().size(), custody().size())[0]?.line ?? '';
        expect(canonicalJson(JSON.parse(line) as Json)).toBe(line);
        const { row } = (JSON.parse(line) as { body: { row: { operator_no: string; body: string } } }).body;
        expect(row.operator_no).toBe(text.toWellFormed());
      }),
    );
  });

  it('takes nothing from a transaction that is rolled back, and goes on without a gap', () => {
    custody().record({ kind: 'viewed', inspectionId: null, body: {}, operatorNo: '1' });
    const before = custody().size();
    expect(() =>
      atOnce(bench.core.db, () => {
        custody().record({ kind: 'viewed', inspectionId: null, body: {}, operatorNo: '2' });
        throw new Error('changed my mind');
      }),
    ).toThrow('changed my mind');
    expect(custody().size()).toBe(before);
    custody().record({ kind: 'viewed', inspectionId: null, body: {}, operatorNo: '3' });
    expect(allLines().map(({ seq }) => seq)).toEqual(Array.from({ length: before + 1 }, (_, index) => index + 1));
  });

  it('cannot be changed or shortened', () => {
    intactBox();
    for (const sql of [
      'DELETE FROM custody_entry',
      `UPDATE custody_entry SET body = '{}' WHERE seq = 1`,
      `UPDATE custody_entry SET hash = NULL WHERE seq = 1`,
      'UPDATE checkpoint SET at = 1',
      'DELETE FROM custody_tile',
      'DELETE FROM custody_event',
    ]) {
      custody().record({ kind: 'viewed', inspectionId: null, body: {}, operatorNo: '' });
      if (sql.includes('checkpoint')) custody().checkpoint();
      if (sql.includes('tile')) continue;
      expect(() => bench.core.db.exec(sql)).toThrow('append-only');
    }
  });

  it('is sealed at the next start when a program was killed before the seal', () => {
    bench.core.db.exec(`INSERT INTO custody_event VALUES ('e1', NULL, 'viewed', '{}', '', 5)`);
    const left = 'SELECT count(*) AS n FROM custody_entry WHERE hash IS NULL';
    expect(bench.core.db.prepare(left).get()).toEqual({ n: 1 });
    bench.restart();
    expect(bench.core.db.prepare(left).get()).toEqual({ n: 0 });
    expect(allLines().at(-1)?.line).toContain('"id":"e1"');
  });
});

describe('checkpoints', () => {
  const open = (note: string) => openNote(note, custody().publicKey, { sha256, verify: verifyEd25519 });

  it('are signed over the tree as it is, kept outside the database too, and are not repeated', async () => {
    intactBox();
    const made = custody().checkpoint();
    expect(custody().checkpoint()).toEqual(made);
    const head = await open(made.note);
    expect(head).toMatchObject({ size: custody().size(), origin: custody().origin });
    expect(hexOf(head?.root ?? new Uint8Array())).toBe(hexOf(custody().rootAt(custody().size())));
    expect(notesOf(readFileSync(checkpointLogFile(bench.dataDir), 'utf8'))).toEqual([made.note]);
    expect(await open(made.note.replace(/\n\d+\n/, '\n7\n'))).toBeNull();
  });

  it('prove a case’s lines and that the chain only grew, over hundreds of lines and across a restart', async () => {
    const id = intactBox();
    const first = custody().checkpoint();
    for (let index = 0; index < 700; index += 1)
      custody().record({ kind: 'viewed', inspectionId: null, body: { index }, operatorNo: '' });
    bench.restart();
    const second = await open(custody().checkpoint().note);
    const root = second?.root ?? new Uint8Array();
    const size = second?.size ?? 0;
    const own = custody().entriesOf(id);
    const nodes = custody().inclusion(
      own.map(({ seq }) => seq),
      size,
    );
    const leaves = new Map(own.map(({ seq, line }) => [seq - 1, leafHash(sha256, line)]));
    expect(hexOf(rootOfInclusion(sha256, leaves, size, nodes) ?? new Uint8Array())).toBe(hexOf(root));
    leaves.set(own[0]?.seq ?? 0, leafHash(sha256, 'another'));
    expect(hexOf(rootOfInclusion(sha256, leaves, size, nodes) ?? new Uint8Array())).not.toBe(hexOf(root));
    const from = { size: first.treeSize, root: custody().rootAt(first.treeSize) };
    const proof = custody().consistency(first.treeSize, size);
    expect(isConsistent(sha256, from, { size, root }, proof)).toBe(true);
    expect(isConsistent(sha256, { ...from, root }, { size, root }, proof)).toBe(false);
  });
});
