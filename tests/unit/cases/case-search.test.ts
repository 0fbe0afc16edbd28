import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { INDEX_QUERIES } from '../../../src/main/cases/case-index.ts';
import { CASES_A_PAGE, SEARCH_QUERIES } from '../../../src/main/cases/case-search-store.ts';
import { VIEW_QUERIES } from '../../../src/main/cases/case-view-store.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import type { CaseHits, CaseSearch } from '../../../src/shared/cases.ts';
import { aPhone, aReturn, createBenchFixture, FOREIGN_IMEI, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { planOf } from '../../support/platform-plan.ts';
import { insertDecided } from '../../support/platform-rows.ts';

const SHIRT_BOX = aReturn({
  orderNo: '2026112200881234567',
  phoneTail: '8812',
  buyer: '欧阳*',
  moreWaybills: ['YT9988776655443'],
  lines: [
    {
      sku: 'SKU-1',
      name: '男士衬衫 白 L',
      picture: 'data:image/png;base64,AA',
      quantity: 2,
      isGift: false,
      barcodes: [SHIRT],
      serials: [],
      subOrderNo: 'SUB-77120',
    },
  ],
});

let bench: BenchFixture;
beforeEach(() => {
  bench = createBenchFixture([SHIRT_BOX, aPhone()]);
});
afterEach(() => bench.close());

const find = (text: string, more: Partial<CaseSearch> = {}): CaseHits =>
  bench.core.cases.find({
    text,
    verdict: 'any',
    isUndecided: false,
    fromAt: null,
    untilAt: null,
    after: null,
    ...more,
  });
const waybills = (text: string, more: Partial<CaseSearch> = {}): string[] =>
  find(text, more).hits.map(({ waybill }) => waybill);

const PHONE_WAYBILL = 'JDVA11408814483';
/** The shirt is intact, the phone is another one. */
const judgeBoth = (): void => {
  for (const raw of ['SF1300001234562', SHIRT, SHIRT, 'DP:OK']) bench.scan(raw);
  for (const raw of [PHONE_WAYBILL, FOREIGN_IMEI, 'DP:SWP']) bench.scan(raw);
  bench.core.bench.note({ kind: 'noted', text: '屏幕有裂纹，买家不认' });
  bench.takePhoto('label');
  bench.takePhoto('serial');
  bench.scan('DP:HOLD');
  bench.scan('DP:HOLD');
  bench.scan('DL:HOLD-03');
};

describe('finding a case', () => {
  it.each([
    ['a part of the order number', '88123', ['SF1300001234562']],
    ['a waybill as the screen shows it', 'SF13 0000 1234 562', ['SF1300001234562']],
    ['its small letters', 'jdva1140', [PHONE_WAYBILL]],
    ['another waybill of the return', '9988776655', ['SF1300001234562']],
    ['the sub-order', 'sub-771', ['SF1300001234562']],
    ['the phone tail', '8812', ['SF1300001234562']],
    ['two characters of the goods', '衬衫', ['SF1300001234562']],
    ['one character of the buyer', '欧', ['SF1300001234562']],
    ['the masked buyer, as it stands there', '欧阳*', ['SF1300001234562']],
    ['a word of the note', '裂纹', [PHONE_WAYBILL]],
    ['a longer part of the note', '屏幕有裂纹', [PHONE_WAYBILL]],
    ['the serial that was in the box', FOREIGN_IMEI.slice(3, 12), [PHONE_WAYBILL]],
    ['the barcode', SHIRT, ['SF1300001234562']],
    ['two words, both of which must be there', '衬衫 8812', ['SF1300001234562']],
    ['two words of two cases', '衬衫 裂纹', []],
    ['full-width digits', '８８１２', ['SF1300001234562']],
    ['something that nobody wrote', 'zzzzzz', []],
  ])('by %s', (_, text, found) => {
    judgeBoth();
    expect(waybills(text)).toEqual(found);
  });

  it.each([
    '"',
    '""',
    "'; DROP TABLE case_doc; --",
    'NEAR(SF13 0000)',
    'body:SF13',
    'SF13* OR 1',
    '-SF13',
    '^SF',
    '\u0000',
    '%',
    '_',
    '{a b}:x',
    '('.repeat(100),
  ])('takes %j as text', (text) => {
    judgeBoth();
    expect(() => waybills(text)).not.toThrow();
    expect(waybills('SF13')).toEqual(['SF1300001234562']);
  });

  it('shows what is known of a hit, as it stands now', () => {
    judgeBoth();
    const [hit] = find('JDVA').hits;
    expect(hit).toMatchObject({
      waybill: PHONE_WAYBILL,
      title: '手机',
      verdicts: [{ verdict: 'swapped', finding: 'contradicts' }],
      decision: 'to-decide',
      exports: 0,
      isHeld: false,
      moreReturns: 0,
      returns: [{ returnNo: 'R-PHONE', amountCents: 4999_00, currency: 'CNY', shop: '示例店' }],
    });
    const photos = bench.core.evidenceStore.photosOf(hit?.inspectionId ?? '');
    expect(hit?.photo).toBe(photos.find(({ shot }) => shot === 'serial')?.sha256);
    const ids = createIds(bench.clock);
    bench.core.db
      .prepare('INSERT INTO hold VALUES (?, ?, 1, ?, ?, ?)')
      .run(ids.next(), hit?.inspectionId, '买家投诉到 12315', '0217', bench.clock.now());
    bench.core.db
      .prepare(`INSERT INTO pack_export VALUES (?, ?, 'court', 'sealed', 'a', 'b', '0217', ?)`)
      .run(ids.next(), hit?.inspectionId, bench.clock.now());
    expect(find('JDVA').hits[0]).toMatchObject({ isHeld: true, exports: 1 });
  });

  it('filters by verdict, by what is undecided and by day', () => {
    judgeBoth();
    expect(waybills('', { verdict: 'not-intact' })).toEqual([PHONE_WAYBILL]);
    expect(waybills('', { verdict: 'intact' })).toEqual(['SF1300001234562']);
    expect(waybills('', { verdict: 'damaged' })).toEqual([]);
    expect(waybills('', { isUndecided: true })).toEqual([PHONE_WAYBILL]);
    const { openedAt } = find('JDVA').hits[0] ?? { openedAt: 0 };
    expect(waybills('', { fromAt: openedAt })).toEqual([PHONE_WAYBILL]);
    expect(waybills('', { untilAt: openedAt })).toEqual(['SF1300001234562']);
    expect(waybills('SF13', { fromAt: openedAt })).toEqual([]);
  });

  it('follows a verdict that is taken back and a decision that is made', () => {
    judgeBoth();
    expect(waybills('', { isUndecided: true })).toEqual([PHONE_WAYBILL]);
    bench.core.db.exec(`UPDATE decision SET state = 'approved' WHERE state = 'to-decide'`);
    expect(waybills('', { isUndecided: true })).toEqual([]);
    bench.core.db.exec(`UPDATE verdict SET revoked_at = 1 WHERE verdict = 'swapped'`);
    expect(waybills('', { verdict: 'not-intact' })).toEqual([]);
    expect(waybills('裂纹')).toEqual([PHONE_WAYBILL]);
  });

  it('knows what a platform tells of a return after its box was opened', () => {
    judgeBoth();
    expect(waybills('WX-4471')).toEqual([]);
    bench.core.expectedReturns.save({ ...SHIRT_BOX, version: 2, buyer: 'WX-4471' }, bench.clock.now());
    expect(waybills('WX-4471')).toEqual(['SF1300001234562']);
    expect(waybills('欧阳')).toEqual([]);
    expect(bench.core.db.prepare('SELECT count(*) AS n FROM case_stale').get()).toEqual({ n: 0 });
  });

  it('pages by 50, newest first, without a gap or one twice', () => {
    const at = bench.clock.now();
    for (let n = 0; n < 2 * CASES_A_PAGE + 7; n += 1) {
      insertDecided(bench.core.db, { returnNo: `RX-${String(n).padStart(3, '0')}`, at: at + Math.floor(n / 4) });
    }
    // However busy the machine is: a search itself waits a short while only.
    while (!bench.core.cases.catchUp(1000));
    const seen: string[] = [];
    for (let after: number | null = null, page = 0; page < 9; page += 1) {
      const found: CaseHits = find('RX-', { after });
      expect(found.isBehind).toBe(false);
      seen.push(...found.hits.map(({ waybill }) => waybill));
      after = found.next;
      if (after === null) break;
    }
    expect(seen).toHaveLength(2 * CASES_A_PAGE + 7);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen[0]).toBe('WB-RX-106');
    expect(seen.at(-1)).toMatch(/WB-RX-00\d/);
  });

  it('writes nothing into the index while the bench works', () => {
    judgeBoth();
    expect(bench.core.db.prepare('SELECT count(*) AS n FROM case_doc').get()).toEqual({ n: 0 });
    expect(bench.core.cases.catchUp(1000)).toBe(true);
    expect(bench.core.db.prepare('SELECT count(*) AS n FROM case_doc').get()).toEqual({ n: 2 });
  });

  it('says when the index has not caught up, and goes on where it stopped', () => {
    for (let n = 0; n < 90; n += 1) insertDecided(bench.core.db, { returnNo: `RY-${n}` });
    expect(bench.core.cases.catchUp(0)).toBe(false);
    const { n } = bench.core.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM case_doc').get() ?? { n: 0 };
    expect(n).toBeGreaterThan(0);
    expect(n).toBeLessThan(90);
    bench.restart();
    expect(find('RY-').hits).toHaveLength(CASES_A_PAGE);
  });
});

describe('the plans of its queries', () => {
  const QUERIES = { ...INDEX_QUERIES, ...SEARCH_QUERIES, ...VIEW_QUERIES };
  it.each(Object.entries(QUERIES).filter(([name]) => name !== 'stale'))(
    '%s reads no table from end to end',
    (_, sql) => {
      const plan = planOf(bench.core.db, sql).filter((line) => !/VIRTUAL TABLE INDEX \d+:/.test(line));
      expect(plan.filter((line) => line.startsWith('SCAN'))).toEqual([]);
    },
  );
  it.each(['matching', 'all'] as const)('%s gives the order without sorting', (name) => {
    expect(planOf(bench.core.db, SEARCH_QUERIES[name]).join('\n')).not.toMatch(/TEMP B-TREE/);
  });
});
