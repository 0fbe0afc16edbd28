import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeychain } from '../../../src/main/app/keychain.ts';
import type { SafeStorage } from '../../../src/main/app/keychain.ts';

let dataDir: string;
const warnings: string[] = [];
const log = {
  info: () => undefined,
  warn: (what: string) => {
    warnings.push(what);
  },
  error: () => undefined,
};
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-keychain-'));
  warnings.length = 0;
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

/** A keychain that turns each byte over: enough to see that the plain text is nowhere. */
const keychain = (more: Partial<SafeStorage> = {}): SafeStorage => ({
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(text).map((byte) => byte ^ 0xff) as Buffer,
  decryptString: (bytes) => Buffer.from(bytes.map((byte) => byte ^ 0xff)).toString(),
  getSelectedStorageBackend: () => 'gnome_libsecret',
  ...more,
});

describe('the keychain', () => {
  it('keeps a secret over a restart, readable by this user only, nowhere in plain text', () => {
    openKeychain(keychain(), dataDir, 'linux', log).write('vendure-1', 'topsecret');
    const again = openKeychain(keychain(), dataDir, 'linux', log);
    expect(again.isKept).toBe(true);
    expect(again.read('vendure-1')).toBe('topsecret');
    const file = join(dataDir, 'secrets', readdirSync(join(dataDir, 'secrets'))[0] ?? '');
    expect(readFileSync(file, 'latin1')).not.toContain('topsecret');
    if (process.platform !== 'win32') expect(statSync(join(dataDir, 'secrets')).mode & 0o077).toBe(0);
    again.remove('vendure-1');
    expect(again.read('vendure-1')).toBeNull();
  });

  it.each([
    ['Linux without a keyring', keychain({ getSelectedStorageBackend: () => 'basic_text' })],
    ['a system without encryption', keychain({ isEncryptionAvailable: () => false })],
  ])('%s: writes nothing, forgets with the program, and says so', (_name, storage) => {
    const box = openKeychain(storage, dataDir, 'linux', log);
    box.write('vendure-1', 'topsecret');
    expect(box.read('vendure-1')).toBe('topsecret');
    expect(box.isKept).toBe(false);
    expect(existsSync(join(dataDir, 'secrets'))).toBe(false);
    expect(warnings).toEqual(['no-keychain']);
    expect(openKeychain(storage, dataDir, 'linux', log).read('vendure-1')).toBeNull();
  });

  it('asks anew for a secret of another machine instead of stopping', () => {
    openKeychain(keychain(), dataDir, 'linux', log).write('vendure-1', 'topsecret');
    const broken = keychain({
      decryptString: () => {
        throw new Error('wrong key');
      },
    });
    expect(openKeychain(broken, dataDir, 'linux', log).read('vendure-1')).toBeNull();
    expect(warnings).toEqual(['secret-unreadable']);
  });

  it('has no file outside of its folder', () => {
    const box = openKeychain(keychain(), dataDir, 'linux', log);
    expect(() => {
      box.write('../../x', 's');
    }).toThrow(/plain name/);
  });
});
