import type { WordsOf } from './words-of.ts';
import type { zhRepack, zhRepackErrors } from './words-zh-repack.ts';

export const enRepackErrors: WordsOf<typeof zhRepackErrors> = {
  'repack-open': {
    what: 'Goods are being packed for their buyer here: finish that first',
    then: 'What you scanned was not noted, no goods were touched. Send with F4 or the barcode; F12 leaves it unsent.',
  },
  'repack-nothing': {
    what: 'Nothing here goes back to a buyer',
    then: 'Nothing was changed. Scan the old waybill first; in its record move the goods to "Back to buyer".',
  },
  'repack-undecided': {
    what: 'Nobody has decided this return yet: its goods stay for now',
    then: 'Put the goods back, nothing was changed. Let the supervisor decide, then pack them.',
  },
  'repack-kept': {
    what: 'The platform has not ruled yet: the goods are evidence and stay',
    then: 'Put them back into their bin, nothing was changed. After the ruling move them to "Back to buyer".',
  },
  'repack-incomplete': {
    what: 'The new waybill is missing, or who pays the freight',
    then: 'The film goes on, what was said stands. Scan the new waybill, press F1, F2 or F3, then send.',
  },
  'repack-own-waybill': {
    what: 'This is the old waybill it came under',
    then: 'It was not noted. Cover the old label and scan the new one.',
  },
  'repack-known-waybill': {
    what: 'This waybill belongs to another return',
    then: 'It was not noted and that parcel was not opened. Scan the new label, or finish this packing first.',
  },
  'repack-goods': {
    what: 'This is a code of the goods, not a waybill',
    then: 'It was not noted. Just pack the goods; when the box is sealed, scan the new label.',
  },
  'repack-gone': {
    what: 'These goods have gone back to their buyer: the box cannot be opened',
    then: 'Nothing was changed. See its record; if the goods come again, scan them as a new parcel.',
  },
  'scrap-same-person': {
    what: 'Scrapping takes two people; the second cannot be you',
    then: 'The goods are where they were, nothing was changed. Let a colleague scan their badge and give their PIN.',
  },
  'scrap-not-theirs': {
    what: 'This colleague does not work at the dock and cannot witness it',
    then: 'The goods are where they were, nothing was changed. Ask a receiver, inspector, supervisor or administrator.',
  },
};

export const enRepack: WordsOf<typeof zhRepack> = {
  repack: {
    title: 'Back to the buyer',
    offer: 'Goods go back to the buyer: {{n}}',
    begin: 'Pack them on film',
    how: 'Pack the goods where the camera sees them.',
    goods: 'Goods to pack',
    units: '× {{n}}',
    staying: 'Staying here: {{n}}',
    place: 'Goods lie in',
    from: 'Came under waybill',
    buyer: 'Buyer',
    waybill: 'New waybill',
    handPlaceholder: 'No scan? Type the new waybill',
    handGo: 'Note it',
    payer: 'Who pays the freight',
    notYet: 'not yet',
    next: {
      'scan-waybill': 'Seal the box and scan its new waybill',
      'choose-payer': 'Choose who pays the freight',
      close: 'Send it: F4 or the barcode',
    },
    send: 'Send',
    strip: 'REPACKING',
    film: 'packed for the buyer',
    atBench: 'Pack it at the bench, on film',
  },
  repackEvent: {
    begun: 'begun',
    said: 'noted',
    sent: 'sent',
    dropped: 'given up, not sent',
  },
};
