import { describe, expect, it } from 'vitest';
import { nodeTools } from '../../../src/main/verify/node-tools.ts';
import { verifyPack } from '../../../src/shared/pack/verify-pack.ts';
import type { Verdict } from '../../../src/shared/pack/verify-result.ts';
import { FILM, PHOTO, buildPack, hash, memorySource, relist, text } from '../../support/pack-builder.ts';
import type { PackFiles } from '../../support/pack-builder.ts';
import { fc } from '../../support/property.ts';

const tools = nodeTools(null);
const verify = (files: PackFiles): Promise<Verdict> => verifyPack(memorySource(files), tools);
const good = await buildPack();
/** A copy of the good pack with something done to it. */
const after = (change: (files: PackFiles) => void): PackFiles => {
  const files: PackFiles = new Map(good.files);
  change(files);
  return files;
};
const codeOf = (verdict: Verdict): string => (verdict.outcome === 'sound' ? 'sound' : verdict.problem.code);
const pathOf = (verdict: Verdict): string => (verdict.outcome === 'sound' ? '' : verdict.problem.path);
const of = (files: PackFiles, name: string): Uint8Array => files.get(name) ?? text('');
const words = (files: PackFiles, name: string): string => Buffer.from(of(files, name)).toString();
const flip = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

const MANIFEST = 'manifest-sha256.txt';
const PHOTO_FILE = 'data/originals/photo-001-label.jpg';

describe('a pack as the station sealed it', () => {
  it('is sound, and says how many things were looked at and whose key sealed it', async () => {
    const verdict = await verify(good.files);
    expect(verdict).toMatchObject({ outcome: 'sound', sealedBy: { exportId: good.exportId, stampedAt: null } });
    expect(verdict.passed.map(({ check, count }) => [check, count])).toEqual([
      ['names', 17],
      ['tag-files', 9],
      ['payload-list', 7],
      ['certificate', 1],
      ['checkpoint', 2],
      ['entries', 8],
      ['inclusion', 8],
      ['seal', 1],
      ['consistency', 1],
      ['payload', 7],
      ['originals', 2],
      ['derivatives', 1],
      ['record', 3],
    ]);
  });

  it('is sound when masked, without the originals that show a person', async () => {
    const masked = await buildPack({ variant: 'masked' });
    expect(codeOf(await verify(masked.files))).toBe('sound');
  });

  it('is sound when a rule deleted the film, and says so', async () => {
    const verdict = await verify((await buildPack({ deleted: true })).files);
    expect(verdict).toMatchObject({ outcome: 'sound', deleted: [{ file: hash(FILM), rule: 'film-90-days' }] });
  });
});

describe('a pack that was touched', () => {
  it('is found out by every single bit of every file', async () => {
    const names = [...good.files.keys()];
    const bits = names.reduce((sum, name) => sum + of(good.files, name).length * 8, 0);
    const place = fc.nat(bits - 1).map((nth) => {
      let bit = nth;
      for (const name of names) {
        const length = of(good.files, name).length * 8;
        if (bit < length) return { name, bit };
        bit -= length;
      }
      throw new Error('past the end');
    });
    await fc.assert(
      fc.asyncProperty(place, async ({ name, bit }) => {
        const verdict = await verify(after((files) => files.set(name, flip(of(files, name), bit))));
        expect(verdict.outcome).toBe('altered');
      }),
      { numRuns: 600 },
    );
    // Each file at least at its ends, whatever the dice say.
    for (const name of names)
      for (const bit of [0, of(good.files, name).length * 8 - 1])
        expect(codeOf(await verify(after((files) => files.set(name, flip(of(files, name), bit)))))).not.toBe('sound');
  });

  it('is found out by each single bit of the certificate, with the lists written anew', async () => {
    const name = 'custody/station-cert.pem';
    const bytes = of(good.files, name);
    const missed: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const files = after((some) => some.set(name, flip(bytes, bit)));
      relist(files, true);
      if (codeOf(await verify(files)) === 'sound') missed.push(bit);
    }
    expect(missed).toEqual([]);
  }, 60_000);

  it('is found out by every bit even when both lists are written anew: the signature covers the rest', async () => {
    const names = [...good.files.keys()].filter((name) => name !== 'tagmanifest-sha256.txt');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.nat(), async (name, nth) => {
        const bytes = of(good.files, name);
        const files = after((some) => some.set(name, flip(bytes, nth % (bytes.length * 8))));
        relist(files, name !== MANIFEST);
        expect(codeOf(await verify(files))).not.toBe('sound');
      }),
      { numRuns: 600 },
    );
  });

  it.each<[string, string, string, (files: PackFiles) => void]>([
    ['a file is missing', 'file-missing', PHOTO_FILE, (files) => files.delete(PHOTO_FILE)],
    ['the lists are missing', 'file-missing', MANIFEST, (files) => files.delete(MANIFEST)],
    [
      'a file too many',
      'file-extra',
      'data/originals/photo-002.jpg',
      (files) => files.set('data/originals/photo-002.jpg', PHOTO),
    ],
    ['a tag file too many', 'file-extra', 'fetch.txt', (files) => files.set('fetch.txt', text('http://x 1 data/x\n'))],
    ['a second manifest', 'second-manifest', 'manifest-md5.txt', (files) => files.set('manifest-md5.txt', text('x'))],
    ['a file of zero length', 'file-empty', PHOTO_FILE, (files) => files.set(PHOTO_FILE, text(''))],
    ['a truncated file', 'file-changed', PHOTO_FILE, (files) => files.set(PHOTO_FILE, PHOTO.subarray(0, 20))],
    [
      'a renamed file',
      'file-renamed',
      PHOTO_FILE,
      (files) => {
        files.delete(PHOTO_FILE);
        files.set('data/originals/photo-009-label.jpg', PHOTO);
      },
    ],
    [
      'two swapped files',
      'files-swapped',
      'data/originals/film-01.mp4',
      (files) => files.set(PHOTO_FILE, FILM).set('data/originals/film-01.mp4', PHOTO),
    ],
    [
      'Windows line ends in a list',
      'manifest-spelling',
      MANIFEST,
      (files) => {
        files.set(MANIFEST, text(words(files, MANIFEST).replaceAll('\n', '\r\n')));
        relist(files, false);
      },
    ],
    [
      'upper-case hex in a list',
      'manifest-spelling',
      MANIFEST,
      (files) => {
        files.set(MANIFEST, text(words(files, MANIFEST).replace(/^\S+/, (hex) => hex.toUpperCase())));
        relist(files, false);
      },
    ],
    [
      'a list that points out of the folder',
      'manifest-spelling',
      MANIFEST,
      (files) => {
        files.set(MANIFEST, text(`${words(files, MANIFEST)}${hash(PHOTO)}  data/../../etc/passwd\n`));
        relist(files, false);
      },
    ],
    [
      'JSON with white space, relisted',
      'not-canonical',
      'custody/inclusion.json',
      (files) => {
        files.set('custody/inclusion.json', text(`${words(files, 'custody/inclusion.json')} `));
        relist(files, false);
      },
    ],
    [
      'JSON that nests without end, relisted',
      'not-canonical',
      'custody/inclusion.json',
      (files) => {
        files.set('custody/inclusion.json', text('['.repeat(500_000) + ']'.repeat(500_000)));
        relist(files, false);
      },
    ],
    [
      'two lines of the chain in the wrong order, relisted',
      'entry-order',
      'custody/entries.jsonl:2',
      (files) => {
        const [first, second, ...rest] = words(files, 'custody/entries.jsonl').split('\n');
        files.set('custody/entries.jsonl', text([second, first, ...rest].join('\n')));
        relist(files, false);
      },
    ],
    [
      'a line of the chain rewritten, relisted',
      'entry-link',
      'custody/entries.jsonl:6',
      (files) => {
        files.set(
          'custody/entries.jsonl',
          text(words(files, 'custody/entries.jsonl').replace('"position":1', '"position":7')),
        );
        relist(files, false);
      },
    ],
    [
      'the last line of a case rewritten, relisted',
      'inclusion',
      'custody/inclusion.json',
      (files) => {
        files.set(
          'custody/entries.jsonl',
          text(words(files, 'custody/entries.jsonl').replace('"preset":"plain"', '"preset":"court"')),
        );
        relist(files, false);
      },
    ],
    ['a picture exchanged, both lists anew', 'seal', 'custody/entries.jsonl:8', exchangePicture],
  ])('%s', async (_what, code, path, change) => {
    const verdict = await verify(after(change));
    expect([codeOf(verdict), pathOf(verdict)]).toEqual([code, path]);
  });

  function exchangePicture(files: PackFiles): void {
    files.set(PHOTO_FILE, text('another box'));
    relist(files);
  }

  it("takes no other station's key, certificate and all", async () => {
    const other = await buildPack();
    const files = after((some) => some.set('custody/station-cert.pem', of(other.files, 'custody/station-cert.pem')));
    relist(files, false);
    expect(codeOf(await verify(files))).toBe('other-station');
    files.set('custody/checkpoint.txt', of(other.files, 'custody/checkpoint.txt'));
    files.set('custody/checkpoint-evidence.txt', of(other.files, 'custody/checkpoint-evidence.txt'));
    relist(files, false);
    expect(codeOf(await verify(files))).toBe('inclusion');
  });

  it('finds an original that nobody captured, one that was held back, and a copy of nobody knows what', async () => {
    const more = new Map([['data/originals/photo-002-seal.jpg', text('from a phone')]]);
    expect(codeOf(await verify((await buildPack({ more })).files))).toBe('original-unknown');
    expect(codeOf(await verify((await buildPack({ heldBack: true })).files))).toBe('original-missing');
    expect(codeOf(await verify((await buildPack({ heldBack: true, variant: 'masked' })).files))).toBe('sound');
    const extra = new Map([['data/platform/still.jpg', text('a still of nobody knows what')]]);
    expect(codeOf(await verify((await buildPack({ more: extra })).files))).toBe('derivative');
  });

  it('calls nothing a pack that has none of its files', async () => {
    expect(await verify(new Map([['holiday.jpg', PHOTO]]))).toMatchObject({ outcome: 'not-a-pack' });
    expect(await verify(new Map())).toMatchObject({ outcome: 'not-a-pack' });
  });

  it.each(['../bagit.txt', '/etc/passwd', 'data\\x.jpg', 'data/./x', 'data//x', 'data/x\n.jpg', 'data/图.jpg', 'C:/x'])(
    'refuses the name %j',
    async (name) => {
      expect(codeOf(await verify(after((files) => files.set(name, PHOTO))))).toBe('unsafe-name');
    },
  );

  it('refuses names that differ in case only', async () => {
    const verdict = await verify(after((files) => files.set('data/RECORD.json', PHOTO)));
    expect(codeOf(verdict)).toBe('duplicate-name');
  });
});
