import type { TFunction } from 'i18next';
import type { Advice, Way } from '../../shared/advice.ts';
import type { ReturnView } from '../../shared/session.ts';
import { formatMoney } from '../ui/money.ts';
import { showText } from '../ui/shown-text.ts';

/** Who does it: the platform by its name, else the shop by its own. */
const marketName = (t: TFunction, market: Advice['market'], shop: string): string => {
  if (market !== '') return t(`checklist.platformName.${market}`);
  return shop === '' ? t('consequence.shop') : showText(shop);
};

/** What a way does at the platform of this return, in a sentence or two; null where nothing is known of it. */
export const wordConsequence = (
  t: TFunction,
  { market, consequences }: Advice,
  way: Way,
  { shop, currency, freightCents }: Pick<ReturnView, 'shop' | 'currency' | 'freightCents'>,
): string | null => {
  const one = consequences.find((consequence) => consequence.way === way);
  if (one === undefined) return null;
  const says = t(`consequence.says.${one.id}`, {
    platform: marketName(t, market, shop),
    amount: one.amountCents === null ? '' : formatMoney(one.amountCents, currency),
    freight: freightCents === 0 ? '' : t('consequence.freight', { freight: formatMoney(freightCents, currency) }),
  });
  return one.isUnverified ? `${says} ${t('consequence.unverified')}` : says;
};
