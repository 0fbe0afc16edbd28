import * as v from 'valibot';
import { AttachmentKind, AttachmentMedia } from '../attachment.ts';
import { AtMs, Cause, Count, DefectCode, Finding, Id, Judgements, Reason, Shot, Verdict } from '../domain-words.ts';

// pack: the evidence pack of one case (举证包). Before it everything that was recorded; after it a stranger who checks it.

/** Whom the pack is for; what each takes is data in `presets.ts`. */
export const PRESETS = ['taobao', 'jd', 'pdd', 'douyin', 'court', 'plain'] as const;
export const Preset = v.picklist(PRESETS);
export type Preset = v.InferOutput<typeof Preset>;

/** A platform's own preset for its returns (`pdd`, `pdd-2`); one that has none of its own gets the plain one. */
export const presetOf = (platform: string): Preset =>
  PRESETS.find((preset) => platform === preset || platform.startsWith(`${preset}-`)) ?? 'plain';

/** `sealed`: everything as it was captured. `masked`: names, phones, addresses hidden; originals that show them stay out. */
export const Variant = v.picklist(['sealed', 'masked']);
export type Variant = v.InferOutput<typeof Variant>;

/** A numbered figure (图 1…) of the report: a picture in the pack and what it shows. */
export const Figure = v.object({
  number: Count,
  shot: Shot,
  /** Path inside the bag, `data/figures/fig-01.jpg`; a copy (marks, masks, size) of `parent`. */
  path: v.string(),
  widthPx: Count,
  heightPx: Count,
  /** Path inside the bag of the untouched original; null when a masked pack leaves it out. */
  parent: v.nullable(v.string()),
  parentSha256: v.string(),
  takenAt: AtMs,
  /** What a person wrote under it, or ''. */
  caption: v.string(),
  /** px per barcode module of the waybill in it, thousandths; null when it was not read there. */
  modulePxMilli: v.nullable(v.number()),
});
export type Figure = v.InferOutput<typeof Figure>;

export const PackFilm = v.object({
  /** The goods being packed for their buyer; absent = the opening of the parcel. */
  what: v.exactOptional(v.literal('repack')),
  path: v.nullable(v.string()),
  sha256: v.string(),
  startedAt: AtMs,
  durationMs: v.number(),
  bytes: v.number(),
  cameraLabel: v.string(),
  isUnbroken: v.boolean(),
  /** Copies cut for a platform: path, from, to (film ms). */
  cuts: v.array(v.object({ path: v.string(), fromMs: v.number(), toMs: v.number() })),
});
export type PackFilm = v.InferOutput<typeof PackFilm>;

/** What was handed in about the case: its file as it came, or only its hash where it isn't enclosed. */
export const PackAttachment = v.object({
  number: Count,
  kind: AttachmentKind,
  media: AttachmentMedia,
  /** What the file was called where it came from. */
  name: v.string(),
  /** Path inside the bag, `data/attachments/att-01.pdf`; null when a masked pack leaves it out, or retention removed it. */
  path: v.nullable(v.string()),
  sha256: v.string(),
  bytes: v.number(),
  pages: v.nullable(Count),
  /** Of a picture that the report shows; null for any other. */
  shown: v.nullable(v.object({ widthPx: Count, heightPx: Count })),
  operatorNo: v.string(),
  at: AtMs,
});
export type PackAttachment = v.InferOutput<typeof PackAttachment>;

/** One row of the time line; `seq` = its line in the chain. `what` is an event code, `detail` a short text as recorded. */
export const TimeLineRow = v.object({
  at: AtMs,
  seq: Count,
  event: v.string(),
  detail: v.string(),
  operatorNo: v.string(),
});
export type TimeLineRow = v.InferOutput<typeof TimeLineRow>;

/** One return of the parcel. Money in cents. */
export const PackReturn = v.object({
  id: Id,
  platform: v.string(),
  returnNo: v.string(),
  orderNo: v.string(),
  shop: v.string(),
  buyer: v.string(),
  reason: Reason,
  reasonText: v.string(),
  amountCents: v.number(),
  freightCents: v.number(),
  currency: v.string(),
  signedAt: v.nullable(AtMs),
  shippedWeightG: v.nullable(v.number()),
  sealNo: v.nullable(v.string()),
  lines: v.array(
    v.object({ sku: v.string(), name: v.string(), quantity: Count, serials: v.array(v.string()), result: v.string() }),
  ),
  verdict: v.nullable(
    v.object({
      verdict: Verdict,
      finding: Finding,
      codes: v.array(DefectCode),
      cause: Cause,
      judgements: Judgements,
      note: v.string(),
      operatorNo: v.string(),
      at: AtMs,
    }),
  ),
  decision: v.nullable(
    v.object({ state: v.string(), kind: v.nullable(v.string()), amountCents: v.nullable(v.number()), at: AtMs }),
  ),
});
export type PackReturn = v.InferOutput<typeof PackReturn>;

/** Everything the report says, `data/record.json` (canonical JSON). */
export const PackRecord = v.object({
  format: v.literal('dockproof-pack-1'),
  exportId: Id,
  exportedAt: AtMs,
  exportedBy: v.string(),
  preset: Preset,
  variant: Variant,
  locale: v.picklist(['zh', 'en']),
  station: v.string(),
  /** Origin of the checkpoints: names the station's key. */
  origin: v.string(),
  inspection: v.object({
    id: Id,
    waybill: v.string(),
    courier: v.nullable(v.string()),
    receivedAt: AtMs,
    openedAt: AtMs,
    operatorNo: v.string(),
  }),
  returns: v.array(PackReturn),
  /** What we ask of the arbitrator, in the exporter's words; and what is wrong, in one sentence. */
  demand: v.string(),
  problem: v.string(),
  figures: v.array(Figure),
  films: v.array(PackFilm),
  /** Absent in packs of before there were any. */
  attachments: v.exactOptional(v.array(PackAttachment)),
  /** What the buyer or the platform claims ↔ which figures, films or facts answer it. */
  claims: v.array(
    v.object({ claim: v.string(), answer: v.string(), figures: v.array(Count), films: v.array(v.string()) }),
  ),
  /** What the preset wants and this pack lacks (item codes of the evidence meter). */
  missing: v.array(v.string()),
  /** What retention removed: path it would have had, rule, when. */
  deleted: v.array(v.object({ sha256: v.string(), rule: v.string(), at: AtMs })),
  timeLine: v.array(TimeLineRow),
  /** The signed tree head over everything above, made before the report was written. */
  checkpoint: v.object({
    size: Count,
    rootHex: v.string(),
    noteSha256: v.string(),
    at: AtMs,
    stampedAt: v.nullable(AtMs),
    tsa: v.nullable(v.string()),
  }),
});
export type PackRecord = v.InferOutput<typeof PackRecord>;
