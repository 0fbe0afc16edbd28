import * as v from 'valibot';
import { AtMs, Id } from './domain-words.ts';

// People: who stands at the bench and what each may do. Beside the stages; every call of the contract is let through or
// refused by it (`call-roles.ts`). A bench without people belongs to whoever stands at it, until its first start or the
// page "People" makes an administrator.

/** 收货员, 质检员, 主管, 店铺客服, 管理员. A person may have several. */
export const PERSON_ROLES = ['receiver', 'inspector', 'supervisor', 'agent', 'administrator'] as const;
export const PersonRole = v.picklist(PERSON_ROLES);
export type PersonRole = v.InferOutput<typeof PersonRole>;

export const OperatorNo = v.pipe(v.string(), v.trim(), v.regex(/^[A-Za-z0-9]{1,12}$/));
export const PersonName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20));
/** Four to eight digits; which of them are too easy, `isPinWeak` says. */
export const Pin = v.pipe(v.string(), v.regex(/^\d{4,8}$/));
/** What stands on a badge behind `DB:` (`scan-grammar.ts`). */
const BadgeCode = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{8,26}$/));

const Rights = {
  roles: v.pipe(v.array(PersonRole), v.maxLength(PERSON_ROLES.length)),
  /** Platforms (connection ids) a shop agent works for; empty = none. Says nothing of other roles. */
  shops: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(200)),
  /** May give the merchant's word (商家二次确认) to a partial refund or a compensation somebody else proposed. */
  mayConfirm: v.boolean(),
  /** Stands in for the supervisor 代班 until then; null = no deputy. */
  deputyUntil: v.nullable(AtMs),
  isActive: v.boolean(),
};

export const Person = v.object({
  id: Id,
  operatorNo: v.string(),
  name: v.string(),
  ...Rights,
  hasPin: v.boolean(),
  hasBadge: v.boolean(),
  /** No PIN of theirs is looked at before; null = not locked. */
  lockedUntil: v.nullable(AtMs),
});
export type Person = v.InferOutput<typeof Person>;

/** `id` null makes a new person. `pin` null leaves it as it is. */
export const PersonInput = v.object({
  id: v.nullable(Id),
  operatorNo: OperatorNo,
  name: PersonName,
  ...Rights,
  pin: v.nullable(Pin),
});
export type PersonInput = v.InferOutput<typeof PersonInput>;

export const FirstPerson = v.object({ operatorNo: OperatorNo, name: PersonName, pin: Pin });
export type FirstPerson = v.InferOutput<typeof FirstPerson>;

/** Who a person says to be: by badge, or by number where no scanner is at hand. */
export const Claim = v.variant('by', [
  v.object({ by: v.literal('badge'), badge: BadgeCode }),
  v.object({ by: v.literal('number'), operatorNo: OperatorNo }),
]);
export type Claim = v.InferOutput<typeof Claim>;

/** Who stands here now. */
export const Seat = v.object({
  /** False: nobody is registered here, everyone may do everything. */
  hasPeople: v.boolean(),
  /** No administrator has a PIN (it was cleared on this computer): one of them may set a new one. */
  isPinLost: v.boolean(),
  /** null = nobody is signed in; then only what needs nobody is answered. */
  person: v.nullable(
    v.object({ id: Id, operatorNo: v.string(), name: v.string(), roles: v.array(PersonRole), mayConfirm: v.boolean() }),
  ),
});
export type Seat = v.InferOutput<typeof Seat>;

/** One line of a list of people that was not taken, counted from 1 without the header. */
export const PeopleRead = v.object({
  added: v.number(),
  refused: v.array(
    v.object({ row: v.number(), why: v.picklist(['columns', 'number', 'name', 'role', 'twice', 'known']) }),
  ),
});
export type PeopleRead = v.InferOutput<typeof PeopleRead>;

/** What a person may do at a moment: their roles, and the supervisor's while they stand in for one. */
export const rolesAt = (
  { roles, deputyUntil, isActive }: Pick<Person, 'roles' | 'deputyUntil' | 'isActive'>,
  now: number,
): PersonRole[] => {
  if (!isActive) return [];
  const isDeputy = deputyUntil !== null && now < deputyUntil;
  return PERSON_ROLES.filter((role) => roles.includes(role) || (role === 'supervisor' && isDeputy));
};

const STAIRS = '01234567890 9876543210';

/** One digit over and over, or a run up or down: the first that anyone tries. */
export const isPinWeak = (pin: string): boolean => new Set(pin).size === 1 || STAIRS.includes(pin);
