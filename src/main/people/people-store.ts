import * as v from 'valibot';
import { PersonRole } from '../../shared/people.ts';
import type { Person } from '../../shared/people.ts';
import type { Database } from '../db/open.ts';
import type { PinHash } from './pin-hash.ts';

/** What is said anew of a person; `by` is the operator number of who says it. */
type PersonChange = Omit<Person, 'hasPin' | 'hasBadge' | 'lockedUntil'> & { by: string; at: number };

type PersonSecret = { pin: PinHash | null; failures: number; lockedUntil: number };

export type PeopleStore = {
  hasAny: () => boolean;
  /** Everyone ever named here as they stand now, by operator number. */
  all: () => Person[];
  one: (personId: string) => Person | null;
  byNumber: (operatorNo: string) => Person | null;
  byBadge: (badgeSha256: string) => Person | null;
  add: (change: PersonChange) => void;
  secretOf: (personId: string) => PersonSecret | null;
  setPin: (personId: string, pin: PinHash, now: number) => void;
  clearPin: (personId: string) => void;
  setBadge: (personId: string, badgeSha256: string, now: number) => void;
  /** A PIN is about to be looked at: counted as wrong until it is known to be right. */
  countTry: (personId: string, failures: number, lockedUntil: number) => void;
  clearTries: (personId: string) => void;
  /** Notes that the person was here; `now` in ms. */
  seen: (personId: string, now: number) => void;
  /** The latest moment anybody was here or was changed, ms: a clock that is set back doesn't give rights back. */
  latestAt: () => number;
};

type Row = {
  person_id: string;
  operator_no: string;
  name: string;
  roles: string;
  shops: string;
  may_confirm: number;
  deputy_until: number | null;
  is_active: number;
  badge_sha256: string | null;
  pin_hash: string | null;
  locked_until: number | null;
};

const NOW_OF = `SELECT c.person_id, c.operator_no, c.name, c.roles, c.shops, c.may_confirm, c.deputy_until, c.is_active,
    s.badge_sha256, s.pin_hash, s.locked_until
  FROM person_change c LEFT JOIN person_secret s ON s.person_id = c.person_id
  WHERE c.seq = (SELECT max(seq) FROM person_change WHERE person_id = c.person_id)`;

const Roles = v.array(PersonRole);
const Shops = v.array(v.string());

const toPerson = (row: Row): Person => ({
  id: row.person_id,
  operatorNo: row.operator_no,
  name: row.name,
  roles: v.parse(Roles, JSON.parse(row.roles)),
  shops: v.parse(Shops, JSON.parse(row.shops)),
  mayConfirm: row.may_confirm === 1,
  deputyUntil: row.deputy_until,
  isActive: row.is_active === 1,
  hasPin: row.pin_hash !== null,
  hasBadge: row.badge_sha256 !== null,
  lockedUntil: row.locked_until === null || row.locked_until === 0 ? null : row.locked_until,
});

export function createPeopleStore(db: Database): PeopleStore {
  const hasAny = db.prepare<[], { found: number }>('SELECT EXISTS (SELECT 1 FROM person_change) AS found');
  const all = db.prepare<[], Row>(`${NOW_OF} ORDER BY c.operator_no`);
  const one = db.prepare<[string], Row>(`${NOW_OF} AND c.person_id = ?`);
  const byNumber = db.prepare<[string], Row>(`${NOW_OF} AND c.operator_no = ? COLLATE NOCASE`);
  const byBadge = db.prepare<[string], Row>(`${NOW_OF} AND s.badge_sha256 = ?`);
  const add = db.prepare(
    `INSERT INTO person_change (person_id, operator_no, name, roles, shops, may_confirm, deputy_until, is_active,
       by_operator_no, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  type SecretRow = { pin_salt: string | null; pin_hash: string | null; failures: number; locked_until: number };
  const secret = db.prepare<[string], SecretRow>(
    'SELECT pin_salt, pin_hash, failures, locked_until FROM person_secret WHERE person_id = ?',
  );
  const setPin = db.prepare<[string, string, string, number]>(
    `INSERT INTO person_secret (person_id, pin_salt, pin_hash, changed_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (person_id) DO UPDATE SET pin_salt = excluded.pin_salt, pin_hash = excluded.pin_hash, failures = 0,
       locked_until = 0, changed_at = max(changed_at, excluded.changed_at)`,
  );
  const clearPin = db.prepare<[string]>(
    'UPDATE person_secret SET pin_salt = NULL, pin_hash = NULL, failures = 0, locked_until = 0 WHERE person_id = ?',
  );
  const setBadge = db.prepare<[string, string, number]>(
    `INSERT INTO person_secret (person_id, badge_sha256, changed_at) VALUES (?, ?, ?)
     ON CONFLICT (person_id) DO UPDATE SET badge_sha256 = excluded.badge_sha256,
       changed_at = max(changed_at, excluded.changed_at)`,
  );
  const countTry = db.prepare<[number, number, string]>(
    'UPDATE person_secret SET failures = ?, locked_until = ? WHERE person_id = ?',
  );
  const seen = db.prepare<[number, string]>(
    'UPDATE person_secret SET changed_at = max(changed_at, ?) WHERE person_id = ?',
  );
  const latest = db.prepare<[], { at: number }>(
    `SELECT max(coalesce((SELECT max(changed_at) FROM person_secret), 0),
       coalesce((SELECT max(at) FROM person_change), 0)) AS at`,
  );
  const personOf = (row: Row | undefined): Person | null => (row === undefined ? null : toPerson(row));

  return {
    hasAny: () => hasAny.get()?.found === 1,
    all: () => all.all().map(toPerson),
    one: (personId) => personOf(one.get(personId)),
    byNumber: (operatorNo) => personOf(byNumber.get(operatorNo)),
    byBadge: (badgeSha256) => personOf(byBadge.get(badgeSha256)),
    add: ({ id, operatorNo, name, roles, shops, mayConfirm, deputyUntil, isActive, by, at }) => {
      const rights = [JSON.stringify(roles), JSON.stringify(shops), +mayConfirm, deputyUntil, +isActive];
      add.run(id, operatorNo, name, ...rights, by, at);
    },
    secretOf: (personId) => {
      const row = secret.get(personId);
      if (row === undefined) return null;
      const { pin_salt: salt, pin_hash: hash, failures, locked_until: lockedUntil } = row;
      return { pin: salt === null || hash === null ? null : { salt, hash }, failures, lockedUntil };
    },
    setPin: (personId, { salt, hash }, now) => {
      setPin.run(personId, salt, hash, now);
    },
    clearPin: (personId) => {
      clearPin.run(personId);
    },
    setBadge: (personId, badgeSha256, now) => {
      setBadge.run(personId, badgeSha256, now);
    },
    countTry: (personId, failures, lockedUntil) => {
      countTry.run(failures, lockedUntil, personId);
    },
    clearTries: (personId) => {
      countTry.run(0, 0, personId);
    },
    seen: (personId, now) => {
      seen.run(now, personId);
    },
    latestAt: () => latest.get()?.at ?? 0,
  };
}
