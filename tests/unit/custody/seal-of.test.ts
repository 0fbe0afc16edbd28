import { expect, it } from 'vitest';
import { sealOf, sha256 } from '../../../src/main/custody/node-sha256.ts';
import { hexOf } from '../../../src/shared/custody/hashing.ts';
import { leafHash } from '../../../src/shared/custody/merkle.ts';
import { fc } from '../../support/property.ts';

it('seals a line with the hashes that a verifier makes of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (line) => {
      const { hash, hex, leaf } = sealOf(line);
      expect(hexOf(hash)).toBe(hexOf(sha256(line)));
      expect(hex).toBe(hexOf(sha256(line)));
      expect(hexOf(leaf)).toBe(hexOf(leafHash(sha256, line)));
    }),
  );
});
