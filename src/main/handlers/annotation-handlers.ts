import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'annotationSet' | 'annotationsOf' | 'threeWay';

/** What is drawn over copies of photos, and the three sides of a suspected swap. */
export function createAnnotationHandlers({ run }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    annotationSet: (input) => run(({ annotations, who }) => annotations.set(input, who())),
    annotationsOf: ({ inspectionId }) => run(({ annotations }) => ok(annotations.of(inspectionId))),
    threeWay: (ask) => run(({ threeWay }) => threeWay.read(ask)),
  };
}
