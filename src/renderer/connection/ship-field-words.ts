// How the new waybill of goods that settle a return gets to a platform, as the connections' forms ask it; beside the other
// fields' words because they ran over.

export const zhShipFields = {
  taobao: {
    label: '换货的新运单号',
    then: '只有天猫能用接口（淘宝补发、维修没有）。货还没确认收到的，先替你确认收货再发货。没在真店铺上试过，先拿一单试。',
    bad: '选一种',
    choices: { hand: '人工在商家后台填', consign: '接口上传（没在真店铺试过）' },
  },
  pdd: {
    label: '换货的新运单号',
    then: '接口只管换货（补寄、维修没有），快递公司按拼多多的名单对，对不上就不传。状态 14 是不是待发货没有核实，先拿一单试。',
    bad: '选一种',
    choices: { hand: '人工在商家后台填', exchange: '接口上传（没在真店铺试过）' },
  },
  douyin: {
    label: '换货的新运单号',
    then: '接口确认收到换货并发货，只管换货。发完读回来看；快递编号和换货后的状态没有核实，先拿一单试。',
    bad: '选一种',
    choices: { hand: '人工在商家后台填', confirm: '接口上传（没有核实）' },
  },
};

export const enShipFields = {
  taobao: {
    label: 'New waybill of an exchange',
    then: 'Only Tmall has calls for it (re-sends and repairs have none). Where the return is not confirmed as received yet, that is done first. Not tried with a real shop: try one return first.',
    bad: 'Choose one',
    choices: { hand: 'Entered by hand in the back office', consign: 'Sent by a call (not tried with a real shop)' },
  },
  pdd: {
    label: 'New waybill of an exchange',
    then: 'The call covers exchanges only (re-sends and repairs have none); the courier is looked up in Pinduoduo’s list. Whether state 14 is the one to send in is unverified: try one return first.',
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
