import type { Settings } from '../../shared/settings.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { ClocksMoved } from '../session/expected-return-writer.ts';
import { returnDeadline } from './return-view.ts';

type Deps = { outbox: Pick<OutboxStore, 'datedByReturn' | 'moveDeadline'>; settings: () => Settings };

/**
 * What was ordered keeps the deadline that the rule gives now: a platform may tell its timer, or when the parcel was
 * signed for, only after the verdict. In the transaction that stores what was told, so that order of sending, alarms and
 * board never go by clocks that are known to be wrong.
 */
export function createDeadlineFollow({ outbox, settings }: Deps): ClocksMoved {
  return ({ id, ...clocks }) => {
    for (const { commandId, deadlineAt, receivedAt } of outbox.datedByReturn(id)) {
      const nowAt = returnDeadline(clocks, { receivedAt }, settings());
      if (nowAt !== deadlineAt) outbox.moveDeadline(commandId, nowAt);
    }
  };
}
