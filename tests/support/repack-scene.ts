import type { RepackView } from '../../src/shared/repack.ts';
import { MINUTE } from './scene-parts.ts';

/** Two shirts on their way back to the buyer; nothing is said yet. */
export const makeRepack = (more: Partial<RepackView> = {}): RepackView => ({
  ...{ inspectionId: 'i1', waybill: 'SF1300001234562', returnNos: ['TH20261122001'], buyer: '王**' },
  goods: [{ sku: 'SKU-1', name: '男士衬衫 白 L', picture: null, units: 2 }],
  ...{
    staying: 0,
    place: 'B-02',
    sentWaybill: null,
    payer: null,
    step: 'scan-waybill',
    startedAt: Date.now() - MINUTE,
  },
  ...more,
});
