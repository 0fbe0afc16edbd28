import type { WordsOf } from './words-of.ts';
import type { zhSupplement } from './words-zh-supplement.ts';

export const enSupplement: WordsOf<typeof zhSupplement> = {
  supplement: {
    open: 'Supplement…',
    waiting: 'Supplements to confirm ({{n}})',
    title: 'Supplement: add to a partial refund',
    then: 'Once for a return, by two people: one proposes, another confirms. In all never more than the buyer paid.',
    find: 'Waybill or return number',
    findHint: 'The whole number',
    search: 'Look up',
    none: 'No partial refund under that number. Check it; what is not decided yet is decided on the list.',
    noneWaiting: 'No supplement waits to be confirmed. Enter a number to propose one.',
    sums: 'Buyer paid {{paid}} · refunded {{before}} · at most {{left}} more',
    amount: 'How much more (yuan)',
    amountBad: 'More than 0, at most {{max}}, two decimals',
    reason: 'Why (ruling, agreement)',
    reasonBad: 'At least 2 characters',
    propose: 'Propose it',
    proposed: 'Proposed by {{who}}: {{amount}} more',
    ordered: 'Supplement {{amount}}',
    state: {
      waiting: 'waits to be sent to the platform',
      unknown: 'sent, being checked',
      parked: 'parked: look under Sync; what is to be paid by hand is noted there',
      done: 'done',
      cancelled: 'taken back',
    },
    takeBack: 'Take it back',
    byHand: '{{who}} confirmed {{amount}} more: refund it in the back office, then note it under Sync',
    close: 'Close',
  },
  supplementStep: {
    proposed: 'proposed',
    confirmed: 'confirmed',
    rejected: 'turned down',
    undone: 'confirmation taken back',
  },
};
