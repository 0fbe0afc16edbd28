import { enGoods } from '../goods-words.ts';
import type { CaseTexts } from './case-words-zh.ts';

export const enCase: CaseTexts = {
  comma: ', ',
  between: ' ',
  code: enGoods.code,
  reason: {
    'no-reason': '7-day return, no reason',
    quality: 'quality fault',
    broken: 'arrived broken',
    'wrong-item': 'wrong item sent',
    short: 'items missing',
    'not-as-described': 'not as described',
    'not-received': 'not received',
    counterfeit: 'suspected fake',
  },
  noReturn: 'No return order belongs to this parcel.',
  noVerdict: 'There is no verdict yet.',
  ofReturn: 'Return {no}: {text}',
  problem: {
    intact: 'The goods came back complete and look as they should{tested}.',
    notFound:
      'The inspection did not find what the buyer stated ("{reason}"): the goods came back complete and look as they should{tested}.',
    untested: '; their function was not tested',
    boxBroken: 'The outer box is damaged.',
    somethingWrong: 'the goods are not intact',
    damagedConfirms: 'The inspection found: {found}. This agrees with the buyer ("{reason}").',
    damagedContradicts: 'The inspection found: {found}. This does not agree with what the buyer stated ("{reason}").',
    damagedNoReason:
      'The inspection found: {found}. A return without reason asks for intact goods; these do not meet that.',
    swappedConfirms: 'The goods are not in the parcel, which agrees with the buyer ("{reason}").',
    swapped: {
      'empty-box': 'The goods are not in the parcel: what came back is not what was shipped.',
      'serial-mismatch':
        'The serial number differs from the one noted at shipping: what came back is not what was shipped.',
      counterfeit: 'It is in doubt whether the goods are genuine: what came back is not what was shipped.',
      'not-as-shipped': 'The item is not the one this shop sent: what came back is not what was shipped.',
      'wrong-item': 'Another kind of goods came back: it is not what was shipped.',
    },
    also: 'Also found: {found}.',
    cause: {
      buyer: 'It was judged to have been done after delivery.',
      carrier: 'It was judged to have happened in transport.',
      quality: 'It was judged to be a fault of quality.',
      picking: 'It was judged to be our own wrong shipment.',
      warehouse: 'It was judged to have happened in our storage.',
      unknown: '',
    },
  },
  demand: {
    wait: 'Please wait with a ruling until there is a verdict.',
    accepted: 'The shop refunds {amount} by the rules; this pack is for the file.',
    notFound: 'The refund of {amount} follows the rules; please find no fault with the shop.',
    lessThanFull:
      'Please do not grant the full refund of {amount}: a part can be agreed for the actual loss, or the goods go back to the buyer as they are.',
    carrier: 'Please have the carrier pay for the damage in transport.',
    decided: {
      'refund-full': 'The shop has agreed to refund {amount} in full; this pack is for the file.',
      'refund-part': 'Please grant a partial refund of {part} (asked for: {amount}) and no more.',
      refuse:
        'Please uphold the refusal to refund {amount}. The goods are kept as they came; they can go back to the buyer, or stay until the ruling.',
      exchange: 'Please settle it by exchange, with no refund besides.',
      're-send': 'Please settle it by sending again, with no refund besides.',
      repair: 'Please settle it by repair, with no refund besides.',
      'return-goods': 'Please grant no refund of {amount}; the goods go back to the buyer as they are.',
      'more-time': 'Please grant more time, so that the inspection can be finished.',
    },
  },
};
