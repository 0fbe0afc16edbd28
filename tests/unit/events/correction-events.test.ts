import { afterEach, describe, expect, it } from 'vitest';
import { createCorrectionEvents } from '../../../src/main/events/correction-events.ts';
import { createWebhookStore } from '../../../src/main/events/webhook-store.ts';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { WEBHOOK_TYPES } from '../../../src/shared/webhook.ts';
import type { WebhookType } from '../../../src/shared/webhook.ts';
import { openRefused } from '../../support/refused-refund.ts';
import type { RefusedRefund } from '../../support/refused-refund.ts';
import { parseEvent } from '../../support/webhook-schemas.ts';

let one: RefusedRefund;
afterEach(() => one.bench.close());

/** A refund of 20.00 out of 129.00 that was refused, at a bench that has told the CRM nothing yet. */
async function openTold(types: readonly WebhookType[] = WEBHOOK_TYPES, more: Partial<ExpectedReturn> = {}) {
  one = await openRefused(more);
  createWebhookStore(one.core.db).add({ id: 'crm', url: 'https://crm.example/', types }, one.bench.clock.now());
}
const told = (type: WebhookType) =>
  one.core.db
    .prepare<[string], { body: string }>('SELECT body FROM webhook_event WHERE type = ? ORDER BY seq')
    .all(type)
    .map(({ body }) => parseEvent(body).data);
const propose = (amountCents: number, reason = '平台只让退这些'): void => {
  const proposed = one.core.refundCorrections.propose(
    { commandId: one.commandId(), amountCents, reason },
    one.supervisor,
  );
  if (!proposed.ok) throw new Error(proposed.error.code);
};
const confirm = () => {
  const proposalId = one.core.refundCorrections.waiting(one.agent)[0]?.word?.proposalId ?? 'none';
  return one.core.refundCorrections.confirm(
    { verdictId: one.verdictId, proposalId },
    one.agent.id,
    one.bench.clock.now(),
  );
};

describe('a corrected sum, told to other programs', () => {
  it('is told with both sums and both people once it is confirmed, without a word that anybody wrote', async () => {
    await openTold();
    const commandId = one.commandId();
    propose(15_00, '退给 13800001111');
    expect(told('decision.corrected')).toEqual([]);
    confirm();
    const decisionId = one.core.decisionStore.decisionOf(one.verdictId)?.id;
    expect(told('decision.corrected')).toEqual([
      {
        ...{ platform: 'training', returnNo: 'R1', orderNo: 'O1', waybill: 'SF1300001234562' },
        ...{ decisionId, verdictId: one.verdictId, commandId, currency: 'CNY' },
        ...{ kind: 'refund-part', amountCents: 15_00, freightCents: 0 },
        before: { kind: 'refund-part', amountCents: 20_00, freightCents: 0 },
        ...{ operatorNo: '0101', secondOperatorNo: '0300' },
      },
    ]);
    expect(one.payDue()).toHaveLength(1);
    expect(told('refund.acknowledged')).toMatchObject([{ commandId, orderedCents: 15_00, movedCents: 15_00 }]);
  });

  it('is told anew when it is refused and corrected again, and each time what it was before', async () => {
    await openTold(WEBHOOK_TYPES, { freightCents: 8_00 });
    for (const cents of [137_00, 12_00]) {
      propose(cents);
      confirm();
      one.refuseDue();
    }
    const whole = { kind: 'refund-full', amountCents: 129_00, freightCents: 8_00 };
    const part = { kind: 'refund-part', freightCents: 0 };
    expect(told('decision.corrected')).toMatchObject([
      { ...whole, before: { ...part, amountCents: 20_00 } },
      { ...part, amountCents: 12_00, before: whole },
    ]);
  });

  it('is told to nobody who did not ask for it, and not when it was not corrected', async () => {
    await openTold(['decision.made']);
    propose(15_00);
    confirm();
    expect(told('decision.corrected')).toEqual([]);
    one.refuseDue();
    createWebhookStore(one.core.db).setTypes('crm', WEBHOOK_TYPES, one.bench.clock.now());
    propose(14_00);
    one.core.expectedReturns.setState('training', 'R1', 'locked');
    expect(confirm()).toMatchObject({ ok: false });
    expect(told('decision.corrected')).toEqual([]);
  });

  it('goes with its fact: rolled back together, never noted apart', async () => {
    await openTold();
    propose(15_00);
    const { db } = one.core;
    // The last thing that a correction writes can't be written.
    db.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON main.custody_event WHEN NEW.kind = 'correction'
      BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
    expect(() => confirm()).toThrow('disk full');
    expect(told('decision.corrected')).toEqual([]);
    expect(one.core.outbox.view(one.commandId())).toMatchObject({ state: 'parked', amountCents: 20_00 });
    expect(() => {
      createCorrectionEvents(db).note({} as Parameters<ReturnType<typeof createCorrectionEvents>['note']>[0]);
    }).toThrow('transaction');
  });
});
