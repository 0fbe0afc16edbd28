import type { DisputeItem, DisputeView } from '../../src/shared/dispute.ts';

const NOW = 1_795_000_000_000;

/** A phone that is not the one that was shipped, before the platform's people. */
export const makeDispute = (more: Partial<DisputeItem> = {}): DisputeItem => ({
  ...{ id: 'dispute-1', returnId: 'r1', inspectionId: 'phone', waybill: 'JDVA11408814483', platform: 'taobao' },
  ...{ shop: '极客数码', returnNo: 'R-PHONE', orderNo: 'O1', title: '手机 256G', place: 'HOLD-03' },
  ...{ verdict: 'swapped', amountCents: 4999_00, currency: 'CNY', cause: 'finding', level: 2, stage: 'proof-wanted' },
  ...{ state: 'open', clock: 'taobao', dueAt: NOW + 3_600_000, openedAt: NOW, endedAt: null },
  ...more,
});

export const makeDisputeView = (more: Partial<DisputeView> = {}): DisputeView => ({
  item: makeDispute(),
  ruling: null,
  facts: [
    {
      ...{ what: 'opened', state: 'open', level: 1, dueAt: null, note: '', ruling: null, operatorNo: '', at: NOW },
    },
    {
      ...{ what: 'told', state: 'open', level: 2, dueAt: NOW + 3_600_000, note: '', ruling: null },
      ...{ operatorNo: '', at: NOW + 1 },
    },
  ],
  linked: [],
  claim: null,
  ...more,
});
