import type { Result } from '../../shared/result.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import { nextShot } from '../evidence/shot-rules.ts';
import type { WantedShot } from '../evidence/shot-rules.ts';
import type { Session } from '../session/session-service.ts';
import { did } from './box-actions.ts';
import type { Did } from './box-actions.ts';
import type { BoxState } from './box-state.ts';
import { createShotPromises } from './shot-promises.ts';

type ShotActions = {
  /** The pedal: the next guided shot, or one more picture. A shot that is on its way is not asked for twice. */
  photo: (session: Session, now: number) => Result<Did>;
  photoStored: (inspectionId: string, shot: WantedShot) => void;
};

export function createShotActions(evidence: EvidenceService, box: BoxState): ShotActions {
  const promises = createShotPromises();
  return {
    photo: (session, now) => {
      const { id } = session.inspection;
      const { shots, again } = evidence.check(session, box.casesOf(session));
      const open = shots.map((shot) =>
        promises.isPromised(id, shot, now) ? { ...shot, count: shot.count + 1 } : shot,
      );
      // The paper in a box that nobody announced is what its return is found by.
      const isUnknown = session.returns.length === 0 && !open.some(({ shot }) => shot === 'slip');
      const slip = { shot: 'slip', returnId: null } as const;
      const extra = { shot: 'extra', returnId: box.focusOf(session) } as const;
      const repeated = again === null || promises.isPromised(id, again, now) ? null : again;
      const wanted = nextShot(open) ?? repeated ?? (isUnknown && !promises.isPromised(id, slip, now) ? slip : extra);
      promises.promise(id, wanted, now);
      return did('accepted', wanted.shot, { returnId: wanted.returnId });
    },
    photoStored: promises.keep,
  };
}
