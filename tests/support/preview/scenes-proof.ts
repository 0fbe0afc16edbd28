import type { ProofSent } from '../../../src/shared/arbitration.ts';
import type { DisputeStage } from '../../../src/shared/domain-words.ts';
import { ok } from '../../../src/shared/result.ts';
import { TELLS_ONLY, TOLD_NOT_REFUSED } from '../../../src/main/platform/pdd/pdd-words.ts';
import { makeDispute, makeDisputeView } from '../dispute-parts.ts';
import { HOUR, makeCommand } from '../scene-parts.ts';
import { refusing, rules } from './scenes-desk.ts';
import { openedCase } from './scenes-pack.ts';
import type { Scene } from './scenes.ts';

// What goes to a platform with proof, and what is only told there.

const now = Date.now();
const dispute = (stage: DisputeStage) => () =>
  ok([
    makeDisputeView({
      item: makeDispute({
        ...{ platform: 'douyin-1', stage, clock: 'told', openedAt: now - 30 * HOUR, dueAt: now + 9 * HOUR },
      }),
    }),
  ]);
const wanted = {
  ...{ isRead: true, words: null, isWanted: true, dueAt: now + 9 * HOUR },
  describe: '请上传收到退货时的照片，拍清面单和商品',
};
const handedIn: ProofSent = {
  ...{ at: now - HOUR, operatorNo: '0101', outcome: 'taken', words: null, isStillWanted: false },
  comment: '箱内商品与发出的不符：串号不是发出的那一台，见图 2、3',
  pictures: ['label', 'serial', 'contents'].map((name) => ({ sha256: name, copy: name, url: null })),
};
const OPEN = { keys: ['F4', 'Tab'], focus: 'listbox', thenKeys: ['Enter'] } as const;
const PRESS = ['向平台仲裁举证', "Proof to the platform's arbitration"];
const proofOf = (sent: ProofSent, stage: DisputeStage = 'proof-wanted'): Scene => ({
  ...openedCase,
  answers: {
    disputesOf: dispute(stage),
    proofRead: () => ok({ isPossible: true, wanted: null, sent }),
  },
  ...OPEN,
});

export const PROOF_SCENES = {
  'case-proof': {
    ...openedCase,
    answers: {
      disputesOf: dispute('proof-wanted'),
      proofRead: () => ok({ isPossible: true, wanted: null, sent: null }),
      proofAsk: () => ok({ isPossible: true, wanted, sent: null }),
    },
    ...OPEN,
    thenClicks: PRESS,
  },
  'case-proof-not-wanted': {
    ...openedCase,
    answers: {
      disputesOf: dispute('at-work'),
      proofRead: () => ok({ isPossible: true, wanted: null, sent: null }),
      proofAsk: () => ok({ isPossible: true, wanted: { ...wanted, isWanted: false }, sent: null }),
    },
    ...OPEN,
    thenClicks: PRESS,
  },
  'case-proof-taken': proofOf(handedIn, 'at-work'),
  'case-proof-unknown': proofOf({ ...handedIn, outcome: 'unknown', words: 'net:dropped', isStillWanted: true }),
  'decide-refuse-told': {
    ...refusing,
    refusalRules: {
      ...{ ...rules, isProofNeeded: false, reasons: [], isToldOnly: true },
      ...{ words: TELLS_ONLY, backOffice: 'https://mms.pinduoduo.com' },
    },
    keys: ['F9', 'F3'],
  },
  'sync-told': {
    ...openedCase,
    commands: [
      makeCommand({
        ...{ kind: 'refuse', state: 'parked', lastWords: TOLD_NOT_REFUSED, isForHand: true, nextAttemptAt: null },
        isToldOnly: true,
        ...{ amountCents: 0, attempts: 1, deadlineAt: now + 5 * HOUR },
      }),
      makeCommand({
        ...{ kind: 'stock', units: 2, amountCents: 0, state: 'parked', lastWords: 'sync:stock-lost', attempts: 1 },
        ...{ isForHand: true, nextAttemptAt: null, waybill: '773000104729483', returnNo: 'TH00000012' },
      }),
    ],
    keys: ['F11'],
  },
} satisfies Record<string, Scene>;
