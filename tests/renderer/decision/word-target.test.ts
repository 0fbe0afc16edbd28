import i18next from 'i18next';
import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { wordTarget } from '../../../src/renderer/decision/word-target.ts';
import { zhDesk } from '../../../src/renderer/ui/words-zh-desk.ts';
import { makeItem } from '../../support/scene-parts.ts';

const HOUR_MS = 3_600_000;
const NOW = 1_800_000_000_000;
const words: TFunction = await i18next.createInstance().init({
  lng: 'zh',
  resources: {
    zh: {
      translation: { ...zhDesk, time: { hm: '{{h}} 小时 {{m}} 分', left: '还剩 {{time}}', over: '已超 {{time}}' } },
    },
  },
});
const said = (deadlineAt: number | null, targetAt: number): string | null =>
  wordTarget(words, { ...makeItem(), proposal: null, deadlineAt, targetAt }, NOW);

describe('our own aim for a decision', () => {
  it('is said while it comes before the deadline, and without one', () => {
    expect(said(NOW + 20 * HOUR_MS, NOW + 10 * HOUR_MS)).toBe('处理目标 还剩 10 小时 0 分');
    expect(said(null, NOW + 10 * HOUR_MS)).toBe('处理目标 还剩 10 小时 0 分');
  });
  it('is not said as time that is left once the deadline has passed', () => {
    expect(said(NOW - HOUR_MS, NOW + 10 * HOUR_MS)).toBeNull();
    expect(said(NOW - HOUR_MS, NOW - 2 * HOUR_MS)).toBe('处理目标 已超 2 小时 0 分');
  });
});
