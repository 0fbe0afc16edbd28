import type { ReturnState } from '../../shared/domain-words.ts';
import { isPlain } from '../../shared/refusal.ts';
import type { RefusalInput } from '../../shared/refusal.ts';
import type { ErrorCode } from '../../shared/result.ts';
import type { StoredVerdict } from './decision-rows.ts';

/** What a refusal is judged by: what was found, what is said, and the photos of its box (SHA-256). */
type Asked = {
  /** Whether this platform has a call to refuse. */
  canRefuse: boolean;
  returnState: ReturnState;
  verdict: Pick<StoredVerdict, 'verdict' | 'codes'>;
  said: Pick<RefusalInput, 'message' | 'pictures'>;
  photos: ReadonlySet<string>;
};

/**
 * Why it can't be refused so; null when it can. Refusing wants a reason, a code and evidence (the design's domain, rule 8), and
 * words that accuse nobody.
 */
export function whyNotRefusal({ canRefuse, returnState, verdict, said, photos }: Asked): ErrorCode | null {
  if (!canRefuse) return 'refusal-not-possible';
  if (returnState !== 'open') return 'return-closed';
  if (verdict.verdict === 'intact' || verdict.codes.length === 0) return 'code-needed';
  if (!isPlain(said.message)) return 'refusal-words';
  if (photos.size === 0) return 'refusal-needs-picture';
  return said.pictures.every((one) => photos.has(one)) ? null : 'photo-unknown';
}
