import type { FieldWords } from './connector-words.ts';

// The two fields of a shop whose after-sales run through an ERP; the same for every marketplace. Of Taobao and Pinduoduo
// Wangdiantong hands out neither goods nor who the buyer is (design, platforms.md §5.2): both say so there.

type ErpFields = Readonly<Record<'erp' | 'erpShop', FieldWords>>;

const ZH: ErpFields = {
  erp: {
    label: '走哪个 ERP',
    then: '要先把 ERP 连到这台。这家店没有自己的地址和密码，都用 ERP 的；验货完好后的退款，ERP 不管的由人到平台后台退。',
    bad: '选一个 ERP',
  },
  erpShop: {
    label: '这家店在 ERP 里的编号',
    then: '旺店通填店铺编号（shop_no）；自己的系统填退货单上 shop 的值，一个字都不能差。一个编号只能连一家店。',
    bad: '填编号，里面不能有逗号',
  },
};
const EN: ErpFields = {
  erp: {
    label: 'Which ERP',
    then: 'It must be connected to this bench first. This shop has no address and no password of its own; a refund the ERP does not make is made by a person at the platform.',
    bad: 'Choose an ERP',
  },
  erpShop: {
    label: 'Number of this shop in the ERP',
    then: 'Wangdiantong: the shop number (shop_no). Your own system: what stands as "shop" on its returns, letter for letter. One number, one shop.',
    bad: 'The number is missing, or has a comma in it',
  },
};

const ZH_HIDDEN = '旺店通的接口不给淘宝、天猫、拼多多的商品和买家资料，单子多半收不到：这样的店别走旺店通，直接连。';
const EN_HIDDEN =
  'Wangdiantong hands out neither goods nor buyers of Taobao, Tmall and Pinduoduo shops, so their returns will hardly come: connect such a shop directly instead.';

const hidden = (words: ErpFields, more: string): ErpFields => ({
  ...words,
  erp: { ...words.erp, then: `${words.erp.then}${more}` },
});

export const zhErpFields = ZH;
export const enErpFields = EN;
export const zhErpFieldsHidden = hidden(ZH, ZH_HIDDEN);
export const enErpFieldsHidden = hidden(EN, ` ${EN_HIDDEN}`);
