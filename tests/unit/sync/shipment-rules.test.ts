import { describe, expect, it } from 'vitest';
import type { ShipmentRead } from '../../../src/main/platform/platform.ts';
import { isWithoutGoods, judgeShipment } from '../../../src/main/sync/shipment-rules.ts';
import { RETURN_STATES } from '../../../src/shared/domain-words.ts';

const OURS = 'SF1300009990001';
const body = { outcome: 'exchanged', waybill: OURS } as const;
const read = (more: Partial<ShipmentRead> = {}): ShipmentRead => ({
  ...{ kind: 'read', state: 'open', outcomes: ['exchanged'], sent: null, isRefundWanted: false, whyNot: null },
  ...more,
});
const judge = (more: Partial<ShipmentRead> = {}, wasSent = false) => judgeShipment(read(more), { body, wasSent });

describe('what a reading means for a shipment', () => {
  it('goes where nothing was told and nothing is in the way, and nowhere else', () => {
    expect(judge()).toEqual({ kind: 'open' });
    expect(judge({}, true)).toEqual({ kind: 'open' });
    expect(judge({ outcomes: ['repaired'] })).toEqual({ kind: 'park', words: 'sync:no-call' });
    expect(judge({ whyNot: '还没到发货' })).toEqual({ kind: 'park', words: '还没到发货' });
  });

  it.each(RETURN_STATES)('our number there is the receipt, be the return %s', (state) => {
    const sent = { waybill: OURS };
    expect(judge({ state, sent })).toMatchObject({ kind: 'end', how: 'already-closed', receipt: { sent: true } });
    expect(judge({ state, sent }, true)).toMatchObject({ kind: 'end', how: 'read-back' });
  });

  it.each([true, false])('another number is never put over, whether we sent before (%s) or not', (wasSent) => {
    const meaning = judge({ sent: { waybill: 'YT8800112233445' } }, wasSent);
    expect(meaning).toEqual({ kind: 'park', words: 'sync:sent-otherwise' });
  });

  it('goods without a number are ours only where a request of ours was lost', () => {
    expect(judge({ sent: { waybill: null } }, true)).toMatchObject({ kind: 'end', how: 'read-back' });
    expect(judge({ sent: { waybill: null } })).toEqual({ kind: 'park', words: 'sync:sent-otherwise' });
  });

  it.each(['refunded', 'closed', 'withdrawn'] as const)('%s without goods: no call, and a person’s again', (state) => {
    const meaning = judge({ state });
    expect(meaning).toMatchObject({ kind: 'end', how: 'already-closed', receipt: { state, sent: false } });
    expect(isWithoutGoods(meaning)).toBe(true);
    expect(isWithoutGoods(judge({ state, sent: { waybill: OURS } }))).toBe(false);
  });

  it('a lock waits for a person, and so does a platform that wants it refunded', () => {
    expect(judge({ state: 'locked' })).toEqual({ kind: 'park', words: 'sync:locked' });
    expect(judge({ isRefundWanted: true })).toEqual({ kind: 'park', words: 'sync:refund-wanted' });
  });
});
