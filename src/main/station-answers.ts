import type { SentAnew } from '../shared/refusal.ts';
import type { Settings } from '../shared/settings.ts';
import type { CustodyService } from './custody/custody-service.ts';
import type { Database } from './db/open.ts';
import type { DecisionStore } from './decision/decision-store.ts';
import { createCommandsByHand } from './decision/done-by-hand.ts';
import type { CommandsByHand } from './decision/done-by-hand.ts';
import type { NegotiationStore } from './decision/negotiation-store.ts';
import { createRefusalCorrections } from './decision/refusal-correction.ts';
import type { RefusalCorrections } from './decision/refusal-correction.ts';
import { createRefusals } from './decision/refusal-service.ts';
import type { RefusalService } from './decision/refusal-service.ts';
import { createShipments } from './decision/shipment-service.ts';
import type { ShipmentService } from './decision/shipment-service.ts';
import type { EvidenceStore } from './evidence/evidence-store.ts';
import type { OutboxStore } from './outbox/outbox-store.ts';
import type { ExpectedReturnStore } from './session/expected-return-store.ts';
import type { SessionService } from './session/session-service.ts';

/** Answers to the buyer other than money: refused, refused in other words, other goods; and what was done by hand instead. */
export type Answers = {
  refusals: RefusalService;
  refusalCorrections: RefusalCorrections;
  shipments: ShipmentService;
  commandsByHand: CommandsByHand;
};

type AnswersDeps = {
  db: Database;
  store: DecisionStore;
  outbox: OutboxStore;
  sessions: SessionService;
  expectedReturns: ExpectedReturnStore;
  negotiations: NegotiationStore;
  evidenceStore: EvidenceStore;
  settings: () => Settings;
  record: CustodyService['record'];
  canRefuse: (platform: string) => boolean;
  canTellShipment: (platform: string, outcome: SentAnew) => boolean;
};

export function openAnswers({ record, canTellShipment, ...deps }: AnswersDeps): Answers {
  return {
    refusals: createRefusals(deps),
    refusalCorrections: createRefusalCorrections(deps),
    shipments: createShipments({ ...deps, canTell: canTellShipment }),
    commandsByHand: createCommandsByHand({ ...deps, record }),
  };
}
