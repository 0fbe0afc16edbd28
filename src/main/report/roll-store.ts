import { MEASURES } from '../../shared/report.ts';
import type { Measure } from '../../shared/report.ts';
import type { Database } from '../db/open.ts';
import { buyerOf, measuresOf, monthsOf, placesOf, waitsOf } from './case-facts.ts';
import type { BuyerDelta, CaseFacts, RollPlace, WaitDelta } from './case-facts.ts';
import type { Names } from './case-facts-store.ts';

/** `inTime` → `in_time`, `no-reason` → `no_reason`. */
export const columnOf = (measure: Measure): string =>
  measure.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const COLUMNS = MEASURES.map(columnOf);
const INDEX_OF = new Map(MEASURES.map((measure, index) => [measure, index]));

type RollStore = {
  names: Names;
  /** Counts a case as `facts` from now on; null takes it back. Nothing is written before `flush`. */
  count: (verdictId: string, facts: CaseFacts | null) => void;
  seenArticle: (sku: string, lineId: string) => void;
  /** Writes what `count` gathered: one statement for each number that changes, however many cases change it. */
  flush: () => void;
  /** Forgets every count. */
  clear: () => void;
};

type Changed = { place: RollPlace; numbers: number[] };
type ChangedRolls = Map<string, Changed>;
type ChangedWaits = Map<string, WaitDelta>;

/** The numbers of a place, noughts where it has none yet. */
function numbersOf(rolls: ChangedRolls, place: RollPlace): number[] {
  const name = `${place.dimension} ${place.at} ${place.shop} ${place.key}`;
  const known = rolls.get(name);
  if (known !== undefined) return known.numbers;
  const numbers = MEASURES.map(() => 0);
  rolls.set(name, { place, numbers });
  return numbers;
}

function inMonths(rolls: ChangedRolls): ChangedRolls {
  const months: ChangedRolls = new Map();
  for (const { place, numbers } of rolls.values()) {
    for (const month of monthsOf(place)) {
      const sum = numbersOf(months, { ...place, ...month });
      numbers.forEach((number, index) => {
        if (number !== 0) sum[index] = (sum[index] ?? 0) + number;
      });
    }
  }
  return months;
}

function addWait(waits: ChangedWaits, wait: WaitDelta): void {
  const name = `${wait.kind} ${wait.at} ${wait.shop} ${wait.bucket}`;
  const known = waits.get(name);
  if (known === undefined) waits.set(name, { ...wait });
  else known.n += wait.n;
}

function waitsInMonths(waits: ChangedWaits): ChangedWaits {
  const months: ChangedWaits = new Map();
  for (const one of waits.values()) for (const month of monthsOf(one)) addWait(months, { ...one, ...month });
  return months;
}

/** Gathers what a batch of cases changes; every function but `names` belongs into a transaction of the caller. */
export function createRollStore(db: Database): RollStore {
  const known = db.prepare<[string], { facts: string }>('SELECT facts FROM report_case WHERE verdict_id = ?');
  const keep = db.prepare(
    `INSERT INTO report_case (verdict_id, facts, due_at, day, shop, courier, station) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (verdict_id) DO UPDATE SET facts = excluded.facts, due_at = excluded.due_at, day = excluded.day,
       shop = excluded.shop, courier = excluded.courier, station = excluded.station`,
  );
  const drop = db.prepare<[string]>('DELETE FROM report_case WHERE verdict_id = ?');
  const roll = db.prepare(
    `INSERT INTO report_roll (dimension, shop, at, key, ${COLUMNS.join(', ')})
     VALUES (?, ?, ?, ?, ${COLUMNS.map(() => '?').join(', ')})
     ON CONFLICT DO UPDATE SET ${COLUMNS.map((column) => `${column} = ${column} + excluded.${column}`).join(', ')}`,
  );
  const wait = db.prepare<[string, number, number, number, number]>(
    `INSERT INTO report_wait (kind, shop, at, bucket, n) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  );
  const buyerMonth = db.prepare<[number, number, number, number, number]>(
    `INSERT INTO report_buyer_month (buyer_id, month, judged, intact, contradicts) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET judged = judged + excluded.judged, intact = intact + excluded.intact,
       contradicts = contradicts + excluded.contradicts`,
  );
  const article = db.prepare<[string, string]>(
    `INSERT INTO report_sku (sku, line_id) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET line_id = excluded.line_id WHERE line_id <> excluded.line_id`,
  );
  const shopId = db.prepare<[string, string], { id: number }>(
    'SELECT id FROM report_shop WHERE platform = ? AND shop = ?',
  );
  const addShop = db.prepare<[string, string]>('INSERT INTO report_shop (platform, shop) VALUES (?, ?)');
  const buyerId = db.prepare<[number, string, string], { id: number }>(
    'SELECT id FROM report_buyer WHERE shop = ? AND buyer = ? AND phone_tail = ?',
  );
  const addBuyer = db.prepare<[number, string, string]>(
    'INSERT INTO report_buyer (shop, buyer, phone_tail) VALUES (?, ?, ?)',
  );

  // What one shop's day is changed by; months follow from that when it is written.
  const rolls: ChangedRolls = new Map();
  const waits: ChangedWaits = new Map();
  const buyers = new Map<string, BuyerDelta>();

  const gather = (facts: CaseFacts, sign: 1 | -1): void => {
    const changed = measuresOf(facts).map((measure) => INDEX_OF.get(measure) ?? 0);
    for (const place of placesOf(facts)) {
      const here = numbersOf(rolls, place);
      for (const index of changed) here[index] = (here[index] ?? 0) + sign;
    }
    for (const one of waitsOf(facts, sign)) addWait(waits, one);
    const one = buyerOf(facts, sign);
    if (one === null) return;
    const place = `${one.buyer} ${one.month}`;
    const had = buyers.get(place) ?? { judged: 0, intact: 0, contradicts: 0 };
    const { judged, intact, contradicts } = had;
    buyers.set(place, {
      ...one,
      judged: judged + one.judged,
      intact: intact + one.intact,
      contradicts: contradicts + one.contradicts,
    });
  };

  return {
    names: {
      shop: (platform, shop) => shopId.get(platform, shop)?.id ?? Number(addShop.run(platform, shop).lastInsertRowid),
      buyer: (shop, buyer, phoneTail) =>
        buyerId.get(shop, buyer, phoneTail)?.id ?? Number(addBuyer.run(shop, buyer, phoneTail).lastInsertRowid),
    },
    count: (verdictId, facts) => {
      const before = known.get(verdictId)?.facts ?? null;
      const now = facts === null ? null : JSON.stringify(facts);
      if (before === now) return;
      if (before !== null) gather(JSON.parse(before) as CaseFacts, -1);
      if (facts === null || now === null) {
        drop.run(verdictId);
        return;
      }
      gather(facts, 1);
      const dueAt = facts.isOwed && facts.ackedAt === null ? facts.dueAt : null;
      keep.run(verdictId, now, dueAt, facts.day, facts.shop, facts.courier, facts.station);
    },
    seenArticle: (sku, lineId) => {
      article.run(sku, lineId);
    },
    flush: () => {
      for (const { place, numbers } of [...rolls.values(), ...inMonths(rolls).values()]) {
        const { dimension, at, shop, key } = place;
        if (numbers.some((number) => number !== 0)) roll.run(dimension, shop, at, key, ...numbers);
      }
      for (const { kind, at, shop, bucket, n } of [...waits.values(), ...waitsInMonths(waits).values()])
        if (n !== 0) wait.run(kind, shop, at, bucket, n);
      for (const { buyer, month, judged, intact, contradicts } of buyers.values())
        buyerMonth.run(buyer, month, judged, intact, contradicts);
      for (const gathered of [rolls, waits, buyers]) gathered.clear();
    },
    clear: () => {
      for (const name of ['case', 'roll', 'wait', 'buyer_month', 'buyer', 'sku', 'shop', 'stale'])
        db.exec(`DELETE FROM report_${name}`);
    },
  };
}
