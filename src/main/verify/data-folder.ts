import { join } from 'node:path';
import { bad, good } from '../../shared/pack/verify-result.ts';
import type { Checked, CheckName, Deleted, Passed, Verdict } from '../../shared/pack/verify-result.ts';
import type { CheckTools, OnProgress } from '../../shared/pack/verify-source.ts';
import { AppError, wordsOf } from '../lib/app-error.ts';
import { COVERED_TABLES } from '../custody/covered-rows.ts';
import { APPLICATION_ID, openForReading } from '../db/open.ts';
import type { Database } from '../db/open.ts';
import { walkChain } from './chain-walk.ts';
import { checkRoots, checkTokens, readCheckpoints, readLog } from './checkpoint-check.ts';
import { checkEvidenceFiles } from './evidence-files.ts';
import { createRowFold } from './row-fold.ts';

// What is covered, byte by byte: every entry of the chain (number, event, body, hash, leaf), the hashes of its sections,
// every column that covered-rows.ts names of every covered table, both ways; every checkpoint inside and outside the
// database; every photo and film. Not covered: free pages of the file, bookkeeping columns (when to try again),
// what platforms told us (expected returns), settings, thumbnails, and the time zone of anything.

type DataFolderOptions = { onProgress?: OnProgress | undefined; binding?: string | undefined };

/** Checks a bench's data folder, whether its program runs or not. Nothing in it is changed. */
export async function verifyDataFolder(
  dataDir: string,
  tools: CheckTools,
  { onProgress, binding }: DataFolderOptions = {},
): Promise<Verdict> {
  const passed: Passed[] = [];
  let db: Database;
  try {
    db = openForReading(join(dataDir, 'app.db'), binding);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { outcome: 'altered', passed, problem: { code: 'database-broken', path: 'app.db', detail: error.message } };
  }
  try {
    const log = readLog(dataDir);
    // One snapshot, however long it takes and whatever the bench writes meanwhile.
    db.exec('BEGIN');
    const checked = await checkAll(db, { dataDir, log, tools, onProgress, passed });
    if (checked.ok) return { outcome: 'sound', passed, sealedBy: null, deleted: checked.value };
    const isOurs = checked.problem.code !== 'not-a-pack';
    return { outcome: isOurs ? 'altered' : 'not-a-pack', passed, problem: checked.problem };
  } catch (error) {
    // SQLite refuses to read on: a page is damaged.
    const problem = { code: 'database-broken' as const, path: 'app.db', detail: wordsOf(error) };
    if (isSqliteFault(error)) return { outcome: 'altered', passed, problem };
    throw error;
  } finally {
    db.close();
  }
}

type Place = {
  dataDir: string;
  log: string | null;
  tools: CheckTools;
  onProgress: OnProgress | undefined;
  passed: Passed[];
};

async function checkAll(db: Database, { dataDir, log, tools, onProgress, passed }: Place): Promise<Checked<Deleted[]>> {
  const note = (check: CheckName, count: number): void => {
    passed.push({ check, count, about: '' });
  };
  const ours = checkSchema(db);
  if (!ours.ok) return ours;
  const known = await readCheckpoints(db, { dataDir, log }, tools);
  if (!known.ok) return known;
  const { inDatabase, inLog } = known.value;
  const fold = createRowFold();
  const sizes = new Set([...inDatabase, ...inLog].map(({ checkpoint }) => checkpoint.size));
  const walked = walkChain(db, sizes, fold.visit);
  if (!walked.ok) return walked;
  note('chain', walked.value.entries);
  note('tiles', walked.value.tiles);
  const roots = checkRoots(known.value, walked.value.entries, walked.value.roots);
  if (!roots.ok) return roots;
  note('checkpoints', inDatabase.length);
  note('checkpoint-log', inLog.length);
  const tokens = await checkTokens(db, known.value, tools);
  if (!tokens.ok) return tokens;
  note('time-stamps', tokens.value);
  const rows = fold.compare(db);
  if (!rows.ok) return rows;
  note('rows', rows.value);
  const files = await checkEvidenceFiles(db, dataDir, tools, onProgress);
  if (!files.ok) return files;
  note('photos', files.value.photos);
  note('recordings', files.value.recordings);
  if (files.value.attachments > 0) note('attachments', files.value.attachments);
  return good(files.value.deleted);
}

const CUSTODY_TABLES = ['custody_entry', 'custody_tile', 'checkpoint', 'timestamp_token'];

/** It is our database, whole as SQLite sees it, and every covered table is a table: a view could show anything. */
function checkSchema(db: Database): Checked<null> {
  const [id] = db.pragma('application_id') as { application_id: number }[];
  if (id?.application_id !== APPLICATION_ID) return bad('not-a-pack', 'app.db', 'application_id');
  const tables = new Set(
    db
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all()
      .map(({ name }) => name),
  );
  const missing = [...CUSTODY_TABLES, ...COVERED_TABLES.map(({ table }) => table)].find((name) => !tables.has(name));
  if (missing !== undefined) return bad('database-broken', 'app.db', `no table ${missing}`);
  const [whole] = db.pragma('integrity_check(1)') as { integrity_check: string }[];
  return whole?.integrity_check === 'ok' ? good(null) : bad('database-broken', 'app.db', whole?.integrity_check ?? '');
}

const isSqliteFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_');
