import { describe, expect, it } from 'vitest';
import { buildPlatform, waysOfShop } from '../../../src/main/platform/connected-shop.ts';
import { stockTargetOf, createPlatforms } from '../../../src/main/platform/platform.ts';
import { CONNECTION_KINDS, CONNECTOR_FORMS, badFieldsOf, secretFieldsOf } from '../../../src/shared/connection.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

type Shop = Parameters<typeof buildPlatform>[0];

const own = (fields: Shop['fields'] = {}): Shop => ({
  ...{ id: 'generic-1', kind: 'generic', name: '自有 ERP', transport: 'direct', baseUrl: 'https://erp.example' },
  fields: { stock: 'all', refusals: 'yes', ...fields },
});
const wdt: Shop = {
  ...{ id: 'wdt-1', kind: 'wangdiantong', name: '山岚', transport: 'direct', baseUrl: 'https://erp.example' },
  fields: { sid: 's', appKey: 'k', stock: 'approved', shopNos: 'S07,S08', warehouseNo: '' },
};
const via = (erp: string, more: Partial<Shop> = {}): Shop => ({
  ...{ id: 'taobao-1', kind: 'taobao', name: '山岚旗舰店', transport: 'erp', baseUrl: '' },
  fields: { erp, erpShop: ' S01 ', shopType: 'tmall', refundBy: 'agree' },
  ...more,
});
const build = (to: Shop, all: readonly Shop[], secret: string | null = 'planted') =>
  buildPlatform(to, {
    ...{ all, secretOf: () => secret, platformsHolding: () => [] },
    ...{ clock: createManualClock(0), log: createHeardLog() },
  });
const callsOf = (one: object): string[] => Object.keys(one).sort();

describe('a shop that goes through an ERP', () => {
  it('is what the ERP is, under its own id', () => {
    const erp = build(own(), [own()]);
    const shop = build(via('generic-1'), [own(), via('generic-1')]);
    expect(shop.id).toBe('taobao-1');
    expect(callsOf(shop)).toEqual(callsOf(erp));
    expect(build(via('wdt-1'), [wdt, via('wdt-1')])).toMatchObject({ id: 'taobao-1', isRefundedByHand: true });
  });

  it('leaves other shops’ goods to the ERP’s own connection', () => {
    const all = [via('generic-1'), own()];
    const platforms = createPlatforms(all.map((one) => build(one, all)));
    expect(stockTargetOf(platforms, 'vendure-1')).toBe('generic-1');
    expect(stockTargetOf(platforms, 'taobao-1')).toBe('taobao-1');
  });

  it('says that the ERP isn’t signed in, or isn’t there, and reaches nobody', async () => {
    const out = build(via('generic-1'), [own(), via('generic-1')], null);
    expect(callsOf(out)).toEqual(callsOf(build(own(), [own()])));
    expect(await out.pullExpected(null)).toMatchObject({ kind: 'failed', words: 'erp:signed-out', isReached: false });
    for (const all of [[], [via('generic-1')], [{ ...own(), kind: 'vendure' as const }]]) {
      const gone = build(via('generic-1'), all);
      expect(await gone.pullExpected(null)).toMatchObject({ kind: 'failed', words: 'erp:missing' });
      expect(await gone.readReturn('TK1')).toMatchObject({ kind: 'failed', words: 'erp:missing' });
    }
    // A shop never carries a shop.
    const other = via('generic-1', { id: 'taobao-2' });
    expect(await build(via('taobao-2'), [own(), other]).pullExpected(null)).toMatchObject({ words: 'erp:missing' });
  });

  it('pays by what the ERP can, with the marketplace’s habits and back office', () => {
    const backOffice = 'https://myseller.taobao.com';
    expect(waysOfShop(via('wdt-1'), [wdt])).toMatchObject({
      ...{ market: 'tmall', backOffice, full: { id: 'pay-hand' }, part: { id: 'part-hand' } },
      refuse: { id: 'refuse-no-call' },
    });
    const paid = waysOfShop(via('generic-1'), [own()]);
    expect(paid).toMatchObject({ market: 'tmall', full: { id: 'pay-call' }, refuse: { id: 'refuse-call' } });
    // Taobao's own limit on its calls is none of the ERP's.
    expect(paid.refuseNoReason).toBeUndefined();
    expect(waysOfShop(via('gone'), [])).toMatchObject({ market: 'tmall', full: { id: 'pay-hand' } });
    expect(waysOfShop(via('x', { transport: 'direct' }), [])).toMatchObject({ full: { id: 'pay-call' } });
  });

  it('is asked for its ERP and its number there, and for no secret', () => {
    for (const kind of CONNECTION_KINDS.filter((one) => CONNECTOR_FORMS[one].transports.includes('erp'))) {
      expect(secretFieldsOf(kind, 'erp')).toEqual([]);
      expect(badFieldsOf(kind, { shopType: 'tmall' }, 'erp')).toEqual(['erp', 'erpShop']);
      expect(badFieldsOf(kind, { shopType: 'tmall', erp: 'e', erpShop: 'S1,S2' }, 'erp')).toEqual(['erpShop']);
      expect(badFieldsOf(kind, { shopType: 'tmall', erp: 'e', erpShop: '旗舰店' }, 'erp')).toEqual([]);
    }
  });
});
