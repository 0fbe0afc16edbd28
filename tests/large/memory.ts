import { readFileSync, readdirSync } from 'node:fs';

// Resident memory as Linux tells it. Elsewhere it is null, and whoever asks says that it wasn't measured.

const KIB = 1024;

const fieldOf = (file: string, name: string): number | null => {
  try {
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .find((one) => one.startsWith(`${name}:`));
    const kib = /\d+/.exec(line ?? '')?.[0];
    return kib === undefined ? null : Number(kib) * KIB;
  } catch {
    // No such system, or the process has just ended.
    return null;
  }
};

/** The most that this process ever held, bytes; not what its parent held (`ru_maxrss` tells that of a child, too). */
export const peakOfThisProcess = (): number | null => fieldOf('/proc/self/status', 'VmHWM');

/** What every process below this one holds now, shared pages shared out, bytes. */
function heldBelow(root: number): number | null {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name in brackets may hold anything; the parent is the second field behind it.
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      continue;
    }
  }
  const isBelow = (id: number): boolean => {
    const parent = parents.get(id);
    return parent === root || (parent !== undefined && parent > 1 && isBelow(parent));
  };
  const held = [...parents.keys()].filter(isBelow).map((id) => fieldOf(`/proc/${id}/smaps_rollup`, 'Pss'));
  const known = held.filter((bytes) => bytes !== null);
  return known.length === 0 ? null : known.reduce((sum, bytes) => sum + bytes, 0);
}

const LOOK_EVERY_MS = 250;

/** Runs `act` and answers how long it took and the most that our child processes held together meanwhile. */
export async function watched<T>(act: () => Promise<T>): Promise<{ value: T; tookMs: number; peakBytes: number }> {
  let peakBytes = 0;
  const look = (): void => {
    if (process.platform === 'linux') peakBytes = Math.max(peakBytes, heldBelow(process.pid) ?? 0);
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  const startedAt = performance.now();
  try {
    const value = await act();
    return { value, tookMs: performance.now() - startedAt, peakBytes };
  } finally {
    clearInterval(timer);
  }
}
