import type { WordsOf } from './words-of.ts';
import type { zhOdd } from './words-zh-odd.ts';

export const enOdd: WordsOf<typeof zhOdd> = {
  odd: {
    nth: 'No. {{n}}',
    nthSays: 'No. {{n}} · {{what}}',
    rail: 'Returns in this box',
    counted: '{{n}}/{{of}}',
    nextReturn: 'Next',
    waitedFor: 'No. {{n}} waits for this',
    goName: 'No. {{n}} still lacks its problem',
    goConfirm: 'All counted: go back to no. {{n}} to confirm',
    goHow: 'Keypad + moves there, or tap "No. {{n}}" above',
    judgedElsewhere: 'Judged',
    judgedElsewhereBy: 'Judged in another box: {{who}}, {{time}}',
    awaitsRest: 'Waits',
    awaitsRestLong: 'Awaits its rest: the verdict comes with the other box',
    boxOf: 'Box {{n}} of {{of}}',
    otherCame: 'opened',
    otherAwaited: 'not here yet',
    rest: 'Rest elsewhere',
    elsewhere: 'other box {{n}}',
    gift: 'Gift',
    bundle: 'Bundle · {{name}}',
    claimed: 'Matched by hand',
    unclaim: 'Wrong one, undo',
  },
  stateBand: {
    refunded: {
      what: 'The platform has refunded it',
      then: 'Inspect and stock as usual; it is not paid again. If the goods are wrong, it goes to the supervisor.',
    },
    closed: {
      what: 'The platform has closed this return',
      then: 'Inspect and stock as usual; no refund is sent.',
    },
    withdrawn: {
      what: 'The buyer took the return back',
      then: 'Inspect as usual. No refund is sent; the supervisor finds out why.',
    },
    locked: {
      what: 'The platform has locked this return',
      then: 'Inspect and judge as usual. The refund waits until it is unlocked.',
    },
  },
  refusedParcel: {
    title: 'Unopened, back to {{bin}}',
    then: 'Refused or intercepted on its way. No need to open it; put it back into {{bin}}.',
    order: 'Order {{order}}',
    units: 'Items: {{n}}',
    open: 'Tampered with? Open it',
    seconds: '{{s}} s to change it',
    tooLate: 'The time to change it is over. If it was tampered with, call the supervisor.',
  },
  otherMerchant: {
    title: 'Not ours, left closed',
    then: 'It is on the list of foreign parcels. Leave it closed in its place; hand it over against a signature on the shelf page.',
    toShelf: 'To the shelf',
    mistake: 'A mistake, open it',
  },
  unclaimed: {
    slip: 'Photograph the slip in the box',
    slipHow: 'Pedal or F5; the first photo is the slip',
    slipDone: 'The slip is photographed',
    find: 'Look up whose it is',
    findHow: 'By phone tail, name, order number or goods barcode',
    judge: 'Not found: film and judge as usual',
    judgeHow: 'F4 puts it into {{bin}} for later',
    other: 'Not ours',
    hold: 'Into {{bin}}',
  },
  lanes: {
    refused: 'Unopened',
    'other-merchant': 'Not ours',
    rest: 'Awaits rest',
  },
};
