import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeStationCertificate } from '../../src/main/custody/station-certificate.ts';
import { openStationKey } from '../../src/main/custody/station-key.ts';
import { atOnce } from '../../src/main/db/commit.ts';
import { createEvidencePaths } from '../../src/main/evidence/evidence-paths.ts';
import { createMemorySecretBox } from '../../src/main/lib/secret-box.ts';
import type { Core } from '../../src/main/station-core.ts';
import { BELT, FOREIGN_IMEI, SHIRT, createBenchFixture } from './bench-fixture.ts';
import type { BenchFixture } from './bench-fixture.ts';

/** A data folder with something in every table of the chain, closed as the program closes it. `paths`: its files. */
type SealedBench = {
  dataDir: string;
  photo: string;
  otherPhoto: string;
  film: string;
  attachment: string;
  /** The data folder as it was before the second box. */
  yesterday: string;
  remove: () => void;
};

const FRAGMENTS = ['header and first second', 'another second', 'the last'];

/** Films three fragments, as the window would. */
async function filmBox(core: Core, inspectionId: string): Promise<string> {
  const start = { inspectionId, cameraLabel: 'top', codec: 'avc1', widthPx: 1280, heightPx: 720 };
  const started = await core.recordings.start(start, '0217');
  if (!started.ok) throw new Error(started.error.code);
  const { recordingId } = started.value;
  let offset = 0;
  for (const [index, words] of FRAGMENTS.entries()) {
    const bytes = new Uint8Array(Buffer.from(words));
    await core.recordings.append({ recordingId, offset, bytes, isFragmentEnd: true, endMs: (index + 1) * 1000 });
    offset += bytes.length;
  }
  await core.recordings.end(recordingId, 'closed', 45);
  return recordingId;
}

/** A PDF that somebody handed in. */
function addAttachment(core: Core, inspectionId: string): void {
  const bytes = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Page >>\nendobj\n%%EOF\n'));
  const about = { uploadId: 'u1', inspectionId, kind: 'appraisal' as const, name: '报告.pdf' };
  const taken = core.attachments.take({ ...about, totalBytes: bytes.length, offset: 0, bytes }, '0217');
  if (!taken.ok) throw new Error(taken.error.code);
}

/** A refund that was refused for good and corrected since. */
function correctOne(db: Core['db'], at: number): void {
  const refund = db
    .prepare<[], { id: string; body: string }>(
      `SELECT id, body FROM command WHERE kind = 'refund' ORDER BY seq LIMIT 1`,
    )
    .get();
  const { id, body } = refund ?? { id: '', body: '{}' };
  const after = JSON.stringify({ ...(JSON.parse(body) as object), amountCents: 1 });
  db.prepare(`UPDATE command SET state = 'parked' WHERE id = ?`).run(id);
  const { lastInsertRowid: seq } = db
    .prepare(
      `INSERT INTO attempt (command_id, step, outcome, words, at) VALUES (?, 'send-answer', 'refused:amount', '超过', ?)`,
    )
    .run(id, at);
  db.prepare(`INSERT INTO command_correction VALUES (?, ?, ?, ?, '按可退的退', '0101', '0300', ?)`).run(
    ...[seq, id, body, after, at],
  );
  db.prepare(`UPDATE command SET body = ?, state = 'unknown' WHERE id = ?`).run(after, id);
}

/** Rows of what this small day would not leave behind by itself. */
function addTheRest({ core, clock }: BenchFixture, inspectionId: string, photo: string, deletedFilm: string): void {
  const { db } = core;
  const run = (sql: string, ...values: (string | number | null)[]): void => {
    db.prepare(sql).run(...values);
  };
  const at = clock.now();
  atOnce(db, () => {
    const { id } = db.prepare<[], { id: string }>('SELECT id FROM command LIMIT 1').get() ?? { id: '' };
    run(`INSERT INTO attempt (command_id, step, outcome, words, at) VALUES (?, 'send', NULL, '好', ?)`, id, at);
    correctOne(db, at);
    run(`INSERT INTO receipt (command_id, how, body, at) VALUES (?, 'answered', '{"ok":true}', ?)`, id, at);
    run(`INSERT INTO photo_check VALUES (?, ?, '["SF1300001234562"]', 2800, 120000, '[]', ?)`, photo, inspectionId, at);
    run(`INSERT INTO annotation VALUES ('a1', ?, ?, '[]', '0217', ?)`, inspectionId, photo, at);
    run(`INSERT INTO pack_export VALUES ('e1', ?, 'plain', 'sealed', 'aa', 'bb', '0217', ?)`, inspectionId, at);
    run(
      `INSERT INTO dispute_case SELECT 'dc1', expected_return_id, inspection_id, 'person', 'open', 3, 3, 'set', ?, ?, NULL
       FROM verdict WHERE inspection_id = ? AND expected_return_id IS NOT NULL LIMIT 1`,
      ...[at, at, inspectionId],
    );
    run(
      `INSERT INTO dispute_fact (case_id, what, body, operator_no, at) VALUES ('dc1', 'opened', '{}', '0217', ?)`,
      at,
    );
    run(`INSERT INTO repack VALUES ('k1', ?, 'sent', 'SF1400002345673', 'buyer', '0217', ?, ?)`, inspectionId, at, at);
    run(`INSERT INTO repack_film VALUES (?, ?, ?)`, deletedFilm, inspectionId, at);
    run(`INSERT INTO hold VALUES ('h1', ?, 1, '投诉', '0217', ?)`, inspectionId, at);
    run(
      `INSERT INTO person_change (person_id, operator_no, name, roles, shops, may_confirm, deputy_until, is_active, by_operator_no, at)
       VALUES ('p1', '0217', '李静', '["inspector"]', '[]', 0, ?, 1, '0001', ?)`,
      at,
      at,
    );
    const judged = db.prepare<[], { id: string }>('SELECT id FROM verdict LIMIT 1').get()?.id ?? '';
    run(`INSERT INTO recheck_draw VALUES (?, ?, 2, '0217', ?)`, judged, inspectionId, at);
    run(`INSERT INTO recheck VALUES (?, ?, 'damaged', '["worn"]', '袖口', 0, '0031', ?)`, judged, inspectionId, at);
    const end = db
      .prepare<[string], { sha256: string; bytes: number }>(
        'SELECT sha256, bytes FROM recording_end WHERE recording_id = ?',
      )
      .get(deletedFilm);
    run(
      `INSERT INTO deletion (kind, file, sha256, inspection_id, rule, bytes, operator_no, at) VALUES ('recording', ?, ?, ?, 'film-90-days', ?, '', ?)`,
      deletedFilm,
      end?.sha256 ?? '',
      inspectionId,
      end?.bytes ?? 0,
      at,
    );
  });
  addAttachment(core, inspectionId);
  core.custody.record({ kind: 'viewed', inspectionId, body: { who: 'lead' }, operatorNo: '0217' });
}

export async function makeSealedBench(): Promise<SealedBench> {
  const secrets = createMemorySecretBox();
  const home = mkdtempSync(join(tmpdir(), 'dockproof-key-'));
  const { key } = await openStationKey({
    dataDir: home,
    secrets,
    makeCertificate: makeStationCertificate,
    now: Date.now(),
  });
  const bench = createBenchFixture(undefined, key);
  const certificate = join(bench.dataDir, 'custody', `${key.origin.replace('/', '-')}.pem`);
  mkdirSync(dirname(certificate), { recursive: true });
  writeFileSync(certificate, key.certificatePem);
  rmSync(home, { recursive: true });
  const paths = createEvidencePaths(bench.dataDir);
  const openBox = (): string => bench.core.sessions.readOpen()?.inspection.id ?? '';

  bench.scan('SF1300001234562');
  const first = openBox();
  bench.takePhoto('label');
  bench.takePhoto('outer');
  const kept = await filmBox(bench.core, first);
  const deleted = await filmBox(bench.core, first);
  for (const raw of [SHIRT, BELT, 'DP:OK']) bench.scan(raw);
  bench.core.custody.checkpoint();
  const [photo, otherPhoto] = bench.core.evidenceStore.photosOf(first).map(({ sha256 }) => sha256);
  if (photo === undefined || otherPhoto === undefined) throw new Error('no photos were stored');
  addTheRest(bench, first, photo, deleted);
  const handedIn = bench.core.attachments.of(first)[0]?.id ?? '';
  rmSync(paths.recording(deleted));
  bench.core.db.pragma('wal_checkpoint(TRUNCATE)');
  const yesterday = mkdtempSync(join(tmpdir(), 'dockproof-yesterday-'));
  cpSync(bench.dataDir, yesterday, { recursive: true });

  bench.scan('JDVA11408814483');
  bench.scan(FOREIGN_IMEI);
  for (let seen = 0; seen < 300; seen += 1)
    bench.core.custody.record({ kind: 'viewed', inspectionId: openBox(), body: { seen }, operatorNo: '0217' });
  bench.core.custody.checkpoint();
  bench.restart();
  const sealed = mkdtempSync(join(tmpdir(), 'dockproof-sealed-'));
  bench.core.db.pragma('wal_checkpoint(TRUNCATE)');
  cpSync(bench.dataDir, sealed, { recursive: true });
  await bench.close();
  const inside = (file: string): string => file.slice(bench.dataDir.length + 1);
  return {
    dataDir: sealed,
    photo: inside(paths.photo(photo)),
    otherPhoto: inside(paths.photo(otherPhoto)),
    film: inside(paths.recording(kept)),
    attachment: inside(paths.attachment(handedIn)),
    yesterday,
    remove: () => {
      for (const folder of [sealed, yesterday]) rmSync(folder, { recursive: true });
    },
  };
}
