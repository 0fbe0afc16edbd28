import { describe, expect, it } from 'vitest';
import { parseByteRange } from '../../../src/main/app/byte-range.ts';
import { fc } from '../../support/property.ts';

describe('a Range header (RFC 9110 §14.1.2)', () => {
  it.each([
    [null, 'whole'],
    ['', 'whole'],
    ['bytes=0-', { start: 0, end: 999 }],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=500-', { start: 500, end: 999 }],
    ['bytes=500-600', { start: 500, end: 600 }],
    ['bytes=999-5000', { start: 999, end: 999 }],
    ['Bytes=1-2', { start: 1, end: 2 }],
    ['bytes=-1', { start: 999, end: 999 }],
    ['bytes=-2000', { start: 0, end: 999 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=1000-1001', 'unsatisfiable'],
    ['bytes=5-4', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['items=0-1', 'whole'],
    ['bytes=0x1-2', 'whole'],
    ['bytes= 0-1', 'whole'],
  ])('%s of 1000 bytes is %j', (header, expected) => {
    expect(parseByteRange(header, 1000)).toEqual(expected);
  });

  it('of an empty file can’t be satisfied', () => {
    expect(parseByteRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(parseByteRange('bytes=-5', 0)).toBe('unsatisfiable');
    expect(parseByteRange(null, 0)).toBe('whole');
  });

  it('never leaves the file, whatever is asked', () => {
    const number = fc.oneof(fc.nat().map(String), fc.constant(''), fc.constant('99999999999999999999999'));
    const header = fc.oneof(
      fc.tuple(number, number).map(([from, to]) => `bytes=${from}-${to}`),
      fc.string(),
    );
    fc.assert(
      fc.property(header, fc.nat(1_000_000), (asked, sizeBytes) => {
        const range = parseByteRange(asked, sizeBytes);
        if (typeof range === 'string') return;
        expect(Number.isSafeInteger(range.start) && Number.isSafeInteger(range.end)).toBe(true);
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThan(sizeBytes);
      }),
    );
  });

  it('gives exactly the bytes asked for when they are there', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        expect(parseByteRange(`bytes=${start}-${end}`, end + 1)).toEqual({ start, end });
      }),
    );
  });
});
