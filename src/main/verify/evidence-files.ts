import { lstatSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { bad, good } from '../../shared/pack/verify-result.ts';
import type { Checked, Deleted } from '../../shared/pack/verify-result.ts';
import { createPackReader } from '../../shared/pack/verify-source.ts';
import type { CheckTools, OnProgress, PackReader } from '../../shared/pack/verify-source.ts';
import type { Database } from '../db/open.ts';
import { createEvidencePaths } from '../evidence/evidence-paths.ts';
import { listFolder, readPlainFile } from './folder-source.ts';

type FilesChecked = { photos: number; recordings: number; attachments: number; deleted: Deleted[] };

type Fragment = { bytes: number; sha256: string };
/** A file as the rows want it. `bytes` null: it may still grow. */
type Wanted = {
  path: string;
  file: string;
  kind: 'photo' | 'recording' | 'attachment';
  bytes: number | null;
  sha256: string | null;
};
const TOLD = { photo: 'photos', recording: 'recordings', attachment: 'attachments' } as const;

/**
 * Every photo, film and attachment is there, as long as its row says, and hashes to what was noted when it was captured; a film also at
 * each of its fragments. What a tombstone names may be gone. Links are never followed.
 */
export async function checkEvidenceFiles(
  db: Database,
  dataDir: string,
  tools: CheckTools,
  onProgress: OnProgress | undefined,
): Promise<Checked<FilesChecked>> {
  const folder = join(dataDir, 'evidence');
  const kept = lstatSync(folder, { throwIfNoEntry: false });
  if (kept?.isDirectory() === false) return bad('not-a-file', 'evidence');
  // A bench that never took a picture has no folder for them yet.
  const listing = kept === undefined ? [] : listFolder(folder, Infinity);
  const entries = listing.map((one) => ({ ...one, name: `evidence/${one.name}` }));
  const kinds = new Map(entries.map(({ name, kind }) => [name, kind]));
  const listed = wantedFiles(db, dataDir);
  if (!listed.ok) return listed;
  const wanted = listed.value;
  const sizes = new Map(entries.map(({ name, bytes }) => [name, bytes]));
  const wantedPaths = new Set(wanted.map(({ path }) => path));
  const covered = new Map([...sizes].filter(([name]) => wantedPaths.has(name)));
  const reader = createPackReader(
    { entries, read: (name) => readPlainFile(join(dataDir, name)) },
    covered,
    tools,
    onProgress,
  );
  const tombstones = readTombstones(db);
  const known = new Map(wanted.map(({ sha256, path }) => [sha256, path]));
  const found: FilesChecked = { photos: 0, recordings: 0, attachments: 0, deleted: [] };
  for (const one of wanted) {
    const kind = kinds.get(one.path);
    const tombstone = tombstones.get(`${one.kind} ${one.file}`);
    if (tombstone !== undefined) {
      // The tombstone comes first: what a crash left behind of the file is nobody's evidence any more.
      found.deleted.push({ file: one.path, ...tombstone });
      continue;
    }
    if (kind === undefined)
      return await missing(
        reader,
        one,
        [...sizes.keys()].filter((name) => !wantedPaths.has(name)),
      );
    if (kind !== 'file') return bad('not-a-file', one.path);
    const checked = await checkFile(reader, one, one.kind === 'recording' ? fragmentsOf(db, one.file) : [], known);
    if (!checked.ok) return checked;
    found[TOLD[one.kind]] += 1;
  }
  return good(found);
}

async function checkFile(
  reader: PackReader,
  { path, bytes, sha256 }: Wanted,
  fragments: readonly Fragment[],
  known: ReadonlyMap<string | null, string>,
): Promise<Checked<null>> {
  const size = reader.files.get(path) ?? 0;
  if (size === 0 && bytes !== 0 && (bytes !== null || fragments.length > 0)) return bad('file-empty', path);
  const hashed = await reader.hash(
    path,
    fragments.map((one) => one.bytes),
  );
  if (!hashed.ok) return hashed;
  if (sha256 !== null && hashed.value.sha256 !== sha256) {
    const other = known.get(hashed.value.sha256);
    if (other !== undefined) return bad('files-swapped', path, other);
    return bad('file-changed', path, `${hashed.value.bytes} of ${bytes ?? '?'} bytes, SHA-256 ${hashed.value.sha256}`);
  }
  const torn = fragments.find((one) => hashed.value.atMarks.get(one.bytes) !== one.sha256);
  return torn === undefined ? good(null) : bad('film-fragments', path, `${torn.bytes}`);
}

/** A file that is gone may lie beside its place under another name. */
async function missing(
  reader: PackReader,
  { path, sha256 }: Wanted,
  others: readonly string[],
): Promise<Checked<never>> {
  const folder = path.split('/').slice(0, 2).join('/');
  for (const name of others.filter((other) => other.startsWith(folder))) {
    const hashed = await reader.hash(name);
    if (hashed.ok && hashed.value.sha256 === sha256) return bad('file-renamed', path, name);
  }
  return bad('file-missing', path);
}

const HASH = /^[0-9a-f]{64}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function wantedFiles(db: Database, dataDir: string): Checked<Wanted[]> {
  const paths = createEvidencePaths(dataDir);
  const inside = (file: string): string => relative(dataDir, file).split(sep).join('/');
  const photos = db
    .prepare<[], { sha256: string; bytes: number }>(
      'SELECT sha256, max(bytes) AS bytes FROM photo NOT INDEXED GROUP BY sha256',
    )
    .all();
  const films = db
    .prepare<[], { id: string; bytes: number | null; sha256: string | null }>(
      `SELECT recording.id AS id, recording_end.bytes AS bytes, recording_end.sha256 AS sha256
       FROM recording NOT INDEXED LEFT JOIN recording_end ON recording_end.recording_id = recording.id`,
    )
    .all();
  const handedIn = db
    .prepare<[], { id: string; bytes: number; sha256: string }>('SELECT id, bytes, sha256 FROM attachment NOT INDEXED')
    .all();
  const rubbish = photos.find(({ sha256 }) => !HASH.test(sha256));
  if (rubbish !== undefined) return bad('row-changed', 'photo', 'sha256');
  const nameless = handedIn.find(({ id }) => !UUID.test(id));
  if (nameless !== undefined) return bad('row-changed', 'attachment', 'id');
  return good([
    ...handedIn.map(({ id, bytes, sha256 }): Wanted => ({
      path: inside(paths.attachment(id)),
      file: id,
      kind: 'attachment',
      bytes,
      sha256,
    })),
    ...photos.map(({ sha256, bytes }): Wanted => ({
      path: inside(paths.photo(sha256)),
      file: sha256,
      kind: 'photo',
      bytes,
      sha256,
    })),
    // A film of which nothing was ever written need not have a file.
    ...films
      .filter(({ bytes }) => bytes !== 0)
      .map(({ id, bytes, sha256 }): Wanted => ({
        path: inside(paths.recording(id)),
        file: id,
        kind: 'recording',
        bytes,
        sha256,
      })),
  ]);
}

const fragmentsOf = (db: Database, recordingId: string): Fragment[] =>
  db
    .prepare<[string], Fragment>(
      `SELECT end_bytes AS bytes, sha256_rolling AS sha256 FROM recording_fragment WHERE recording_id = ? ORDER BY end_bytes`,
    )
    .all(recordingId);

const readTombstones = (db: Database): Map<string, { rule: string; at: number }> =>
  new Map(
    db
      .prepare<[], { kind: string; file: string; rule: string; at: number }>(
        'SELECT kind, file, rule, at FROM deletion',
      )
      .all()
      .map(({ kind, file, rule, at }) => [`${kind} ${file}`, { rule, at }]),
  );
