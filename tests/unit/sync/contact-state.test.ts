import { describe, expect, it } from 'vitest';
import { createContacts } from '../../../src/main/sync/contact-state.ts';
import { createManualClock } from '../../support/platform-clock.ts';

function openContacts() {
  const clock = createManualClock(1_790_000_000_000);
  const over: number[] = [];
  const contacts = createContacts({
    ...{ clock, platformIds: ['a', 'b'], onBack: () => undefined, onChange: () => undefined },
    onPauseOver: () => {
      over.push(clock.now());
    },
  });
  const hear = (platform: string, retryAfterMs: number | null): void => {
    contacts.note(platform, { isReached: true, retryAfterMs });
  };
  return { clock, contacts, over, hear };
}

describe('a pause that a platform asked for', () => {
  it('holds for its time and that platform alone, and then says that it is over', async () => {
    const { clock, contacts, over, hear } = openContacts();
    hear('a', 40_000);
    expect([contacts.isPaused('a'), contacts.isPaused('b')]).toEqual([true, false]);
    await clock.pass(39_999);
    expect([contacts.isPaused('a'), over.length]).toEqual([true, 0]);
    await clock.pass(1);
    expect([contacts.isPaused('a'), over.length]).toEqual([false, 1]);
  });

  it.each([72 * 3_600_000, -72 * 3_600_000])('holds while the clock is set by %i ms', async (byMs) => {
    const { clock, contacts, hear } = openContacts();
    hear('a', 40_000);
    clock.jump(byMs);
    await clock.pass(39_999);
    expect(contacts.isPaused('a')).toBe(true);
    await clock.pass(1);
    expect(contacts.isPaused('a')).toBe(false);
  });

  it('is the longest of several, in whatever order they were heard; an answer without one ends none', async () => {
    const { clock, contacts, over, hear } = openContacts();
    hear('a', 40_000);
    hear('a', 5_000);
    hear('a', null);
    await clock.pass(39_999);
    expect([contacts.isPaused('a'), over.length]).toEqual([true, 0]);
    await clock.pass(1);
    expect([contacts.isPaused('a'), over.length]).toEqual([false, 1]);
  });

  it('leaves no timer behind when the program closes', async () => {
    const { clock, contacts, over, hear } = openContacts();
    hear('a', 40_000);
    contacts.stop();
    await clock.pass(40_000);
    expect([contacts.isPaused('a'), over]).toEqual([false, []]);
  });
});
