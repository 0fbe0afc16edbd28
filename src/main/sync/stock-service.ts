import type { DueStock } from '../outbox/outbox-store.ts';
import type { Platform, StockReadAnswer, StockSendAnswer } from '../platform/platform.ts';
import { parkWithoutCall, takeForward } from './command-service.ts';
import type { CommandDeps, Judged } from './command-service.ts';

type Read = Exclude<StockReadAnswer, { kind: 'failed' }>;

/** A booking at its stock system, whose key is asked for first. Neither it nor the refund waits for the other. */
export async function runStock(deps: CommandDeps, platform: Platform, command: DueStock): Promise<void> {
  const { stock } = platform;
  if (stock === undefined) return parkWithoutCall(deps, command, 'no-stock', 'sync:no-stock');
  await takeForward<Read, Extract<StockSendAnswer, { kind: 'acknowledged' }>>(deps, platform, command, {
    ask: () => stock.readBooking(command.body.key, command.returnNo),
    judge: (read) => judge(deps, command, read),
    send: async () => {
      const answer = await stock.sendStock(command.body);
      return answer.kind === 'refused' ? { ...answer, code: 'stock' } : answer;
    },
    taken: ({ receipt }) => ({
      ...{ outcome: 'acknowledged', words: null },
      then: { kind: 'end', how: 'answered', receipt },
    }),
  });
}

/**
 * Where nothing can be asked (`unreadable`), what never left, or was turned away, may go; what may have been booked is never
 * sent again, not even released: once it can't be under way any more a person looks there and says how it stands.
 */
function judge({ outbox }: CommandDeps, { id, body }: DueStock, read: Read): Judged {
  if (read.kind === 'unreadable') {
    return {
      outcome: 'unread',
      meaning: outbox.hasLostSend(id) ? { kind: 'park', words: 'sync:stock-lost' } : { kind: 'open' },
      state: null,
    };
  }
  if (!read.isBooked) return { outcome: 'read:open', meaning: { kind: 'open' }, state: null };
  const end = { kind: 'end', how: 'read-back', receipt: { key: body.key } } as const;
  return { outcome: 'read:booked', meaning: end, state: null };
}
