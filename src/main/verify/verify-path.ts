import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { verifyPack } from '../../shared/pack/verify-pack.ts';
import type { Problem, Verdict } from '../../shared/pack/verify-result.ts';
import type { OnProgress } from '../../shared/pack/verify-source.ts';
import { wordsOf } from '../lib/app-error.ts';
import { verifyDataFolder } from './data-folder.ts';
import { openFolder } from './folder-source.ts';
import { nodeTools } from './node-tools.ts';
import { checkTokenWhole } from './token-check.ts';
import { openZip } from './zip-source.ts';

/** 0 sound, 1 altered, 2 neither pack nor data folder. */
export const EXIT_CODES = { sound: 0, altered: 1, 'not-a-pack': 2 } as const satisfies Record<
  Verdict['outcome'],
  number
>;

type VerifyOptions = { onProgress?: OnProgress; binding?: string };

/** Checks whatever lies at the path: a pack's folder, a pack's ZIP, or a bench's data folder (it holds app.db). */
export async function verifyPath(path: string, { onProgress, binding }: VerifyOptions = {}): Promise<Verdict> {
  return existsSync(join(path, 'app.db'))
    ? verifyDataFolder(path, nodeTools(checkTokenWhole), { onProgress, binding })
    : verifyPackAt(path, onProgress);
}

/** Checks a pack, folder or ZIP, piece by piece: a bench goes on working beside it. */
export async function verifyPackAt(path: string, onProgress?: OnProgress): Promise<Verdict> {
  try {
    if (!statSync(path).isDirectory()) return await verifyZip(path, onProgress);
    return await verifyPack(openFolder(path), nodeTools(checkTokenWhole), onProgress);
  } catch (error) {
    // Gone, forbidden, a fault of the disk: whatever it is, it could not be looked at.
    return ended({ code: 'not-a-pack', path, detail: wordsOf(error) });
  }
}

async function verifyZip(file: string, onProgress: OnProgress | undefined): Promise<Verdict> {
  const zip = await openZip(file);
  if (!zip.ok) return ended(zip.problem);
  try {
    return await verifyPack(zip.value, nodeTools(checkTokenWhole), onProgress);
  } finally {
    await zip.value.close();
  }
}

const ended = (problem: Problem): Verdict => ({
  outcome: problem.code === 'not-a-pack' ? 'not-a-pack' : 'altered',
  passed: [],
  problem,
});
