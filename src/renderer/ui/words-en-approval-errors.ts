import type { WordsOf } from './words-of.ts';
import type { zhApprovalErrors } from './words-zh-approval-errors.ts';

export const enApprovalErrors: WordsOf<typeof zhApprovalErrors> = {
  'people-needed': {
    what: 'Nobody is registered at this bench, so nobody can be the second person',
    then: 'The proposal stays, nothing was sent. Let an administrator add people under Settings, People, then confirm.',
  },
  'same-person': {
    what: 'Who proposed can not confirm',
    then: 'Nothing was sent, the proposal stays. Let another supervisor or the shop agent scan their badge.',
  },
  'word-not-yours': {
    what: 'This one is not yours to confirm',
    then: "Nothing was sent, the proposal stays. Ask this shop's agent, or a supervisor who may confirm.",
  },
  'supervisor-word-missing': {
    what: 'Neither of the two is a supervisor',
    then: 'Nothing was sent, the proposal stays. What contradicts the buyer needs a supervisor.',
  },
  'proposer-gone': {
    what: 'Who proposed it is not known here, or may not do so any more',
    then: 'Nothing was sent. Let somebody who may propose it anew, and another person confirm.',
  },
  'proposal-changed': {
    what: 'The proposal or the amount has changed since you saw it',
    then: 'Nothing was sent. Look at it as it is now; if the amount is another, propose anew.',
  },
  'not-negotiable': {
    what: 'This case is not one to negotiate now',
    then: 'Nothing changed. Only what contradicts the buyer and is not decided yet is negotiated; decide the rest.',
  },
  'no-time-to-negotiate': {
    what: 'No time is left to negotiate',
    then: "Not negotiated. The refund's deadline or the time you chose is past: decide now, or choose a time that is left.",
  },
  'owner-not-possible': {
    what: 'That person can not own this negotiation',
    then: "Not negotiated. Choose a supervisor who is active, or this shop's agent.",
  },
  'no-negotiation': {
    what: 'This case is not being negotiated',
    then: 'Nothing was kept. Open the case again; put it into negotiation first if it still needs talking.',
  },
  'supplement-not-here': {
    what: 'There is nothing to add to here',
    then: 'Nothing was sent. Money is added only where a part was refunded and something is left; decide the rest on the list.',
  },
  'supplement-first': {
    what: 'The first part has not ended yet',
    then: 'Nothing was sent. See to it under Sync, then add to it.',
  },
  'supplement-made': {
    what: 'This return has had its supplement',
    then: 'Nothing more was sent. There is one for a return; do the rest in the back office and note it in the case.',
  },
  'correction-not-here': {
    what: 'This order can not be corrected now',
    then: 'Nothing was sent. It was released, has ended, was answered anew, or what left may still be carried out. Look at it as it is: if it is parked still, release it, or do it elsewhere and note it.',
  },
  'correction-same': {
    what: 'It is the same as before',
    then: 'Nothing was sent. Change something, or just release it.',
  },
  'nothing-to-confirm': {
    what: 'No refund waits for a confirmation here',
    then: 'Nothing changed. Open the case again to see how it stands.',
  },
};
