import { describe, expect, it } from 'vitest';
import { cursorWithin, scopedCursor } from '../../../src/main/platform/shop-cursor.ts';
import { takesReturn } from '../../../src/main/platform/shops-taken.ts';
import type { ShopsTaken } from '../../../src/main/platform/shops-taken.ts';
import { fc } from '../../support/property.ts';

const nobody = (): string[] => [];
const ofErp = (others: string[], holdersOf: ShopsTaken['holdersOf'] = nobody): ShopsTaken => ({
  ...{ only: null, others, holdersOf },
});
const ofShop = (only: string, holdersOf: ShopsTaken['holdersOf'] = nobody): ShopsTaken => ({
  ...{ only, others: [only], holdersOf },
});
const told = (shop: string | null) => ({ returnNo: 'TK1', orderNo: 'T1', shop });

describe('whose a return of an ERP is', () => {
  it('is the shop’s that has a connection of its own, else the ERP’s', () => {
    expect(takesReturn(ofShop('S01'), 'jd-1', told('S01'))).toBe(true);
    expect(takesReturn(ofShop('S01'), 'jd-1', told('S02'))).toBe(false);
    expect(takesReturn(ofErp(['S01']), 'wdt-1', told('S01'))).toBe(false);
    expect(takesReturn(ofErp(['S01']), 'wdt-1', told('S02'))).toBe(true);
    expect(takesReturn(ofErp(['S01']), 'wdt-1', told(null))).toBe(true);
    expect(takesReturn(undefined, 'wdt-1', told('S01'))).toBe(true);
    // As a person sees it: a blank beside the number is no other shop.
    expect(takesReturn(ofShop('S01'), 'jd-1', told(' S01 '))).toBe(true);
    expect(takesReturn(ofErp(['S01']), 'wdt-1', told('S01 '))).toBe(false);
  });

  it('stays with whom it became known', () => {
    const byErp = (): string[] => ['wdt-1'];
    expect(takesReturn(ofShop('S01', byErp), 'jd-1', told('S01'))).toBe(false);
    expect(takesReturn(ofErp(['S01'], byErp), 'wdt-1', told('S01'))).toBe(true);
    const byGone = (): string[] => ['jd-gone'];
    expect(takesReturn(ofErp([], byGone), 'wdt-1', told('S01'))).toBe(false);
    expect(takesReturn(ofShop('S01', byGone), 'jd-1', told('S01'))).toBe(false);
  });

  it('goes on being told by whoever holds it, also where two do', () => {
    const both = (): string[] => ['jd-1', 'wdt-1'];
    expect(takesReturn(ofShop('S01', both), 'jd-1', told('S02'))).toBe(true);
    expect(takesReturn(ofErp(['S01'], both), 'wdt-1', told('S01'))).toBe(true);
  });

  it('is never nobody’s while it is new, and never two’s, whatever is told when', () => {
    const shop = fc.constantFrom('S01', 'S02', 'S03', '', null);
    fc.assert(
      fc.property(fc.subarray(['S01', 'S02', 'S03']), fc.array(fc.tuple(fc.nat(3), shop)), (own, tellings) => {
        const holder = new Map<string, string[]>();
        const holdersOf = ({ returnNo }: { returnNo: string }): string[] => holder.get(returnNo) ?? [];
        const all: [string, ShopsTaken][] = [
          ['wdt-1', { only: null, others: own, holdersOf }],
          ...own.map((only): [string, ShopsTaken] => [`jd-${only}`, { only, others: own, holdersOf }]),
        ];
        for (const [number, of] of tellings) {
          const returnNo = `TK${String(number)}`;
          const takers = all
            .filter(([id, shops]) => takesReturn(shops, id, { returnNo, orderNo: 'T1', shop: of }))
            .map(([id]) => id);
          expect(takers).toHaveLength(1);
          holder.set(returnNo, takers);
        }
      }),
    );
  });
});

describe('how far was read', () => {
  it('is the connector’s own cursor where nobody shares', () => {
    expect(scopedCursor('{"fromAt":5}', [])).toBe('{"fromAt":5}');
    expect(cursorWithin('{"fromAt":5}', () => true)).toBe('{"fromAt":5}');
    expect(cursorWithin('not JSON', () => true)).toBe('not JSON');
    expect(cursorWithin(null, () => true)).toBeNull();
  });

  it('counts for the shops it was read for, and for no others', () => {
    const text = scopedCursor('{"fromAt":5}', ['wdt-1', 'S01']);
    expect(cursorWithin(text, (shops) => shops.join() === 'wdt-1,S01')).toBe('{"fromAt":5}');
    expect(cursorWithin(text, (shops) => shops.join() === 'wdt-1,S02')).toBeNull();
  });
});
