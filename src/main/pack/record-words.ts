// Words of what the record itself says: claims with their answers, and the details of the time line.

const zh = {
  says: '买家称：{reason}',
  saysWords: '买家称：{reason}（原话：{words}）',
  sameParcel: '验的就是这一件包裹',
  sameParcelRead: '运单 {waybill} 的条码在图中可直接识读（每模块 {px} 像素），与扫码记录一致。',
  sameParcelFilmed: '运单 {waybill} 由扫码枪读取，全程录像。',
  sameParcelScanned: '运单 {waybill} 由扫码枪读取，记录在链。',
  serials: '退回的就是发出的那一件',
  serialsMatch: '发货登记序列号 {shipped}，实物读到 {seen}，一致。',
  serialsDiffer: '发货登记序列号 {shipped}，实物读到 {seen}，不一致。',
  weight: '包裹在途中是否增减',
  weightSaid: '发货 {shipped} g，收到 {received} g，相差 {diff} g。',
  unbroken: '开箱过程未剪接',
  unbrokenSaid: '一镜到底录像 {count} 段，共 {minutes} 分 {seconds} 秒，逐秒留有滚动摘要。',
  brokenSaid: '录像曾中断：{count} 段中有 {broken} 段未正常结束，原因已写明，其余部分完整。',
  nothing: '未读到',
  and: '、',
  good: '良品',
  defective: '有问题',
  missing: '缺少',
  extra: '多出',
  serial: '序列号',
  stranger: '不在单上',
  noted: '备注',
  placed: '货位',
  removed: '取消',
  seconds: '{n} 秒',
  refunded: '退款',
  refused: '拒绝',
  exchanged: '换货',
  're-sent': '补发',
  repaired: '维修',
};
export type RecordWords = typeof zh;

const en: RecordWords = {
  says: 'The buyer says: {reason}',
  saysWords: "The buyer says: {reason} (in the buyer's words: {words})",
  sameParcel: 'It is this parcel that was inspected',
  sameParcelRead:
    'The barcode of waybill {waybill} can be read in the picture ({px} px per module) and equals the scan.',
  sameParcelFilmed: 'Waybill {waybill} was read by the scanner, on film.',
  sameParcelScanned: 'Waybill {waybill} was read by the scanner; the scan stands in the chain.',
  serials: 'What came back is what was shipped',
  serialsMatch: 'Shipped serial {shipped}; read on the item: {seen}. They are the same.',
  serialsDiffer: 'Shipped serial {shipped}; read on the item: {seen}. They differ.',
  weight: 'Whether something was taken out or put in on the way',
  weightSaid: 'Shipped {shipped} g, received {received} g, a difference of {diff} g.',
  unbroken: 'The opening was not cut',
  unbrokenSaid: '{count} unbroken film(s), {minutes} min {seconds} s in all, with a rolling digest each second.',
  brokenSaid: 'Filming was interrupted: {broken} of {count} films did not end as they should; the rest is whole.',
  nothing: 'none',
  and: ', ',
  good: 'good',
  defective: 'with a fault',
  missing: 'missing',
  extra: 'more than expected',
  serial: 'serial',
  stranger: 'on no line',
  noted: 'note',
  placed: 'bin',
  removed: 'taken back',
  seconds: '{n} s',
  refunded: 'refunded',
  refused: 'refused',
  exchanged: 'exchanged',
  're-sent': 'sent again',
  repaired: 'repaired',
};

export const recordWords = (locale: 'zh' | 'en'): RecordWords => (locale === 'zh' ? zh : en);

/** Puts values in the places `{name}` of a text. */
export const put = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
