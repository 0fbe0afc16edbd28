import { enMoreTime } from './words-en-more-time.ts';

export const enProof = {
  proof: {
    open: "Proof to the platform's arbitration",
    asking: 'Asking what the platform wants…',
    askAgain: 'Ask again',
    notRead: 'The platform could not be asked what it wants; nothing was handed in.',
    notWanted: 'The platform asks for no proof now; nothing was handed in. To add something, use its back office.',
    wants: 'It wants:',
    due: 'due {{time}}',
    noDue: 'the platform names no time',
    pictures: 'Which pictures ({{max}} at most, {{n}} chosen)',
    noPictures: 'This case has no photos, so there is nothing to hand in.',
    comment: 'Comment {{n}}/{{max}}',
    commentHint: 'How it arrived, and where it differs from what was shipped: only what was seen',
    then: 'The pictures are laid into your relay, then their addresses and the comment go to the platform, once and for good. Whoever has an address sees the picture: black out names, phones and addresses on it before.',
    submit: 'Hand it in',
    sending: 'Sending the pictures and handing in…',
    cancel: 'Not now',
    by: '{{who}}, {{time}}, {{n}} pictures:',
    again: 'Hand in again',
    problem: {
      pictures: 'Choose 1 to {{max}} pictures',
      comment: 'Write a comment of two characters or more',
      accuses: 'Say what was seen, and accuse nobody',
    },
  },
  proofSaid: {
    taken: { what: 'The platform took it.', then: 'It looks at it now; note the ruling here when it comes.' },
    takenStill: {
      what: 'The platform said yes, but still asks for proof.',
      then: 'Look in its back office, and add it there if it is missing.',
    },
    seen: { what: 'No answer came, but the arbitration shows this very proof.', then: 'It counts as handed in.' },
    refused: {
      what: 'The platform did not take it.',
      then: 'Change what it names and hand in again, or use its back office.',
    },
    'not-wanted': {
      what: 'The platform asks for no proof any more; nothing was handed in.',
      then: 'To add something, use its back office.',
    },
    'not-sent': {
      what: 'It was not handed in, the platform got nothing.',
      then: 'Hand in again once that is put right; if time is short, use the back office.',
    },
    unknown: {
      what: 'It left and no usable answer came: nobody knows whether the platform has it.',
      then: 'Look in its back office; while proof is still asked for you may hand in again.',
    },
    unknownGone: {
      what: 'It left and no answer came; the platform asks for no proof any more.',
      then: 'Most likely it arrived: look in the back office.',
    },
    unheard: {
      what: 'Handing in was begun, and no result was written down.',
      then: 'Look in the back office; while proof is still asked for you may hand in again.',
    },
  },
  proofWhy: { ...enMoreTime.moreTimeWhy, 'sync:no-call': 'This platform has no call for proof now.' },
  proofStep: {
    begun: 'handed in',
    taken: 'the platform took it',
    seen: 'read back: it is there',
    refused: 'the platform did not take it',
    'not-wanted': 'no proof asked for any more, not handed in',
    'not-sent': 'did not get there',
    unknown: 'no usable answer',
  },
  proofPictures: '{{n}} pictures',
} as const;

export const enProofErrors = {
  'proof-not-here': {
    what: 'Proof of this case can not be handed in by a call now',
    then: 'Nothing was sent. The platform has not stepped in, or no relay keeps pictures: export the pack and upload it in the back office.',
  },
} as const;
