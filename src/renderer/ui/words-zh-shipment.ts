// Telling a platform under which waybill other goods left.
export const zhShipment = {
  shipment: {
    asking: '正在问 {{shop}} 新运单号能不能由本台上传…',
    how: '{{shop}} · 售后单 {{returnNo}}。把新件发出，扫或填新运单号：{{n}} 秒后由本台传给平台，之前可以撤回。传出后这一单只有这一个结果：本台不再退款，也不再拒绝。',
    hand: '这一种平台没有接口：到后台办好，再在这里登记。',
    notNow: '平台现在不收：',
    refundWanted: '平台要求这笔换货改成退款：新件先别发，改办退款。已经发出的先拦截，到平台后台退款。',
    offline: '现在问不到平台，先排着，连上再问、再传：',
    courier: '快递公司',
    courierPick: '选快递公司',
    reserved: '只锁货时填：仓库单号',
    reservedHint: '没发出先锁货、或没货改退款时写',
    submit: '新件已发出，上传运单号',
    made: '{{waybill}}：{{what}}，新运单 {{sent}}，{{n}} 秒后传给平台',
    gone: '{{waybill}}：{{what}}，新运单 {{sent}}，正在传给平台。进度看「同步」。',
    takeBack: '撤回这次上传',
    taken: '已撤回，这一单回到「待处理」里重新定。',
  },
} as const;

export const zhShipmentErrors = {
  'new-waybill-came': {
    what: '这是买家退回来的另一个包裹的运单号，没有登记，也没有传给平台',
    then: '这一单没动。扫新发出那一件的面单。',
  },
  'shipment-not-possible': {
    what: '这个平台没有上传这种新运单的接口，什么都没发',
    then: '这一单没动。到平台后台办好，再回来登记。',
  },
} as const;
