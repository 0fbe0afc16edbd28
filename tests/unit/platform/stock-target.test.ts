import { describe, expect, it } from 'vitest';
import { createPlatforms, stockTargetOf } from '../../../src/main/platform/platform.ts';
import type { Platform, PlatformStock } from '../../../src/main/platform/platform.ts';
import { createFakePlatform } from '../../support/platform-fake.ts';
import { createManualClock } from '../../support/platform-clock.ts';

const stock = (more: Partial<PlatformStock> = {}): PlatformStock => ({
  readBooking: () => Promise.resolve({ kind: 'read', isBooked: false }),
  sendStock: () => Promise.resolve({ kind: 'refused', words: 'no' }),
  ...more,
});
const shop = (id: string, more: Partial<Platform> = {}): Platform => {
  const { stock: own, ...plain } = createFakePlatform(createManualClock(0), id);
  expect(own).toBeUndefined();
  return { ...plain, ...more };
};

describe('who is told where goods lie', () => {
  const platforms = createPlatforms([
    shop('taobao-1'),
    shop('own-shop', { stock: stock() }),
    shop('warehouse', { stock: stock({ takesAll: true }) }),
  ]);
  it('the shop itself where it can be told', () => {
    expect(stockTargetOf(platforms, 'own-shop')).toBe('own-shop');
    expect(stockTargetOf(platforms, 'warehouse')).toBe('warehouse');
  });
  it('else the system that takes the goods of all shops, one that is not connected any more included', () => {
    expect(stockTargetOf(platforms, 'taobao-1')).toBe('warehouse');
    expect(stockTargetOf(platforms, 'gone')).toBe('warehouse');
  });
  it('nobody where there is none', () => {
    expect(
      stockTargetOf(createPlatforms([shop('taobao-1'), shop('own-shop', { stock: stock() })]), 'taobao-1'),
    ).toBeNull();
  });
});
