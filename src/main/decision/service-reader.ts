import type { Market } from '../../shared/advice.ts';
import { contactFromAt } from '../../shared/night.ts';
import { maskName, maskText } from '../../shared/pack/masking.ts';
import type { Person } from '../../shared/people.ts';
import { outcomeOf } from '../../shared/refusal.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { ServiceSubject, ServiceTake, ServiceView } from '../../shared/service.ts';
import { whyNotToBuyer } from '../../shared/service-text.ts';
import type { ServiceOutcome } from '../../shared/service-text.ts';
import type { EvidenceStore } from '../evidence/evidence-store.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { Session, SessionService } from '../session/session-service.ts';
import { mayPropose } from './approval-rules.ts';
import type { StoredDecision, StoredVerdict } from './decision-rows.ts';
import type { DecisionStore } from './decision-store.ts';
import { shopZone } from './shop-zone.ts';

type Deps = {
  sessions: Pick<SessionService, 'read'>;
  decisionStore: Pick<DecisionStore, 'verdictOfReturn' | 'verdictsOf' | 'decisionOf'>;
  evidenceStore: Pick<EvidenceStore, 'photosOf'>;
  /** The time that nobody can set back. */
  trustedNow: () => number;
  now: () => number;
  /** Whose habits count for returns of this platform. */
  marketOf: (platform: string) => Market;
  /** The zone of this computer, for shops that aren't Chinese. */
  systemZone: string;
};

type Subject = { session: Session; expected: StoredReturn };

/** What came of it as it stands: what was decided or proposed, else what the finding asks for. */
export function likelyOutcome(
  verdict: Pick<StoredVerdict, 'finding' | 'verdict'> | null,
  decision: Pick<StoredDecision, 'kind'> | null,
): ServiceOutcome {
  const kind = decision?.kind ?? null;
  if (kind === 'refund-full' || kind === 'refund-part' || kind === 'refuse' || kind === 'return-goods') return kind;
  if (kind !== null && outcomeOf(kind) !== null) return 'sent-anew';
  return verdict?.finding === 'contradicts' ? 'negotiate' : 'refund-full';
}

/** The return, if this person may speak for its shop; `by` null = the bench has no people. */
function find(deps: Deps, { inspectionId, returnId }: ServiceSubject, by: Person | null): Result<Subject> {
  const session = deps.sessions.read(inspectionId);
  if (session === null) return refuse('unknown-inspection');
  const expected = session.returns.find(({ id }) => id === returnId);
  if (expected === undefined) return refuse('unknown-return');
  return by === null || mayPropose(by, expected.platform, deps.trustedNow())
    ? ok({ session, expected })
    : refuse('not-allowed');
}

/** What a text about this return is filled with, and which photos may go along. */
export function readService(deps: Deps, subject: ServiceSubject, by: Person | null): Result<ServiceView> {
  const found = find(deps, subject, by);
  if (!found.ok) return found;
  const { session, expected } = found.value;
  const { inspectionId, returnId } = subject;
  const { verdictOfReturn, verdictsOf, decisionOf } = deps.decisionStore;
  // A box that was judged before its return was known has one verdict that is about none.
  const verdict = verdictOfReturn(returnId) ?? verdictsOf(inspectionId)[0] ?? null;
  const decision = verdict === null ? null : decisionOf(verdict.id);
  return ok({
    ...{ inspectionId, returnId, market: deps.marketOf(expected.platform), shop: expected.shop },
    language: expected.currency === 'CNY' ? 'zh' : 'en',
    outcome: likelyOutcome(verdict, decision),
    ...{ waybill: session.parcel.waybill, orderNo: expected.orderNo, returnNo: expected.returnNo },
    buyer: maskName(expected.buyer),
    goods: expected.lines.map(({ name, quantity }) => ({ name, quantity })),
    codes: [...(verdict?.codes ?? [])],
    currency: expected.currency,
    totalCents: expected.amountCents + expected.freightCents,
    partCents: decision?.kind === 'refund-part' ? decision.amountCents : null,
    photos: deps.evidenceStore
      .photosOf(inspectionId)
      .filter((photo) => photo.returnId === null || photo.returnId === returnId),
    zone: shopZone(expected, deps.systemZone),
    sendableFromAt: contactFromAt(deps.now(), shopZone(expected, deps.systemZone)),
  });
}

/** Why nothing of this return may be taken to its buyer now; null when it may. */
export function whyNotNow(deps: Deps, subject: ServiceSubject, by: Person | null): ErrorCode | null {
  const found = find(deps, subject, by);
  if (!found.ok) return found.error.code;
  return contactFromAt(deps.now(), shopZone(found.value.expected, deps.systemZone)) === null ? null : 'buyer-sleeps';
}

/** The text as it may leave: nothing in it that accuses or presses, no place left open, everything personal masked. */
export function cleanServiceText(deps: Deps, { text, ...subject }: ServiceTake, by: Person | null): Result<string> {
  const found = find(deps, subject, by);
  if (!found.ok) return found;
  const not = whyNotNow(deps, subject, by);
  if (not !== null) return refuse(not);
  const problem = whyNotToBuyer(text);
  if (problem !== null) return refuse(problem === 'open-place' ? 'service-place' : 'service-words');
  const { session, expected } = found.value;
  const serials = expected.lines.flatMap((line) => line.serials);
  const keep = [session.parcel.waybill, expected.orderNo, expected.returnNo, ...serials];
  return ok(maskText(text, { names: [expected.buyer], keep }));
}
