import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readNote } from '../../shared/custody/checkpoint-note.ts';
import type { Checkpoint } from '../../shared/custody/checkpoint-note.ts';
import { isSameBytes } from '../../shared/custody/hashing.ts';
import { readStationKey } from '../../shared/pack/verify-certificate.ts';
import { checkNote, checkToken } from '../../shared/pack/verify-checkpoints.ts';
import { bad, good } from '../../shared/pack/verify-result.ts';
import type { Checked } from '../../shared/pack/verify-result.ts';
import type { CheckTools } from '../../shared/pack/verify-source.ts';
import { checkpointLogFile } from '../custody/checkpoint-log.ts';
import type { Database } from '../db/open.ts';

/** Signed tree heads: those of the database, and those written outside it. */
type KnownCheckpoints = {
  inDatabase: { checkpoint: Checkpoint; note: string; path: string }[];
  inLog: { checkpoint: Checkpoint; path: string }[];
};

type CheckpointRow = { tree_size: number; note: string; at: number };

/**
 * The log's text, null when there is none. To be read before the database's snapshot is taken: a running bench writes a
 * checkpoint there first, so that whatever the log knows by now the database knew already.
 */
export const readLog = (dataDir: string): string | null => {
  const file = checkpointLogFile(dataDir);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};

/** Reads every checkpoint and checks its signature by the station's certificates. */
export async function readCheckpoints(
  db: Database,
  { dataDir, log }: { dataDir: string; log: string | null },
  tools: CheckTools,
): Promise<Checked<KnownCheckpoints>> {
  const keys = await readKeys(dataDir, tools);
  if (!keys.ok) return keys;
  const inDatabase: KnownCheckpoints['inDatabase'] = [];
  const rows = db.prepare<[], CheckpointRow>('SELECT tree_size, note, at FROM checkpoint ORDER BY tree_size').all();
  for (const { tree_size: size, note, at } of rows) {
    const path = `checkpoint ${size}`;
    const opened = await openBySomeKey(tools, note, path, keys.value);
    if (!opened.ok) return opened;
    if (opened.value.size !== size || opened.value.at !== at) return bad('checkpoint-root', path, 'tree_size, at');
    inDatabase.push({ checkpoint: opened.value, note, path });
  }
  if (log === null) return rows.length === 0 ? good({ inDatabase, inLog: [] }) : bad('log-missing', LOG);
  const notes = notesOfLog(log, rows);
  if (!notes.ok) return notes;
  const inLog: KnownCheckpoints['inLog'] = [];
  for (const { note, path } of notes.value) {
    const opened = await openBySomeKey(tools, note, path, keys.value);
    if (!opened.ok) return opened;
    inLog.push({ checkpoint: opened.value, path });
  }
  return good({ inDatabase, inLog });
}

const LOG = 'custody/checkpoints.log';

/**
 * The log's notes. A power cut may leave a torn line: the beginning of what was being written, and nothing else, and what
 * was being written is a checkpoint that the database has.
 */
function notesOfLog(text: string, rows: readonly CheckpointRow[]): Checked<{ note: string; path: string }[]> {
  const whole = rows.map(({ note }) => JSON.stringify({ note }));
  const notes: { note: string; path: string }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const path = `${LOG}:${index + 1}`;
    const note = noteOfLine(line);
    if (note !== null) notes.push({ note, path });
    else if (!whole.some((one) => one.startsWith(line))) return bad('log-gap', path);
  }
  return good(notes);
}

function noteOfLine(line: string): string | null {
  const [, quoted] = /^\{"note":(".*")\}$/.exec(line) ?? [];
  if (quoted === undefined) return null;
  try {
    const note = JSON.parse(quoted) as string;
    return JSON.stringify({ note }) === line && readNote(note) !== null ? note : null;
  } catch {
    // No JSON string: torn, or touched; the caller tells the two apart.
    return null;
  }
}

/** Public keys of this bench's certificates by origin: it has more than one when its keychain was once lost. */
async function readKeys(dataDir: string, tools: CheckTools): Promise<Checked<Map<string, Uint8Array>>> {
  const folder = join(dataDir, 'custody');
  const keys = new Map<string, Uint8Array>();
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^dockproof-[0-9a-f]{16}\.pem$/.test(name))
    : [];
  for (const name of names) {
    const key = await readStationKey(readFileSync(join(folder, name), 'utf8'), `custody/${name}`, tools);
    if (!key.ok) return key;
    keys.set(name.replace('-', '/').replace('.pem', ''), key.value);
  }
  return good(keys);
}

async function openBySomeKey(
  tools: CheckTools,
  note: string,
  path: string,
  keys: ReadonlyMap<string, Uint8Array>,
): Promise<Checked<Checkpoint>> {
  const origin = readNote(note)?.checkpoint.origin;
  const key = origin === undefined ? undefined : keys.get(origin);
  if (origin === undefined) return bad('signature', path, 'spelling');
  return key === undefined
    ? bad('file-missing', `custody/${origin.replace('/', '-')}.pem`, path)
    : checkNote(tools, note, path, key);
}

/** Every checkpoint is the chain as it was then. One outside that is larger than the chain means: an older copy was put back. */
export function checkRoots(
  { inDatabase, inLog }: KnownCheckpoints,
  entries: number,
  roots: ReadonlyMap<number, Uint8Array>,
): Checked<null> {
  const isRight = ({ size, root }: Checkpoint): boolean => {
    const found = roots.get(size);
    return found !== undefined && isSameBytes(found, root);
  };
  const wrong = inDatabase.find(({ checkpoint }) => !isRight(checkpoint));
  if (wrong !== undefined) return bad('checkpoint-root', wrong.path, `${wrong.checkpoint.size} of ${entries}`);
  const ahead = inLog.find(({ checkpoint }) => checkpoint.size > entries);
  if (ahead !== undefined) return bad('rolled-back', ahead.path, `${ahead.checkpoint.size} > ${entries}`);
  const other = inLog.find(({ checkpoint }) => !isRight(checkpoint));
  if (other !== undefined) return bad('other-history', other.path, `${other.checkpoint.size}`);
  const sizes = new Set(inDatabase.map(({ checkpoint }) => checkpoint.size));
  const missing = inLog.find(({ checkpoint }) => !sizes.has(checkpoint.size));
  return missing === undefined ? good(null) : bad('checkpoint-missing', missing.path, `${missing.checkpoint.size}`);
}

/** Each time stamp is over the note it belongs to. Gives how many there are. */
export async function checkTokens(db: Database, known: KnownCheckpoints, tools: CheckTools): Promise<Checked<number>> {
  const rows = db
    .prepare<[], { tree_size: number; tsa: string; token: Uint8Array; stamped_at: number }>(
      'SELECT tree_size, tsa, token, stamped_at FROM timestamp_token ORDER BY tree_size, tsa',
    )
    .all();
  for (const { tree_size: size, tsa, token, stamped_at: stampedAt } of rows) {
    const path = `timestamp_token ${size} ${tsa}`;
    const note = known.inDatabase.find(({ checkpoint }) => checkpoint.size === size)?.note;
    if (note === undefined) return bad('token', path, 'no checkpoint');
    const checked = await checkToken(tools, token, Buffer.from(note), undefined, path);
    if (!checked.ok) return checked;
    if (checked.value.stampedAt !== stampedAt) return bad('token', path, 'stamped_at');
  }
  return good(rows.length);
}
