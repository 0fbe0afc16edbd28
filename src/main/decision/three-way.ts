import type * as v from 'valibot';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { ThreeWayInput, ThreeWayView } from '../../shared/three-way.ts';
import type { EvidenceStore } from '../evidence/evidence-store.ts';
import type { ExpectedReturnStore } from '../session/expected-return-store.ts';
import type { SessionService } from '../session/session-service.ts';

export type ThreeWay = {
  /** What was shipped, what the buyer shows and what lies on the bench, of one return of a box. */
  read: (ask: v.InferOutput<typeof ThreeWayInput>) => Result<ThreeWayView>;
};

type Deps = { sessions: SessionService; expectedReturns: ExpectedReturnStore; evidenceStore: EvidenceStore };

const isShowable = (picture: string): boolean => picture.startsWith('data:image/');

export function createThreeWay({ sessions, expectedReturns, evidenceStore }: Deps): ThreeWay {
  return {
    read: ({ inspectionId, returnId }) => {
      const session = sessions.read(inspectionId);
      if (session === null) return refuse('unknown-inspection');
      const expected = session.returns.find(({ id }) => id === returnId);
      if (expected === undefined) return refuse('unknown-return');
      const pictures = expectedReturns.buyerPictures(returnId);
      const showable = pictures.filter(isShowable);
      const counts = session.state.lines.filter(({ lineId }) => expected.lines.some(({ id }) => id === lineId));
      return ok({
        returnId,
        shipped: {
          lines: expected.lines.map(({ id, name, quantity, picture, serials }) => ({
            id,
            name,
            quantity,
            picture,
            serials,
          })),
          weightG: expected.shippedWeightG,
          sealNo: expected.sealNo,
        },
        buyer: {
          reason: expected.reason,
          reasonText: expected.reasonText,
          pictures: showable,
          elsewhere: pictures.length - showable.length,
        },
        bench: {
          photos: evidenceStore
            .photosOf(inspectionId)
            .filter((photo) => photo.returnId === null || photo.returnId === returnId),
          weightG: session.returns.length === 1 ? session.state.weightG : null,
          seenSerials: counts.flatMap(({ seenSerials }) => seenSerials),
          isForeign: counts.some(({ serialState }) => serialState === 'mismatch'),
        },
      });
    },
  };
}
