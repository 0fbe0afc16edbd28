import type { ToDecideItem } from '../../shared/decision.ts';

/** Which cases are listed: those that wait for my word, those I negotiate, all that are negotiated. */
const CASE_FILTERS = ['word', 'own-talks', 'talks'] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];

const isNegotiated = ({ negotiation }: ToDecideItem): boolean => negotiation?.isOpen === true;
/** Its time is past, and nobody has ended it. */
export const isTalkOver = ({ negotiation }: Pick<ToDecideItem, 'negotiation'>, now: number): boolean =>
  negotiation?.isOpen === true && negotiation.dueAt <= now;

const PASSES: Readonly<Record<CaseFilter, (item: ToDecideItem) => boolean>> = {
  word: ({ word }) => word !== null && word.whyNotMine === null,
  'own-talks': (item) => isNegotiated(item) && item.negotiation?.isMine === true,
  talks: isNegotiated,
};

export const filterCases = (items: readonly ToDecideItem[], filter: CaseFilter): ToDecideItem[] =>
  items.filter(PASSES[filter]);

/** Those that would list something, with how many. One's own negotiations are no filter of their own when they are all. */
export const filtersOf = (items: readonly ToDecideItem[]): { filter: CaseFilter; n: number }[] => {
  const counted = CASE_FILTERS.map((filter) => ({ filter, n: filterCases(items, filter).length }));
  const talks = counted.find(({ filter }) => filter === 'talks')?.n ?? 0;
  return counted.filter(({ filter, n }) => n > 0 && !(filter === 'own-talks' && n === talks));
};
