import { describe, expect, it } from 'vitest';
import { isBuildFresh } from '../../../scripts/lib/build.ts';

describe('whether a build is fresh', () => {
  it('is, when every part is as new as the newest source', () => {
    expect(isBuildFresh(1000, [1000, 1500, 2000])).toBe(true);
  });

  it('is not, when one part is older: the build was broken off', () => {
    expect(isBuildFresh(1000, [2000, 999, 2000])).toBe(false);
  });

  it('is not, when a part is missing', () => {
    expect(isBuildFresh(1000, [2000, 2000, null])).toBe(false);
  });
});
