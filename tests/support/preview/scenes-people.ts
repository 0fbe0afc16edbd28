import { PAGE_IDS } from '../../../src/renderer/settings/setting-list.ts';
import type { PageId } from '../../../src/renderer/settings/setting-list.ts';
import type { Person, Seat } from '../../../src/shared/people.ts';
import { ok } from '../../../src/shared/result.ts';
import { emptyBench } from '../fake-station.ts';
import { HOUR, MINUTE } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';

// People: signing in, who may what, and what was changed of rules and rights.

const now = Date.now();
const DAY = 24 * HOUR;
const person = (operatorNo: string, name: string, more: Partial<Person> = {}): Person => ({
  ...{ id: operatorNo, operatorNo, name, roles: ['inspector'], shops: [], mayConfirm: false, deputyUntil: null },
  ...{ isActive: true, hasPin: true, hasBadge: true, lockedUntil: null },
  ...more,
});
const PEOPLE = [
  person('0001', '周敏', { roles: ['inspector', 'supervisor', 'administrator'], mayConfirm: true }),
  person('0101', 'Alexandra Feathers', { roles: ['receiver', 'inspector'], deputyUntil: now + 3 * DAY }),
  person('0217', '李静', { lockedUntil: now + 4 * MINUTE }),
  person('0218', '王芳', { hasPin: false, hasBadge: false }),
  person('0300', '陈磊', { roles: ['supervisor'] }),
  person('0412', '孙悦', { roles: ['agent'], shops: ['shop-1'], mayConfirm: true }),
  person('0500', '赵雪', { isActive: false }),
];
const nobody: Seat = { hasPeople: true, isPinLost: false, person: null };
const admin: Seat = {
  ...nobody,
  person: { id: '0001', operatorNo: '0001', name: '周敏', roles: ['supervisor', 'administrator'], mayConfirm: true },
};
const refused = [
  { row: 2, why: 'twice' },
  { row: 5, why: 'role' },
  { row: 9, why: 'columns' },
  { row: 12, why: 'known' },
] as const;
const changed = { what: 'setting', title: '', operatorNo: '0001' } as const;
const ENTRIES = [
  { ...changed, name: 'limitCents', from: '50000', to: '80000', at: now - 5 * MINUTE },
  { ...changed, name: 'recheckPercent', from: '2', to: '5', at: now - HOUR },
  {
    ...({ what: 'person', name: '0412', title: '孙悦', operatorNo: '0001', at: now - 2 * DAY } as const),
    from: JSON.stringify({ roles: ['agent'], mayConfirm: false, isActive: true }),
    to: JSON.stringify({ roles: ['agent'], mayConfirm: true, isActive: true }),
  },
];
const answers: NonNullable<Scene['answers']> = {
  seatView: () => ok(admin),
  peopleList: () => ok(PEOPLE),
  peopleRead: () => ok({ added: 11, refused: [...refused] }),
  changeLog: () => ok(ENTRIES),
};
const page = (id: PageId, more: Partial<Scene> = {}): Scene => ({
  ...{ view: emptyBench, answers },
  keys: ['F10', ...Array.from({ length: PAGE_IDS.indexOf(id) }, () => 'ArrowDown')],
  ...more,
});

export const PEOPLE_SCENES = {
  'people-sign-in': { view: emptyBench, answers: { ...answers, seatView: () => ok(nobody) } },
  'people-list': page('people'),
  'people-edit': page('people', { clicks: ['修改: 李静', 'Change: 李静'] }),
  'people-rules': page('rules'),
  'people-service': page('service'),
} satisfies Record<string, Scene>;
