import type { AnnotationInput, AnnotationView, Drawing } from '../../shared/annotation.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { Ids } from '../lib/ids.ts';
import type { Who } from '../session/session-service.ts';
import type { AnnotationStore } from './annotation-store.ts';
import type { EvidenceStore } from './evidence-store.ts';

export type AnnotationService = {
  /** Draws over a photo of this inspection anew; what was drawn before stays stored. Gives back all that counts now. */
  set: (input: AnnotationInput, who: Who) => Result<AnnotationView[]>;
  /** What counts now, one a photo. */
  of: (inspectionId: string) => AnnotationView[];
};

const NOTHING: Drawing = { shapes: [], caption: '' };
const isSame = (one: Drawing, other: Drawing): boolean =>
  one.caption === other.caption && JSON.stringify(one.shapes) === JSON.stringify(other.shapes);

type AnnotationDeps = { db: Database; store: AnnotationStore; evidenceStore: EvidenceStore; ids: Ids };

export function createAnnotationService({ db, store, evidenceStore, ids }: AnnotationDeps): AnnotationService {
  return {
    set: (input, { operatorNo, now }) =>
      commit(db, () => {
        const isItsPhoto = evidenceStore.photosOf(input.inspectionId).some(({ sha256 }) => sha256 === input.sha256);
        if (!isItsPhoto) return refuse('photo-unknown');
        const before = store.of(input.inspectionId).find(({ sha256 }) => sha256 === input.sha256) ?? NOTHING;
        // Looking and closing without a change is no event.
        if (!isSame(before, input)) store.add({ ...input, id: ids.next(), operatorNo, at: now });
        return ok(store.of(input.inspectionId));
      }),
    of: store.of,
  };
}
