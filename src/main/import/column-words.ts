import type { ImportField } from '../../shared/import.ts';

/**
 * What columns are called in exports of Taobao/Tmall, JD, PDD, Douyin and the usual ERPs, and in English. `names`: whole
 * headers, the surest first; `like`: what a header of this meaning looks like when its name is not among them.
 */
export type ColumnWords = { names: readonly string[]; like?: RegExp };

/** Written without spaces, brackets and their content, in small letters: see `plainHeader`. */
export const RETURN_COLUMNS: Record<ImportField, ColumnWords> = {
  returnNo: {
    names: [
      ...['售后单号', '售后编号', '售后单编号', '售后服务单号', '服务单号', '售后申请单号', '售后id', '售后单id'],
      ...['退款编号', '退款单号', '退款id', '退货单号', '退货单编号', '退货编号', '退单号', '退换单号', '退换货单号'],
      ...['refundid', 'refundno', 'refundnumber', 'returnno', 'returnid', 'returnnumber', 'rma', 'rmano', 'rmanumber'],
      ...['aftersaleid', 'aftersaleno', 'aftersalesn', 'disputeid', 'serviceorder'],
    ],
    like: /(?:售后|退款|退货|退换).*(?:编号|单号|id)$|^(?:return|refund|rma).*(?:no|id|number)$/,
  },
  subOrderNo: {
    names: [
      ...['子订单号', '子订单编号', '子单号', '子订单id', '商品单号', '子单原始单号', '订单明细号'],
      ...['suborderno', 'suborderid', 'suborder', 'oid', 'orderitemid', 'orderlineid', 'lineid'],
    ],
    like: /子(?:订)?单|sub.?order/,
  },
  orderNo: {
    names: [
      ...[
        '订单号',
        '订单编号',
        '主订单编号',
        '主订单号',
        '平台订单号',
        '线上订单号',
        '网店订单号',
        '原始单号',
        '订单id',
      ],
      ...['交易编号', '交易号', '原订单号', 'orderno', 'orderid', 'ordernumber', 'order', 'tid', 'ordersn', 'orderref'],
    ],
    like: /订单(?:编)?号|^order.*(?:no|id|number)$/,
  },
  returnWaybill: {
    names: [
      ...['退货物流单号', '退货运单号', '退货快递单号', '退回物流单号', '退回运单号', '退回快递单号', '寄回运单号'],
      ...['寄回快递单号', '买家退货物流单号', '退货物流编号', '退货单快递单号', '返回运单号'],
      ...['returnwaybill', 'returntrackingnumber', 'returntrackingno', 'returntracking'],
      ...['运单号', '物流单号', '快递单号', '运单编号', '物流编号', '快递编号'],
      ...['waybill', 'waybillno', 'waybillnumber', 'trackingnumber', 'trackingno', 'tracking'],
    ],
    like: /(?:退|寄回|返).*(?:运单|物流单|快递单)|return.*(?:tracking|waybill)/,
  },
  outboundWaybill: {
    names: [
      ...[
        '发货物流单号',
        '发货运单号',
        '发货快递单号',
        '发出运单号',
        '出库运单号',
        '原运单号',
        '原快递单号',
        '正向运单号',
      ],
      ...[
        'outboundwaybill',
        'outboundtrackingnumber',
        'shippingtrackingnumber',
        'shipmenttracking',
        'originaltracking',
      ],
    ],
    like: /(?:发货|发出|出库|原|正向).*(?:运单|物流单|快递单)|(?:outbound|shipp?ing|original).*(?:tracking|waybill)/,
  },
  courier: {
    names: [
      ...['退货物流公司', '退货快递公司', '退回物流公司', '物流公司', '快递公司', '承运商', '快递', '物流'],
      ...['courier', 'carrier', 'logisticscompany', 'returncarrier'],
    ],
    like: /(?:物流|快递)(?:公司|商|名称)|carrier|courier/,
  },
  buyer: {
    names: [
      ...['收货人', '收货人姓名', '收件人', '收件人姓名', '退货人', '寄件人', '客户姓名', '姓名', '买家姓名', '买家'],
      ...['买家昵称', '买家会员名', '买家账号', '买家旺旺', '会员名', '客户昵称', '客户名称', '客户', '网名', '旺旺'],
      ...['buyer', 'buyername', 'customer', 'customername', 'receiver', 'receivername', 'recipient', 'consignee'],
    ],
    like: /(?:收货|收件)人$|买家(?:昵称|名)|buyer|customer.?name/,
  },
  phone: {
    names: [
      ...['手机', '手机号', '手机号码', '联系手机', '联系电话', '收货人手机', '收货人电话', '收件人手机', '收件人电话'],
      ...[
        '电话',
        '联系方式',
        '买家电话',
        '买家手机',
        'phone',
        'phonenumber',
        'mobile',
        'tel',
        'telephone',
        'cellphone',
      ],
    ],
    like: /手机|电话|phone|mobile/,
  },
  reason: {
    names: [
      ...[
        '退款原因',
        '退货原因',
        '售后原因',
        '买家退款原因',
        '申请原因',
        '售后申请原因',
        '退换原因',
        '问题类型',
        '原因',
      ],
      ...['reason', 'returnreason', 'refundreason'],
    ],
    like: /原因|reason/,
  },
  category: {
    names: [
      '类目',
      '商品类目',
      '品类',
      '商品分类',
      '分类',
      '一级类目',
      '类别',
      'category',
      'producttype',
      'productcategory',
    ],
    like: /类目|category/,
  },
  amount: {
    names: [
      ...['退款金额', '退款总金额', '退款总额', '买家退款金额', '申请退款金额', '应退金额', '实退金额', '退货金额'],
      ...[
        '售后金额',
        '售后退款金额',
        '退给买家金额',
        '商家退款金额',
        '应退款',
        '退款额',
        'refundamount',
        'amounttorefund',
      ],
      ...['refund', 'refundtotal', 'amount', '金额', '总金额', 'total'],
    ],
    like: /退.*金额|refund.*amount/,
  },
  freight: {
    names: [
      ...['退运费', '退款运费', '退邮费', '退货运费', '应退运费', '运费金额', '运费', '邮费'],
      ...['freight', 'shippingrefund', 'shippingfee', 'refundfreight', 'postage'],
    ],
    like: /退.*(?:运|邮)费/,
  },
  sku: {
    names: [
      ...['sku', 'sku编码', 'sku编号', '商家编码', '商家sku', '规格编码', '规格商家编码', '外部编码', '外部sku编码'],
      ...['货品编号', '商品编码', '商品编号', '货号', '款号', '商品货号', 'skucode', 'skuid', 'skuno', 'sellersku'],
      ...['merchantsku', 'outerid', 'outerskuid', 'itemcode', 'productcode', 'articleno'],
    ],
    like: /(?:商家|规格|货品|商品).*编码|^sku/,
  },
  name: {
    names: [
      ...['商品名称', '商品标题', '宝贝标题', '宝贝名称', '货品名称', '产品名称', '商品', '品名', '商品信息', '宝贝'],
      ...[
        'title',
        'itemname',
        'itemtitle',
        'productname',
        'product',
        'goods',
        'goodsname',
        'item',
        'description',
        'name',
      ],
    ],
    like: /(?:商品|宝贝|货品|产品)(?:名|标题)|(?:product|item|goods).?(?:name|title)/,
  },
  quantity: {
    names: [
      ...[
        '退货数量',
        '退款数量',
        '售后数量',
        '申请数量',
        '应退数量',
        '退货件数',
        '数量',
        '商品数量',
        '购买数量',
        '件数',
      ],
      ...['returnquantity', 'returnqty', 'quantity', 'qty', 'count', 'units'],
    ],
    like: /退.*(?:数量|件数)|数量$|quantity|qty/,
  },
  barcode: {
    names: ['条码', '商品条码', '条形码', '69码', '国际条码', '唯一码', 'barcode', 'ean', 'ean13', 'gtin', 'upc'],
    like: /条(?:形)?码|barcode/,
  },
  serial: {
    names: [
      ...['序列号', '商品序列号', 'sn', 'sn码', 'imei', 'imei码', '串号', '串码', '机身号'],
      ...['serial', 'serialno', 'serialnumber', 'imeisn'],
    ],
    like: /序列号|串号|serial|imei/,
  },
  isGift: { names: ['赠品', '是否赠品', '是赠品', 'gift', 'isgift'], like: /赠品|gift/ },
  signedAt: {
    names: [
      ...['签收时间', '物流签收时间', '退货签收时间', '签收日期', '退货物流签收时间', '妥投时间', '快递签收时间'],
      ...['signedat', 'deliveredat', 'deliverytime', 'signed', 'delivered'],
    ],
    like: /签收|妥投|delivered|signed/,
  },
  shop: {
    names: [
      '店铺',
      '店铺名称',
      '店铺名',
      '网店',
      '网店名称',
      '店名',
      '店铺昵称',
      'shop',
      'shopname',
      'store',
      'storename',
    ],
    like: /店铺|网店|^(?:shop|store)/,
  },
  platform: {
    names: [
      '平台',
      '来源平台',
      '店铺平台',
      '平台类型',
      '平台名称',
      '店铺类型',
      '渠道',
      'platform',
      'channel',
      'marketplace',
    ],
    like: /平台|platform|marketplace/,
  },
  state: {
    names: [
      ...['售后状态', '退款状态', '退货状态', '售后单状态', '退款单状态', '处理状态', '状态'],
      ...['state', 'status', 'refundstatus', 'returnstatus'],
    ],
    like: /(?:退款|售后|退货).*状态/,
  },
};
