import { emptyBench } from '../fake-station.ts';
import { HOUR, makeEvidence, makeRecent, MINUTE } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';

export const RECENT = [
  makeRecent({
    waybill: 'SF1300001234562',
    title: '男士长袖衬衫 白色 L · 自动扣腰带 黑色 115 cm',
    progress: 'waiting',
    at: Date.now() - 12_000,
    undoUntilAt: Date.now() + 48_000,
  }),
  makeRecent({
    waybill: 'YT8812345678903',
    title: '陶瓷马克杯 350 ml 珊瑚红',
    verdict: 'damaged',
    progress: 'waiting',
    at: Date.now() - 40_000,
    undoUntilAt: Date.now() + 20_000,
  }),
  makeRecent({
    waybill: 'JDVA11408814483',
    title: '智能手机 X1 256 GB 曜石黑',
    verdict: 'swapped',
    progress: 'to-decide',
    at: Date.now() - 9 * MINUTE,
  }),
  makeRecent({
    waybill: '75831004729048',
    title: '女式针织开衫 燕麦色 M',
    verdict: null,
    isHalfDone: true,
    progress: 'none',
    at: Date.now() - 21 * MINUTE,
  }),
  makeRecent({
    waybill: 'JT0006968326954',
    title: '儿童雨伞 湖蓝 · 赠品贴纸',
    progress: 'parked',
    at: Date.now() - 34 * MINUTE,
  }),
];
/** A strip with everything on it. */
export const busy = {
  waiting: 2,
  unknown: 1,
  parked: 1,
  toDecide: 3,
  nearest: { deadlineAt: Date.now() + 3 * HOUR + 12 * MINUTE, place: 'K-07', waybill: 'SF1300001234562' },
};

export const WAITING_SCENES = {
  'waiting-empty': { view: emptyBench },
  'waiting-five': { view: { ...emptyBench, recent: RECENT }, status: busy },
  'already-done': {
    view: {
      ...emptyBench,
      recent: RECENT,
      panel: {
        kind: 'already-done',
        inspectionId: 'i1',
        waybill: 'SF1300001234562',
        operatorNo: '0217',
        at: Date.now() - 3 * HOUR,
        verdict: 'intact',
        progress: 'acknowledged',
        toBuyer: null,
      },
    },
    status: busy,
  },
  unreadable: {
    view: { ...emptyBench, recent: RECENT, panel: { kind: 'unreadable', text: 'http://x.cn/\u202eA\u0007?q=<b>1' } },
    status: busy,
  },
  several: {
    view: {
      ...emptyBench,
      recent: RECENT,
      panel: {
        kind: 'several',
        text: '4562',
        choices: [
          { waybill: 'SF1300001234562', title: '男士长袖衬衫 白色 L', buyer: '王*' },
          { waybill: 'YT8812345674562', title: '陶瓷马克杯 350 ml 珊瑚红', buyer: '李**' },
        ],
      },
    },
    status: busy,
  },
  'wrong-moment': {
    view: { ...emptyBench, recent: RECENT, panel: { kind: 'wrong-moment', text: 'HOLD-01', code: 'bin' } },
    status: busy,
  },
  'camera-none-waiting': { view: { ...emptyBench, recent: RECENT }, status: busy, camera: 'none', recording: null },
  'record-view': {
    view: { ...emptyBench, recent: RECENT },
    status: busy,
    evidence: { ...makeEvidence(), gaps: ['recording', 'seal'] },
    clicks: ['看记录', 'View'],
  },
  recovered: {
    view: { ...emptyBench, recent: RECENT },
    status: { ...busy, recovered: { recordings: 1, cutBytes: 380_000 } },
  },
} satisfies Record<string, Scene>;
