import type { StationHandlers } from '../shared/contract.ts';
import { createAdviceHandlers } from './handlers/advice-handlers.ts';
import { createAnnotationHandlers } from './handlers/annotation-handlers.ts';
import { createArbitrationHandlers } from './handlers/arbitration-handlers.ts';
import { createAttachmentHandlers } from './handlers/attachment-handlers.ts';
import { createBoardHandlers } from './handlers/board-handlers.ts';
import { createBenchHandlers } from './handlers/bench-handlers.ts';
import { createCaseHandlers } from './handlers/case-handlers.ts';
import { createConnectionHandlers } from './handlers/connection-handlers.ts';
import { createDecisionHandlers } from './handlers/decision-handlers.ts';
import { createDisputeHandlers } from './handlers/dispute-handlers.ts';
import { createEvidenceHandlers } from './handlers/evidence-handlers.ts';
import { createGoodsHandlers } from './handlers/goods-handlers.ts';
import { guardCalls } from './people/guard-calls.ts';
import type { HandlerDeps } from './handlers/handler-deps.ts';
import { createImportHandlers } from './handlers/import-handlers.ts';
import { createMarkHandlers } from './handlers/mark-handlers.ts';
import { createMoreTimeHandlers } from './handlers/more-time-handlers.ts';
import { createShipmentHandlers } from './handlers/shipment-handlers.ts';
import { createNegotiationHandlers } from './handlers/negotiation-handlers.ts';
import { createLessonHandlers } from './handlers/lesson-handlers.ts';
import { createPackHandlers } from './handlers/pack-handlers.ts';
import { createPeopleHandlers } from './handlers/people-handlers.ts';
import { createPrintHandlers } from './handlers/print-handlers.ts';
import { createReportHandlers } from './handlers/report-handlers.ts';
import { createRecheckHandlers, hideFromSecond } from './handlers/recheck-handlers.ts';
import { createRegisterHandlers } from './handlers/register-handlers.ts';
import { createRetentionHandlers } from './handlers/retention-handlers.ts';
import { createServiceHandlers } from './handlers/service-handlers.ts';
import { createSettingsHandlers } from './handlers/settings-handlers.ts';
import { createCorrectionHandlers } from './handlers/correction-handlers.ts';
import { createSupplementHandlers } from './handlers/supplement-handlers.ts';
import { createSyncHandlers } from './handlers/sync-handlers.ts';
import { createVerifyHandlers } from './handlers/verify-handlers.ts';
import { createWebhookHandlers } from './handlers/webhook-handlers.ts';

/**
 * One handler a call of the contract; a missing one is a compile error. Each behind the one check of who may call it.
 */
export const createHandlers = (deps: HandlerDeps): StationHandlers =>
  guardCalls(hideFromSecond(deps, allHandlers(deps)), deps.seat);

const allHandlers = (deps: HandlerDeps): StationHandlers => ({
  ...createBenchHandlers(deps),
  ...createEvidenceHandlers(deps),
  ...createAnnotationHandlers(deps),
  ...createDecisionHandlers(deps),
  ...createNegotiationHandlers(deps),
  ...createMoreTimeHandlers(deps),
  ...createShipmentHandlers(deps),
  ...createSupplementHandlers(deps),
  ...createCorrectionHandlers(deps),
  ...createAdviceHandlers(deps),
  ...createServiceHandlers(deps),
  ...createGoodsHandlers(deps),
  ...createBoardHandlers(deps),
  ...createRecheckHandlers(deps),
  ...createMarkHandlers(deps),
  ...createRegisterHandlers(deps),
  ...createCaseHandlers(deps),
  ...createDisputeHandlers(deps),
  ...createArbitrationHandlers(deps),
  ...createLessonHandlers(deps),
  ...createAttachmentHandlers(deps),
  ...createSyncHandlers(deps),
  ...createImportHandlers(deps),
  ...createPackHandlers(deps),
  ...createVerifyHandlers(deps),
  ...createPeopleHandlers(deps),
  ...createPrintHandlers(deps),
  ...createConnectionHandlers(deps),
  ...createWebhookHandlers(deps),
  ...createReportHandlers(deps),
  ...createRetentionHandlers(deps),
  ...createSettingsHandlers(deps),
});
