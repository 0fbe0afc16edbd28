import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/main/custody/node-sha256.ts';
import { timestampRequest } from '../../../src/main/timestamp/timestamp-request.ts';
import { nodeTools } from '../../../src/main/verify/node-tools.ts';
import { checkTokenWhole } from '../../../src/main/verify/token-check.ts';
import { verifyPack } from '../../../src/shared/pack/verify-pack.ts';
import { textOfVerdict } from '../../../src/shared/pack/verify-text.ts';
import type { Verdict } from '../../../src/shared/pack/verify-result.ts';
import { buildPack, memorySource, relist, text } from '../../support/pack-builder.ts';
import type { PackFiles } from '../../support/pack-builder.ts';
import { startTestTsa, whyNoTsa } from '../../support/test-tsa.ts';
import type { TestTsa } from '../../support/test-tsa.ts';

const why = whyNoTsa();
if (why !== null) console.log(`SKIPPED: ${why}`);

const NONCE = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const TOKEN = 'custody/token.tsr';

describe.skipIf(why !== null)('a pack with a time stamp', { timeout: 30_000 }, () => {
  let tsa: TestTsa;
  let files: PackFiles;
  let started = 0;
  const stampOf = (words: string): Uint8Array => tsa.stamp(timestampRequest(sha256(words), NONCE));
  beforeAll(async () => {
    tsa = await startTestTsa();
    started = Date.now();
    ({ files } = await buildPack({ stamp: (note) => ({ token: stampOf(note), caPem: tsa.caPem }) }));
  });
  afterAll(() => tsa.close());

  const verify = (some: PackFiles, isWhole = true): Promise<Verdict> =>
    verifyPack(memorySource(some), nodeTools(isWhole ? checkTokenWhole : null));
  const codeOf = (verdict: Verdict): string => (verdict.outcome === 'sound' ? 'sound' : verdict.problem.code);
  const after = (change: (some: PackFiles) => void): PackFiles => {
    const some: PackFiles = new Map(files);
    change(some);
    relist(some, false);
    return some;
  };

  it('is sound and says who stamped it and when', async () => {
    const verdict = await verify(files);
    if (verdict.outcome !== 'sound') throw new Error(verdict.problem.detail);
    expect(Math.abs((verdict.sealedBy?.stampedAt ?? 0) - started)).toBeLessThan(30_000);
    expect(verdict.sealedBy?.tsa).toBe('Stamps of the test');
  });

  it("checks at least what is stamped where the authority's signature can't be, and says so", async () => {
    const verdict = await verify(files, false);
    expect(verdict).toMatchObject({ outcome: 'sound', sealedBy: { tsa: null } });
    expect(textOfVerdict(verdict, 'en').facts.join('\n')).toContain('openssl ts -verify');
    const other = after((some) => some.set(TOKEN, stampOf('something else')));
    expect(codeOf(await verify(other, false))).toBe('token');
  });

  it('finds a token over something else, of nobody, by another authority, or without its checkpoint', async () => {
    expect(codeOf(await verify(after((some) => some.set(TOKEN, stampOf('something else')))))).toBe('token');
    expect(codeOf(await verify(after((some) => some.set(TOKEN, text('no DER')))))).toBe('token');
    expect(codeOf(await verify(after((some) => some.delete('custody/token-checkpoint.txt'))))).toBe('file-missing');
    const later = after((some) =>
      some.set('custody/token-checkpoint.txt', some.get('custody/checkpoint.txt') ?? text('')),
    );
    expect(codeOf(await verify(later))).toBe('consistency');
    const stranger = await startTestTsa();
    try {
      expect(codeOf(await verify(after((some) => some.set('custody/tsa-ca.pem', text(stranger.caPem)))))).toBe('token');
    } finally {
      await stranger.close();
    }
    expect(codeOf(await verify(after((some) => some.set('custody/tsa-ca.pem', text('rubbish')))))).toBe('token');
  });

  it('finds a changed time in the token, by its signature', async () => {
    const token = Buffer.from(files.get(TOKEN) ?? '');
    const year = token.indexOf(String(new Date().getUTCFullYear()));
    expect(year).toBeGreaterThan(0);
    token[year + 3] = (token[year + 3] ?? 0) ^ 1;
    expect(codeOf(await verify(after((some) => some.set(TOKEN, new Uint8Array(token)))))).toBe('token');
  });
});
