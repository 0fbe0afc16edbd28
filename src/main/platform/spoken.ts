import { failedBy, sendAnswerBy } from './http-rules.ts';
import type { HttpAnswer } from './http-rules.ts';
import type { Failed, HeardAnswer, SendAnswer, Words } from './platform.ts';

/**
 * What a call to a marketplace came to, once its envelope is read. `said` = the call's own answer · `turned-away` =
 * positively not done, and it may go later · `refused` = looked at and not done, for good · `broke` = the service failed
 * over it: it may have been done · `lost` = no word of the platform's at all.
 */
export type Spoken =
  | { kind: 'said'; body: unknown; platformNow: number | null }
  | { kind: 'turned-away'; words: Words; retryAfterMs: number | null; isReached: boolean }
  | { kind: 'refused'; words: Words; code: string }
  | { kind: 'broke'; words: Words }
  | { kind: 'lost'; answer: HttpAnswer };

type NotSaid = Exclude<Spoken, { kind: 'said' }>;

/** A reading without a usable answer. */
export function failedBySpoken(spoken: NotSaid): Failed {
  switch (spoken.kind) {
    case 'lost':
      return failedBy(spoken.answer);
    case 'turned-away':
      return { ...spoken, kind: 'failed' };
    case 'refused':
    case 'broke':
      return { kind: 'failed', words: spoken.words, retryAfterMs: null, isReached: true };
  }
}

/** A writing that was not begun, because what it stands on could not be read. */
export const retryBy = ({ words, retryAfterMs, isReached }: Failed): HeardAnswer => ({
  ...{ kind: 'retry', words, retryAfterMs, isReached },
});

/**
 * A refusal whose reason can't be read now: the network may have delivered our request twice, and what was refused is the
 * second copy of one that was carried out.
 */
export const unknownBy = (refusal: SendAnswer, { isReached }: Failed): SendAnswer =>
  refusal.kind === 'refused' ? { kind: 'unknown', words: refusal.words, isReached } : refusal;

/** A writing that didn't come to its own answer. */
export function sendAnswerBySpoken(spoken: NotSaid): HeardAnswer {
  switch (spoken.kind) {
    case 'lost':
      return sendAnswerBy(spoken.answer);
    case 'turned-away':
      return { ...spoken, kind: 'retry' };
    case 'refused':
      return { kind: 'refused', code: 'other', words: spoken.words };
    case 'broke':
      return { kind: 'unknown', words: spoken.words, isReached: true };
  }
}

/** When the platform answered by its own clock, from the Date header; null where the answer has none. */
export function platformNowOf(answer: HttpAnswer): number | null {
  const at = answer.kind === 'answer' ? Date.parse(answer.header ?? '') : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
