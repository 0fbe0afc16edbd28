import type { Gap, Verdict } from '../../shared/domain-words.ts';
import type { EvidenceView, ShotView } from '../../shared/evidence.ts';
import type { Session } from '../session/session-service.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { checkShots, findGaps, requiredInBox } from './shot-rules.ts';

type CaseEvidence = { shots: ShotView[]; gaps: Gap[] };

export type EvidenceService = {
  /** What this box has and lacks, for the verdict it has or is about to have. */
  check: (session: Session, verdict: Verdict | null) => CaseEvidence;
  view: (session: Session, verdict: Verdict | null) => EvidenceView;
};

export function createEvidenceService(store: EvidenceStore): EvidenceService {
  const check = (session: Session, verdict: Verdict | null): CaseEvidence => {
    const required = requiredInBox([
      {
        returnId: null,
        verdict,
        category: session.returns[0]?.category ?? null,
        hasSerials: session.returns.some((expected) => expected.lines.some((line) => line.serials.length > 0)),
      },
    ]);
    const shots = checkShots(required, store.photosOf(session.inspection.id));
    return { shots, gaps: findGaps(shots, store.recordingsOf(session.inspection.id)) };
  };
  return {
    check,
    view: (session, verdict) => ({
      photos: store.photosOf(session.inspection.id),
      recordings: store.recordingsOf(session.inspection.id),
      gaps: check(session, verdict).gaps,
    }),
  };
}
