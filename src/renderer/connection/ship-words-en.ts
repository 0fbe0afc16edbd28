// How the new waybill of goods that settle a return gets to a platform, as the connections' forms ask it; beside the other
// fields' words because they ran over.

export const enShipFields = {
  taobao: {
    label: 'New waybill of an exchange',
    then: 'Only Tmall has calls for it (re-sends and repairs have none). Where the return is not confirmed as received yet, that is done first. Not tried with a real shop: try one return first.',
    bad: 'Choose one',
    choices: { hand: 'Entered by hand in the back office', consign: 'Sent by a call (not tried with a real shop)' },
  },
  pdd: {
    label: 'New waybill of an exchange',
    then: "The call covers exchanges only (re-sends and repairs have none); the courier is looked up in Pinduoduo's list. Whether state 14 is the one to send in is unverified: try one return first.",
    bad: 'Choose one',
    choices: {
      hand: 'Entered by hand in the back office',
      exchange: 'Sent by a call (not tried with a real shop)',
    },
  },
  douyin: {
    label: 'New waybill of an exchange',
    then: 'The call confirms that the return is here and sends the new waybill; exchanges only. What came of it is read back; courier codes and states afterwards are unverified: try one return first.',
    bad: 'Choose one',
    choices: { hand: 'Entered by hand in the back office', confirm: 'Sent by a call (unverified)' },
  },
};
