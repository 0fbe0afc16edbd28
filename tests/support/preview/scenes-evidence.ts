import { PHONE } from '../../../src/main/platform/training/fixed-samples.ts';
import { buyerPicturesOf } from '../../../src/main/platform/training/sample-pictures-buyer.ts';
import { pictureOf } from '../../../src/main/platform/training/sample-pictures.ts';
import type { AnnotationView } from '../../../src/shared/annotation.ts';
import type { ThreeWayView } from '../../../src/shared/three-way.ts';
import { emptyBench } from '../fake-station.ts';
import { makeEvidence, makeItem } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';

const evidence = makeEvidence();
const phone = makeItem({ verdictId: 'v1' });
const base = { view: emptyBench, status: { toDecide: 1 }, items: [phone], cases: [{ item: phone, evidence }] };

const threeWay: ThreeWayView = {
  returnId: phone.expectedReturn?.id ?? '',
  shipped: {
    lines: [
      {
        id: 'phone',
        name: '智能手机 P50 256GB 远峰蓝',
        quantity: 1,
        picture: pictureOf('phone'),
        serials: [PHONE.imei],
      },
    ],
    weightG: PHONE.weightG,
    sealNo: PHONE.sealNo,
  },
  buyer: {
    reason: 'no-reason',
    reasonText: '七天无理由，不想要了',
    pictures: buyerPicturesOf(PHONE.returnNo),
    elsewhere: 1,
  },
  bench: {
    photos: evidence.photos.filter(({ shot }) => shot !== 'outer'),
    weightG: 452,
    seenSerials: [PHONE.otherImei],
    isForeign: true,
  },
};
const bare: ThreeWayView = {
  ...threeWay,
  shipped: { lines: [], weightG: null, sealNo: null },
  buyer: { ...threeWay.buyer, pictures: [], elsewhere: 0 },
  bench: { photos: [], weightG: null, seenSerials: [], isForeign: false },
};
const marked: AnnotationView = {
  sha256: evidence.photos.find(({ shot }) => shot === 'serial')?.sha256 ?? '',
  shapes: [
    { kind: 'mask', x: 60, y: 80, w: 180, h: 160 },
    { kind: 'box', x: 380, y: 380, w: 260, h: 220 },
    { kind: 'figure', number: 1, x: 380, y: 360 },
    { kind: 'arrow', x1: 820, y1: 760, x2: 660, y2: 560 },
  ],
  caption: '图 1：机身串号与发出的不一致',
  operatorNo: '0217',
  at: Date.now(),
};
const OPEN_THREE = ['三方对比', 'Three-way view'];
const OPEN_SERIAL = ['放大照片：序列号', 'Enlarge photo: Serial'];
const OPEN_MARKS = [...OPEN_SERIAL, '标注', 'Mark'];

export const EVIDENCE_SCENES = {
  'three-way': { ...base, threeWay, keys: ['F9'], clicks: OPEN_THREE },
  'three-way-zoomed': { ...base, threeWay, keys: ['F9'], clicks: OPEN_THREE, thenKeys: ['+', '+', '+', 'ArrowUp'] },
  'three-way-bare': { ...base, threeWay: bare, keys: ['F9'], clicks: OPEN_THREE },
  'photo-marked': { ...base, annotations: [marked], keys: ['F9'], clicks: OPEN_SERIAL },
  'annotate-empty': { ...base, keys: ['F9'], clicks: OPEN_MARKS },
  'annotate-drawn': {
    ...base,
    annotations: [marked],
    keys: ['F9'],
    clicks: OPEN_MARKS,
    thenKeys: ['4', 'Enter', 'ArrowRight', 'Shift+ArrowDown'],
  },
} satisfies Record<string, Scene>;
