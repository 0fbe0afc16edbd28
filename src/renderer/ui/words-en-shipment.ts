import type { zhShipment, zhShipmentErrors } from './words-zh-shipment.ts';
import type { WordsOf } from './words-of.ts';

export const enShipment: WordsOf<typeof zhShipment> = {
  shipment: {
    asking: 'Asking {{shop}} whether the new waybill can be sent from here…',
    how: '{{shop}} · return {{returnNo}}. Send the goods and scan or type their waybill: it goes to the platform in {{n}} s and can be taken back until then. That is the one end of this return: no refund and no refusal of it is sent from here any more.',
    hand: 'The platform has no call for this: see to it in the back office, then note it here.',
    notNow: 'The platform does not take it now:',
    refundWanted:
      'The platform wants this exchange refunded instead: send nothing and refund it. If the goods have left already, stop the parcel and refund in the back office.',
    offline: "The platform can't be asked now; it waits, and is asked before anything is sent:",
    courier: 'Courier',
    courierPick: 'Choose the courier',
    reserved: 'Only to reserve: warehouse order',
    reservedHint: 'For goods reserved, or none left',
    submit: 'It has left, send its waybill',
    made: '{{waybill}}: {{what}}, new waybill {{sent}}; goes to the platform in {{n}} s',
    gone: '{{waybill}}: {{what}}, new waybill {{sent}}; on its way to the platform. Sync shows how far it is.',
    takeBack: 'Take the waybill back',
    taken: 'Taken back: the case is under To decide again.',
  },
};

export const enShipmentErrors: WordsOf<typeof zhShipmentErrors> = {
  'new-waybill-came': {
    what: 'That is the waybill of another parcel that buyers send back; nothing was noted and nothing told',
    then: 'The case is as it was. Scan the label of the parcel that leaves.',
  },
  'shipment-not-possible': {
    what: 'This platform has no call for such a waybill; nothing was sent',
    then: 'The case is as it was. See to it in the back office, then note it here.',
  },
};
