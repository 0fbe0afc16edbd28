import * as v from 'valibot';
import { Category, Id, Reason, Verdict } from './domain-words.ts';
import type { Shot } from './domain-words.ts';
import type { PhotoView, RecordingView } from './evidence.ts';
import { LEGIBLE_PX_MILLI, PICTURE_FAULTS } from './picture-check.ts';
import type { PictureCheck } from './picture-check.ts';

// The evidence meter: what a case wants to have on record (data, which a shop edits), and how much of it is there. The
// same list says which shots are asked for at the bench, what a pack lacks, and what a person reads under the camera.

/**
 * What can be wanted. `outer` = the box before it is opened; `label` = the waybill can be read in a photo; `film` = there
 * is one; `unbroken` = in one take; `film-label` = the waybill can be read in the film itself; the others are shots.
 */
export const EVIDENCE_ITEMS = [
  'outer',
  'label',
  'seal',
  'body',
  'serial',
  'contents',
  'defect',
  'film',
  'unbroken',
  'film-label',
] as const;
export const EvidenceItem = v.picklist(EVIDENCE_ITEMS);
export type EvidenceItem = v.InferOutput<typeof EvidenceItem>;

/** Items that are a guided shot: the pedal takes them in the list's order. */
const GUIDED = ['label', 'seal', 'body', 'serial', 'contents', 'defect'] as const;
type Guided = (typeof GUIDED)[number];
const isGuided = (item: EvidenceItem): item is Guided => GUIDED.some((one) => one === item);

/** What one kind of case wants; '' stands for every platform, or every reason. */
export const Checklist = v.object({
  verdict: Verdict,
  platform: v.pipe(v.string(), v.trim(), v.maxLength(40)),
  reason: v.union([Reason, v.literal('')]),
  /** Of goods of this kind alone: learnt from rulings. */
  category: v.exactOptional(Category),
  items: v.pipe(
    v.array(EvidenceItem),
    v.check((items) => new Set(items).size === items.length, 'an item is wanted once'),
  ),
});
export type Checklist = v.InferOutput<typeof Checklist>;

type ChecklistFor = Omit<Checklist, 'items'>;
export const isSameCase = (one: ChecklistFor, other: ChecklistFor): boolean =>
  one.verdict === other.verdict &&
  one.platform === other.platform &&
  one.reason === other.reason &&
  one.category === other.category;

export const Checklists = v.pipe(
  v.array(Checklist),
  v.maxLength(200),
  v.check((lists) => lists.every((one, at) => lists.findIndex((other) => isSameCase(one, other)) === at), 'one a case'),
);

const FILMED = ['film', 'unbroken', 'film-label'] as const;

/**
 * What arbitrators look at first (design, "What a pack must show"): the sealed parcel with its waybill, one continuous
 * take, seal and serial for swapped goods, the defect close up. Douyin takes four stills; an empty box has no body.
 */
export const DEFAULT_CHECKLISTS: readonly Checklist[] = [
  { verdict: 'intact', platform: '', reason: '', items: ['outer', 'label', ...FILMED] },
  { verdict: 'damaged', platform: '', reason: '', items: ['outer', 'label', 'defect', ...FILMED] },
  {
    verdict: 'swapped',
    platform: '',
    reason: '',
    items: ['outer', 'label', 'seal', 'body', 'serial', 'contents', ...FILMED],
  },
  {
    verdict: 'swapped',
    platform: '',
    reason: 'not-received',
    items: ['outer', 'label', 'seal', 'contents', ...FILMED],
  },
  {
    verdict: 'swapped',
    platform: 'douyin',
    reason: '',
    items: ['outer', 'label', 'body', 'serial', 'contents', ...FILMED],
  },
];

/** What decides which list counts. */
type EvidenceCaseFacts = {
  verdict: Verdict;
  platform: string;
  reason: Reason | null;
  /** Null where nothing is known of the goods. */
  category: Category | null;
  /** Seal and serial are only wanted of goods that have them. */
  hasSerials: boolean;
};

/**
 * The items a case wants, in order: of the list that names its platform and reason, else its platform, else its reason,
 * else of the one for all; among two that name the same, the one that names the kind of goods. A verdict without any list wants nothing.
 */
export function itemsWanted(
  lists: readonly Checklist[],
  { verdict, platform, reason, category, hasSerials }: EvidenceCaseFacts,
): EvidenceItem[] {
  const fitting = lists.filter(
    (list) =>
      list.verdict === verdict &&
      (list.platform === '' || list.platform === platform) &&
      (list.reason === '' || list.reason === reason) &&
      (list.category === undefined || list.category === category),
  );
  const weight = (list: Checklist): number =>
    (list.platform === '' ? 0 : 4) + (list.reason === '' ? 0 : 2) + (list.category === undefined ? 0 : 1);
  const [best] = fitting.toSorted((one, other) => weight(other) - weight(one));
  const items = best?.items ?? [];
  return items.filter((item) => hasSerials || (item !== 'seal' && item !== 'serial'));
}

/** The guided shots among them. Intact parcels are asked for none: their stills come by themselves. */
export const shotsWanted = (verdict: Verdict | null, items: readonly EvidenceItem[]): Guided[] =>
  verdict === null || verdict === 'intact' ? [] : items.filter(isGuided);

/** Why an item is doubtful: a fault of its only pictures, or what was (not) read in them. */
const DOUBTS = [...PICTURE_FAULTS, 'not-read', 'too-small', 'other-number', 'unchecked', 'broken'] as const;
export const Doubt = v.picklist(DOUBTS);
export type Doubt = v.InferOutput<typeof Doubt>;

export const MeterItem = v.object({
  item: EvidenceItem,
  /** Of which return of a box with several; null = the box. */
  returnId: v.nullable(Id),
  state: v.picklist(['done', 'missing', 'doubtful']),
  /** px per module of the waybill, thousandths, where it was read. */
  value: v.exactOptional(v.number()),
  why: v.exactOptional(Doubt),
});
export type MeterItem = v.InferOutput<typeof MeterItem>;

export type MeterInput = {
  /** What is wanted, in order; `returnId` null = of the box. */
  wanted: readonly { item: EvidenceItem; returnId: string | null }[];
  /** Oldest first. */
  photos: readonly Pick<PhotoView, 'shot' | 'returnId' | 'sha256'>[];
  checks: ReadonlyMap<string, PictureCheck>;
  recordings: readonly Pick<RecordingView, 'end' | 'durationMs'>[];
  /** The best frame of the film that was looked at; null when none was. */
  filmFrame: { modulePxMilli: number | null } | null;
};

type Measured = Omit<MeterItem, 'item' | 'returnId'>;

/** How much of what is wanted is there. Pure; the same order as `wanted`. */
export function meterOf({ wanted, photos, checks, recordings, filmFrame }: MeterInput): MeterItem[] {
  const filmed = recordings.filter(({ durationMs, end }) => durationMs > 0 || end === null);
  const isBroken = filmed.some(({ end }) => end !== null && end !== 'closed');
  const checksOf = (shot: Shot, returnId: string | null): (PictureCheck | null)[] =>
    photos
      .filter((photo) => photo.shot === shot && (returnId === null || photo.returnId === returnId))
      .map(({ sha256 }) => checks.get(sha256) ?? null);
  const measure = (item: EvidenceItem, returnId: string | null): Measured => {
    switch (item) {
      case 'film':
        return { state: filmed.length === 0 ? 'missing' : 'done' };
      case 'unbroken':
        if (filmed.length === 0) return { state: 'missing' };
        return isBroken ? { state: 'doubtful', why: 'broken' } : { state: 'done' };
      case 'film-label':
        if (filmed.length === 0 || filmFrame === null) return { state: 'missing' };
        // Read in what the film holds is read: no platform makes a smaller copy of it.
        return filmFrame.modulePxMilli === null
          ? { state: 'doubtful', why: 'not-read' }
          : { state: 'done', value: filmFrame.modulePxMilli };
      case 'label':
        return measureLabel([...checks.values()], [...checksOf('outer', null), ...checksOf('label', null)]);
      default:
        return measureShot(checksOf(item, returnId));
    }
  };
  return wanted.map(({ item, returnId }) => ({ item, returnId, ...measure(item, returnId) }));
}

/** The waybill counts as legible in any picture of the box; what is wrong is said of the newest that should show it. */
function measureLabel(all: readonly PictureCheck[], labels: readonly (PictureCheck | null)[]): Measured {
  const read = all.filter(({ isWaybillRead }) => isWaybillRead).map(({ modulePxMilli }) => modulePxMilli ?? 0);
  const best = legibility(read.length === 0 ? null : Math.max(...read));
  if (best !== null) return best;
  const newest = labels.at(-1);
  if (newest === undefined) return { state: 'missing' };
  if (newest === null) return { state: 'doubtful', why: 'unchecked' };
  return { state: 'doubtful', why: newest.faults[0] ?? (newest.hasOtherNumbers ? 'other-number' : 'not-read') };
}

/** Null when it was not read at all. Under two pixels a module the code doesn't survive the copy a platform takes. */
const legibility = (modulePxMilli: number | null): Measured | null => {
  if (modulePxMilli === null) return null;
  return modulePxMilli < LEGIBLE_PX_MILLI
    ? { state: 'doubtful', value: modulePxMilli, why: 'too-small' }
    : { state: 'done', value: modulePxMilli };
};

/** One good picture is enough. A picture that was not looked at is not doubted: the shot is there. */
function measureShot(checks: readonly (PictureCheck | null)[]): Measured {
  if (checks.length === 0) return { state: 'missing' };
  if (checks.some((check) => check === null || check.faults.length === 0)) return { state: 'done' };
  const why = checks.at(-1)?.faults[0];
  return why === undefined ? { state: 'done' } : { state: 'doubtful', why };
}

/** Doubts that another picture can settle; the others are said and that is all. */
const SETTLED_BY_AGAIN: ReadonlySet<Doubt> = new Set([...PICTURE_FAULTS, 'not-read', 'too-small', 'other-number']);

/** The guided shot among them that is there and can't be used, while it was taken only once: it is asked for again. */
export function shotToRepeat(
  meter: readonly MeterItem[],
  shots: readonly { shot: Shot; returnId: string | null; isRequired: boolean; count: number }[],
): { shot: Guided; returnId: string | null; why: Doubt } | null {
  for (const { item, returnId, state, why } of meter) {
    if (state !== 'doubtful' || why === undefined || !SETTLED_BY_AGAIN.has(why) || !isGuided(item)) continue;
    const taken = shots.find((shot) => shot.isRequired && shot.shot === item && shot.returnId === returnId);
    if (taken?.count === 1) return { shot: item, returnId, why };
  }
  return null;
}
