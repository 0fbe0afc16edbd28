import { createCorrectionEvents } from './events/correction-events.ts';
import { createCorrectionStepStore } from './decision/correction-step-store.ts';
import { createMoreTimes } from './decision/more-time.ts';
import type { MoreTimes } from './decision/more-time.ts';
import { createNegotiations } from './decision/negotiation-service.ts';
import type { Negotiations } from './decision/negotiation-service.ts';
import type { NegotiationStore } from './decision/negotiation-store.ts';
import { createRefundCorrections } from './decision/refund-correction.ts';
import type { RefundCorrections } from './decision/refund-correction.ts';
import { createSupplements } from './decision/supplement-service.ts';
import type { Supplements } from './decision/supplement-service.ts';
import { createSupplementStore } from './decision/supplement-store.ts';
import type { DecisionStore } from './decision/decision-store.ts';
import { systemZone } from './report/report-days.ts';
import type { ToDecide } from './decision/to-decide.ts';
import type { CustodyService } from './custody/custody-service.ts';
import type { Database } from './db/open.ts';
import type { OutboxStore } from './outbox/outbox-store.ts';
import type { PeopleService } from './people/people-service.ts';
import type { SessionService } from './session/session-service.ts';
import type { Settings } from '../shared/settings.ts';

/**
 * What goes on about a case between people: talking it over with the buyer, asking the platform for more time, adding to what
 * was refunded in part, and another sum for what the platform refused.
 */
export type Talks = {
  negotiations: Negotiations;
  moreTimes: MoreTimes;
  supplements: Supplements;
  refundCorrections: RefundCorrections;
};

type TalksDeps = {
  db: Database;
  store: DecisionStore;
  negotiations: NegotiationStore;
  record: CustodyService['record'];
  toDecide: ToDecide;
  people: PeopleService;
  outbox: OutboxStore;
  sessions: SessionService;
  settings: () => Settings;
  canRefund: (platform: string) => boolean;
  paysByCall: (platform: string, isPart: boolean) => boolean;
  paysSecondPart: (platform: string) => boolean;
};

export function openTalks({ negotiations, record, ...deps }: TalksDeps): Talks {
  return {
    negotiations: createNegotiations({ ...deps, systemZone, steps: negotiations }),
    moreTimes: createMoreTimes({ ...deps, record }),
    supplements: createSupplements({ ...deps, steps: createSupplementStore({ db: deps.db, record }) }),
    refundCorrections: createRefundCorrections({
      ...{ ...deps, steps: createCorrectionStepStore({ db: deps.db, record }) },
      tellCorrected: createCorrectionEvents(deps.db).note,
    }),
  };
}
