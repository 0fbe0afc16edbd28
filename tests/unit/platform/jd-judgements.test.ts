import { describe, expect, it } from 'vitest';
import { receiveBlock } from '../../../src/main/platform/jd/jd-refund-rules.ts';

const part = (good: number | null, bad: number | null) => ({ good, bad });
const WHOLE = { operateType: 901, quality: part(1, 2), appearance: part(3, 4), packing: part(5, null) };

describe('what JD is told of the goods at receipt', () => {
  it('is each judgement by the number entered for it', () => {
    expect(receiveBlock(WHOLE, { function: 'bad', appearance: 'good', packaging: 'good' })).toBe(
      '"confirmReceiveInfo":{"partQuality":2,"partAppearance":3,"partPacking":5}',
    );
  });

  it('is nothing that nobody tested, and nothing bad without a number for it', () => {
    expect(receiveBlock(WHOLE, { appearance: 'bad', packaging: 'bad', invoice: 'good' })).toBe(
      '"confirmReceiveInfo":{"partAppearance":4}',
    );
    expect(receiveBlock(WHOLE)).toBe('"confirmReceiveInfo":{}');
  });
});
