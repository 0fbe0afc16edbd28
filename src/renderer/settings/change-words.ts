import type { TFunction } from 'i18next';
import * as v from 'valibot';
import type { ChangeEntry } from '../../shared/change-log.ts';
import { DaysOff } from '../../shared/days-off.ts';
import type { DayRange } from '../../shared/days-off.ts';
import { PersonRole } from '../../shared/people.ts';
import { yuanText } from '../ui/money.ts';
import { showText } from '../ui/shown-text.ts';
import { REGISTER_DAY_KEYS } from '../../shared/watch-settings.ts';
import { writeDay } from './read-days.ts';
import { SETTING_LIST } from './setting-list.ts';

const PAGES_OF = {
  bins: 'set.page.bins',
  holdBin: 'disposition.keep',
  keepDays: 'set.page.keep',
  spaceGb: 'set.page.keep',
  checklists: 'set.page.evidence',
  serviceTexts: 'set.page.service',
  tsa: 'set.page.time',
  workHours: 'changes.workHours',
  daysOff: 'days.title',
  registerDays: 'watch.registerDays',
} as const;
const LONGEST = 60;
/** Of a list of days that came or went. */
const MOST_LINES = 6;

const Rights = v.object({
  roles: v.array(PersonRole),
  shops: v.array(v.string()),
  mayConfirm: v.number(),
  deputyUntil: v.nullable(v.number()),
  isActive: v.number(),
});

const isPaged = (name: string): name is keyof typeof PAGES_OF => Object.hasOwn(PAGES_OF, name);

/** What was changed, by the name it has on its page. */
export function wordChanged(t: TFunction, { what, name, title }: ChangeEntry): string {
  if (what === 'person') return showText(`${title} · ${name}`);
  if (isPaged(name)) return t(PAGES_OF[name]);
  const setting = SETTING_LIST.find(({ id }) => id === name);
  return setting === undefined ? name : t(setting.label);
}

function wordRights(t: TFunction, json: string): string {
  const read = v.safeParse(Rights, JSON.parse(json));
  if (!read.success) return showText(json.slice(0, LONGEST));
  const { roles, shops, mayConfirm, deputyUntil, isActive } = read.output;
  if (isActive === 0) return t('people.left');
  return [
    ...roles.map((role) => t(`people.role.${role}`)),
    ...shops.map(showText),
    ...(mayConfirm === 1 ? [t('people.mayConfirm')] : []),
    ...(deputyUntil === null ? [] : [t('changes.deputy', { day: new Date(deputyUntil).toLocaleDateString() })]),
  ].join(' · ');
}

const wordValue = (t: TFunction, name: string, value: unknown): string => {
  if (typeof value === 'boolean') return t(value ? 'changes.on' : 'changes.off');
  if (typeof value === 'number' && name.endsWith('Cents')) return yuanText(value);
  if (typeof value === 'number' && name.endsWith('Ms')) return t('time.seconds', { s: value / 1000 });
  if (name === 'alertHours' && Array.isArray(value)) return value.length === 0 ? t('changes.none') : value.join(', ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return showText(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
};

/** Of the lists only the lines that came or went. */
function wordDaysOff(t: TFunction, of: DaysOff, other: DaysOff): string {
  const gone = (list: 'holidays' | 'workdays' | 'shopDays'): string[] => {
    const known = new Set(other[list].map(writeDay));
    const lines = of[list].map((range: DayRange) => writeDay(range)).filter((line) => !known.has(line));
    const shown = [...lines.slice(0, MOST_LINES).map(showText), ...(lines.length > MOST_LINES ? ['…'] : [])];
    return lines.length === 0 ? [] : [`${t(`days.${list}`)} ${shown.join(', ')}`];
  };
  const isOther = of.worksHolidays !== other.worksHolidays;
  const works = `${t('days.worksHolidays')} ${t(of.worksHolidays ? 'changes.on' : 'changes.off')}`;
  const told = [...gone('holidays'), ...gone('workdays'), ...gone('shopDays'), ...(isOther ? [works] : [])];
  return told.length === 0 ? t('changes.none') : told.join(' · ');
}

/** A part of a value by the name it has on its page. */
const wordPart = (t: TFunction, name: string, part: string): string => {
  const key = name === 'registerDays' ? REGISTER_DAY_KEYS.find((one) => one === part) : undefined;
  return key === undefined ? part : t(`watch.days.${key}`);
};

const isParts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** From what to what; of a value with parts only those that changed. */
export function wordFromTo(t: TFunction, { what, name, from, to }: ChangeEntry): { from: string; to: string } {
  const none = t('changes.none');
  if (what === 'person') return { from: from === null ? none : wordRights(t, from), to: wordRights(t, to) };
  const [before, after] = [from === null ? null : (JSON.parse(from) as unknown), JSON.parse(to) as unknown];
  if (!isParts(before) || !isParts(after)) {
    return { from: from === null ? none : wordValue(t, name, before), to: wordValue(t, name, after) };
  }
  if (name === 'daysOff') {
    const [old, now] = [v.safeParse(DaysOff, before), v.safeParse(DaysOff, after)];
    if (old.success && now.success) {
      return { from: wordDaysOff(t, old.output, now.output), to: wordDaysOff(t, now.output, old.output) };
    }
  }
  const changed = Object.keys(after).filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
  const told = (of: Record<string, unknown>): string =>
    changed.map((key) => `${wordPart(t, name, key)} ${wordValue(t, key, of[key] ?? '')}`).join(' · ');
  return { from: told(before), to: told(after) };
}
