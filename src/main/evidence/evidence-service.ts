import type { Gap, Verdict } from '../../shared/domain-words.ts';
import type { EvidenceView, ShotView } from '../../shared/evidence.ts';
import type { Session } from '../session/session-service.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { checkShots, findGaps, requiredInBox } from './shot-rules.ts';

type CheckedEvidence = { shots: ShotView[]; gaps: Gap[] };

/** What one return of the box is, or is about to be; `returnId` null = a parcel without a return. */
export type EvidenceCase = { returnId: string | null; verdict: Verdict | null };

export type EvidenceService = {
  /** What this box has and lacks, for the verdicts it has or is about to have. */
  check: (session: Session, cases: readonly EvidenceCase[]) => CheckedEvidence;
  view: (session: Session, cases: readonly EvidenceCase[]) => EvidenceView;
};

export function createEvidenceService(store: EvidenceStore): EvidenceService {
  const check = (session: Session, cases: readonly EvidenceCase[]): CheckedEvidence => {
    // With one return every picture of the box is a picture of it; only several need to be told apart.
    const isShared = session.returns.length > 1;
    const required = requiredInBox(
      cases.map(({ returnId, verdict }) => {
        const expected = session.returns.find(({ id }) => id === returnId);
        return {
          returnId: isShared ? returnId : null,
          verdict,
          category: expected?.category ?? null,
          hasSerials: expected?.lines.some((line) => line.serials.length > 0) ?? false,
        };
      }),
    );
    const shots = checkShots(required, store.photosOf(session.inspection.id));
    return { shots, gaps: findGaps(shots, store.recordingsOf(session.inspection.id)) };
  };
  return {
    check,
    view: (session, cases) => ({
      photos: store.photosOf(session.inspection.id),
      recordings: store.recordingsOf(session.inspection.id),
      gaps: check(session, cases).gaps,
    }),
  };
}
