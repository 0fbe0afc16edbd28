import type { Disposition, StockProgress, UnitView } from '../../shared/disposition.ts';

type UnitGroup = {
  key: string;
  name: string;
  disposition: Disposition;
  bin: string;
  stock: StockProgress;
  n: number;
};

/** Units of the same goods in the same place, told in one line. */
export const groupUnits = (units: readonly UnitView[]): UnitGroup[] => {
  const groups = new Map<string, UnitGroup>();
  for (const { lineId, sku, name, disposition, bin, stock } of units) {
    const key = JSON.stringify([lineId ?? sku, disposition, bin, stock]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, name, disposition, bin, stock, n: 1 });
    else group.n += 1;
  }
  return [...groups.values()];
};

/** Where all of these units may go, in the order of the first one; what was scrapped goes nowhere. */
export const offeredForAll = ([first, ...others]: readonly UnitView[]): readonly Disposition[] =>
  (first?.offered ?? []).filter((one) => others.every(({ offered }) => offered.includes(one)));
