import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { idEndInPart } from '../../shared/pack/pack-name.ts';
import { WORK_PREFIX } from './pack-maker.ts';

const OUR_WORK = new RegExp(`^${WORK_PREFIX.replace('.', '\\.')}[0-9a-f-]{36}$`);

/**
 * Removes what a killed program left in the folder of packs: halves of ZIPs and copies that were being made, only ours by
 * their names. Gives the ends of the ids of exports that are thereby given up.
 */
export function tidyPacks(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const idEnd = idEndInPart(name);
    if (idEnd === null && !OUR_WORK.test(name)) return [];
    rmSync(join(folder, name), { recursive: true, force: true });
    return idEnd === null ? [] : [idEnd];
  });
}
