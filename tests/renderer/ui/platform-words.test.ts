import { describe, expect, it } from 'vitest';
import { slipCourier } from '../../../src/main/platform/taobao/taobao-slip-words.ts';
import { isConnectorsOwn, showPlatformWords } from '../../../src/renderer/ui/platform-words.ts';

describe('words that stand in a platform’s place', () => {
  it('are shown in the reader’s language where our own connector says both', () => {
    const both = '不允许拒绝 / 见后台。 / Not allowed; see the back office.';
    expect(showPlatformWords(both, 'zh')).toBe('不允许拒绝 / 见后台。');
    expect(showPlatformWords(both, 'en')).toBe('Not allowed; see the back office.');
  });
  it('may name what is called in Chinese in either', () => {
    const both = slipCourier('飞快物流');
    expect(showPlatformWords(both, 'zh')).toMatch(/^不知道快递「飞快物流」[^/]*$/);
    expect(showPlatformWords(both, 'en')).toMatch(/^The code that Taobao has for the courier “飞快物流” is not known/);
    expect([isConnectorsOwn(both), isConnectorsOwn('存在风险 / 请联系客服')]).toEqual([true, false]);
  });
  it.each(['存在风险 / 请联系客服', 'busy / later', '风险', ' / x', '风险 / '])(
    '%j of a platform stays whole',
    (words) => {
      expect(showPlatformWords(words, 'en')).toBe(words);
    },
  );
  it('never hide what can’t be seen', () => {
    expect(showPlatformWords('风险\u202e / risk', 'zh')).toBe('风险\\u{202e}');
  });
});
