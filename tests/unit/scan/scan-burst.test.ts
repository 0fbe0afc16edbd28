import { describe, expect, it } from 'vitest';
import { GAP_MS, PACE_MS, QUIET } from '../../../src/shared/scan-burst.ts';
import { burstsIn, hearAll, kindsOf, mixed, strokeOf, typed } from './keyboard-feed.ts';
import type { KeyEvent } from './keyboard-feed.ts';
import { fc } from '../../support/property.ts';

const WAYBILL = 'SF1300001234562';
const bursts = (keys: readonly KeyEvent[]): string[] => burstsIn(hearAll(keys).events);
const kinds = (keys: readonly KeyEvent[]): string[] => kindsOf(hearAll(keys).events);

/** Text with the time of each key told one by one. */
const timed = (text: string, ...times: number[]): KeyEvent[] =>
  Array.from(text).flatMap((char, index) => typed(char, times[index] ?? 0, 2));

describe('a burst', () => {
  it.each(['\n', '\t', ''])('ends with %j', (suffix) => {
    expect(bursts(typed(WAYBILL + suffix, 1000, 4))).toEqual([WAYBILL]);
  });

  it('says when it began and ended', () => {
    const [event] = hearAll(typed(`${WAYBILL}\n`, 1000, 4)).events;
    expect(event).toMatchObject({ kind: 'burst', firstAt: 1000, lastAt: 1000 + 15 * 4 });
  });

  it('keeps case and punctuation of an address', () => {
    const address = 'https://x.example/Q?mailNo=YT7530004561234&a={\'k1\':"~"}';
    expect(bursts(typed(`${address}\n`, 0, 4))).toEqual([address]);
  });

  it('is read by place while an input method composes', () => {
    expect(bursts(typed(`${WAYBILL}\n`, 0, 4, { key: 'Process', isComposing: true }))).toEqual([WAYBILL]);
  });

  it('with a key nobody can name is not cut at it', () => {
    const lost: KeyEvent = { type: 'down', stroke: strokeOf('', 6, { key: 'Unidentified' }) };
    expect(bursts(mixed(typed(`${WAYBILL}\n`, 0, 4), [lost]))).toEqual(['SF\uFFFD1300001234562']);
  });

  it('may follow the one before at once, as a scanner empties its memory', () => {
    expect(bursts(typed('DP:OK\nDL:K-07\nABC\n', 0, 4))).toEqual(['DP:OK', 'DL:K-07', 'ABC']);
  });

  it('is not broken by the pedal, an arrow or CapsLock', () => {
    const keys = typed(`${WAYBILL}\n`, 0, 4);
    for (const code of ['F5', 'ArrowUp', 'CapsLock']) {
      const pedal: KeyEvent = { type: 'down', stroke: strokeOf('', 33, { code, key: code }) };
      expect(bursts(mixed(keys, [pedal]))).toEqual([WAYBILL]);
    }
  });

  it('takes the limits of the rule and nothing beyond', () => {
    expect(bursts(typed(`${WAYBILL}\n`, 0, PACE_MS))).toEqual([WAYBILL]);
    expect(kinds(typed(`${WAYBILL}\n`, 0, PACE_MS + 1))).toEqual(['typed']);
    // One gap as long as allowed, the rest fast; then one millisecond more.
    expect(bursts(timed('ABCDEF', 0, 10, 20, 20 + GAP_MS, 130, 140))).toEqual(['ABCDEF']);
    expect(kinds(timed('ABCDEF', 0, 10, 20, 21 + GAP_MS, 131, 141))).toEqual(['typed', 'typed']);
  });

  it('that falls out of pace is unreadable, not cut short', () => {
    const times = [0, 10, 20, 30, 40, 140, 240, 340, 440, 540];
    expect(kinds(timed('ABCDEFGHIJ', ...times))).toEqual(['uneven']);
  });

  it('of more than 8 kB is unreadable, and nothing of it goes elsewhere', () => {
    const { events, takes } = hearAll(typed(`${'X'.repeat(8193)}\n`, 0, 1));
    expect(kindsOf(events)).toEqual(['too-long']);
    expect(takes.slice(4).every((take) => take === 'swallow')).toBe(true);
    expect(bursts(typed(`${'X'.repeat(8192)}\n`, 0, 1))).toEqual(['X'.repeat(8192)]);
  });

  it('is kept from everybody else from its fifth key on', () => {
    const { takes } = hearAll(typed('ABCDEFG\n', 0, 4));
    expect(takes).toEqual(['pass', 'pass', 'pass', 'pass', 'swallow', 'swallow', 'swallow', 'swallow']);
    expect(hearAll(typed('ABC\n', 0, 4)).takes).toEqual(['pass', 'pass', 'pass', 'swallow']);
  });
});

describe('a hand', () => {
  it.each(['1', '12', '12\n', '1\n', 'ab\t', 'abcd'])('typing %j is typing, however fast', (text) => {
    expect(kinds(typed(text, 0, 0))).toEqual(['typed']);
  });

  it('typing a sentence is typing', () => {
    expect(burstsIn(hearAll(typed('the left sleeve is torn\n', 0, 70)).events)).toEqual([]);
    expect(new Set(kinds(typed('the left sleeve is torn\n', 0, 120)))).toEqual(new Set(['typed']));
  });

  it('leaning on a key is no burst, though auto-repeat is as fast as a scanner', () => {
    const first = strokeOf('1', 0);
    const held = Array.from({ length: 30 }, (_, index) => strokeOf('1', 400 + index * 33, { isRepeat: true }));
    const { events, takes } = hearAll([first, ...held].map((stroke) => ({ type: 'down', stroke })));
    expect(kindsOf(events)).toEqual(['typed']);
    expect(new Set(takes)).toEqual(new Set(['pass']));
  });

  it('gets its keys back as typed, so that a single digit can be a shortcut', () => {
    const [event] = hearAll(typed('1', 500, 4)).events;
    expect(event).toMatchObject({ kind: 'typed', strokes: [{ code: 'Digit1', at: 500 }] });
  });

  it('pressing Enter or Space on the heels of a character presses no button; alone it does', () => {
    expect(hearAll(typed('1\n', 0, 30)).takes).toEqual(['pass', 'guard']);
    expect(hearAll(typed('1 ', 0, 30)).takes).toEqual(['pass', 'guard']);
    expect(hearAll(typed('1\n', 0, 90)).takes).toEqual(['pass', 'pass']);
    expect(hearAll(typed('\n', 0, 4)).takes).toEqual(['pass']);
    expect(hearAll(typed(' ', 0, 4)).takes).toEqual(['pass']);
  });

  it('using a shortcut ends what it began', () => {
    const paste: KeyEvent = { type: 'down', stroke: strokeOf('v', 8, { hasModifier: true }) };
    expect(kinds([...typed('ab', 0, 4), paste])).toEqual(['typed']);
  });
});

describe('two scanners at once', () => {
  const one = typed(`${WAYBILL}\n`, 0, 8);
  const other = typed('YT7530004561234\n', 3, 8);

  it('are noticed when their keys overlap, and the rest of the mixture is no scan', () => {
    const { events, takes } = hearAll(mixed(one, other));
    expect(kindsOf(events)).toEqual(['interleaved']);
    expect(takes.slice(4).every((take) => take === 'swallow')).toBe(true);
  });

  it('can be asked to scan again: one after the other is read', () => {
    const after = hearAll(mixed(one, other)).state;
    expect(burstsIn(hearAll(typed(`${WAYBILL}\n`, 2000, 8), after).events)).toEqual([WAYBILL]);
  });

  /** Each key comes up only after the next went down. */
  const rolling = (text: string, startAt: number): KeyEvent[] =>
    Array.from(text)
      .flatMap((char, index): KeyEvent[] => {
        const stroke = strokeOf(char, startAt + index * 8);
        return [
          { type: 'down', stroke },
          { type: 'up', stroke: { ...stroke, at: stroke.at + 11 } },
        ];
      })
      .sort((left, right) => left.stroke.at - right.stroke.at);

  it('are told from one scanner that always overlaps: the same text twice is no mixture', () => {
    const first = hearAll(rolling('ABCDEFGH\n', 0));
    expect(kindsOf(first.events)).toEqual(['interleaved']);
    expect(burstsIn(hearAll(rolling('ABCDEFGH\n', 1000), first.state).events)).toEqual(['ABCDEFGH']);
    expect(kindsOf(hearAll(rolling('ABCDEFGX\n', 1000), first.state).events)).toEqual(['interleaved']);
  });

  it('are not suspected when one scanner sends several keys in one report, or a release gets lost', () => {
    const report = Array.from('ABCDEF', (char) => strokeOf(char, 10));
    const ups = report.map((stroke): KeyEvent => ({ type: 'up', stroke: { ...stroke, at: 14 } }));
    const downs = report.map((stroke): KeyEvent => ({ type: 'down', stroke }));
    expect(bursts([...downs, ...ups, ...typed('\n', 20, 4)])).toEqual(['ABCDEF']);
    expect(bursts(typed(`${WAYBILL}\n`, 0, 4).filter(({ type }) => type === 'down'))).toEqual([WAYBILL]);
  });

  it('a mixture is never handed on as the text of one of them plus something', () => {
    const scan = fc.stringMatching(/^[A-Z0-9]{8,20}$/);
    fc.assert(
      fc.property(scan, scan, fc.integer({ min: 1, max: 3 }), (left, right, offset) => {
        // Same pace, half of it down: the offsets 1–3 of 8 ms overlap on every key; codes that meet are one key to us.
        fc.pre(Array.from(left).every((char, index) => char !== right[index] && char !== right[index - 1]));
        const keys = mixed(typed(`${left}\n`, 0, 8), typed(`${right}\n`, 1 + offset, 8));
        expect(kinds(keys)).toEqual(['interleaved']);
      }),
    );
  });
});

describe('any scans', () => {
  const text = fc.stringMatching(/^[ -~]{3,40}$/);
  const scan = fc.record({
    text,
    paceMs: fc.integer({ min: 0, max: PACE_MS }),
    pauseMs: fc.integer({ min: 0, max: 400 }),
  });

  it('ended by Enter come out one by one, whatever the pauses between them', () => {
    fc.assert(
      fc.property(fc.array(scan, { maxLength: 5 }), (scans) => {
        let at = 0;
        const keys = scans.flatMap(({ text: one, paceMs, pauseMs }) => {
          const events = typed(`${one}\n`, at, paceMs);
          at += (one.length + 1) * paceMs + pauseMs;
          return events;
        });
        expect(bursts(keys)).toEqual(scans.map((one) => one.text));
      }),
    );
  });

  it('without a suffix are told apart by silence, and run together without it', () => {
    const long = fc.stringMatching(/^[A-Z0-9]{6,20}$/);
    fc.assert(
      fc.property(long, long, fc.integer({ min: 0, max: 300 }), (left, right, pauseMs) => {
        const startAt = (left.length - 1) * 4 + pauseMs;
        const heard = bursts([...typed(left, 0, 4), ...typed(right, startAt, 4)]);
        expect(heard).toEqual(pauseMs > GAP_MS ? [left, right] : [left + right]);
      }),
    );
  });

  it('typing slower than the largest gap is never a scan', () => {
    const keys = fc.array(
      fc.record({ char: fc.constantFrom(...Array.from('abc123 -\n')), gapMs: fc.integer({ min: 101, max: 900 }) }),
    );
    fc.assert(
      fc.property(keys, (strokes) => {
        let at = 0;
        const heard = strokes.flatMap(({ char, gapMs }) => {
          at += gapMs;
          return typed(char, at, 30);
        });
        const { events, takes } = hearAll(heard);
        expect(burstsIn(events)).toEqual([]);
        expect(takes.every((take) => take === 'pass')).toBe(true);
      }),
    );
  });

  it('every character typed is handed back or part of a burst: none is dropped without a word', () => {
    const keys = fc.array(
      fc.record({
        char: fc.constantFrom(...Array.from('ABab12 -\n')),
        gapMs: fc.constantFrom(0, 4, 40, 60, 90, 101, 300),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(keys, (strokes) => {
        let at = 0;
        const heard = strokes.flatMap(({ char, gapMs }): KeyEvent[] => {
          at += gapMs;
          return [{ type: 'down', stroke: strokeOf(char, at) }];
        });
        const { events, state } = hearAll(heard);
        const chars = strokes.filter(({ char }) => char !== '\n').map(({ char }) => char);
        const told = events.flatMap((event) =>
          event.kind === 'burst'
            ? Array.from(event.raw)
            : event.kind === 'typed'
              ? event.strokes.map(({ key }) => key)
              : [],
        );
        expect(state.candidate).toBeNull();
        if (events.some(({ kind }) => kind === 'unreadable')) expect(told.length).toBeLessThan(chars.length);
        else expect(told).toEqual(chars);
      }),
      { numRuns: 1000 },
    );
  });

  it('leave nothing behind', () => {
    expect(hearAll(typed(`${WAYBILL}\n`, 0, 4)).state).toEqual({ ...QUIET, endsByKey: true });
  });
});

describe('a burst torn by a hiccup of the cable, on a bench whose scanner ends with a key', () => {
  const first = typed(`${WAYBILL}\n`, 0, 4);
  const [head, tail] = [WAYBILL.slice(0, 9), WAYBILL.slice(9)];

  it('is never half a waybill: its head is unreadable, and its tail on the heels of it, too', () => {
    const torn = [...typed(head, 2000, 4), ...typed(`${tail}\n`, 2180, 4)];
    expect(kinds([...first, ...torn])).toEqual(['burst', 'uneven', 'uneven']);
    expect(bursts([...first, ...torn, ...typed(`${WAYBILL}\n`, 4000, 4)])).toEqual([WAYBILL, WAYBILL]);
  });

  it('is never half a waybill, wherever it tears (any place, any hiccup)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: WAYBILL.length - 1 }),
        fc.integer({ min: 101, max: 290 }),
        (at, pauseMs) => {
          const left = typed(WAYBILL.slice(0, at), 2000, 4);
          const right = typed(`${WAYBILL.slice(at)}\n`, 2000 + at * 4 + pauseMs, 4);
          for (const raw of bursts([...first, ...left, ...right]).slice(1))
            expect(raw.length).toBeGreaterThanOrEqual(10);
        },
      ),
    );
  });

  it('sent twice alike is a scanner without an end key, and is taken', () => {
    const twice = [...typed('YT8812345678903', 2000, 4), ...typed('YT8812345678903', 4000, 4)];
    expect(bursts([...first, ...twice, ...typed('DP:OK', 6000, 4)])).toEqual([WAYBILL, 'YT8812345678903', 'DP:OK']);
  });
});
