import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { Refusal } from './report.ts';

/**
 * The per-user folder for what every checkout can share (the stand-in Electron, the rebuilt SQLite binding).
 * DOCKPROOF_CACHE wins; otherwise the platform's own place for caches (XDG base directory specification on Linux).
 */
export function cacheFolderFor(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  const chosen = env['DOCKPROOF_CACHE'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'dockproof', 'cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'dockproof');
  const xdg = env['XDG_CACHE_HOME'];
  // The specification says that a relative path is to be ignored.
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, '.cache'), 'dockproof');
}

/** Creates the cache folder; a Refusal says what to set when it can't be written. */
export async function createCacheFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal({
      zh: `缓存目录 ${folder} 建不了（${reason}）。什么都没改动。请把环境变量 DOCKPROOF_CACHE 设成一个可写的目录，再运行一次。`,
      en: `The cache folder ${folder} can't be created (${reason}). Nothing was changed. Set DOCKPROOF_CACHE to a folder you may write to, and run this again.`,
    });
  }
}

/** A short name for a content: folders named by it are rebuilt when the content changes. */
export function shortHash(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}
