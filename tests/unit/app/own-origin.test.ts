import { describe, expect, it } from 'vitest';
import { START_URL, isOwnUrl, isTrustedSender } from '../../../src/main/app/own-origin.ts';

describe('our own origin', () => {
  it.each([START_URL, 'app://dockproof/', 'app://dockproof/index.html#x', 'APP://dockproof/index.html'])(
    'is %s',
    (url) => {
      expect(isOwnUrl(url)).toBe(true);
    },
  );

  it.each([
    'app://dockproof.evil/index.html',
    'app://evil/dockproof',
    'app://dockproof@evil/index.html',
    'app://me@dockproof/index.html',
    'app://dockproof:80/index.html',
    'https://dockproof/index.html',
    'file:///app://dockproof/index.html',
    'about:blank',
    'data:text/html,app://dockproof/',
    'blob:app://dockproof/1',
    '',
  ])('is not %s', (url) => {
    expect(isOwnUrl(url)).toBe(false);
  });
});

describe('who may call the station', () => {
  const frame = { url: START_URL, parent: null };

  it('is the main frame of our page in our window', () => {
    expect(isTrustedSender({ sender: { id: 1 }, senderFrame: frame }, 1)).toBe(true);
  });

  it.each([
    ['an embedded frame', { sender: { id: 1 }, senderFrame: { url: START_URL, parent: frame } }, 1],
    ['a frame that is gone', { sender: { id: 1 }, senderFrame: null }, 1],
    ['another window', { sender: { id: 2 }, senderFrame: frame }, 1],
    ['any window before ours is open', { sender: { id: 1 }, senderFrame: frame }, null],
    ['a foreign page in our window', { sender: { id: 1 }, senderFrame: { url: 'https://x/', parent: null } }, 1],
  ])('is not %s', (_who, sender, windowId) => {
    expect(isTrustedSender(sender, windowId)).toBe(false);
  });
});
