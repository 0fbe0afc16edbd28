import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { createReturnWriter, NEW_RETURN } from '../../../src/main/session/expected-return-writer.ts';
import { aReturn } from '../../support/bench-fixture.ts';
import { openScratchDatabase } from '../../support/platform-rows.ts';

let scratch: ReturnType<typeof openScratchDatabase>;
beforeAll(() => {
  scratch = openScratchDatabase();
});
afterAll(() => {
  scratch.remove();
});

/** The steps SQLite takes for this statement; `Program` runs a trigger, and what may do so keeps copies of whole pages. */
const stepsOf = (sql: string): string[] =>
  scratch.db
    .prepare<unknown[], { opcode: string }>(`EXPLAIN ${sql}`)
    .all(...Array.from({ length: sql.split('?').length - 1 }, () => null))
    .map(({ opcode }) => opcode);

it('a new return is one insert that may run no trigger and gives nothing back', () => {
  const upsert = `${NEW_RETURN} ON CONFLICT (platform, return_no) DO UPDATE SET version = excluded.version`;
  expect(stepsOf(upsert)).toContain('Program');
  const steps = stepsOf(NEW_RETURN);
  expect(steps).toContain('Insert');
  expect(steps).not.toContain('Program');
  expect(steps).not.toContain('ResultRow');
});

describe('returns told together', () => {
  const line = (sku: string, more: Partial<ExpectedReturn['lines'][number]> = {}): ExpectedReturn['lines'][number] => ({
    ...{ sku, name: sku, picture: null, quantity: 2, isGift: false, barcodes: [`B-${sku}`, 'B-ALL'], serials: [] },
    ...more,
  });
  const part = (sku: string) => ({ sku, name: sku, quantity: 1, barcodes: [`P-${sku}`] });
  /** R1 is told four times: renewed twice, the last time too late; R3 is a bundle of its own, R4 one the shop told of. */
  const TOLD: readonly ExpectedReturn[] = [
    aReturn({ returnNo: 'R1', lines: [line('A', { serials: ['S-1', 'S-2'] }), line('B')] }),
    aReturn({ returnNo: 'R2', moreWaybills: ['YT9000000009911', 'YT9000000009912'] }),
    aReturn({ returnNo: 'R1', version: 3, lines: [line('C'), line('A', { serials: ['S-2', 'S-3'] })] }),
    aReturn({ returnNo: 'R3', lines: [line('SET', { parts: [part('X'), part('Y')], serials: ['S-8', 'S-9'] })] }),
    aReturn({ returnNo: 'R1', version: 2, lines: [line('OLD')] }),
    aReturn({ returnNo: 'R4', lines: [line('SET'), line('KIT')] }),
    aReturn({ returnNo: 'R1', version: 3, lines: [line('D')], moreWaybills: ['YT9000000009913'] }),
    aReturn({ returnNo: 'R2', version: 2, moreWaybills: ['YT9000000009914'] }),
  ];
  const READ = [
    'SELECT return_no, version, json_array_length(lines) AS lines FROM expected_return ORDER BY 1',
    `SELECT r.return_no, l.position, l.sku, l.bundle, l.quantity, l.serials FROM expected_line l
       JOIN expected_return r ON r.id = l.expected_return_id ORDER BY 1, 2`,
    `SELECT r.return_no, l.sku, b.barcode FROM line_barcode b JOIN expected_line l ON l.id = b.expected_line_id
       JOIN expected_return r ON r.id = l.expected_return_id ORDER BY 1, 2, 3`,
    `SELECT l.sku, s.serial FROM line_serial s JOIN expected_line l ON l.id = s.expected_line_id ORDER BY 1, 2`,
    `SELECT r.return_no, w.waybill FROM more_waybill w JOIN expected_return r ON r.id = w.expected_return_id ORDER BY 1, 2`,
    // The ids in a return are those of its line rows.
    `SELECT count(*) AS strange FROM expected_return r, json_each(r.lines) j
       WHERE NOT EXISTS (SELECT 1 FROM expected_line l WHERE l.id = j.value ->> 'id' AND l.expected_return_id = r.id)`,
  ];
  const stored = (tell: (save: ReturnType<typeof createReturnWriter>) => void): unknown[] => {
    const { db, remove } = openScratchDatabase();
    try {
      db.exec(`INSERT INTO bundle_part (bundle_sku, position, sku, name, quantity, barcodes)
        VALUES ('KIT', 0, 'K1', 'K1', 3, '["P-K1"]'), ('KIT', 1, 'K2', 'K2', 1, '[]')`);
      tell(createReturnWriter(db, createIds(systemClock), () => undefined));
      return READ.map((sql) => db.prepare(sql).all());
    } finally {
      remove();
    }
  };

  it('are stored as if they had been told one by one', () => {
    const oneByOne = stored((save) => {
      for (const one of TOLD) save([one], 1);
    });
    expect(oneByOne[0]).toEqual([
      { return_no: 'R1', version: 3, lines: 1 },
      { return_no: 'R2', version: 2, lines: 2 },
      { return_no: 'R3', version: 1, lines: 2 },
      { return_no: 'R4', version: 1, lines: 3 },
    ]);
    expect(oneByOne[3]).toEqual([
      { sku: 'X', serial: 'S-8' },
      { sku: 'X', serial: 'S-9' },
    ]);
    expect(oneByOne[5]).toEqual([{ strange: 0 }]);
    for (const size of [2, 3, TOLD.length]) {
      const together = stored((save) => {
        for (let from = 0; from < TOLD.length; from += size) save(TOLD.slice(from, from + size), 1);
      });
      expect(together).toEqual(oneByOne);
    }
  });

  it('tell of each that was known and has another clock now, not of new ones nor of what is older', () => {
    const { db, remove } = openScratchDatabase();
    try {
      const moved: unknown[] = [];
      const save = createReturnWriter(db, createIds(systemClock), (one) => moved.push(one));
      const told = (version: number, signedAt: number | null, platformDeadlineAt: number | null): ExpectedReturn =>
        aReturn({ version, signedAt, platformDeadlineAt });
      const [id] = save([told(2, null, 9_000), aReturn({ returnNo: 'R2', signedAt: 5 })], 1);
      save([told(2, null, 9_000), told(3, null, 9_000), told(1, 7_000, 8_000)], 2);
      expect(moved).toEqual([]);
      save([told(4, null, 8_000), told(5, 7_000, 8_000)], 3);
      expect(moved).toEqual([
        { id, signedAt: null, platformDeadlineAt: 8_000 },
        { id, signedAt: 7_000, platformDeadlineAt: 8_000 },
      ]);
    } finally {
      remove();
    }
  });

  it('give their ids in the order they were told, the same for one told twice', () => {
    stored((save) => {
      const ids = save(TOLD, 1);
      expect(ids).toHaveLength(TOLD.length);
      expect(new Set(ids).size).toBe(4);
      expect([ids[2], ids[4], ids[6]]).toEqual([ids[0], ids[0], ids[0]]);
    });
  });
});
