import { describe, expect, test } from 'vitest';
import type { StampableFormat, Strip } from '../../../src/renderer/evidence/strip-stamp.ts';
import { isStampable, stampStrip, stripHeightOf } from '../../../src/renderer/evidence/strip-stamp.ts';
import { formatLocalTime, wordStrip } from '../../../src/renderer/evidence/strip-text.ts';
import { fc } from '../../support/property.ts';

describe("the strip's words", () => {
  const at = Date.UTC(2026, 1, 28, 16, 30, 5, 999);

  test.each([
    [-480, '2026-03-01 00:30:05 +08:00'],
    [0, '2026-02-28 16:30:05 +00:00'],
    [210, '2026-02-28 13:00:05 -03:30'],
    [-345, '2026-02-28 22:15:05 +05:45'],
  ])('with an offset of %d minutes give the time as %s', (offset, text) => {
    expect(formatLocalTime(at, offset)).toBe(text);
  });

  test('name waybill, bench and operator; what is not known is left out', () => {
    const strip = { waybill: 'SF1300001234562', station: '退货台 1', operatorNo: '0217' };
    expect(wordStrip(strip, at, -480).left).toBe('SF1300001234562  退货台 1  #0217');
    expect(wordStrip({ ...strip, station: '', operatorNo: '' }, at, -480).left).toBe('SF1300001234562');
  });
});

/** A picture of sevens with its planes as a camera lays them out, and a strip of ascending greys. */
function makePicture(format: StampableFormat, width: number, height: number, padding: number) {
  const half = Math.ceil(width / 2);
  const halfRows = Math.ceil(height / 2);
  const strides = format === 'I420' ? [width, half, half] : format === 'NV12' ? [width, half * 2] : [width * 4];
  const rows = format === 'I420' ? [height, halfRows, halfRows] : format === 'NV12' ? [height, halfRows] : [height];
  let offset = 0;
  const planes = strides.map((stride, index) => {
    const plane = { offset, stride: stride + padding };
    offset += (stride + padding) * (rows[index] ?? 0);
    return plane;
  });
  return { pixels: new Uint8Array(offset).fill(7), planes, rows, strides };
}

describe('the stamp', () => {
  const formats = fc.constantFrom<StampableFormat>('I420', 'NV12', 'RGBA', 'BGRX');

  test('writes every pixel of the bottom rows, and not one byte beside them', () => {
    const even = (max: number) => fc.integer({ min: 1, max: max / 2 }).map((half) => half * 2);
    fc.assert(
      fc.property(
        formats,
        fc.integer({ min: 1, max: 9 }),
        even(12),
        even(6),
        fc.nat(3),
        (format, width, height, high, pad) => {
          const stripRows = Math.min(high, height);
          const { pixels, planes, rows, strides } = makePicture(format, width, height, pad);
          const strip: Strip = {
            grey: new Uint8Array(width * stripRows).fill(255),
            widthPx: width,
            heightPx: stripRows,
          };
          stampStrip(pixels, format, planes, height, strip);
          planes.forEach((plane, index) => {
            const planeRows = rows[index] ?? 0;
            const firstStamped = planeRows - (stripRows * planeRows) / height;
            const stamped = format === 'RGBA' || format === 'BGRX' ? 255 : index === 0 ? 234 : 128;
            for (let row = 0; row < planeRows; row += 1) {
              const at = plane.offset + row * plane.stride;
              const inPicture = pixels.subarray(at, at + (strides[index] ?? 0));
              expect(inPicture.every((byte) => byte === (row >= firstStamped ? stamped : 7))).toBe(true);
              expect(pixels.subarray(at + inPicture.length, at + plane.stride).every((byte) => byte === 7)).toBe(true);
            }
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('puts the top row of the strip on top, left to right, in studio range', () => {
    const { pixels, planes } = makePicture('I420', 2, 4, 0);
    stampStrip(pixels, 'I420', planes, 4, { grey: new Uint8Array([0, 255, 128, 64]), widthPx: 2, heightPx: 2 });
    expect([...pixels.subarray(0, 8)]).toEqual([7, 7, 7, 7, 16, 234, 125, 70]);
  });

  test.each([
    [720, 44],
    [1080, 66],
    [480, 30],
    [144, 16],
    [8, 8],
  ])('on a picture of %d rows is %d high', (height, rows) => {
    expect(stripHeightOf(height)).toBe(rows);
  });

  test('goes through a canvas for layouts that it does not know', () => {
    expect(['I422', 'I420P10', 'I420A', null].map(isStampable)).toEqual([false, false, false, false]);
  });
});
