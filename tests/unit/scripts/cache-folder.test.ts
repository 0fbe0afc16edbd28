import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolderFor, shortHash } from '../../../scripts/lib/cache-folder.ts';

describe('the cache folder', () => {
  it('is where the user says', () => {
    expect(cacheFolderFor('linux', { DOCKPROOF_CACHE: '/big/disk', XDG_CACHE_HOME: '/xdg' }, '/home/a')).toBe(
      '/big/disk',
    );
  });

  it('is where the platform keeps caches otherwise', () => {
    expect(cacheFolderFor('linux', { XDG_CACHE_HOME: '/xdg' }, '/home/a')).toBe(join('/xdg', 'dockproof'));
    expect(cacheFolderFor('linux', {}, '/home/a')).toBe(join('/home/a', '.cache', 'dockproof'));
    expect(cacheFolderFor('darwin', {}, '/Users/a')).toBe(join('/Users/a', 'Library', 'Caches', 'dockproof'));
    expect(cacheFolderFor('win32', { LOCALAPPDATA: 'L' }, 'C:')).toBe(join('L', 'dockproof', 'cache'));
  });

  it('ignores a relative XDG_CACHE_HOME, as its specification says', () => {
    expect(cacheFolderFor('linux', { XDG_CACHE_HOME: 'xdg' }, '/home/a')).toBe(join('/home/a', '.cache', 'dockproof'));
  });

  it('names a content, and another content otherwise', () => {
    expect(shortHash('a')).toMatch(/^[0-9a-f]{10}$/);
    expect(shortHash('a')).not.toBe(shortHash('b'));
  });
});
