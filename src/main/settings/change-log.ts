import * as v from 'valibot';
import type { ChangeEntry } from '../../shared/change-log.ts';
import type { Database } from '../db/open.ts';

type SettingRow = { body: string; operatorNo: string; at: number };
type PersonRow = { no: string; name: string; rights: string; was: string | null; operatorNo: string; at: number };

const RIGHTS = (of: string): string =>
  `json_object('roles', json(${of}.roles), 'shops', json(${of}.shops), 'mayConfirm', ${of}.may_confirm,
    'deputyUntil', ${of}.deputy_until, 'isActive', ${of}.is_active)`;

/** Both by an index, newest first; for the test of their plans. */
export const CHANGE_QUERIES = {
  settings: `SELECT body, operator_no AS operatorNo, at FROM custody_event WHERE kind = 'settings-changed'
    ORDER BY at DESC LIMIT ?`,
  people: `SELECT p.operator_no AS no, p.name, ${RIGHTS('p')} AS rights,
      (SELECT ${RIGHTS('b')} FROM person_change b WHERE b.person_id = p.person_id AND b.seq < p.seq
        ORDER BY b.seq DESC LIMIT 1) AS was, p.by_operator_no AS operatorNo, p.at
    FROM person_change p ORDER BY p.seq DESC LIMIT ?`,
};

/** Each a JSON text of its own, as it is told to the chain; an earlier version told only what was new. */
const Told = v.object({ changed: v.string(), was: v.exactOptional(v.string()) });
const Values = v.record(v.string(), v.unknown());

const toEntries = ({ body, operatorNo, at }: SettingRow): ChangeEntry[] => {
  const told = v.parse(Told, JSON.parse(body));
  const changed = v.parse(Values, JSON.parse(told.changed));
  const was = told.was === undefined ? {} : v.parse(Values, JSON.parse(told.was));
  return Object.entries(changed).map(([name, to]) => ({
    ...{ what: 'setting' as const, name, title: '', operatorNo, at },
    from: was[name] === undefined ? null : JSON.stringify(was[name]),
    to: JSON.stringify(to),
  }));
};

/** The last changes of settings and rights together, newest first. */
export function readChanges(db: Database, limit: number): ChangeEntry[] {
  const settings = db.prepare<[number], SettingRow>(CHANGE_QUERIES.settings).all(limit).flatMap(toEntries);
  const people = db
    .prepare<[number], PersonRow>(CHANGE_QUERIES.people)
    .all(limit)
    .filter(({ rights, was }) => rights !== was)
    .map(({ no, name, rights, was, operatorNo, at }): ChangeEntry => {
      return { what: 'person', name: no, title: name, from: was, to: rights, operatorNo, at };
    });
  return [...settings, ...people].sort((a, b) => b.at - a.at).slice(0, limit);
}
