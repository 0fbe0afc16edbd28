// The first three training returns are always the same: the demo and the tests scan them by these names.

/** Clothing, two lines, no reason given: an intact parcel of four scans. 129.00. */
export const SHIRT_AND_BELT = {
  returnNo: 'TH00000001',
  waybill: 'SF1300001234562',
  shirtBarcode: '6901234567892',
  beltBarcode: '6901234567908',
  amountCents: 129_00,
  freightCents: 0,
} as const;

/** Arrived broken, one line, within the shop's limit: a finding that confirms the buyer. 89.00 and 10.00 freight. */
export const BROKEN_MUG = {
  returnNo: 'TH00000002',
  waybill: 'YT8812345678903',
  barcode: '6925304118821',
  amountCents: 89_00,
  freightCents: 10_00,
} as const;

/** High value, shipped with this IMEI: where a swap is found. 4999.00. */
export const PHONE = {
  returnNo: 'TH00000003',
  waybill: 'JDVA11408814483',
  barcode: '6941487202553',
  imei: '356938035643809',
  /** Another phone's, for showing what a mismatch looks like; its Luhn digit is right, too. */
  otherImei: '353918051684625',
  /** As it left the warehouse. */
  weightG: 486,
  sealNo: 'FC7730412',
  amountCents: 4999_00,
  freightCents: 0,
} as const;
