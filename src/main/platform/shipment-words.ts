// Sentences of connectors that tell shipments. They stand where a platform's own words would, so each is in both languages.

const both = (zh: string, en: string): string => `${zh} / ${en}`;

export const NO_SUCH_COURIER = both(
  '平台的快递名单里没有这家快递，或者停用了，新运单号没有上传。请在商家后台填好，再勾「已手工处理」。',
  'The platform does not list this courier, or lists it as closed; the waybill was not sent. Enter it in the seller back office, then tick it as done by hand.',
);
export const NOT_READY = both(
  '这笔换货在平台上还没到商家发货这一步，新运单号没有上传。等到了这一步再放行，或在商家后台处理。',
  'At the platform this exchange is not at the step where the shop sends; the waybill was not sent. Release it when it is, or use the seller back office.',
);
export const SHIPMENT_NOT_SEEN = both(
  '平台收了新运单号，但售后单没有变成已发货。没有再传，请到商家后台核对这一单。',
  'The platform took the waybill, but the return does not stand as sent. It was not sent again; check this return in the seller back office.',
);
