import type { WordsOf } from './words-of.ts';
import type { zhCorrection } from './words-zh-correction.ts';

export const enCorrection: WordsOf<typeof zhCorrection> = {
  correction: {
    open: 'Correct and send again',
    door: 'Refund sums waiting ({{n}})',
    doorMine: 'Refund sums for me ({{n}})',
    mine: 'New refund sums that wait for you: {{n}}',
    toSync: 'Look and confirm on the sync screen',
    mineThen:
      'The platform did not take the old sum, and somebody proposed another. Nothing is sent before you confirm.',
    said: 'The platform said',
    before: 'Before',
    after: 'Now',
    same: ' (not changed)',
    noCode: 'none chosen',
    pictures: 'pictures: {{n}}',
    why: 'Why it is corrected',
    whyHint: 'What the platform wants, what you changed',
    problem: {
      sum: 'More than 0, at most {{max}}, two decimals',
      same: 'The same as before, nothing was changed',
      why: 'Say why, at least 2 characters',
    },
    reading: 'Reading it…',
    refund: {
      sum: 'To be refunded (yuan)',
      most: 'at most {{max}}',
      then: 'Nothing is sent before another person confirms; until then it stays here. It then goes under the same refund number, asked about first: one return is never refunded twice.',
      thenCall:
        '{{amount}} instead of {{before}}: confirmed, it goes at once under the same refund number, asked about first, and {{shop}} pays the buyer. It can not be taken back.',
      submit: 'Propose it',
      proposed: 'Proposed by {{who}}: refund {{amount}} instead of',
      done: 'Proposed: it waits for another person, nothing is sent before',
      confirmed: '{{who}} confirmed {{amount}}, it is being sent again',
      confirmedHand:
        '{{who}} confirmed {{amount}}; no call there pays that sum: refund it in the back office, then note it here',
      rejected: 'Turned down: the sum stays as it was, and it stays parked',
    },
    refuse: {
      then: 'It goes under the same number, asked about first. The words and pictures before, and who changed them, are kept.',
      submit: 'Send the correction',
      done: 'Corrected, it is being sent again',
      notHere: 'This one cannot be refused from here now: do it in the back office, then note it on this row.',
    },
  },
  correctionStep: {
    proposed: 'another sum proposed',
    confirmed: 'another sum confirmed',
    rejected: 'another sum turned down',
  },
};
