import type { RefundCorrection } from '../../../src/shared/correction.ts';
import { ok } from '../../../src/shared/result.ts';
import { emptyBench } from '../fake-station.ts';
import { HOUR, makeCommand, makeEvidence } from '../scene-parts.ts';
import { refusing } from './scenes-desk.ts';
import type { Scene } from './scenes.ts';
import { busy } from './scenes-waiting.ts';

// What a platform refused for good, said anew and sent again.

const evidence = makeEvidence();
const parked = { state: 'parked', attempts: 1, isForHand: true, isForCorrection: true, nextAttemptAt: null } as const;
const refund = makeCommand({
  ...{ ...parked, id: 'c-refund', waybill: 'JT0006968326954', returnNo: 'TH00000007', amountCents: 156_00 },
  ...{ lastWords: '退款金额超过可退金额（错误码 RF-40712）', deadlineAt: Date.now() + HOUR },
});
const refusal = makeCommand({
  ...{ ...parked, id: 'c-refuse', kind: 'refuse', amountCents: 0, currency: '' },
  ...{ waybill: 'YT8812345678111', returnNo: 'TH00000044' },
  ...{ lastWords: '凭证不足：请上传防拆扣与序列号的清晰照片', deadlineAt: Date.now() + 3 * HOUR },
});
const other = makeCommand({ waybill: '773000104729483', returnNo: 'TH00000012' });
const read: RefundCorrection = {
  ...{ commandId: 'c-refund', verdictId: 'v1', shop: '山岚旗舰店', currency: 'CNY' },
  ...{ orderedCents: 156_00, maxCents: 148_00, whyNot: null, proposal: null, word: null },
};
const proposed: RefundCorrection = {
  ...read,
  proposal: { amountCents: 148_00, reason: '运费 8 元平台已单独退过', operatorNo: '0101', at: Date.now() - 90_000 },
  word: {
    ...{ proposalId: 'p1', word: 'merchant', why: 'part', whyNotMine: null, then: 'call', totalCents: 148_00 },
  },
};
const sync = { view: emptyBench, status: { ...busy, parked: 2 }, keys: ['F11'] };

export const CORRECTION_SCENES = {
  'sync-correct-refund': {
    ...{ ...sync, commands: [refund, other] },
    answers: { correctionRefund: () => ok(read) },
    clicks: ['更正后重发', 'Correct and send again'],
    types: '148',
  },
  'sync-correct-refund-word': {
    ...{ ...sync, commands: [refund, other] },
    answers: { correctionsWaiting: () => ok([proposed]) },
  },
  'decide-empty-correct': {
    ...{ view: emptyBench, status: { ...busy, toDecide: 0 }, keys: ['F9'] },
    answers: { correctionsWaiting: () => ok([proposed]) },
  },
  'decide-list-correct': { ...refusing, keys: ['F9'], answers: { correctionsWaiting: () => ok([proposed]) } },
  'sync-correct-refusal': {
    ...{ ...sync, commands: [refusal, other], evidence },
    answers: {
      correctionRefusal: () =>
        ok({
          ...{ commandId: 'c-refuse', inspectionId: 'inspection-1', shop: '山岚旗舰店' },
          ...{ message: '序列号与发出的不一致', reasonCode: '1047' },
          pictures: evidence.photos.slice(0, 1).map(({ sha256 }) => sha256),
          rules: {
            ...{ isRead: true, isPossible: true, words: null, isProofNeeded: true, backOffice: null, undoMs: 60_000 },
            reasons: [
              { code: '1047', text: '商品与发出不符' },
              { code: '1050', text: '防拆扣已损坏' },
            ],
          },
        }),
    },
    clicks: ['更正后重发', 'Correct and send again'],
    types: '，防拆扣已拆',
  },
} satisfies Record<string, Scene>;
