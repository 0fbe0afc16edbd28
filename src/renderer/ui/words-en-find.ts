import type { WordsOf } from './words-of.ts';
import type { zhFind } from './words-zh-find.ts';

export const enFind: WordsOf<typeof zhFind> = {
  find: {
    title: 'Find a return',
    lead: 'Look at the slip, the label, the goods: type whatever you know.',
    label: 'Find a return',
    placeholder: "Waybill or its last 4 · number · phone's last 4 · name · SKU",
    clear: 'Clear',
    idle: "It is found by waybill (whole or its last 4 and more), return, order or sub-order number, the phone's last four digits, buyer's name, SKU, barcode or serial number.",
    searching: 'Looking…',
    none: 'Nothing found for "{{text}}"',
    noneThen:
      "Try something else: the phone's last four digits, the name, an SKU. If nothing fits, leave it unclaimed: pictures and film are kept.",
    count: '{{n}} found',
    more: 'Only the first {{n}} are shown; type a little more',
    claim: 'This is it',
    claimed: 'In this box already',
    judged: "Judged already: it can't be taken here",
    parcelHere: 'In parcel {{waybill}}',
    parcelJudged: 'Judged in parcel {{waybill}}',
    parcelNone: 'Not here yet',
    record: 'Show record',
    phoneTail: 'phone …{{tail}}',
    buyerNone: 'no buyer given',
    order: 'Order {{no}}',
    returned: 'Return {{no}}',
    close: 'Close',
  },
  foundBy: {
    waybill: 'Return waybill',
    'outbound-waybill': 'Outbound waybill',
    'waybill-end': 'End of waybill',
    'return-no': 'Return number',
    order: 'Order number',
    'sub-order': 'Sub-order number',
    'phone-tail': "Phone's last digits",
    buyer: "Buyer's name",
    sku: 'SKU or barcode',
    serial: 'Serial number',
  },
};
