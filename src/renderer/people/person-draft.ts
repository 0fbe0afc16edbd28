import type { Person, PersonInput } from '../../shared/people.ts';
import { isPinWeak } from '../../shared/people.ts';
import { parseName, parseOperatorNo } from '../settings/setting-parsers.ts';

/** What is being typed of a person. `deputyDay` is `2026-11-30`, its last day; '' = no deputy. */
export type PersonDraft = Omit<PersonInput, 'deputyUntil' | 'pin'> & { deputyDay: string; pin: string };

const two = (n: number): string => String(n).padStart(2, '0');
const DAY_MS = 86_400_000;
/** The day before the moment it ends, in the time of this computer. */
export const dayOf = (until: number): string => {
  const day = new Date(until - 1);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
};

export const draftOfPerson = (person: Person | null): PersonDraft =>
  person === null
    ? {
        ...{ id: null, operatorNo: '', name: '', roles: ['inspector'], shops: [], mayConfirm: false },
        ...{ deputyDay: '', isActive: true, pin: '' },
      }
    : {
        ...{
          id: person.id,
          operatorNo: person.operatorNo,
          name: person.name,
          roles: person.roles,
          shops: person.shops,
        },
        mayConfirm: person.mayConfirm,
        deputyDay: person.deputyUntil === null ? '' : dayOf(person.deputyUntil),
        ...{ isActive: person.isActive, pin: '' },
      };

/** The end of that day in the time of this computer, ms; null when none is named. */
const endOf = (day: string): number | null => {
  const at = Date.parse(`${day}T00:00:00`);
  return Number.isNaN(at) ? null : at + DAY_MS;
};

export type PersonFault = 'operatorNo' | 'name' | 'roles' | 'pin' | 'pinWeak';

/** The person as it can be sent, or what is wrong with it. */
export const inputOfDraft = (draft: PersonDraft): { input: PersonInput } | { faults: PersonFault[] } => {
  const { deputyDay, pin, ...rest } = draft;
  const operatorNo = parseOperatorNo(draft.operatorNo);
  const name = parseName(draft.name);
  const faults: PersonFault[] = [
    ...(operatorNo === null ? (['operatorNo'] as const) : []),
    ...(name === null ? (['name'] as const) : []),
    ...(draft.roles.length === 0 ? (['roles'] as const) : []),
    ...(pin === '' || /^\d{4,8}$/.test(pin) ? [] : (['pin'] as const)),
    ...(pin !== '' && isPinWeak(pin) ? (['pinWeak'] as const) : []),
  ];
  if (faults.length > 0 || operatorNo === null || name === null) return { faults };
  return { input: { ...rest, operatorNo, name, deputyUntil: endOf(deputyDay), pin: pin === '' ? null : pin } };
};
