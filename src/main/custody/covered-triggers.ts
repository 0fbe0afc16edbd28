import type { CoveredTable } from './covered-table.ts';

/** `{"at":…,"event":"…","row":{…},"table":"…"}` of a row; the keys are sorted, so that what SQLite writes is canonical (RFC 8785). */
const bodyOf = ({ table, columns, at }: CoveredTable, event: string, from: 'NEW' | 'OLD'): string => {
  const pairs = [...columns].sort().map((column) => `'${column}', ${from}.${column}`);
  return `json_object('at', ${at.replaceAll('NEW.', `${from}.`)}, 'event', '${event}', 'row', json_object(${pairs.join(', ')}), 'table', '${table}')`;
};

const insertOf = (one: CoveredTable, event: string, from: 'NEW' | 'OLD'): string =>
  `INSERT INTO custody_entry (event, inspection_id, body) VALUES ('${event}', ${one.inspection.replaceAll('NEW.', `${from}.`)}, ${bodyOf(one, event, from)});`;

/** The triggers that repeat this table's rows in the chain, as they stand in the migrations. */
export function triggersOf(one: CoveredTable): string[] {
  const { table, key, columns, added, changed, removed } = one;
  const isChanged = columns
    .filter((column) => !key.includes(column))
    .map((column) => `NEW.${column} IS NOT OLD.${column}`);
  return [
    `CREATE TRIGGER ${table}_custody_added AFTER INSERT ON ${table} BEGIN ${insertOf(one, added, 'NEW')} END;`,
    ...(changed === undefined
      ? []
      : [
          `CREATE TRIGGER ${table}_custody_changed AFTER UPDATE ON ${table} WHEN ${isChanged.join(' OR ')} BEGIN ${insertOf(one, changed, 'NEW')} END;`,
        ]),
    ...(removed === undefined
      ? []
      : [
          `CREATE TRIGGER ${table}_custody_removed AFTER DELETE ON ${table} BEGIN ${insertOf(one, removed, 'OLD')} END;`,
        ]),
  ];
}

/** Repeats the rows that were there before the chain began, as entries of the event `carried-over`. */
export const carryOverOf = (one: CoveredTable): string =>
  // Nobody knows any more which box an old scan was about.
  `INSERT INTO custody_entry (event, inspection_id, body) SELECT 'carried-over', ${one.table === 'scan' ? 'NULL' : one.inspection}, ${bodyOf(one, 'carried-over', 'NEW')} FROM ${one.table} AS NEW ORDER BY ${one.key.map((column) => `NEW.${column}`).join(', ')};`;
