import * as v from 'valibot';
import { AtMs, Count, Id, Shot } from '../domain-words.ts';
import { ErrorCode } from '../result.ts';
import { Preset, Variant } from './pack-record.ts';

// What the window asks of the packs and what it is told while they are made.

export const PACK_CASES_MAX = 1000;
/** Files, each with its size; more than any disk of a bench. */
const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0));
const Words = v.pipe(v.string(), v.trim(), v.maxLength(500));

/** A moment of a film that the cut for a platform must show. `atMs` = film time. */
export const FilmMark = v.object({ recordingId: Id, atMs: v.pipe(v.number(), v.integer(), v.minValue(0)) });
export type FilmMark = v.InferOutput<typeof FilmMark>;

/** One order for packs: each inspection becomes a ZIP of its own in the bench's folder `packs`. */
export const PackOrder = v.object({
  inspectionIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(PACK_CASES_MAX)),
  preset: Preset,
  variant: Variant,
  locale: v.picklist(['zh', 'en']),
  /** What we ask of the arbitrator and what is wrong; '' = the sentence that the plan offers, case by case. */
  demand: Words,
  problem: Words,
  marks: v.pipe(v.array(FilmMark), v.maxLength(200)),
});
export type PackOrder = v.InferOutput<typeof PackOrder>;

export const PackPlanInput = v.object({
  inspectionId: Id,
  preset: Preset,
  variant: Variant,
  locale: v.picklist(['zh', 'en']),
});

/** What a pack of this case would hold, before it is made. */
export const PackPlan = v.object({
  inspectionId: Id,
  waybill: v.string(),
  /** In the order they become figures. `evidence://thumb/<sha256>` is the small picture. */
  figures: v.array(
    v.object({
      number: Count,
      photoId: Id,
      shot: Shot,
      sha256: v.string(),
      takenAt: AtMs,
      caption: v.string(),
      /** Marks or masks are drawn on its copy. */
      isAnnotated: v.boolean(),
      /** On the first page. */
      isFirst: v.boolean(),
      /** Masked variant: nobody drew a mask on it and it may show a name: only its barcode will be shown, or nothing. */
      needsMask: v.boolean(),
    }),
  ),
  films: v.array(
    v.object({
      recordingId: Id,
      startedAt: AtMs,
      durationMs: v.number(),
      bytes: Bytes,
      cameraLabel: v.string(),
      isUnbroken: v.boolean(),
      /** What the preset takes of it at most, ms; null = the whole film. */
      cutMs: v.nullable(v.number()),
    }),
  ),
  /** How many attachments go along. */
  attachments: Count,
  /** What the preset wants and this case lacks: codes of the evidence meter's items. */
  missing: v.array(v.string()),
  /** What retention removed: it can't go along any more. */
  deleted: v.array(v.object({ sha256: v.string(), rule: v.string(), at: AtMs })),
  /** Size of all originals, and what of them goes into this variant. */
  originalBytes: Bytes,
  packedBytes: Bytes,
  /** The sentences that stand in the pack when the order has none. */
  problem: v.string(),
  demand: v.string(),
  /** Why it can't be made now; null when it can. */
  hindrance: v.nullable(ErrorCode),
});
export type PackPlan = v.InferOutput<typeof PackPlan>;

const PACK_STEPS = ['collect', 'pictures', 'films', 'report', 'files', 'seal'] as const;

export const PackCase = v.object({
  inspectionId: Id,
  waybill: v.string(),
  state: v.picklist(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** Name of the ZIP inside the folder `packs` (for `fileShow`), once it is finished. */
  file: v.nullable(v.string()),
  bytes: Bytes,
  /** Why it failed; `detail` names the file it failed at, or ''. */
  error: v.nullable(ErrorCode),
  detail: v.string(),
});
export type PackCase = v.InferOutput<typeof PackCase>;

/** The order that runs or was last done. */
export const PackView = v.object({
  orderId: Id,
  preset: Preset,
  variant: Variant,
  state: v.picklist(['running', 'done', 'cancelled']),
  startedAt: AtMs,
  /** The folder the packs lie in, as the system names it. */
  folder: v.string(),
  cases: v.array(PackCase),
  /** The case that is being made; null before the first and after the last. `index` from 0. */
  current: v.nullable(
    v.object({
      index: Count,
      step: v.picklist(PACK_STEPS),
      /** The file that is being written, as it is called in the pack; '' between files. */
      file: v.string(),
      doneBytes: Bytes,
      totalBytes: Bytes,
    }),
  ),
});
export type PackView = v.InferOutput<typeof PackView>;
