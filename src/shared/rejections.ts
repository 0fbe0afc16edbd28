import * as v from 'valibot';

// Why a row of an imported file was not taken. The sentences stand here and not in the window's tables because the report,
// a file made by the station, says the same.

const REJECT_WHYS = [
  'no-return-number',
  'bad-return-number',
  'bad-waybill',
  'no-amount',
  'bad-amount',
  'bad-quantity',
  'no-quantity',
  'no-goods',
  'bad-date',
  'too-long',
  'too-many-lines',
  'digits-lost',
  'duplicate-row',
  'conflicting-values',
  'other-row-bad',
  'platform-connected',
  'no-bundle-sku',
  'part-of-itself',
] as const;
export const RejectWhy = v.picklist(REJECT_WHYS);
export type RejectWhy = v.InferOutput<typeof RejectWhy>;

/** What is wrong and what to do in the file, one sentence each. */
export const REJECTIONS: Record<RejectWhy, { zh: string; en: string }> = {
  'no-return-number': {
    zh: '没有售后单号：补上再导入。',
    en: 'No return number: add it and import again.',
  },
  'bad-return-number': {
    zh: '售后单号里有不能用的字符：按平台上的原样填。',
    en: "The return number holds characters it can't have: write it as the platform does.",
  },
  'bad-waybill': {
    zh: '运单号不像运单号（6–35 位字母、数字）：检查是不是选错了列。',
    en: 'The waybill is not one (6–35 letters and digits): check that it is the right column.',
  },
  'no-amount': {
    zh: '没有退款金额：补上再导入，程序不会自己猜钱。',
    en: 'No amount: add it and import again; money is never guessed.',
  },
  'bad-amount': {
    zh: '金额看不懂：写成 129.00 这样，不能是负数。',
    en: "The amount can't be read: write it like 129.00, never negative.",
  },
  'bad-quantity': {
    zh: '数量要是 1 到 10000 的整数。',
    en: 'The quantity must be a whole number from 1 to 10,000.',
  },
  'no-quantity': {
    zh: '数量是 0：这一行不退，没有导入；同一单的其它行照常。',
    en: 'The quantity is 0: nothing comes back here, so this row was left out; others of the return were taken.',
  },
  'no-goods': {
    zh: '没有商品：商品名和 SKU 至少填一个。',
    en: 'No goods: give a name or an SKU.',
  },
  'bad-date': {
    zh: '签收时间看不懂：写成 2026-11-22 10:30 这样。',
    en: "The signing time can't be read: write it like 2026-11-22 10:30.",
  },
  'too-long': {
    zh: '内容太长（单号、SKU、条码、序列号最多 64 个字）：检查是不是选错了列。',
    en: 'Too long (numbers, SKUs, barcodes and serials have 64 characters at most): check the column.',
  },
  'too-many-lines': {
    zh: '一个售后单超过 500 行商品：检查售后单号是不是选错了列。',
    en: 'More than 500 lines in one return: check that the return number is the right column.',
  },
  'digits-lost': {
    zh: '长数字被表格软件改成了 1.3E+15，后面几位已经丢了：把这一列设成文本，从平台重新导出。',
    en: 'A spreadsheet turned this number into 1.3E+15 and its last digits are lost: set the column to text, export again.',
  },
  'duplicate-row': {
    zh: '和前面的一行完全一样：只导入了前面那一行。',
    en: 'The same as an earlier row: only the earlier one was taken.',
  },
  'conflicting-values': {
    zh: '同一个售后单的几行互相矛盾：这几行的这一列要一样。',
    en: 'Rows of one return contradict each other: they must say the same in this column.',
  },
  'other-row-bad': {
    zh: '同一个售后单的另一行有问题：整单没有导入，免得少一件。改好那一行再导入。',
    en: "Another row of this return can't be taken, so the whole return was left out. Mend that row and import again.",
  },
  'platform-connected': {
    zh: '这个平台已经接通，它的售后单由平台自己传来：文件不能改它。',
    en: "This platform is connected and tells its returns itself: a file can't change them.",
  },
  'no-bundle-sku': {
    zh: '没有套装 SKU：补上再导入。',
    en: 'No bundle SKU: add it and import again.',
  },
  'part-of-itself': {
    zh: '套装把自己当成了配件：检查套装 SKU 和单品 SKU 两列。',
    en: 'The bundle is a part of itself: check the columns of bundle SKU and part SKU.',
  },
};
