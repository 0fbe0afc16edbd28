/** Cents as money of its currency. The currency comes from a platform: one that is no code is written after the sum. */
export const formatMoney = (cents: number, currency: string): string => {
  const sum = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  switch (currency) {
    case 'CNY':
      return `¥${sum}`;
    case 'EUR':
      return `€${sum}`;
    case 'USD':
      return `$${sum}`;
    default:
      return `${sum} ${currency}`;
  }
};

/** What a person typed as yuan, in cents; null when it is no sum with at most two decimals. Full-width digits count. */
export const parseYuan = (typed: string): number | null => {
  const match = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(
    typed
      .normalize('NFKC')
      .trim()
      .replace(/^[¥￥]\s*/u, ''),
  );
  if (match === null) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
};

/** Cents as the plain number of yuan for a typing box: 500, 12.50. */
export const yuanText = (cents: number): string => {
  const rest = cents % 100;
  return rest === 0 ? String(cents / 100) : `${Math.floor(cents / 100)}.${String(rest).padStart(2, '0')}`;
};
