import type { Json } from '../../src/shared/custody/canonical-json.ts';

type Sample = {
  exportId: string;
  inspectionId: string;
  variant: 'sealed' | 'masked';
  origin: string;
  photoSha256: string;
  film: { sha256: string; bytes: number; isThere: boolean };
  timeLine: readonly { seq: number; at: number }[];
  checkpoint: { size: number; rootHex: string; noteSha256: string; at: number };
};

const AT = Date.UTC(2026, 10, 22, 1, 0, 0);

/** A `data/record.json` as small as may be: one figure, one film, one return that nobody judged. */
export const packRecordOf = (sample: Sample): Json => ({
  format: 'dockproof-pack-1',
  exportId: sample.exportId,
  exportedAt: AT,
  exportedBy: '0217',
  preset: 'plain',
  variant: sample.variant,
  locale: 'zh',
  station: '退货台 1',
  origin: sample.origin,
  inspection: {
    id: sample.inspectionId,
    waybill: 'SF1300001234562',
    courier: 'sf',
    receivedAt: AT,
    openedAt: AT,
    operatorNo: '0217',
  },
  returns: [],
  demand: '驳回退款',
  problem: '<img src=x onerror=alert(1)>',
  figures: [
    {
      number: 1,
      shot: 'label',
      path: 'data/figures/fig-01.jpg',
      widthPx: 1600,
      heightPx: 1200,
      parent: 'data/originals/photo-001-label.jpg',
      parentSha256: sample.photoSha256,
      takenAt: AT,
      caption: '',
      modulePxMilli: 2800,
    },
  ],
  films: [
    {
      path: sample.film.isThere ? 'data/originals/film-01.mp4' : null,
      sha256: sample.film.sha256,
      startedAt: AT,
      durationMs: 2000,
      bytes: sample.film.bytes,
      cameraLabel: 'top',
      isUnbroken: true,
      cuts: [],
    },
  ],
  claims: [],
  missing: [],
  deleted: [],
  timeLine: sample.timeLine.map(({ seq, at }) => ({ at, detail: '', event: 'x', operatorNo: '0217', seq })),
  checkpoint: { ...sample.checkpoint, stampedAt: null, tsa: null },
});
