import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyPackAt, verifyPath } from '../../../src/main/verify/verify-path.ts';
import { CHECK_WORDS, PROBLEM_WORDS } from '../../../src/shared/pack/verify-words.ts';
import { PROBLEM_CODES } from '../../../src/shared/pack/verify-result.ts';
import type { Verdict } from '../../../src/shared/pack/verify-result.ts';
import { buildPack, text } from '../../support/pack-builder.ts';
import type { PackFiles } from '../../support/pack-builder.ts';
import { rawZip, zipOf } from '../../support/raw-zip.ts';
import type { RawZipEntry } from '../../support/raw-zip.ts';

const good = await buildPack();
let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dockproof-verify-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

const codeOf = (verdict: Verdict): string => (verdict.outcome === 'sound' ? 'sound' : verdict.problem.code);
const folderOf = (files: PackFiles): string => {
  const folder = join(home, 'case');
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
};
const zipFile = (bytes: Uint8Array): string => {
  const file = join(home, 'case.zip');
  writeFileSync(file, bytes);
  return file;
};
const foundInZip = async (entries: readonly RawZipEntry[]): Promise<string> =>
  codeOf(await verifyPath(zipFile(rawZip(entries))));
const TOP = 'case-R1-0192f0aa';
const entries = zipOf(good.files);
const last = entries.at(-1) ?? { name: '', bytes: text('') };

describe('a pack in a folder', () => {
  it('is what a person chose: a bench’s own data are none, and are not looked through', async () => {
    const folder = folderOf(new Map([['app.db', text('anything')]]));
    expect(codeOf(await verifyPackAt(folder))).toBe('not-a-pack');
  });

  it('is sound, and passes sha256sum -c without our program', async () => {
    const folder = folderOf(good.files);
    expect(codeOf(await verifyPath(folder))).toBe('sound');
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
      expect(execFileSync('sha256sum', ['-c', list], { cwd: folder }).toString()).not.toContain('FAILED');
  });

  it('is refused when a file of it is a link, even to the very same bytes', async () => {
    const folder = folderOf(good.files);
    const photo = join(folder, 'data/originals/photo-001-label.jpg');
    renameSync(photo, join(home, 'aside.jpg'));
    symlinkSync(join(home, 'aside.jpg'), photo);
    expect(codeOf(await verifyPath(folder))).toBe('not-a-file');
  });

  it('is refused when a folder of it is a link', async () => {
    const folder = folderOf(good.files);
    renameSync(join(folder, 'data'), join(home, 'aside'));
    symlinkSync(join(home, 'aside'), join(folder, 'data'));
    expect(codeOf(await verifyPath(folder))).toBe('not-a-file');
  });

  it('is refused with an odd thing in it', async () => {
    const folder = folderOf(good.files);
    execFileSync('mkfifo', [join(folder, 'data/pipe')]);
    expect(codeOf(await verifyPath(folder))).toBe('not-a-file');
  });
});

describe('a pack in a ZIP', () => {
  it('is sound, stored, or packed again with compression and entries for folders', async () => {
    expect(await foundInZip(entries)).toBe('sound');
    const again = entries.map((entry) => ({ ...entry, isDeflated: true }));
    expect(
      await foundInZip([{ name: `${TOP}/`, bytes: text('') }, { name: `${TOP}/data/`, bytes: text('') }, ...again]),
    ).toBe('sound');
  });

  it('is sound when it is larger than one piece of reading', async () => {
    const film = new Uint8Array(randomBytes(3_500_000));
    const big = await buildPack({ film });
    expect(await foundInZip(zipOf(big.files))).toBe('sound');
    expect(await foundInZip(zipOf(big.files).map((entry) => ({ ...entry, isDeflated: true })))).toBe('sound');
    film[2_000_000] = (film[2_000_000] ?? 0) ^ 1;
    expect(await foundInZip(zipOf(big.files))).toBe('file-changed');
  });

  it.each<[string, string, RawZipEntry[]]>([
    ['a name that climbs out', 'unsafe-name', [...entries, { name: `${TOP}/../../evil.sh`, bytes: text('x') }]],
    ['an absolute name', 'unsafe-name', [...entries, { name: '/etc/cron.d/evil', bytes: text('x') }]],
    ['a name with backslashes', 'unsafe-name', [...entries, { name: `${TOP}\\..\\evil.exe`, bytes: text('x') }]],
    ['a folder that climbs out', 'unsafe-name', [...entries, { name: `${TOP}/../`, bytes: text('') }]],
    ['the same name twice', 'duplicate-name', [...entries, { name: `${TOP}/bagit.txt`, bytes: text('x') }]],
    [
      'two names for one entry',
      'zip-two-names',
      [...entries, { name: `${TOP}/data/a`, localName: `${TOP}/data/b`, bytes: text('x') }],
    ],
    ['a second folder', 'several-tops', [...entries, { name: 'more/readme.txt', bytes: text('x') }]],
    ['a file beside the folder', 'unsafe-name', [...entries, { name: 'readme.txt', bytes: text('x') }]],
    [
      'an encrypted entry',
      'zip-encrypted',
      [...entries.slice(1), { name: `${TOP}/x`, bytes: text('x'), isEncrypted: true, isDeflated: true }],
    ],
    ['a link', 'not-a-file', [...entries, { name: `${TOP}/data/link`, bytes: text('/etc/passwd'), isLink: true }]],
    [
      'a bomb',
      'zip-bomb',
      [...entries, { name: `${TOP}/data/zeros`, bytes: new Uint8Array(30_000_000), isDeflated: true }],
    ],
    ['overlapping entries', 'zip-bomb', [...entries, { ...last, isOverlapping: true }]],
    ['a second manifest', 'second-manifest', [...entries, { name: `${TOP}/manifest-md5.txt`, bytes: text('x') }]],
  ])('is refused with %s', async (_what, code, hostile) => {
    expect(await foundInZip(hostile)).toBe(code);
  });

  it('tells a damaged ZIP from what was never one', async () => {
    const whole = rawZip(entries);
    expect(codeOf(await verifyPath(zipFile(whole.subarray(0, whole.length - 200))))).toBe('zip-broken');
    expect(codeOf(await verifyPath(zipFile(text('%PDF-1.7 …'))))).toBe('not-a-pack');
    expect(codeOf(await verifyPath(zipFile(text(''))))).toBe('not-a-pack');
    expect(codeOf(await verifyPath(join(home, 'nothing here')))).toBe('not-a-pack');
    expect(await foundInZip([{ name: 'holiday/1.jpg', bytes: text('x') }])).toBe('not-a-pack');
  });

  it('finds flipped bits wherever they lie in a file of it', async () => {
    const whole = rawZip(entries);
    const names = new Set(good.files.values());
    for (const bytes of names) {
      const at = whole.indexOf(bytes);
      const flipped = Buffer.from(whole);
      flipped[at + (bytes.length >> 1)] = (flipped[at + (bytes.length >> 1)] ?? 0) ^ 16;
      expect(codeOf(await verifyPath(zipFile(flipped)))).not.toBe('sound');
    }
  });
});

describe('npm run verify', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/verify.ts', ...args], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' },
    });

  it('exits 0, 1 or 2 and says what is wrong, where, in the language of the system or the one asked for', () => {
    const folder = folderOf(good.files);
    const sound = run(folder);
    expect([sound.status, sound.stdout]).toEqual([0, expect.stringContaining('完好')]);
    writeFileSync(join(folder, 'data/originals/film-01.mp4'), '');
    const altered = run('--lang', 'en', folder);
    expect(altered.status).toBe(1);
    expect(altered.stdout).toContain('data/originals/film-01.mp4');
    expect(altered.stdout).toContain('This file was emptied');
    expect(run(join(home, 'nothing')).status).toBe(2);
    expect(run().status).toBe(2);
  });
});

describe('the words', () => {
  it('has a sentence in both languages for everything that can be wrong', () => {
    for (const code of PROBLEM_CODES) {
      expect(PROBLEM_WORDS[code].zh).toMatch(/\p{Script=Han}/u);
      expect(PROBLEM_WORDS[code].en).toMatch(/^[ -~]+$/);
    }
    for (const { zh, en } of Object.values(CHECK_WORDS)) expect([zh, en].every((one) => one.length > 0)).toBe(true);
  });
});
