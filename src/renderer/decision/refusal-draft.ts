import type { TFunction } from 'i18next';
import type { ToDecideItem } from '../../shared/decision.ts';
import type { Shot } from '../../shared/domain-words.ts';
import type { PhotoView } from '../../shared/evidence.ts';
import { isPlain, REFUSAL_MESSAGE_MAX, REFUSAL_MESSAGE_MIN } from '../../shared/refusal.ts';
import type { RefusalInput, RefusalRulesView } from '../../shared/refusal.ts';

/** What a person is about to say to the platform, or has done there by hand. */
export type RefusalDraft = {
  message: string;
  reasonCode: string | null;
  pictures: readonly string[];
  reference: string;
  picture: string | null;
};
export type RefusalProblem = 'message' | 'accuses' | 'reason' | 'picture' | 'reference';

/** What convinces first: the label tells whose parcel it is, then what is wrong with the goods. */
const BEST_FIRST: readonly Shot[] = ['label', 'defect', 'serial', 'seal', 'contents', 'body', 'outer', 'slip'];
const CHOSEN_AT_FIRST = 4;

/** The photos to offer, best first, each picture once. */
export const offeredPhotos = (photos: readonly PhotoView[]): PhotoView[] => {
  const rank = ({ shot }: PhotoView): number =>
    BEST_FIRST.includes(shot) ? BEST_FIRST.indexOf(shot) : BEST_FIRST.length;
  const once = new Map(photos.map((photo) => [photo.sha256, photo]));
  return [...once.values()].sort((a, b) => rank(a) - rank(b));
};

/** In plain words what was found; for a Chinese shop in Chinese, whatever the window speaks. */
const firstMessage = (t: TFunction, item: Pick<ToDecideItem, 'codes'>): string => {
  const found = item.codes.map((code) => t(`buyerFound.${code}`));
  return t('refusal.message', { found: [...new Set(found)].join(t('refusal.and')) }).slice(0, REFUSAL_MESSAGE_MAX);
};

/** The draft before anybody touched it. */
export const firstDraft = (t: TFunction, item: ToDecideItem, photos: readonly PhotoView[]): RefusalDraft => ({
  message: firstMessage(t, item),
  reasonCode: null,
  pictures: offeredPhotos(photos)
    .filter(({ shot }) => BEST_FIRST.includes(shot))
    .slice(0, CHOSEN_AT_FIRST)
    .map(({ sha256 }) => sha256),
  reference: '',
  picture: null,
});

type Checked = { ok: true; refusal: Omit<RefusalInput, 'verdictId'> } | { ok: false; problem: RefusalProblem };

/** Checks a draft against what the platform wants. The station checks again; this only says it sooner. */
export function checkRefusal(draft: RefusalDraft, rules: RefusalRulesView): Checked {
  const message = draft.message.trim();
  if (message.length < REFUSAL_MESSAGE_MIN || message.length > REFUSAL_MESSAGE_MAX)
    return { ok: false, problem: 'message' };
  if (!isPlain(message)) return { ok: false, problem: 'accuses' };
  const reason = rules.reasons.find(({ code }) => code === draft.reasonCode);
  const isKnown = reason !== undefined;
  if (rules.reasons.length > 0 && !isKnown) return { ok: false, problem: 'reason' };
  const isProofNeeded = rules.isProofNeeded || reason?.needsProof === true;
  if (isProofNeeded && draft.pictures.length === 0) return { ok: false, problem: 'picture' };
  return {
    ok: true,
    refusal: {
      message,
      reasonCode: isKnown ? draft.reasonCode : null,
      pictures: draft.pictures.slice(0, rules.picturesMax),
    },
  };
}
