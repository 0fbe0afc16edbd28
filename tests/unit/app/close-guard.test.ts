import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BrowserWindow } from 'electron';
import { CLOSE_WITHIN_MS, guardClosing } from '../../../src/main/app/close-guard.ts';
import { createOpenRecordings } from '../../../src/main/app/open-recordings.ts';
import { ok } from '../../../src/shared/result.ts';
import { createMemoryLog } from './memory-log.ts';

class FakeWindow extends EventEmitter {
  isGone = false;
  isDestroyed = () => this.isGone;
  destroy = () => {
    this.isGone = true;
  };
  /** Closes as a person does; answers whether the window was let close. */
  close(): boolean {
    let isPrevented = false;
    this.emit('close', { preventDefault: () => (isPrevented = true) });
    return !isPrevented;
  }
}

function openGuarded() {
  const window = new FakeWindow();
  const recordings = createOpenRecordings();
  const announced: number[] = [];
  guardClosing({
    window: window as unknown as BrowserWindow,
    recordings,
    announce: (withinMs) => announced.push(withinMs),
    log: createMemoryLog().log,
  });
  return { window, recordings, announced };
}

describe('closing the window', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('needs nothing while no recording runs', () => {
    const { window, announced } = openGuarded();
    expect(window.close()).toBe(true);
    expect(announced).toEqual([]);
  });

  it('lets a running recording be ended first', async () => {
    const { window, recordings, announced } = openGuarded();
    recordings.note('evidenceRecordingStart', {}, ok({ recordingId: 'a' }));
    expect(window.close()).toBe(false);
    expect(announced).toEqual([CLOSE_WITHIN_MS]);
    expect(window.isGone).toBe(false);
    recordings.note('evidenceRecordingEnd', { recordingId: 'a' }, ok(undefined));
    await vi.advanceTimersByTimeAsync(0);
    expect(window.isGone).toBe(true);
  });

  it('does not wait for a page that hangs', async () => {
    const { window, recordings } = openGuarded();
    recordings.note('evidenceRecordingStart', {}, ok({ recordingId: 'a' }));
    window.close();
    await vi.advanceTimersByTimeAsync(CLOSE_WITHIN_MS - 1);
    expect(window.isGone).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(window.isGone).toBe(true);
  });

  it('is at once when asked for a second time', () => {
    const { window, recordings } = openGuarded();
    recordings.note('evidenceRecordingStart', {}, ok({ recordingId: 'a' }));
    expect(window.close()).toBe(false);
    expect(window.close()).toBe(true);
  });
});
