import type { CaseHit } from '../../../src/shared/cases.ts';
import { CHECK_NAMES } from '../../../src/shared/pack/verify-result.ts';
import { DONE, makeCase, makeHit, makePackView, makePlan } from '../case-parts.ts';
import { emptyBench } from '../fake-station.ts';
import { HOUR } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';
import { busy } from './scenes-waiting.ts';

// The supervisor's room: finding cases, looking at one, making packs.

const HITS: CaseHit[] = [
  makeHit(),
  makeHit({
    inspectionId: 'shirt',
    waybill: 'SF1300007741205',
    openedAt: Date.now() - 26 * HOUR,
    title: '男士长袖衬衫 白色 L、自动扣腰带 黑色 115 cm',
    verdicts: [{ verdict: 'damaged', finding: 'contradicts' }],
    decision: 'proposed',
    exports: 2,
    isHeld: true,
    photo: 'defect-2',
    moreReturns: 1,
  }),
  makeHit({
    inspectionId: 'nobody',
    waybill: '318200104729483',
    openedAt: Date.now() - 50 * HOUR,
    returns: [],
    title: '',
    verdicts: [{ verdict: 'damaged', finding: 'contradicts' }],
    photo: null,
  }),
  makeHit({
    inspectionId: 'mug',
    waybill: 'YT8812345678903',
    openedAt: Date.now() - 70 * HOUR,
    title: '陶瓷马克杯 350 ml 珊瑚红，双层隔热，带盖带勺，礼盒装',
    verdicts: [{ verdict: 'damaged', finding: 'confirms' }],
    decision: 'decided',
    photo: 'contents-3',
  }),
];
export const openedCase = {
  view: emptyBench,
  status: busy,
  caseHits: { hits: HITS, next: 1, isBehind: false },
  caseView: makeCase(),
  packPlan: makePlan({ missing: ['recording-broken', 'contents'] }),
};
/** Opens the room, then the first case by the keyboard. */
const OPEN = ['F4', 'Tab'];

const CHECK = ['选 ZIP…', 'Choose ZIP…'];
const sound: Scene['checked'] = {
  name: 'case-TH00000003-49c7746d.zip',
  verdict: {
    outcome: 'sound',
    passed: CHECK_NAMES.slice(0, 14).map((check, index) => ({ check, count: index + 3, about: '' })),
    sealedBy: {
      exportId: '01a202c0-9739-708b-8bfe-eda249c7746d',
      origin: 'dockproof/3fce2204be49e6c9',
      keySha256: '3fce2204be49e6c9437e69627546d2ab492dd0fab5b297f10559111788912b3f',
      sealedAt: Date.UTC(2026, 10, 22, 10, 15, 8),
      stampedAt: null,
      tsa: null,
    },
    deleted: [],
  },
};
const altered: Scene['checked'] = {
  name: 'case-TH00000003-49c7746d.zip',
  verdict: {
    outcome: 'altered',
    passed: [],
    problem: {
      code: 'file-changed',
      path: 'data/originals/photo-001-label.jpg',
      detail: `SHA-256 ${'b09b9cf6187e0985'.repeat(4)}, listed ${'27e6703183694223'.repeat(4)}`,
    },
  },
};

export const PACK_SCENES = {
  'cases-check-sound': { ...openedCase, keys: ['F4'], clicks: CHECK, checked: sound },
  'cases-check-altered': { ...openedCase, keys: ['F4'], clicks: CHECK, checked: altered },
  'cases-empty': { view: emptyBench, keys: ['F4'] },
  'cases-none': { view: emptyBench, keys: ['F4'], fields: { cases: '8812-没有' } },
  'cases-list': { ...openedCase, keys: ['F4'] },
  'cases-open': { ...openedCase, keys: OPEN, focus: 'listbox', thenKeys: ['Enter'] },
  'cases-complete': {
    ...openedCase,
    packPlan: makePlan(),
    caseView: makeCase({
      hold: { isHeld: true, why: '买家投诉到 12315，编号 4471', operatorNo: '0031', at: Date.now() - HOUR },
      exports: [{ id: 'e1', preset: 'taobao', variant: 'masked', operatorNo: '0031', at: Date.now() - HOUR }],
    }),
    keys: OPEN,
    focus: 'listbox',
    thenKeys: ['Enter', 'F4'],
  },
  'cases-hold': { ...openedCase, keys: OPEN, focus: 'listbox', thenKeys: ['Enter', 'F6'] },
  'cases-running': { ...openedCase, packView: makePackView(), keys: OPEN, focus: 'listbox', thenKeys: ['Enter'] },
  'cases-done': { ...openedCase, packView: DONE, keys: OPEN, focus: 'listbox', thenKeys: ['Enter'] },
  'cases-failed': {
    ...openedCase,
    packView: makePackView({
      state: 'done',
      current: null,
      cases: [
        ...DONE.cases,
        {
          inspectionId: 'shirt',
          waybill: 'SF1300007741205',
          state: 'failed',
          file: null,
          bytes: 0,
          error: 'evidence-altered',
          detail: 'originals/photo-003-defect.jpg',
        },
      ],
    }),
    keys: OPEN,
    focus: 'listbox',
    thenKeys: ['Enter'],
  },
  'cases-time-line': { ...openedCase, keys: OPEN, focus: 'listbox', thenKeys: ['Enter', 'Tab', 'Tab', 'End'] },
  'cases-many': { ...openedCase, keys: OPEN, focus: 'listbox', thenKeys: ['Space', 'ArrowDown', 'Space', 'Enter'] },
  'cases-altered-room': {
    ...openedCase,
    packPlan: makePlan({ hindrance: 'evidence-gone' }),
    keys: OPEN,
    focus: 'listbox',
    thenKeys: ['Enter'],
  },
} satisfies Record<string, Scene>;
