import { describe, expect, it } from 'vitest';
import { presetOf } from '../../../src/shared/pack/pack-record.ts';

describe('the preset of a platform', () => {
  it.each([
    ['pdd', 'pdd'],
    ['pdd-2', 'pdd'],
    ['taobao', 'taobao'],
    ['pddx', 'plain'],
    ['vendure', 'plain'],
    ['', 'plain'],
  ])('%s: %s', (platform, expected) => {
    expect(presetOf(platform)).toBe(expected);
  });
});
