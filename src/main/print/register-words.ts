import type { Register, RegisterState } from '../../shared/register.ts';
import type { Language } from './words.ts';

/** What a register's table says; the window has its own words for the same. */
type RegisterWords = {
  lead: { open: string; done: string };
  names: Record<Register, string>;
  states: Record<RegisterState, string>;
  payers: Record<'shop' | 'buyer' | 'carrier', string>;
  columns: Record<
    | 'waybill'
    | 'goods'
    | 'shop'
    | 'returnNo'
    | 'state'
    | 'due'
    | 'amount'
    | 'currency'
    | 'place'
    | 'sentWaybill'
    | 'payer'
    | 'note'
    | 'operatorNo'
    | 'changedAt',
    string
  >;
};

export const REGISTER_WORDS: Record<Language, RegisterWords> = {
  zh: {
    lead: { open: '还没办完的，急的在前。', done: '办完的，新的在前。' },
    names: {
      lost: '丢件登记',
      'wrong-shipment': '我方发错登记',
      'carrier-claim': '快递理赔登记',
      unclaimed: '无主件登记',
      appraise: '送检登记',
      'to-buyer': '寄回登记',
      'claim-back': '追偿登记',
    },
    states: {
      open: '待办',
      filed: '已提出',
      sent: '已寄出',
      confirmed: '确认丢失',
      found: '找到了',
      settled: '办好了',
      paid: '已赔付',
      refused: '被拒',
      disposed: '已处置',
      back: '已取回',
      'given-up': '放弃',
      dismissed: '不用办',
      void: '结论已撤',
    },
    payers: { shop: '店里付', buyer: '买家付', carrier: '快递付' },
    columns: {
      waybill: '运单号',
      goods: '商品',
      shop: '店铺',
      returnNo: '售后单号',
      state: '状态',
      due: '最迟',
      amount: '金额',
      currency: '币种',
      place: '位置',
      sentWaybill: '寄出运单',
      payer: '运费',
      note: '说明',
      operatorNo: '工号',
      changedAt: '最后改动',
    },
  },
  en: {
    lead: { open: 'What is still to do, most urgent first.', done: 'What was done, newest first.' },
    names: {
      lost: 'Lost parcels',
      'wrong-shipment': 'Sent wrong by us',
      'carrier-claim': 'Carrier claims',
      unclaimed: 'Unclaimed parcels',
      appraise: 'Sent for authentication',
      'to-buyer': 'Returned to the buyer',
      'claim-back': 'Claimed back',
    },
    states: {
      open: 'To do',
      filed: 'Filed',
      sent: 'Sent',
      confirmed: 'Lost for sure',
      found: 'Found',
      settled: 'Settled',
      paid: 'Paid',
      refused: 'Refused',
      disposed: 'Disposed of',
      back: 'Back here',
      'given-up': 'Given up',
      dismissed: 'Nothing to do',
      void: 'Verdict taken back',
    },
    payers: { shop: 'shop', buyer: 'buyer', carrier: 'carrier' },
    columns: {
      waybill: 'Waybill',
      goods: 'Goods',
      shop: 'Shop',
      returnNo: 'Return',
      state: 'State',
      due: 'Due',
      amount: 'Amount',
      currency: 'Currency',
      place: 'Place',
      sentWaybill: 'Sent under',
      payer: 'Freight paid by',
      note: 'Words',
      operatorNo: 'Operator',
      changedAt: 'Last change',
    },
  },
};
