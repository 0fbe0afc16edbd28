import { createDecisionService } from '../../src/main/decision/decision-service.ts';
import type { DecisionService } from '../../src/main/decision/decision-service.ts';
import { createDecisionStore } from '../../src/main/decision/decision-store.ts';
import { createDecisionWriter } from '../../src/main/decision/decision-writer.ts';
import { createNegotiationStore } from '../../src/main/decision/negotiation-store.ts';
import { createRefusals } from '../../src/main/decision/refusal-service.ts';
import type { RefusalService } from '../../src/main/decision/refusal-service.ts';
import { createShipments } from '../../src/main/decision/shipment-service.ts';
import type { ShipmentService } from '../../src/main/decision/shipment-service.ts';
import type { Database } from '../../src/main/db/open.ts';
import { createEvidenceStore } from '../../src/main/evidence/evidence-store.ts';
import type { Clock } from '../../src/main/lib/clock.ts';
import type { Ids } from '../../src/main/lib/ids.ts';
import type { OutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { ExpectedReturnStore } from '../../src/main/session/expected-return-store.ts';
import { createSessionService } from '../../src/main/session/session-service.ts';
import type { SessionService, Who } from '../../src/main/session/session-service.ts';
import { createSessionStore } from '../../src/main/session/session-store.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';

/** The real rules of what becomes of a case when others were first, over one life's database. */
type Cases = {
  db: Database;
  who: () => Who;
  expectedReturns: ExpectedReturnStore;
  sessions: SessionService;
  decisions: DecisionService;
  refusals: RefusalService;
  shipments: ShipmentService;
};

type Parts = { db: Database; ids: Ids; outbox: OutboxStore; expectedReturns: ExpectedReturnStore; clock: Clock };

export function openCases({ db, ids, outbox, expectedReturns, clock }: Parts): Cases {
  const who = (): Who => ({ operatorNo: '0217', station: 'bench 1', now: clock.now() });
  const settings = () => DEFAULT_SETTINGS;
  const store = createDecisionStore(db);
  const negotiations = createNegotiationStore({ db, record: () => undefined });
  const links = { added: () => undefined, removed: () => undefined };
  const sessions = createSessionService(db, createSessionStore(db, ids), expectedReturns, links);
  const writer = createDecisionWriter({ store, outbox, ids, settings, canRefund: () => true });
  const given = { db, store, outbox, negotiations, settings };
  return {
    ...{ db, who, expectedReturns, sessions },
    decisions: createDecisionService({ ...given, writer }),
    refusals: createRefusals({ ...given, sessions, evidenceStore: createEvidenceStore(db), canRefuse: () => true }),
    shipments: createShipments({ ...given, sessions, expectedReturns, canTell: () => true }),
  };
}
