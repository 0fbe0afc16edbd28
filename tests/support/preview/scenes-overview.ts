import { ok } from '../../../src/shared/result.ts';
import type { ServiceView } from '../../../src/shared/service.ts';
import { emptyBench } from '../fake-station.ts';
import { aPair, aReport, rechecksOf } from '../recheck-scene.ts';
import { makeRepack } from '../repack-scene.ts';
import { makeReport, makeTable, makeTableRow } from '../report-scene.ts';
import { HOUR, MINUTE, makeEvidence, makeItem } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';

// The rest of what a supervisor has: reports, re-checks, a box on its way back, and the text for the buyer.

const view = emptyBench;
const ROWS = [
  makeTableRow({
    key: 'SKU-1',
    label: '男士长袖衬衫 白色 L',
    sub: 'SKU-1',
    disputes: { opened: 4, won: 1, part: 1, lost: 2, ended: 3, alone: 2 },
    peak: 11,
  }),
  makeTableRow({ key: 'SKU-2', label: '智能手机 X1 256 GB 曜石黑', sub: 'SKU-2', peak: 2 }),
  makeTableRow({ key: 'SKU-3', label: 'Armlehnstuhl „Löwenzahn“ Eiche geölt, stapelbar', sub: 'SKU-3' }),
];
const report = makeReport({
  rulings: { opened: 12, won: 5, part: 2, lost: 1 },
  carrierClaims: [{ currency: 'CNY', claims: 1, paidCents: 129_00, openCents: 399_00, refused: 1 }],
  withoutPlatform: { all: 40, closed: 31 },
});
const reports: Scene = {
  ...{ view, keys: ['F3', 'F2'] },
  answers: { reportView: () => ok(report), reportTable: () => ok(makeTable(ROWS, 48)) },
};
const rechecks: Scene = {
  ...{ view, keys: ['F3', 'F12'] },
  answers: {
    recheckView: () => ok(rechecksOf({ differing: [aPair(), aPair({ verdictId: 'v8', agrees: null, second: null })] })),
    recheckReport: () => ok(aReport()),
  },
};
const item = makeItem({ verdictId: 'v1', deadlineAt: Date.now() + HOUR });
const evidence = makeEvidence();
const text: ServiceView = {
  ...{ inspectionId: item.inspectionId, returnId: item.expectedReturn?.id ?? '', market: 'taobao', language: 'zh' },
  ...{ shop: '极光数码专营店', outcome: 'negotiate', waybill: 'JDVA11408814483', orderNo: '2026110488771203' },
  ...{ returnNo: 'TH3', buyer: '陈**', goods: [{ name: '智能手机', quantity: 1 }], codes: ['serial-mismatch'] },
  ...{ currency: 'CNY', totalCents: 4999_00, partCents: null, photos: evidence.photos },
  ...{ sendableFromAt: null, zone: 'Asia/Shanghai' },
};
const texts = (told: ServiceView): Scene => ({
  ...{ view, keys: ['F9'], items: [item], cases: [{ item, evidence }], clicks: ['客服话术', 'Text to buyer'] },
  answers: { serviceRead: () => ok(told) },
});

export const OVERVIEW_SCENES = {
  'report-week': reports,
  'report-charts': { ...reports, focus: 'main', thenKeys: ['PageDown'] },
  'report-tables': { ...reports, focus: 'main', thenKeys: ['End'] },
  'recheck-open': rechecks,
  'recheck-judging': { ...rechecks, clicks: ['有问题', 'Damaged'] },
  'recheck-agreement': { ...rechecks, clicks: ['一致率', 'Agreement'] },
  'repack-begun': { view: { ...view, repack: makeRepack() } },
  'repack-packed': {
    view: { ...view, repack: makeRepack({ sentWaybill: 'YT8812345678903', staying: 1, step: 'choose-payer' }) },
  },
  'service-text': texts(text),
  'service-text-night': texts({ ...text, sendableFromAt: Date.now() + 6 * HOUR + 20 * MINUTE }),
} satisfies Record<string, Scene>;
