import type { AnnotationView } from '../../shared/annotation.ts';
import type { AttachmentView } from '../../shared/attachment.ts';
import type { Preset } from '../../shared/pack/pack-record.ts';
import { refuse, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { DecisionStore } from '../decision/decision-store.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import type { Session, SessionService } from '../session/session-service.ts';
import type { CaseSource } from './case-source.ts';
import type { PackStore } from './pack-store.ts';

export type CaseReaderDeps = {
  store: PackStore;
  sessions: Pick<SessionService, 'read'>;
  evidence: Pick<EvidenceService, 'check' | 'lacks'>;
  attachments: { of: (inspectionId: string) => AttachmentView[] };
  annotations: { of: (inspectionId: string) => AnnotationView[] };
  decisionStore: Pick<DecisionStore, 'verdictsOf' | 'verdictOfReturn' | 'decisionOf'>;
};

/**
 * Reads all that is known of a case. Refuses `unknown-inspection`, and `box-is-open` while the box is on the bench or a
 * film of it still grows: what a pack says must be over.
 */
export function readCase(deps: CaseReaderDeps, inspectionId: string, preset: Preset): Result<CaseSource> {
  const { store, sessions, annotations, attachments } = deps;
  const session = sessions.read(inspectionId);
  const opened = store.inspection(inspectionId);
  if (session === null || opened === null) return refuse('unknown-inspection');
  if (opened.state === 'open' || store.hasOpenRecording(inspectionId)) return refuse('box-is-open');

  const { inspection, parcel } = session;
  const deleted = store.deletions(inspectionId);
  const isDeleted = (kind: 'photo' | 'recording', file: string): boolean =>
    deleted.some((one) => one.kind === kind && one.file === file);
  const drawn = new Map(annotations.of(inspectionId).map((one) => [one.sha256, one]));
  const modules = store.modules(inspectionId);
  const seen = new Set<string>();
  const photos = store.photos(inspectionId).flatMap((photo) => {
    // The same picture may have been taken for two shots.
    if (seen.has(photo.sha256)) return [];
    seen.add(photo.sha256);
    const { shapes = [], caption = '' } = drawn.get(photo.sha256) ?? {};
    const modulePxMilli = modules.get(photo.sha256) ?? null;
    return [{ ...photo, shapes, caption, modulePxMilli, isDeleted: isDeleted('photo', photo.sha256) }];
  });
  return ok({
    inspection: {
      id: inspection.id,
      waybill: parcel.waybill,
      courier: session.returns.find(({ courier }) => courier !== null)?.courier ?? null,
      receivedAt: parcel.receivedAt,
      openedAt: inspection.openedAt,
      operatorNo: inspection.operatorNo,
      station: opened.station,
    },
    returns: returnsOf(deps, session),
    photos,
    films: store.films(inspectionId).map((film) => ({ ...film, isDeleted: isDeleted('recording', film.id) })),
    attachments: attachments.of(inspectionId),
    receivedWeightG: session.state.weightG,
    deleted,
    gaps: gapsOf(deps, session, preset),
  });
}

function returnsOf({ decisionStore }: CaseReaderDeps, { returns, state }: Session): CaseSource['returns'] {
  return returns.map((expected) => {
    const verdict = decisionStore.verdictOfReturn(expected.id);
    const lineIds = new Set(expected.lines.map(({ id }) => id));
    return {
      expected,
      counts: state.lines.filter(({ lineId }) => lineIds.has(lineId)),
      verdict,
      decision: verdict === null ? null : decisionStore.decisionOf(verdict.id),
    };
  });
}

/** What was asked at the bench and is missing, and what the one it is for wants beyond that. */
function gapsOf({ evidence, decisionStore }: CaseReaderDeps, session: Session, preset: Preset): string[] {
  const given = decisionStore.verdictsOf(session.inspection.id);
  const ids = session.returns.length === 0 ? [null] : session.returns.map(({ id }) => id);
  const cases = ids.map((returnId) => ({
    returnId,
    verdict: given.find(({ expectedReturnId }) => expectedReturnId === returnId)?.verdict ?? null,
  }));
  const { gaps } = evidence.check(session, cases);
  return [...new Set([...gaps, ...evidence.lacks(session, cases, preset)])];
}
