import { describe, expect, it } from 'vitest';
import { readCategory, readPlatform, readReason, readState } from '../../../src/main/import/trade-words.ts';

describe('words of the trade', () => {
  it.each([
    ['七天无理由退货', 'no-reason'],
    ['不喜欢/效果不符', 'no-reason'],
    ['空包裹', 'not-received'],
    ['疑似假货', 'counterfeit'],
    ['卖家发错货', 'wrong-item'],
    ['少件/漏发', 'short'],
    ['收到商品破损', 'broken'],
    ['商品描述不符', 'not-as-described'],
    ['质量问题', 'quality'],
    ['Item arrived damaged', 'broken'],
    ['something else', 'no-reason'],
  ])('%s: %s', (text, reason) => {
    expect(readReason(text)).toBe(reason);
  });
  it.each([
    ['退款成功', 'refunded'],
    ['退款关闭', 'closed'],
    ['买家已撤销', 'withdrawn'],
    ['平台介入中', 'locked'],
    ['待商家收货', 'open'],
  ])('%s: %s', (text, state) => {
    expect(readState(text)).toBe(state);
  });
  it.each([
    ['女装', 'clothing'],
    ['女鞋', 'shoes-bags'],
    ['内衣/文胸', 'intimate'],
    ['面包零食', 'food'],
    ['二手手机', 'second-hand'],
    ['五金', 'other'],
  ])('%s: %s', (text, category) => {
    expect(readCategory(text)).toBe(category);
  });
  it.each([
    ['淘宝网', 'taobao'],
    ['拼多多', 'pdd'],
    ['My Shop', 'my-shop'],
    ['某某商城', 'import'],
    ['../../x', 'import'],
    ['', 'import'],
  ])('%s: %s', (text, platform) => {
    expect(readPlatform(text)).toBe(platform);
  });
});
