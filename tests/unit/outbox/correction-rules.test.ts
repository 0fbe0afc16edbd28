import { describe, expect, it } from 'vitest';
import type { Standing } from '../../../src/main/outbox/by-hand-rules.ts';
import { isForHand } from '../../../src/main/outbox/by-hand-rules.ts';
import { isForCorrection } from '../../../src/main/outbox/correction-rules.ts';
import { LAST_WORDS } from '../../../src/shared/last-words.ts';
import { COMMAND_KINDS, COMMAND_STATES } from '../../../src/shared/sync.ts';

const OUTCOMES = [
  ...['refused:amount', 'refused:other', 'refused:locked', 'refused:already-refunded', 'refused:closed'],
  ...['refused:withdrawn', 'read:open', 'read:locked', 'read:open moved:100', 'acknowledged moved:100', 'unknown'],
  ...['retry', 'failed', 'not-found', 'no-call', 'unreadable', null],
] as const;
const WORDS = [...LAST_WORDS, '退款金额超过可退金额', null] as const;

/** Every way a command can stand, as far as the rule looks at it. */
const everyStanding = (): Standing[] =>
  COMMAND_KINDS.flatMap((kind) =>
    COMMAND_STATES.flatMap((state) =>
      OUTCOMES.flatMap((outcome) =>
        WORDS.flatMap((words) =>
          [true, false].flatMap((hasLostSend) =>
            [true, false].map((wasTaken) => ({ kind, state, outcome, words, hasLostSend, wasTaken, failuresInRow: 0 })),
          ),
        ),
      ),
    ),
  );

describe('which commands may be corrected', () => {
  it('a parked refund or refusal that the platform refused in its own words, and nothing else whatever', () => {
    const allowed = everyStanding().filter(isForCorrection);
    expect(allowed).toEqual(
      ['refund', 'refuse'].flatMap((kind) =>
        ['refused:amount', 'refused:other'].map((outcome) => ({
          ...{ kind, state: 'parked', outcome, words: '退款金额超过可退金额' },
          ...{ hasLostSend: false, wasTaken: false, failuresInRow: 0 },
        })),
      ),
    );
  });

  it('none that may still be carried out: what may be corrected may also be said to be done elsewhere', () => {
    for (const standing of everyStanding()) if (isForCorrection(standing)) expect(isForHand(standing)).toBe(true);
  });
});
