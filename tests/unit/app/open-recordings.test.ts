import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOpenRecordings } from '../../../src/main/app/open-recordings.ts';
import { ok, refuse } from '../../../src/shared/result.ts';

const start = (id: string) => ['evidenceRecordingStart', {}, ok({ recordingId: id })] as const;
const piece = (id: string) => ['evidenceRecordingPiece', { recordingId: id }] as const;
const end = (id: string) => ['evidenceRecordingEnd', { recordingId: id }] as const;

describe('open recordings', () => {
  it('are those begun and not ended', () => {
    const recordings = createOpenRecordings();
    expect(recordings.hasAny()).toBe(false);
    recordings.note(...start('a'));
    recordings.note(...start('b'));
    recordings.note(...end('a'), ok(undefined));
    expect(recordings.hasAny()).toBe(true);
    recordings.note(...end('b'), refuse('recording-unknown'));
    expect(recordings.hasAny()).toBe(false);
  });

  it('do not begin by a refused start', () => {
    const recordings = createOpenRecordings();
    recordings.note('evidenceRecordingStart', {}, refuse('disk-full'));
    expect(recordings.hasAny()).toBe(false);
  });

  it('end with a piece that could not be stored, not with one out of order', () => {
    const recordings = createOpenRecordings();
    recordings.note(...start('a'));
    recordings.note(...piece('a'), ok({ bytes: 5 }));
    recordings.note(...piece('a'), refuse('recording-out-of-order', '5'));
    expect(recordings.hasAny()).toBe(true);
    recordings.note(...piece('a'), refuse('disk-full'));
    expect(recordings.hasAny()).toBe(false);
  });

  it('survive a nonsense input', () => {
    const recordings = createOpenRecordings();
    recordings.note(...start('a'));
    recordings.note('evidenceRecordingEnd', null, refuse('bad-request'));
    expect(recordings.hasAny()).toBe(true);
  });

  it('are handed over once when the window is gone', () => {
    const recordings = createOpenRecordings();
    recordings.note(...start('a'));
    recordings.note(...start('b'));
    expect(recordings.takeAll()).toEqual(['a', 'b']);
    expect(recordings.takeAll()).toEqual([]);
  });
});

describe('waiting for the last recording', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is over at once when there is none', async () => {
    expect(await createOpenRecordings().whenNone(1000)).toBe(true);
  });

  it('is over when it ends', async () => {
    const recordings = createOpenRecordings();
    recordings.note(...start('a'));
    const waited = recordings.whenNone(1000);
    recordings.note(...end('a'), ok(undefined));
    expect(await waited).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is bounded', async () => {
    const recordings = createOpenRecordings();
    recordings.note(...start('a'));
    const waited = recordings.whenNone(1000);
    vi.advanceTimersByTime(1000);
    expect(await waited).toBe(false);
  });
});
