import { createHash, randomInt } from 'node:crypto';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isPinWeak } from '../../shared/people.ts';
import type { Claim, FirstPerson, PeopleRead, Person, PersonInput } from '../../shared/people.ts';
import { atOnce, commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { Clock } from '../lib/clock.ts';
import type { Ids } from '../lib/ids.ts';
import { lockedUntil } from './lock-rules.ts';
import { readPeople } from './people-list.ts';
import type { PeopleStore } from './people-store.ts';
import { hashPin, isPinOf } from './pin-hash.ts';

/** What a person proved: with a PIN, or by their badge alone. */
type Proven = { person: Person; isPinGiven: boolean };

export type PeopleService = {
  hasAny: () => boolean;
  /** True when there are administrators and none of them has a PIN. */
  isPinLost: () => boolean;
  /** Clears the PINs of all administrators: whoever may write into the data folder of this computer asked for it. */
  clearAdministratorPins: () => void;
  one: (personId: string) => Person | null;
  list: () => Person[];
  /**
   * Makes the first administrator, who may also inspect and decide; refused once there is anybody. While no administrator has
   * a PIN, gives one of them a new one.
   */
  first: (input: FirstPerson) => Promise<Result<Person>>;
  /** Adds or changes a person. The last administrator stays one; an operator number belongs to one person for ever. */
  save: (input: PersonInput, by: string) => Promise<Result<Person[]>>;
  unlock: (personId: string, by: string) => Result<Person[]>;
  /** The code of a new badge, this once; the one before opens nothing any more. */
  issueBadge: (personId: string, by: string) => Result<{ person: Person; code: string }>;
  /** Adds everybody a CSV text names who is new; the rest is told by row. They have neither badge nor PIN yet. */
  readList: (csv: string, by: string) => Result<PeopleRead>;
  /**
   * Whether somebody is who they say: a badge, a number with its PIN, or a badge with PIN. `pin-wrong` for a number nobody
   * has, after the same time; `pin-locked` with the seconds left while no PIN is looked at.
   */
  prove: (claim: Claim, pin: string | null) => Promise<Result<Proven>>;
  provePin: (person: Person, pin: string) => Promise<Result<Proven>>;
  /** Notes that the person signed in, in the chain too. */
  seen: (person: Person) => void;
  /** Now, or the latest moment ever seen here if the clock was set back: what has run out stays so, ms. */
  trustedNow: () => number;
};

type Deps = {
  db: Database;
  store: PeopleStore;
  clock: Clock;
  ids: Ids;
  record: (event: {
    kind: 'signed-in' | 'pin-wrong' | 'badge-issued' | 'unlocked' | 'pin-set' | 'pin-cleared';
    inspectionId: null;
    body: Record<string, string | number>;
    operatorNo: string;
  }) => void;
};

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 60 random bits: nothing to guess at a scanner's pace, and a barcode that fits a label of 60 mm. */
const BADGE_CHARS = 12;
const newBadge = (): string => Array.from({ length: BADGE_CHARS }, () => ALPHABET.charAt(randomInt(32))).join('');
const badgeHash = (code: string): string => createHash('sha256').update(code).digest('hex');

export function createPeopleService({ db, store, clock, ids, record }: Deps): PeopleService {
  const trustedNow = (): number => Math.max(clock.now(), store.latestAt());

  const isAdministrator = ({ isActive, roles }: Person): boolean => isActive && roles.includes('administrator');
  const isPinLost = (): boolean => {
    const administrators = store.all().filter(isAdministrator);
    return administrators.length > 0 && !administrators.some(({ hasPin }) => hasPin);
  };
  const isLastAdministrator = (personId: string): boolean =>
    !store.all().some((one) => one.id !== personId && isAdministrator(one));

  const write = (input: PersonInput, personId: string, by: string): void => {
    const { operatorNo, name, roles, shops, mayConfirm, deputyUntil, isActive } = input;
    const rights = { roles, shops, mayConfirm, deputyUntil, isActive };
    store.add({ id: personId, operatorNo, name, ...rights, by, at: clock.now() });
  };

  const whyNot = (input: PersonInput, before: Person | null): Result<never> | null => {
    const other = store.byNumber(input.operatorNo);
    if (other !== null && other.id !== input.id) return refuse('operator-taken', input.operatorNo);
    if (input.id !== null && before === null) return refuse('unknown-person');
    if (before !== null && before.operatorNo !== input.operatorNo) return refuse('operator-taken', before.operatorNo);
    const staysAdministrator = input.isActive && input.roles.includes('administrator');
    const wasAdministrator = before?.isActive === true && before.roles.includes('administrator');
    if (wasAdministrator && !staysAdministrator && isLastAdministrator(before.id)) return refuse('last-administrator');
    return null;
  };

  const provePin = async (person: Person, pin: string): Promise<Result<Proven>> => {
    const secret = store.secretOf(person.id);
    const now = trustedNow();
    if (secret !== null && now < secret.lockedUntil) {
      return refuse('pin-locked', `${Math.ceil((secret.lockedUntil - now) / 1000)}`);
    }
    if (secret?.pin == null) {
      await isPinOf(pin, null);
      return refuse('pin-not-set');
    }
    // Counted before it is looked at: twenty tries at once are twenty, and a killed program has not forgotten one.
    const failures = secret.failures + 1;
    store.countTry(person.id, failures, lockedUntil(failures, person.roles.includes('administrator'), now));
    if (await isPinOf(pin, secret.pin)) {
      store.clearTries(person.id);
      return ok({ person, isPinGiven: true });
    }
    record({ kind: 'pin-wrong', inspectionId: null, body: { failures }, operatorNo: person.operatorNo });
    return refuse('pin-wrong', `${failures}`);
  };

  return {
    hasAny: store.hasAny,
    isPinLost,
    clearAdministratorPins: () => {
      atOnce(db, () => {
        for (const { id, operatorNo } of store.all().filter(isAdministrator)) {
          store.clearPin(id);
          record({ kind: 'pin-cleared', inspectionId: null, body: { of: operatorNo }, operatorNo: '' });
        }
      });
    },
    one: store.one,
    list: store.all,
    trustedNow,
    provePin,
    first: async ({ operatorNo, name, pin }) => {
      if (isPinWeak(pin)) return refuse('pin-weak');
      const hashed = await hashPin(pin);
      return commit(db, () => {
        if (store.hasAny()) {
          const known = store.byNumber(operatorNo);
          if (!isPinLost() || known === null || !isAdministrator(known)) return refuse('people-known');
          store.setPin(known.id, hashed, clock.now());
          record({ kind: 'pin-set', inspectionId: null, body: { of: operatorNo }, operatorNo });
          return ok(known);
        }
        const id = ids.next();
        const rights = { shops: [], mayConfirm: true, deputyUntil: null, isActive: true };
        const roles = ['administrator', 'supervisor', 'inspector'] as const;
        write({ id, operatorNo, name, roles: [...roles], ...rights, pin: null }, id, operatorNo);
        store.setPin(id, hashed, clock.now());
        const person = store.one(id);
        return person === null ? refuse('unknown-person') : ok(person);
      });
    },
    save: async (input, by) => {
      if (input.pin !== null && isPinWeak(input.pin)) return refuse('pin-weak');
      const hashed = input.pin === null ? null : await hashPin(input.pin);
      return commit(db, () => {
        const before = input.id === null ? null : store.one(input.id);
        const not = whyNot(input, before);
        if (not !== null) return not;
        const id = input.id ?? ids.next();
        write(input, id, by);
        if (hashed !== null) {
          store.setPin(id, hashed, clock.now());
          record({ kind: 'pin-set', inspectionId: null, body: { of: input.operatorNo }, operatorNo: by });
        }
        return ok(store.all());
      });
    },
    unlock: (personId, by) =>
      commit(db, () => {
        const person = store.one(personId);
        if (person === null) return refuse('unknown-person');
        store.clearTries(personId);
        record({ kind: 'unlocked', inspectionId: null, body: { of: person.operatorNo }, operatorNo: by });
        return ok(store.all());
      }),
    issueBadge: (personId, by) =>
      commit(db, () => {
        const person = store.one(personId);
        if (person === null) return refuse('unknown-person');
        const code = newBadge();
        store.setBadge(personId, badgeHash(code), clock.now());
        record({ kind: 'badge-issued', inspectionId: null, body: { of: person.operatorNo }, operatorNo: by });
        return ok({ person, code });
      }),
    readList: (csv, by) =>
      commit(db, () => {
        const read = readPeople(csv, (operatorNo) => store.byNumber(operatorNo) !== null);
        for (const input of read.people) write(input, ids.next(), by);
        return ok({ added: read.people.length, refused: read.refused });
      }),
    prove: async (claim, pin) => {
      const person = claim.by === 'badge' ? store.byBadge(badgeHash(claim.badge)) : store.byNumber(claim.operatorNo);
      if (person?.isActive !== true) {
        if (claim.by === 'badge') return refuse('badge-unknown');
        await isPinOf(pin ?? '', null);
        return refuse('pin-wrong');
      }
      if (pin !== null) return provePin(person, pin);
      return claim.by === 'badge' ? ok({ person, isPinGiven: false }) : refuse('pin-needed');
    },
    seen: (person) => {
      store.seen(person.id, clock.now());
      record({ kind: 'signed-in', inspectionId: null, body: { name: person.name }, operatorNo: person.operatorNo });
    },
  };
}
