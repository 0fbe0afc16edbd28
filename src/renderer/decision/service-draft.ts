import type { TFunction } from 'i18next';
import type { ServiceView } from '../../shared/service.ts';
import { fillTemplate, placesIn, templateOf } from '../../shared/service-text.ts';
import type { ServiceOutcome, ServiceText, ServiceTextProblem } from '../../shared/service-text.ts';
import { formatMoney } from '../ui/money.ts';
import { showText } from '../ui/shown-text.ts';

/** What a text is filled from. */
export type ServiceFacts = Omit<
  ServiceView,
  'inspectionId' | 'returnId' | 'outcome' | 'photos' | 'sendableFromAt' | 'zone'
>;

/**
 * The text for this outcome, filled as far as the case tells. `t` speaks the buyer's language, whatever the window speaks.
 * The sum of a part that nobody has proposed stays a place: the person writes it.
 */
export function writeServiceText(
  t: TFunction,
  own: readonly ServiceText[],
  outcome: ServiceOutcome,
  facts: ServiceFacts,
): string {
  const { market, language, codes, goods, currency, totalCents, partCents } = facts;
  const found = [...new Set(codes.map((code) => t(`buyerFound.${code}`)))];
  const cents = outcome === 'refund-part' ? partCents : totalCents;
  return fillTemplate(templateOf(own, { outcome, market, language }), {
    ...{ waybill: facts.waybill, order: showText(facts.orderNo), return: showText(facts.returnNo) },
    ...{ shop: showText(facts.shop), buyer: showText(facts.buyer) },
    goods: goods.map(({ name, quantity }) => `${showText(name)} × ${quantity}`).join(t('service.and')),
    found: found.length === 0 ? t('service.foundIntact') : found.join(t('service.and')),
    ...(cents === null ? {} : { amount: formatMoney(cents, currency) }),
  });
}

/** What is wrong with a text, in the window's language. */
export const wordProblem = (t: TFunction, problem: ServiceTextProblem, text: string): string => {
  const places = [...new Set(placesIn(text))].join(' ');
  return t(`service.problem.${problem}`, { places: places === '' ? '{…}' : places });
};

/** The hour and minute of a moment where the shop is. */
export const timeAtShop = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
