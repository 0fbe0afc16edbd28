import type { Shot } from '../../shared/domain-words.ts';
import type { Variant } from '../../shared/pack/pack-record.ts';
import { FIGURES_MAX, OWN_STILLS_MAX } from '../../shared/pack/presets.ts';
import type { PresetRules } from '../../shared/pack/presets.ts';
import type { CaseFilm, CasePhoto } from './case-source.ts';

/** Shots that may show a waybill, and with it a name, a phone and an address; stills at scans show whatever lies there. */
const SHOWS_LABEL: ReadonlySet<Shot> = new Set(['outer', 'label', 'slip', 'auto', 'extra']);
/** Nobody asked for these: they come last, and not all of them. */
const BY_ITSELF: ReadonlySet<Shot> = new Set(['auto', 'extra']);

const isMasked = (photo: Pick<CasePhoto, 'shapes'>): boolean => photo.shapes.some(({ kind }) => kind === 'mask');

/** Whether the untouched file may go along: a masked pack leaves out what shows personal data. */
export const isOriginalIn = (variant: Variant, photo: CasePhoto): boolean =>
  !photo.isDeleted && (variant === 'sealed' || !(SHOWS_LABEL.has(photo.shot) || isMasked(photo)));

/** Films show the label as the box is opened: a masked pack has none, only their hashes. */
export const isFilmIn = (variant: Variant, film: CaseFilm): boolean => !film.isDeleted && variant === 'sealed';

/**
 * How a copy is made: `whole` with the drawing over it, or, where a masked pack has no mask on what shows a label,
 * nothing but the barcode.
 */
export const partOf = (variant: Variant, photo: Pick<CasePhoto, 'shot' | 'shapes'>): 'whole' | 'barcode' =>
  variant === 'masked' && SHOWS_LABEL.has(photo.shot) && !isMasked(photo) ? 'barcode' : 'whole';

/** The better picture of the same shot first: drawn on, then with the more legible waybill, then the later one. */
const better = (one: CasePhoto, other: CasePhoto): number =>
  Number(other.shapes.length > 0 || other.caption !== '') - Number(one.shapes.length > 0 || one.caption !== '') ||
  (other.modulePxMilli ?? 0) - (one.modulePxMilli ?? 0) ||
  other.takenAt - one.takenAt;

/**
 * The photos that become figures, numbered in this order: the best of each shot in the preset's order (so that the first
 * four show four different things), then the second of each, and so on; last the stills that took themselves.
 */
export function chooseFigures(
  photos: readonly CasePhoto[],
  { figureOrder }: Pick<PresetRules, 'figureOrder'>,
): CasePhoto[] {
  const there = photos.filter(({ isDeleted }) => !isDeleted);
  const asked = there.filter(({ shot }) => !BY_ITSELF.has(shot));
  const rounds = new Map<number, CasePhoto[]>();
  const shots = [...new Set([...figureOrder, ...asked.map(({ shot }) => shot)])];
  for (const shot of shots) {
    const ofShot = asked.filter((photo) => photo.shot === shot).sort(better);
    for (const [round, photo] of ofShot.entries()) rounds.set(round, [...(rounds.get(round) ?? []), photo]);
  }
  const guided = [...rounds.entries()].sort(([one], [other]) => one - other).flatMap(([, group]) => group);
  // What a person gave a name (a chat record, a statement) comes before the stills that took themselves.
  const own = there
    .filter(({ shot }) => BY_ITSELF.has(shot))
    .toSorted((one, other) => Number(other.caption !== '') - Number(one.caption !== ''))
    .slice(0, OWN_STILLS_MAX);
  return [...guided, ...own].slice(0, FIGURES_MAX);
}

/** The photo for a form that wants the waybill: the most legible of those that show a label. */
export const waybillPhoto = (photos: readonly CasePhoto[]): CasePhoto | null => {
  const rank = (photo: CasePhoto): number => (photo.shot === 'label' ? 2 : photo.shot === 'outer' ? 1 : 0);
  const candidates = photos
    .filter((photo) => !photo.isDeleted && (photo.modulePxMilli !== null || rank(photo) > 0))
    .sort((a, b) => (b.modulePxMilli ?? 0) - (a.modulePxMilli ?? 0) || rank(b) - rank(a) || b.takenAt - a.takenAt);
  return candidates[0] ?? null;
};
