import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import type { Figure, PackAttachment, PackFilm } from '../../shared/pack/pack-record.ts';
import { FIGURE_MAX_PX, FIRST_PAGE_FIGURES } from '../../shared/pack/presets.ts';
import { copyAttachments } from './attachment-copies.ts';
import type { ShownCopy } from './attachment-copies.ts';
import { cutPath, figurePath, filmPath, photoPath, stillPath, waybillStillPath } from './bag-text.ts';
import type { CaseFilm, CasePhoto } from './case-source.ts';
import type { CopyInput } from './copy-input.ts';
import { chooseFigures, isFilmIn, isOriginalIn, partOf, waybillPhoto } from './figure-rules.ts';
import { filmWindows } from './film-windows.ts';
import { PackFault, systemCode } from './pack-fault.ts';
import type { BagFile } from './read-original.ts';

/** A copy made of an original: where it lies now, where it goes, what was done. */
type Copy = { path: string; file: string; how: string; parent: string | null; parentSha256: string };

export type Copies = {
  originals: BagFile[];
  figures: Figure[];
  films: PackFilm[];
  copies: Copy[];
  attachments: PackAttachment[];
  /** Small copies of attached pictures that only the report's PDF shows, by the path of their original. */
  shown: ShownCopy[];
  /** What the preset wants and could not be made. */
  missing: string[];
};

/** Makes every copy that the preset wants, one after the other; originals are only listed. */
export async function makeCopies(input: CopyInput): Promise<Copies> {
  mkdirSync(input.workDir, { recursive: true });
  const handedIn = await copyAttachments(input);
  const originals = [...originalsOf(input), ...handedIn.originals];
  const { attachments, shown } = handedIn;
  const made: Copies = { originals, figures: [], films: [], copies: [], attachments, shown, missing: [] };
  const chosen = chooseFigures(input.source.photos, input.rules);
  await makeFigures(input, chosen, made);
  await makeStills(input, made);
  await makeFilms(input, made);
  return made;
}

const parentOf = (input: CopyInput, photo: CasePhoto): string | null =>
  isOriginalIn(input.variant, photo) ? photoPath(input.source.photos.indexOf(photo), photo.shot) : null;

function originalsOf({ source, variant, paths }: CopyInput): BagFile[] {
  const photos = source.photos.flatMap((photo, index) => {
    const original = { sha256: photo.sha256, bytes: photo.bytes };
    const file: BagFile = { path: photoPath(index, photo.shot), file: paths.photo(photo.sha256), original };
    return isOriginalIn(variant, photo) ? [file] : [];
  });
  const films = source.films.flatMap((film, index) => {
    const original = { sha256: film.sha256, bytes: film.bytes };
    const file: BagFile = { path: filmPath(index), file: paths.recording(film.id), original };
    return isFilmIn(variant, film) ? [file] : [];
  });
  return [...photos, ...films];
}

/** The worker met a file that isn't there: the original is gone. */
async function orGone<T>(path: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw systemCode(error) === 'ENOENT' ? new PackFault('evidence-gone', path) : error;
  }
}

type StillWanted = {
  photo: CasePhoto;
  path: string;
  maxBytes: number | null;
  maxPx: number;
  mustDecode: string | null;
};

/** One copy of a photo; null when none could be made, which is said in `missing`. */
async function render(input: CopyInput, wanted: StillWanted, made: Copies) {
  const { photo, path, maxBytes, maxPx, mustDecode } = wanted;
  if (input.signal.aborted) throw new PackFault('cancelled');
  input.onFile('pictures', path);
  const part = partOf(input.variant, photo);
  const target = join(input.workDir, path.replaceAll('/', '_'));
  const answer = await orGone(
    photoPath(input.source.photos.indexOf(photo), photo.shot),
    input.worker.renderStill({
      file: input.paths.photo(photo.sha256),
      target,
      maxBytes,
      maxPx,
      shapes: [...photo.shapes],
      mustDecode: part === 'barcode' ? input.source.inspection.waybill : mustDecode,
      part,
    }),
  );
  if (typeof answer === 'string') {
    // A picture that nobody can decode still goes along as it is; one that would show a name does not.
    made.missing.push(answer === 'no-barcode' ? 'mask' : 'unreadable-picture');
    return null;
  }
  const how = [
    `${answer.widthPx}x${answer.heightPx}`,
    ...(photo.shapes.length > 0 ? [`${photo.shapes.length} marks`] : []),
    ...(answer.isCropped ? ['cropped to the barcode'] : []),
  ].join(', ');
  return { answer, copy: { path, file: target, how, parent: parentOf(input, photo), parentSha256: photo.sha256 } };
}

async function makeFigures(input: CopyInput, photos: readonly CasePhoto[], made: Copies): Promise<void> {
  for (const photo of photos) {
    const number = made.figures.length + 1;
    const path = figurePath(number);
    const still = await render(input, { photo, path, maxBytes: null, maxPx: FIGURE_MAX_PX, mustDecode: null }, made);
    if (still === null) continue;
    made.copies.push(still.copy);
    made.figures.push({
      number,
      shot: photo.shot,
      path,
      widthPx: still.answer.widthPx,
      heightPx: still.answer.heightPx,
      parent: still.copy.parent,
      parentSha256: photo.sha256,
      takenAt: photo.takenAt,
      caption: photo.caption,
      modulePxMilli: photo.modulePxMilli,
    });
  }
}

async function makeStills(input: CopyInput, made: Copies): Promise<void> {
  const { rules, source } = input;
  if (rules.waybillStill !== null) {
    const { maxBytes, maxPx } = rules.waybillStill;
    const photo = waybillPhoto(source.photos);
    const wanted = { path: waybillStillPath(maxBytes), maxBytes, maxPx, mustDecode: source.inspection.waybill };
    const still = photo === null ? null : await render(input, { photo, ...wanted }, made);
    if (still !== null) made.copies.push(still.copy);
    if (still?.answer.decodes !== true) made.missing.push('label-illegible');
  }
  if (rules.stills === null) return;
  const { count, maxBytes, maxPx } = rules.stills;
  for (const { number, parentSha256 } of made.figures.slice(0, count ?? undefined)) {
    const photo = source.photos.find(({ sha256 }) => sha256 === parentSha256);
    if (photo === undefined) continue;
    const still = await render(input, { photo, path: stillPath(number), maxBytes, maxPx, mustDecode: null }, made);
    if (still !== null) made.copies.push(still.copy);
  }
}

async function makeFilms(input: CopyInput, made: Copies): Promise<void> {
  for (const [index, film] of input.source.films.entries()) {
    if (film.isDeleted) continue;
    const isIn = isFilmIn(input.variant, film);
    // Of a repacking a platform is shown only what a person marked.
    const isMarked = input.marks.some(({ recordingId }) => recordingId === film.id);
    const maxMs = isIn && (film.what === 'opening' || isMarked) ? input.rules.filmMaxMs : null;
    made.films.push({
      ...(film.what === 'repack' ? { what: 'repack' as const } : {}),
      path: isIn ? filmPath(index) : null,
      sha256: film.sha256,
      startedAt: film.startedAt,
      durationMs: film.durationMs,
      bytes: film.bytes,
      cameraLabel: film.cameraLabel,
      isUnbroken: film.end === 'closed',
      cuts: maxMs === null ? [] : await cut(input, film, index, maxMs, made),
    });
  }
}

/** Films cut for a platform; one that fits is copied whole, because a growing file's index doesn't stand first. */
async function cut(input: CopyInput, film: CaseFilm, index: number, maxMs: number, made: Copies) {
  const marks = input.marks.filter(({ recordingId }) => recordingId === film.id).map(({ atMs }) => atMs);
  const moments = marks.length > 0 ? marks : momentsOf(made.figures, film);
  const windows = filmWindows(moments, film.durationMs, maxMs);
  const cuts: PackFilm['cuts'] = [];
  for (const window of windows.length > 0 ? windows : [{ fromMs: 0, toMs: film.durationMs + 1 }]) {
    if (input.signal.aborted) throw new PackFault('cancelled');
    const path = cutPath(index, cuts.length);
    input.onFile('films', path);
    const target = join(input.workDir, path.replaceAll('/', '_'));
    const file = input.paths.recording(film.id);
    const answer = await orGone(filmPath(index), input.worker.cutFilm({ file, target, ...window }));
    if (typeof answer === 'string') {
      made.missing.push('film-cut');
      continue;
    }
    const how = `cut ${answer.fromMs}-${answer.toMs} ms, not encoded again`;
    made.copies.push({ path, file: target, how, parent: filmPath(index), parentSha256: film.sha256 });
    cuts.push({ path, fromMs: answer.fromMs, toMs: answer.toMs });
  }
  return cuts;
}

/** Where nobody marked a moment: when the pictures of the first page were taken. */
const momentsOf = (figures: readonly Figure[], film: CaseFilm): number[] =>
  figures
    .slice(0, FIRST_PAGE_FIGURES)
    .map(({ takenAt }) => takenAt - film.startedAt)
    .filter((atMs) => atMs >= 0 && atMs <= film.durationMs);
