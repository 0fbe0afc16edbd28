import type { CallNeed } from '../../shared/call-roles.ts';
import { rolesAt } from '../../shared/people.ts';
import type { Claim, Person, PersonRole, Seat } from '../../shared/people.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { Clock } from '../lib/clock.ts';
import type { PeopleService } from './people-service.ts';

/** How long a PIN holds for whoever typed it, ms. */
const PIN_HOLDS_MS = 5 * 60_000;
const LOOK_EVERY_MS = 15_000;
/** Badges nobody has, in a row, before the next is not even looked at. */
const FREE_BADGES = 5;
const BADGE_PAUSE_MS = 10_000;

/** The chair at this bench: who sits on it, until when. Lives as long as the program, whatever database is open. */
export type SeatService = {
  view: () => Seat;
  /** Who is signed in; null when nobody is, or when the bench has no people. */
  person: () => Person | null;
  /** Null = may; else why not. */
  whyNot: (need: CallNeed) => ErrorCode | null;
  take: (claim: Claim, pin: string | null) => Promise<Result<Seat>>;
  /** Puts a person there who was proven elsewhere (the first administrator). */
  put: (person: Person) => Seat;
  pin: (pin: string) => Promise<Result<Seat>>;
  leave: () => Result<Seat>;
  touch: () => void;
  /** Rights may have changed: tells the window. */
  lookAgain: () => void;
  stop: () => void;
};

type Deps = {
  people: () => PeopleService;
  clock: Clock;
  /** Ms of a clock that nobody can set. */
  uptime: () => number;
  /** Operator number of whoever opened the box on the bench; null when there is none. */
  boxOf: () => string | null;
  /** After so long without a key, a scan or the pointer, ms. */
  idleMs: () => number;
  /** Somebody sat down: what is recorded from now on is theirs. */
  onTaken: (person: Person) => void;
  onChange: (seat: Seat) => void;
};

export function createSeat({ people, clock, uptime, boxOf, idleMs, onTaken, onChange }: Deps): SeatService {
  let personId: string | null = null;
  /** Since when the PIN counts; null = it was not given. */
  let pinAt: number | null = null;
  let touchedAt = uptime();
  let unknownBadges = 0;
  let badgesFrom = 0;

  const person = (): Person | null => {
    const found = personId === null ? null : people().one(personId);
    return found?.isActive === true ? found : null;
  };
  const rolesOf = (one: Person): PersonRole[] => rolesAt(one, people().trustedNow());
  const view = (): Seat => {
    const one = person();
    const isPinLost = people().isPinLost();
    if (one === null) return { hasPeople: people().hasAny(), isPinLost, person: null };
    const { id, operatorNo, name, mayConfirm } = one;
    return { hasPeople: true, isPinLost, person: { id, operatorNo, name, roles: rolesOf(one), mayConfirm } };
  };
  const tell = (): Seat => {
    const seat = view();
    onChange(seat);
    return seat;
  };
  const sit = (one: Person, isPinGiven: boolean): Seat => {
    // A badge over the scanner again doesn't take back the PIN that was typed.
    if (isPinGiven) pinAt = uptime();
    else if (personId !== one.id) pinAt = null;
    personId = one.id;
    touchedAt = uptime();
    people().seen(one);
    onTaken(one);
    return tell();
  };
  const isFresh = (): boolean => pinAt !== null && uptime() - pinAt < PIN_HOLDS_MS;

  let cancelLook = (): void => undefined;
  /** Never in the middle of a box: it is being filmed. */
  const look = (): void => {
    cancelLook = clock.after(LOOK_EVERY_MS, look);
    if (personId === null || boxOf() !== null || uptime() - touchedAt < idleMs()) return;
    personId = null;
    pinAt = null;
    tell();
  };
  cancelLook = clock.after(LOOK_EVERY_MS, look);

  return {
    view,
    person,
    whyNot: ({ roles, isPinAsked }) => {
      if (roles === null || !people().hasAny()) return null;
      const one = person();
      if (one === null) return 'sign-in-needed';
      if (!rolesOf(one).some((role) => roles.includes(role))) return 'not-allowed';
      return isPinAsked && !isFresh() ? 'pin-needed' : null;
    },
    take: async (claim, pin) => {
      if (claim.by === 'badge' && unknownBadges >= FREE_BADGES && uptime() < badgesFrom) {
        return refuse('badge-unknown');
      }
      const proven = await people().prove(claim, pin);
      if (!proven.ok) {
        if (proven.error.code === 'badge-unknown') {
          unknownBadges += 1;
          badgesFrom = uptime() + BADGE_PAUSE_MS;
        }
        return proven;
      }
      unknownBadges = 0;
      const { person: one, isPinGiven } = proven.value;
      const boxIsOf = personId === one.id || person() === null ? null : boxOf();
      if (boxIsOf !== null && boxIsOf !== one.operatorNo) return refuse('seat-taken', boxIsOf);
      return ok(sit(one, isPinGiven));
    },
    put: (one) => sit(one, true),
    pin: async (pin) => {
      const one = person();
      if (one === null) return refuse('sign-in-needed');
      const proven = await people().provePin(one, pin);
      if (!proven.ok) return proven;
      if (personId === one.id) pinAt = uptime();
      touchedAt = uptime();
      return ok(tell());
    },
    leave: () => {
      if (personId !== null && boxOf() !== null) return refuse('seat-taken', boxOf() ?? '');
      personId = null;
      pinAt = null;
      return ok(tell());
    },
    touch: () => {
      touchedAt = uptime();
    },
    lookAgain: () => {
      if (personId !== null && person() === null) personId = null;
      tell();
    },
    stop: () => {
      cancelLook();
    },
  };
}
