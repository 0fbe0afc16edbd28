import { describe, expect, it } from 'vitest';
import { dayTime, fill, moneyText, wordsIn } from '../../../src/main/print/words.ts';
import { MELODIES } from '../../../src/renderer/scan/beep.ts';
import { keysOf } from '../../../src/renderer/session/bench-keys.ts';
import { enTrade } from '../../../src/renderer/ui/words-en-trade.ts';
import { zhTrade } from '../../../src/renderer/ui/words-zh-trade.ts';
import { TONE_RHYTHMS } from '../../../src/shared/help-card.ts';
import { helpCardOf } from '../../../src/shared/help-cards.ts';
import { ROLES } from '../../../src/shared/print.ts';

describe('printed words', () => {
  it('for codes and dispositions are those on the screen', () => {
    expect(wordsIn('zh').code).toEqual(zhTrade.code);
    expect(wordsIn('en').code).toEqual(enTrade.code);
    expect(wordsIn('zh').disposition).toEqual(zhTrade.disposition);
    expect(wordsIn('en').disposition).toEqual(enTrade.disposition);
  });

  it('take values into their places; a missing one is a bug', () => {
    expect(fill('{a} / {b}', { a: '{b}', b: 2 })).toBe('{b} / 2');
    expect(() => fill('{toString}', {})).toThrow('toString');
  });

  it('write money and times', () => {
    expect(moneyText(129_05, 'CNY')).toBe('¥129.05');
    expect(moneyText(5, 'KRW')).toBe('0.05 KRW');
    expect(moneyText(5, 'constructor')).toBe('0.05 constructor');
    expect(dayTime(new Date(2026, 0, 2, 3, 4).getTime())).toBe('2026-01-02 03:04');
  });
});

describe('help cards', () => {
  it.each(ROLES)('say the same in both languages, line by line (%s)', (role) => {
    const shape = (language: 'zh' | 'en') =>
      helpCardOf(language, role).sections.map(({ isSteps, lines }) => ({
        isSteps,
        lines: lines.map(({ mark, then }) => ({ mark, hasThen: then !== undefined })),
      }));
    expect(shape('en')).toEqual(shape('zh'));
  });

  it('show each tone as it is played', () => {
    for (const [tone, melody] of Object.entries(MELODIES)) {
      const drawn = melody
        .map(([ms, hz]) => (hz === 0 ? (ms >= 200 ? '  ' : '') : ms >= 500 ? ' ▬▬▬' : ms >= 100 ? ' ▬' : ' ▪'))
        .join('')
        .trim();
      expect({ [tone]: TONE_RHYTHMS[tone as keyof typeof MELODIES] }).toEqual({ [tone]: drawn });
    }
  });

  it('name only keys that there are', () => {
    const keys = new Set([
      ...keysOf({ screen: 'bench', view: null, canPropose: false }, 0).map(({ key }) => key),
      ...keysOf({ screen: 'decide', view: null, canPropose: true }, 0).map(({ key }) => key),
      // On the keypad: `digitAction` and the keys of a box with several returns.
      '1–9',
      '+ /',
    ]);
    for (const role of ROLES) {
      for (const { mark } of helpCardOf('zh', role).sections.flatMap(({ lines }) => lines)) {
        if (mark !== undefined && 'key' in mark) expect(keys).toContain(mark.key);
      }
    }
  });
});
