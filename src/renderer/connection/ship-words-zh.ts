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
