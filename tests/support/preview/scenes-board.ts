import type { BoardView, DockView } from '../../../src/shared/board.ts';
import { ok } from '../../../src/shared/result.ts';
import { makeBoard } from '../board-scene.ts';
import { emptyBench } from '../fake-station.ts';
import { HOUR, MINUTE } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';
import { busy } from './scenes-waiting.ts';

// The overview: the board and receiving.

const now = Date.now();
const midnight = new Date(now).setHours(0, 0, 0, 0);
const curve = Array.from({ length: Math.floor((now - midnight) / (HOUR / 4)) + 1 }, (_, n) => ({
  at: midnight + n * (HOUR / 4),
  waiting: n < 34 ? 0 : Math.max(0, Math.round(260 - (n - 34) * 9 + 40 * Math.sin(n))),
}));
const item = (waybill: string, place: string | null, leftMs: number, waits: BoardView['nearest'][number]['waits']) => ({
  ...{ waybill, place, waits },
  deadlineAt: now + leftMs,
});
const talk = (waybill: string, name: string, operatorNo: string, leftMs: number) => ({
  ...{ verdictId: waybill, waybill, place: 'HOLD-03', owner: { operatorNo, name } },
  dueAt: now + leftMs,
});
const BUSY: BoardView = makeBoard({
  ...{
    at: now,
    receivedToday: 1284,
    doneToday: 1047,
    waiting: 237,
    toDecide: 6,
    atRisk: 41,
    late: 3,
    stuck: 2,
    pace: 58,
  },
  stations: [
    { station: '退货台 1', pace: 26, doneToday: 498 },
    { station: '退货台 3', pace: 32, doneToday: 549 },
  ],
  forecast: { missing: 17, nextPlace: 'K-07', emptyAt: now + 4 * HOUR },
  nearest: [
    item('SF1300001234562', 'K-07', -12 * MINUTE, 'open'),
    item('YT8812345678903', 'K-07', 21 * MINUTE, 'open'),
    item('JDVA11408814483', 'HOLD-03', 48 * MINUTE, 'decide'),
    item('75831004729048', 'A-02', HOUR + 24 * MINUTE, 'finish'),
    item('JT0006968326954', null, 3 * HOUR, 'platform'),
    item('318200104729483', 'K-08', 3 * HOUR + 9 * MINUTE, 'open'),
    item('318200104729484', 'K-08', 5 * HOUR, 'open'),
    item('318200104729485', 'K-11', 7 * HOUR, 'open'),
  ],
  talks: {
    late: 2,
    near: 1,
    nearest: [
      talk('JDVA11408814483', '王芳', '0300', -34 * MINUTE),
      talk('YT8812345678910', 'Alexandra Featherstonehaugh', '0412', -5 * MINUTE),
      talk('75831004729066', '李静', '0301', 2 * HOUR),
      talk('SF1300001239999', '王芳', '0300', 11 * HOUR),
    ],
  },
  curve: [...curve, { at: now, waiting: 237 }],
});
const DOCK: DockView = {
  waiting: 237,
  latest: [
    {
      waybill: 'SF1300001234562',
      place: 'K-07',
      receivedAt: now - 4_000,
      title: '男士长袖衬衫 白色 L',
      kind: 'return',
    },
    { waybill: 'YT8812345678903', place: 'K-07', receivedAt: now - 9_000, title: '', kind: 'unknown' },
    { waybill: 'JDVA11408814483', place: null, receivedAt: now - 60_000, title: '智能手机 X1', kind: 'refused' },
  ],
};
const TO_RECEIVING = ['F3', 'F6'];

export const BOARD_SCENES = {
  'board-busy': { view: emptyBench, status: busy, keys: ['F3'], answers: { boardView: () => ok(BUSY) } },
  'board-filled': { view: emptyBench, status: busy, keys: ['F3', 'F5'], answers: { boardView: () => ok(BUSY) } },
  'board-quiet': { view: emptyBench, keys: ['F3'], answers: { boardView: () => ok(makeBoard({ curve: [] })) } },
  'dock-empty': { view: emptyBench, keys: TO_RECEIVING },
  'dock-busy': {
    view: emptyBench,
    keys: TO_RECEIVING,
    scans: 'YT8812345678903',
    answers: {
      dockView: () => ok(DOCK),
      dockScan: () => ok({ did: 'received', text: 'YT8812345678903', parcel: DOCK.latest[1] ?? null }),
    },
  },
  'shift-left': {
    view: emptyBench,
    keys: ['F3', 'F4'],
    clicks: ['交班，打印交接单', 'Hand over, print the sheet'],
    answers: {
      shiftView: () =>
        ok([
          {
            kind: 'open-box',
            waybill: 'SF1300001234562',
            place: 'K-07',
            title: '男士长袖衬衫 白色 L',
            dueAt: null,
            owner: null,
          },
          { kind: 'stuck', waybill: 'JT0006968326954', place: null, title: '', dueAt: now - HOUR, owner: null },
          { kind: 'deadline', waybill: 'YT8812345678903', place: 'K-07', title: '', dueAt: now + HOUR, owner: null },
          {
            ...{ kind: 'talk', waybill: 'JDVA11408814483', place: 'HOLD-03', title: '智能手机 X1 128G 曜石黑' },
            ...{ dueAt: now - HOUR, owner: { operatorNo: '0300', name: '王芳' } },
          },
          {
            ...{ kind: 'talk', waybill: '75831004729066', place: 'HOLD-03', title: '女式针织开衫 驼色 M' },
            ...{ dueAt: now + 2 * HOUR, owner: { operatorNo: '0412', name: 'Alexandra Featherstonehaugh' } },
          },
          {
            kind: 'shelf',
            waybill: '75831004729048',
            place: 'A-02',
            title: '女式针织开衫',
            dueAt: now + 5 * HOUR,
            owner: null,
          },
        ]),
    },
  },
} satisfies Record<string, Scene>;
