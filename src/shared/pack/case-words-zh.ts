import { zhGoods } from '../goods-words.ts';

// The words of a case as they stand in a pack and before a platform, Chinese first.

export const zhCase = {
  comma: '、',
  between: '',
  code: zhGoods.code,
  reason: {
    'no-reason': '七天无理由',
    quality: '质量问题',
    broken: '收到时破损',
    'wrong-item': '发错货',
    short: '少发漏发',
    'not-as-described': '与描述不符',
    'not-received': '未收到货',
    counterfeit: '怀疑假货',
  },
  noReturn: '这件包裹没有对应的售后单。',
  noVerdict: '尚未作出检验结论。',
  ofReturn: '售后单 {no}：{text}',
  problem: {
    intact: '退回商品件数齐全，外观完好{tested}。',
    notFound: '检验未发现买家所述的“{reason}”：退回商品件数齐全，外观完好{tested}。',
    untested: '，功能未测',
    boxBroken: '外箱有破损。',
    somethingWrong: '商品不是完好状态',
    damagedConfirms: '检验发现{found}，与买家所述“{reason}”一致。',
    damagedContradicts: '检验发现{found}，与买家所述“{reason}”不符。',
    damagedNoReason: '检验发现{found}，不符合无理由退货“商品完好”的条件。',
    swappedConfirms: '包裹内没有应退的商品，与买家所述“{reason}”一致。',
    swapped: {
      'empty-box': '包裹内没有应退的商品，与发出商品不符。',
      'serial-mismatch': '退回商品的序列号和发出时登记的不一致，与发出商品不符。',
      counterfeit: '退回商品真伪存疑，与发出商品不符。',
      'not-as-shipped': '退回的不是本店发出的那一件，与发出商品不符。',
      'wrong-item': '退回的是另一种商品，与发出商品不符。',
    },
    also: '另发现{found}。',
    cause: {
      buyer: '经判断为签收后人为造成。',
      carrier: '经判断为运输途中造成。',
      quality: '经判断为商品质量问题。',
      picking: '经判断为本店发错。',
      warehouse: '经判断为本店仓储造成。',
      unknown: '',
    },
  },
  demand: {
    wait: '请求待检验结论作出后再处理。',
    accepted: '商家按规则退款 {amount}，本举证包供备查。',
    notFound: '退款 {amount} 按规则办理，请求认定商家无责。',
    lessThanFull: '请求不支持全额退款 {amount}：可按实际损失协商部分退款，或将商品原样寄回买家。',
    carrier: '请求承运快递对运输损坏予以赔付。',
    decided: {
      'refund-full': '商家已同意全额退款 {amount}，本举证包供备查。',
      'refund-part': '请求按 {part} 部分退款（买家申请 {amount}），其余不予支持。',
      refuse: '请求支持商家不予退款 {amount}。退回的商品已原样封存，可寄回买家，或留存至裁定。',
      exchange: '请求按换货处理，不另退款。',
      're-send': '请求按补发处理，不另退款。',
      repair: '请求按维修处理，不另退款。',
      'return-goods': '请求不予退款 {amount}，商品原样寄回买家。',
      'more-time': '请求延长处理期限，以完成检验。',
    },
  },
} as const;

type Texts<T> = T extends string ? string : { readonly [K in keyof T]: Texts<T[K]> };
export type CaseTexts = Texts<typeof zhCase>;
