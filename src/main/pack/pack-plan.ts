import type { PackPlan, PackPlanInput } from '../../shared/pack/pack-calls.ts';
import { demandSentence, problemSentence } from '../../shared/pack/case-words.ts';
import { FIRST_PAGE_FIGURES, PRESET_RULES } from '../../shared/pack/presets.ts';
import type * as v from 'valibot';
import { existsSync } from 'node:fs';
import type { ErrorCode } from '../../shared/result.ts';
import type { CaseSource } from './case-source.ts';
import { isAttachmentIn } from './attachment-copies.ts';
import type { CopyPaths } from './copy-input.ts';
import { chooseFigures, isFilmIn, isOriginalIn, partOf } from './figure-rules.ts';

type Paths = CopyPaths;

/** What a pack of this case would hold. Nothing is made and nothing stored. */
export function planOf(source: CaseSource, input: v.InferOutput<typeof PackPlanInput>, paths: Paths): PackPlan {
  const { preset, variant, locale } = input;
  const rules = PRESET_RULES[preset];
  const figures = chooseFigures(source.photos, rules);
  const films = source.films.filter(({ isDeleted }) => !isDeleted);
  const photos = source.photos.filter(({ isDeleted }) => !isDeleted);
  const facts = source.returns.map(({ expected, verdict, decision }) => ({ ...expected, verdict, decision }));
  const attachments = source.attachments.filter(({ isDeleted }) => !isDeleted);
  const sum = (files: readonly { bytes: number }[]): number => files.reduce((all, { bytes }) => all + bytes, 0);
  const packed = [
    ...photos.filter((photo) => isOriginalIn(variant, photo)),
    ...films.filter((film) => isFilmIn(variant, film)),
    ...attachments.filter((one) => isAttachmentIn(variant, one)),
  ];
  return {
    inspectionId: source.inspection.id,
    waybill: source.inspection.waybill,
    figures: figures.map((photo, index) => ({
      number: index + 1,
      photoId: photo.id,
      shot: photo.shot,
      sha256: photo.sha256,
      takenAt: photo.takenAt,
      caption: photo.caption,
      isAnnotated: photo.shapes.length > 0,
      isFirst: index < FIRST_PAGE_FIGURES,
      needsMask: partOf(variant, photo) === 'barcode',
    })),
    films: films.map((film) => ({
      recordingId: film.id,
      startedAt: film.startedAt,
      durationMs: film.durationMs,
      bytes: film.bytes,
      cameraLabel: film.cameraLabel,
      isUnbroken: film.end === 'closed',
      cutMs: isFilmIn(variant, film) ? rules.filmMaxMs : null,
    })),
    attachments: attachments.filter((one) => isAttachmentIn(variant, one)).length,
    missing: [...source.gaps],
    deleted: source.deleted.map(({ sha256, rule, at }) => ({ sha256, rule, at })),
    originalBytes: sum([...photos, ...films, ...attachments]),
    packedBytes: sum(packed),
    problem: problemSentence(facts, locale),
    demand: demandSentence(facts, locale),
    hindrance: hindranceOf(source, paths),
  };
}

/** An original that isn't where it was stored is said before anything is made; whether it was altered takes reading it. */
function hindranceOf({ photos, films, attachments }: CaseSource, paths: Paths): ErrorCode | null {
  const files = [
    ...photos.filter(({ isDeleted }) => !isDeleted).map(({ sha256 }) => paths.photo(sha256)),
    ...films.filter(({ isDeleted }) => !isDeleted).map(({ id }) => paths.recording(id)),
    ...attachments.filter(({ isDeleted }) => !isDeleted).map(({ id }) => paths.attachment(id)),
  ];
  return files.every((file) => existsSync(file)) ? null : 'evidence-gone';
}
