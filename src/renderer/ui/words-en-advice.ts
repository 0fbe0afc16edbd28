import type { WordsOf } from './words-of.ts';
import type { zhAdvice } from './words-zh-advice.ts';

export const enAdvice: WordsOf<typeof zhAdvice> = {
  ground: {
    title: 'May it be refused',
    about: 'Reminders only; the decision is yours.',
    failed: 'The reminders of law and platform could not be read. You can decide all the same.',
    stance: { against: 'No ground', for: 'A ground', known: 'Know this' },
    rule: 'rule {{rule}}',
    says: {
      'confirms-buyer': 'We found what the buyer said ({{codes}}): refund in full, freight included.',
      'own-wrong-shipment':
        'The buyer said wrong item, and we did ship it wrong: refund in full and register it; the buyer did nothing wrong.',
      intact: 'Found intact: there is no ground to refuse.',
      'core-function': 'A failed main function is a quality fault, opened or not, late or not.',
      'opened-alone': 'Opened is not a reason to refuse: not by itself.',
      'quality-exempt': 'This is no return without reason: the law on {{codes}} ({{category}}) does not count here.',
      'no-reason-by-hand': 'No call of this platform takes a refusal of a return without reason.',
      'no-code': 'No defect code is set: without saying what is wrong nothing can be refused.',
      'no-photo': 'There is no photo at all: refusing needs evidence.',
      'flag-alone': 'The serial was scanned but not photographed: what a machine read never decides alone.',
      'pictures-alone': "No photo of ours shows the fault: the buyer's pictures never decide alone.",
      'seven-days': 'The refund is due by {{at}} at the latest: 7 days from receiving the goods.',
      'carrier-damage': "It looks damaged on the way: claim it from the courier; the buyer's clock goes on.",
      'not-open': 'This return is not open at the platform: see first what the platform says.',
      'no-recording': 'No recording: you may go on, the evidence pack will say so.',
      'law-not-intact':
        '{{codes}} ({{category}}): law names it not intact; it may be refused if the listing said so plainly. The shop checks the text.',
      'other-goods':
        'Not the goods that were shipped ({{codes}}): it may be refused if the photos show it is this very order.',
      'not-intact':
        'A return without reason must be intact: {{codes}} is a ground, if the listing said what counts as intact.',
      appraisal: 'Suspected counterfeit is only a suspicion: have it appraised, then decide.',
      incomplete:
        'Something is missing ({{codes}}): missing and fit for resale are two questions; talk about what is missing.',
      'not-only-resale': '"Can\'t be sold again" is not enough: say what is not intact.',
      'second-hand': 'Second-hand goods are compared with their condition report as shipped, not with new.',
      'goods-stay-theirs': "After a refusal the goods are still the buyer's: send back or keep, never restock.",
      'no-cut': 'The program never lowers an amount by itself: a part needs the merchant.',
    },
    source: {
      'measures-9': 'Penalty Measures on consumer rights, art. 9',
      'no-reason-8-9': '7-day Return Measures, art. 8, 9',
      'consumer-24': 'Consumer Law, art. 24',
      'consumer-25': 'Consumer Law, art. 25',
      platform: "the platform's documents",
      house: "this program's rule",
    },
  },
  consequence: {
    elsewhere: 'Not done by the program',
    unverified: '(unverified)',
    freight: ' (freight {{freight}})',
    shop: 'This shop',
    says: {
      'pay-call': "Once confirmed, {{platform}} will refund {{amount}} to the buyer{{freight}}; this can't be undone.",
      'pay-notice':
        "Once confirmed, {{platform}} hears that the goods are in and refunds {{amount}}{{freight}} by the shop's strategy; this can't be undone.",
      'pay-hand':
        'Nothing can be sent to {{platform}}: once confirmed, somebody refunds {{amount}}{{freight}} in the back office and notes it.',
      'pay-over': 'Refunded, closed or withdrawn at {{platform}}: nothing more is refunded from here.',
      'pay-locked': '{{platform}} has locked this return: nothing can be sent before it is unlocked.',
      'part-call': "Once the merchant confirms, {{platform}} will refund what you enter; this can't be undone.",
      'part-applied':
        "Pays only what the buyer applied for: once confirmed, the buyer changes that, or it is done in {{platform}}'s back office.",
      'part-hand':
        "Once the merchant confirms, somebody refunds what you enter in {{platform}}'s back office and notes it.",
      'refuse-call':
        "{{platform}} is asked first. Once sent, the buyer sees your words and pictures; this can't be undone. The goods stay the buyer's.",
      'refuse-bare':
        "{{platform}} will refuse for the reason you choose; no pictures go along and it can't be undone. The goods stay the buyer's.",
      'refuse-told':
        '{{platform}} has no call to refuse: it is only told that the goods were not taken in (whether that stops the automatic refund is not known). A person refuses in the back office with the pack, and notes it here.',
      'refuse-hand':
        'No refusal can be sent to {{platform}} from here: export the pack, do it in the back office, note it here.',
      'refuse-no-call': '{{platform}} has no call to refuse: export the pack, do it in the back office, note it here.',
      'refuse-no-reason':
        'No call of {{platform}} refuses a return without reason: export the pack, do it in the back office, note it here.',
      'refuse-over': 'This return is over at {{platform}}: there is nothing to refuse.',
      'anew-call':
        'No refund: ship the new goods and type their waybill; it is sent to {{platform}} and can be taken back before.',
      'anew-exchange':
        'No refund: the new waybill of an exchange is sent to {{platform}}; re-sends and repairs go by its back office.',
      'anew-hand': "No refund: settle it in {{platform}}'s back office, ship the new goods, note their waybill.",
      'return-hand':
        'Sending the goods back: {{platform}} is not told. Film the repacking, note the new waybill and who pays.',
      'time-call':
        "More time: the button below the case asks {{platform}} once; its timer moves if it agrees. The law's last day stays.",
      'time-hand':
        "More time: not asked for by the program; do it in {{platform}}'s back office. The law's last day stays.",
    },
  },
};
