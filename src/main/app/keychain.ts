import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from '../lib/app-error.ts';
import { writeFileDurably } from '../lib/atomic-file.ts';
import type { Logger } from '../lib/logger.ts';
import { createMemorySecretBox } from '../lib/secret-box.ts';
import type { SecretBox } from '../lib/secret-box.ts';

/** What this needs of Electron's safeStorage. */
export type SafeStorage = {
  isEncryptionAvailable: () => boolean;
  encryptString: (text: string) => Buffer;
  decryptString: (bytes: Buffer) => string;
  getSelectedStorageBackend?: () => string;
};

const NAME = /^[A-Za-z0-9-]{1,64}$/;

/**
 * Secrets encrypted by the system's keychain, a file each in `<data>/secrets`. Linux without a keyring "encrypts" with a
 * password that stands in Electron's own source (`basic_text`): there nothing is written, and it is said on screen.
 * https://www.electronjs.org/docs/latest/api/safe-storage
 */
export function openKeychain(
  safeStorage: SafeStorage,
  dataDir: string,
  platform: NodeJS.Platform,
  log: Logger,
): SecretBox {
  const isPlain = platform === 'linux' && safeStorage.getSelectedStorageBackend?.() === 'basic_text';
  if (!safeStorage.isEncryptionAvailable() || isPlain) {
    log.warn('no-keychain');
    return createMemorySecretBox();
  }
  const folder = join(dataDir, 'secrets');
  const fileOf = (id: string): string => {
    if (!NAME.test(id)) throw new Error('a secret has a plain name');
    return join(folder, `${id}.bin`);
  };
  return {
    isKept: true,
    read: (id) => {
      const file = fileOf(id);
      if (!existsSync(file)) return null;
      try {
        return safeStorage.decryptString(readFileSync(file));
      } catch (error) {
        // Another user's or another machine's keychain: it is asked for anew.
        log.warn('secret-unreadable', { id, words: wordsOf(error) });
        return null;
      }
    },
    write: (id, secret) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileDurably(fileOf(id), safeStorage.encryptString(secret));
    },
    remove: (id) => {
      rmSync(fileOf(id), { force: true });
    },
  };
}
