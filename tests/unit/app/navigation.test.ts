import { EventEmitter } from 'node:events';
import type { App, Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { confinePages, confineSession } from '../../../src/main/app/navigation.ts';
import { createMemoryLog } from './memory-log.ts';

type Opener = (details: { url: string }) => { action: string };
class FakeContents extends EventEmitter {
  opener: Opener | null = null;
  setWindowOpenHandler(opener: Opener): void {
    this.opener = opener;
  }
  /** Emits an event and answers whether it was prevented. */
  isRefused(name: string, ...more: unknown[]): boolean {
    let isPrevented = false;
    this.emit(name, { url: 'https://example.com/', preventDefault: () => (isPrevented = true) }, ...more);
    return isPrevented;
  }
}

function confined() {
  const app = new EventEmitter();
  const { log, lines } = createMemoryLog();
  confinePages(app as unknown as App, log);
  const contents = new FakeContents();
  app.emit('web-contents-created', {}, contents);
  return { contents, lines };
}

describe('a page', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('may not %s', (name) => {
    const { contents, lines } = confined();
    expect(contents.isRefused(name)).toBe(true);
    expect(lines).toMatchObject([{ level: 'warn', message: 'page-refused' }]);
  });

  it('may not open windows', () => {
    expect(confined().contents.opener?.({ url: 'https://example.com/' })).toEqual({ action: 'deny' });
  });

  it('never sees a dangerous key, and sees all others', () => {
    const { contents, lines } = confined();
    const key = { type: 'keyDown', control: true, meta: false, alt: false, shift: false };
    expect(contents.isRefused('before-input-event', { ...key, code: 'KeyR' })).toBe(true);
    expect(contents.isRefused('before-input-event', { ...key, code: 'KeyR', control: false })).toBe(false);
    expect(lines).toMatchObject([{ message: 'key-refused', facts: { code: 'KeyR' } }]);
  });
});

describe('the window’s session', () => {
  class FakeSession extends EventEmitter {
    urls: string[] = [];
    isSpellchecking = true;
    onRequest: ((details: { url: string; resourceType: string }, answer: (a: unknown) => void) => void) | null = null;
    webRequest = {
      onBeforeRequest: ({ urls }: { urls: string[] }, listener: NonNullable<FakeSession['onRequest']>) => {
        this.urls = urls;
        this.onRequest = listener;
      },
    };
    setSpellCheckerEnabled(isOn: boolean): void {
      this.isSpellchecking = isOn;
    }
  }

  it('reaches no network, saves no download, fetches no dictionary', () => {
    const session = new FakeSession();
    confineSession(session as unknown as Session, createMemoryLog().log);
    expect(session.urls).toEqual(expect.arrayContaining(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']));
    const answers: unknown[] = [];
    session.onRequest?.({ url: 'https://example.com/', resourceType: 'image' }, (answer) => answers.push(answer));
    expect(answers).toEqual([{ cancel: true }]);
    let isPrevented = false;
    session.emit('will-download', { preventDefault: () => (isPrevented = true) });
    expect(isPrevented).toBe(true);
    expect(session.isSpellchecking).toBe(false);
  });
});
