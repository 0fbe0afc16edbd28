// Sentences about slips of returned goods; as in taobao-words.ts, each in both languages.

const both = (zh: string, en: string): string => `${zh} / ${en}`;

export const SLIP_NO_WAREHOUSE = both(
  '没填仓库名和地址，销退单没有上传。请在「店铺连接」里填好，再放行。',
  'The warehouse has no name or address; no slip was sent. Fill them in under Shop connections, then release.',
);
export const SLIP_NO_WAYBILL = both(
  '淘宝上没有这件的退货运单号，包裹上也没有扫到，销退单没有上传。请在后台手工录入，再勾「已手工处理」。',
  'Neither Taobao nor the parcel has a return waybill; no slip was sent. Enter it in the back office, then tick it as done by hand.',
);
export const SLIP_NO_ORDER = both(
  '淘宝没给订单号，销退单没有上传。请在后台手工录入，再勾「已手工处理」。',
  'Taobao told no order number; no slip was sent. Enter it in the back office, then tick it as done by hand.',
);
export const SLIP_NO_CODE = both(
  '这件商品在淘宝没有商家编码，销退单没有上传。请在淘宝补上编码后放行，或在后台手工录入。',
  'These goods have no merchant code at Taobao; no slip was sent. Add one there and release, or enter it in the back office.',
);
export const SLIP_MOVED = both(
  '这件货已按另一种成色（或已入库）报过，销退单会不会被改掉没有核实，没有再发。请在后台改，再勾「已手工处理」。',
  'These goods were told with another grade, or as in; whether a slip can be changed is not known, so nothing was sent. Change it in the back office, then tick it as done by hand.',
);
export const SLIP_REFUSED = both(
  '淘宝没收这张销退单，也没说为什么。请到后台核对。',
  'Taobao did not take this slip and gave no reason. Check it in the back office.',
);
/** The courier has no code that we know. */
export const slipCourier = (name: string): string =>
  both(
    `不知道快递「${name}」在淘宝的编码，销退单没有上传。请在「店铺连接」里补上（如 极兔=编码），再放行。`,
    `The code that Taobao has for the courier “${name}” is not known; no slip was sent. Add it under Shop connections, then release.`,
  );
