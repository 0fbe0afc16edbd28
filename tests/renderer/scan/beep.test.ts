import { describe, expect, it, vi } from 'vitest';
import { MELODIES, createBeeper } from '../../../src/renderer/scan/beep.ts';
import type { BeepContext, Note } from '../../../src/renderer/scan/beep.ts';
import { TONES } from '../../../src/shared/session.ts';

type Played = { hz: number; startS: number; stopS: number };

/** A context that writes down what would be heard. */
const fakeContext = (state: AudioContextState, resume: () => Promise<void>) => {
  const played: Played[] = [];
  const param = () => ({ value: 0, setValueAtTime: vi.fn(), linearRampToValueAtTime: vi.fn() });
  const context = {
    state,
    currentTime: 7,
    destination: {},
    resume,
    createGain: () => ({ gain: param(), connect: (next: unknown) => next }),
    createOscillator: () => {
      const frequency = param();
      let startS = -1;
      return {
        frequency,
        connect: (next: unknown) => next,
        start: (at: number) => {
          startS = at;
        },
        stop: (at: number) => played.push({ hz: frequency.value, startS, stopS: at }),
      };
    },
  };
  return { context: context as unknown as BeepContext & { state: AudioContextState }, played };
};

/** What is left of a melody for someone who hears no pitch: sound and rest, short and long. */
const rhythmOf = (melody: readonly Note[]): string =>
  melody
    .map(([ms, hz]) => `${hz > 0 ? '+' : '-'}${ms < 50 ? 'S' : ms < 130 ? 's' : ms < 220 ? 'm' : ms < 400 ? 'l' : 'L'}`)
    .join('');

describe('melodies', () => {
  it('each tone has a rhythm of its own', () => {
    const rhythms = TONES.map((tone) => rhythmOf(MELODIES[tone]));
    expect(new Set(rhythms).size).toBe(TONES.length);
  });

  it('none lasts so long that the next scan would wait for it', () => {
    for (const tone of TONES) {
      const ms = MELODIES[tone].reduce((sum, [length]) => sum + length, 0);
      expect(ms).toBeLessThanOrEqual(700);
    }
  });
});

describe('a beeper', () => {
  it('plays the notes one after the other from now on', async () => {
    const { context, played } = fakeContext('running', () => Promise.resolve());
    expect(await createBeeper(() => context)('found')).toBe('played');
    expect(played.map(({ hz }) => hz)).toEqual(MELODIES.found.map(([, hz]) => hz).filter((hz) => hz > 0));
    expect(played[0]?.startS).toBe(7);
    expect(played[1]?.startS).toBeCloseTo(7.1);
    expect(played[1]?.stopS).toBeCloseTo(7.24);
  });

  it('wakes a sleeping context, and opens only one', async () => {
    const { context, played } = fakeContext('suspended', () => {
      context.state = 'running';
      return Promise.resolve();
    });
    const open = vi.fn(() => context);
    const beep = createBeeper(open);
    expect([await beep('counted'), await beep('counted')]).toEqual(['played', 'played']);
    expect(played).toHaveLength(2);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('says blocked when the system never lets it start', async () => {
    const { context, played } = fakeContext('suspended', () => new Promise(() => undefined));
    expect(await createBeeper(() => context)('done')).toBe('blocked');
    expect(played).toEqual([]);
  });

  it('says no-audio when there is nothing to play on, and tries again at the next beep', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { context } = fakeContext('running', () => Promise.resolve());
    const open = vi.fn<() => BeepContext>().mockImplementationOnce(() => {
      throw new Error('no device');
    });
    open.mockImplementation(() => context);
    const beep = createBeeper(open);
    expect([await beep('done'), await beep('done')]).toEqual(['no-audio', 'played']);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });
});
