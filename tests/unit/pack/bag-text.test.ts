import { describe, expect, it } from 'vitest';
import { bagInfo, bagName, checkPath, manifestText, photoPath } from '../../../src/main/pack/bag-text.ts';
import { parseManifest, readBagInfo } from '../../../src/shared/pack/verify-bag.ts';
import { fc } from '../../support/property.ts';

const ID = '01a202b4-5591-7360-9821-50cf80d839cd';

describe('the name of a bag', () => {
  it.each([
    ['TH00000003', 'case-TH00000003-80d839cd'],
    ['../../etc/passwd', 'case-etc-passwd-80d839cd'],
    ['退货单 12/3', 'case-12-3-80d839cd'],
    ['＜script＞', 'case-script-80d839cd'],
    ['a'.repeat(80), `case-${'a'.repeat(40)}-80d839cd`],
    ['。。。', 'case-SF1300001234562-80d839cd'],
  ])('of %j is %s', (returnNo, name) => {
    expect(bagName([returnNo, 'SF1300001234562'], ID)).toBe(name);
  });

  it('is plain and short whatever the numbers are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (returnNo, waybill) => {
        expect(bagName([returnNo, waybill], ID)).toMatch(
          /^case-[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?-80d839cd$/,
        );
      }),
    );
  });
});

describe('paths in a bag', () => {
  it.each(['../x', 'data/../x', '/data/x', 'data//x', 'data/图.jpg', 'data/a b', './x', 'data/'])(
    'refuse %j',
    (path) => {
      expect(() => checkPath(path)).toThrow();
    },
  );
  it('are plain', () => {
    expect(checkPath(photoPath(0, 'label'))).toBe('data/originals/photo-001-label.jpg');
  });
});

describe('the lists of a bag', () => {
  it('are what the verifier reads', () => {
    const hashes = new Map([
      ['data/b.txt', 'b'.repeat(64)],
      ['data/a.txt', 'a'.repeat(64)],
      ['data/Z.txt', 'c'.repeat(64)],
    ]);
    const text = manifestText(hashes);
    expect(text.split('\n').map((line) => line.slice(66))).toEqual(['data/Z.txt', 'data/a.txt', 'data/b.txt', '']);
    expect(parseManifest(text, 'manifest')).toMatchObject({ ok: true });
    const info = bagInfo({ agent: 'DockProof', exportId: ID, at: 0, payloadBytes: 7, payloadFiles: 3 });
    expect(readBagInfo(info)).toEqual({ ok: true, value: { exportId: ID, payloadBytes: 7, payloadFiles: 3 } });
  });
});
