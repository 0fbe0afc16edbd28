import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createCheckpointLog } from '../../src/main/custody/checkpoint-log.ts';
import { createCustodyService } from '../../src/main/custody/custody-service.ts';
import type { CustodyService } from '../../src/main/custody/custody-service.ts';
import { makeStationCertificate } from '../../src/main/custody/station-certificate.ts';
import { openStationKey } from '../../src/main/custody/station-key.ts';
import { atOnce } from '../../src/main/db/commit.ts';
import { openDatabase } from '../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../src/main/db/database.ts';
import { createEvidencePaths } from '../../src/main/evidence/evidence-paths.ts';
import type { EvidencePaths } from '../../src/main/evidence/evidence-paths.ts';
import type { Clock } from '../../src/main/lib/clock.ts';
import { createMemorySecretBox } from '../../src/main/lib/secret-box.ts';
import { createIds } from '../../src/main/lib/ids.ts';
import { createPackCopies } from '../../src/main/retention/pack-copies.ts';
import type { PackCopies } from '../../src/main/retention/pack-copies.ts';
import { createRemoval } from '../../src/main/retention/removal.ts';
import type { Removal, RetentionParts } from '../../src/main/retention/removal.ts';
import { DAY_MS } from '../../src/main/retention/retention-rules.ts';
import { createRetentionStore } from '../../src/main/retention/retention-store.ts';
import { createSettingsStore } from '../../src/main/settings/settings-store.ts';
import { idEndOf } from '../../src/shared/pack/pack-name.ts';

// A data folder full of finished parcels of any age, for what retention does with them: rows by SQL, files that are
// really there, and the chain that their triggers write.

export type BoxPlan = {
  /** Days since everything about it ended. */
  ageDays: number;
  verdict?: 'intact' | 'damaged' | 'swapped' | null;
  finding?: 'confirms' | 'contradicts' | 'neutral' | 'mark';
  decision?: 'approved' | 'to-decide' | 'proposed' | null;
  kind?: 'refund-full' | 'refund-part' | 'refuse' | null;
  state?: 'open' | 'half-done' | 'closed';
  awaitsRest?: boolean;
  lane?: 'return' | 'refused' | 'other-merchant';
  isHandedOver?: boolean;
  returnState?: 'open' | 'refunded' | 'locked';
  /** Of an unmatched parcel there is no return. */
  hasReturn?: boolean;
  /** Shared with another box that is already there. */
  returnId?: string;
  command?: 'waiting' | 'unknown' | 'parked' | 'done' | null;
  isExported?: boolean;
  isHeld?: boolean;
  /** Texts of the photos: the same text is the same file. */
  photos?: readonly string[];
  films?: number;
};

export type Box = { inspectionId: string; returnId: string | null; photos: string[]; films: string[]; packs: string[] };

export type RetentionFixture = {
  dataDir: string;
  opened: OpenedDatabase;
  custody: CustodyService;
  paths: EvidencePaths;
  parts: () => RetentionParts;
  addBox: (plan: BoxPlan) => Box;
  removalWith: (removeFile?: (path: string) => Promise<void>) => Removal;
  copiesWith: (removeFile?: (path: string) => Promise<void>) => PackCopies;
  /** Where this box's pack lies. */
  packOf: (box: Box) => string;
  /** What the chain says of packs that went: rule and file. */
  packsTold: () => { rule: string; file: string }[];
  /** Files of this box that are there. */
  filesThere: (box: Box) => number;
  tombstones: () => { kind: string; file: string; rule: string }[];
  close: () => void;
};

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const FILM_BYTES = 1000;

export async function openRetentionFixture(dataDir: string, clock: Clock): Promise<RetentionFixture> {
  const opened = openDatabase({
    dataDir,
    migrationsDir: 'src/main/db/migrations',
    binding: undefined,
    now: clock.now(),
  });
  const { db } = opened;
  const secrets = createMemorySecretBox();
  const makeCertificate = makeStationCertificate;
  const { key } = await openStationKey({ dataDir, secrets, makeCertificate, now: clock.now() });
  const ids = createIds(clock);
  const custody = createCustodyService({ db, clock, ids, key, log: createCheckpointLog(dataDir) });
  const paths = createEvidencePaths(dataDir);
  const settings = createSettingsStore(db);
  const store = createRetentionStore(db);
  const notes = {
    read: (name: string) => settings.note(name),
    write: (name: string, text: string) => {
      settings.setNote(name, text, clock.now());
    },
  };
  const parts = (): RetentionParts => ({ db, store, notes });
  const run = (sql: string, ...values: (string | number | null)[]): void => {
    db.prepare(sql).run(...values);
  };
  const put = (path: string, bytes: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

  const addEvidence = (box: Box, at: number, plan: BoxPlan): void => {
    for (const text of plan.photos ?? [`photo of ${box.inspectionId}`]) {
      const sha256 = sha(text);
      put(paths.photo(sha256), text);
      put(paths.thumb(sha256), 'small');
      run(
        `INSERT INTO photo (id, inspection_id, shot, sha256, bytes, width_px, height_px, taken_at, stored_at, operator_no)
         VALUES (?, ?, 'extra', ?, ?, 4, 3, ?, ?, '0217')`,
        ...[ids.next(), box.inspectionId, sha256, text.length, at, at],
      );
      box.photos.push(sha256);
    }
    for (let film = 0; film < (plan.films ?? 1); film += 1) {
      const id = ids.next();
      const bytes = 'f'.repeat(FILM_BYTES);
      put(paths.recording(id), bytes);
      run(
        `INSERT INTO recording (id, inspection_id, camera_label, codec, width_px, height_px, started_at, operator_no)
         VALUES (?, ?, 'cam', 'avc1', 4, 3, ?, '0217')`,
        ...[id, box.inspectionId, at],
      );
      run(
        `INSERT INTO recording_end (recording_id, reason, bytes, cut_bytes, duration_ms, frames, sha256, at)
         VALUES (?, 'closed', ?, 0, 1000, 30, ?, ?)`,
        ...[id, FILM_BYTES, sha(bytes), at],
      );
      box.films.push(id);
    }
  };

  const addReturn = (at: number, state: string): string => {
    const id = ids.next();
    run(
      `INSERT INTO expected_return (id, platform, return_no, order_no, shop, buyer, reason, reason_text, category,
         amount_cents, freight_cents, currency, state, is_marked_high_value, version, pulled_at)
       VALUES (?, 'training', ?, 'O', 'S', 'B', 'no-reason', '', 'clothing', 100, 0, 'CNY', ?, 0, 1, ?)`,
      ...[id, `R-${id}`, state, at],
    );
    return id;
  };

  return {
    dataDir,
    opened,
    custody,
    paths,
    parts,
    addBox: (plan) => {
      const at = clock.now() - plan.ageDays * DAY_MS;
      const { verdict = 'intact', state = 'closed', decision = 'approved', command = 'done' } = plan;
      const [parcelId, inspectionId] = [ids.next(), ids.next()];
      return atOnce(db, () => {
        const hasReturn = plan.hasReturn ?? true;
        const returnId = plan.returnId ?? (hasReturn ? addReturn(at, plan.returnState ?? 'refunded') : null);
        const box: Box = { inspectionId, returnId, photos: [], films: [], packs: [] };
        run(
          `INSERT INTO parcel (id, waybill, waybill_reversed, matching, received_at, lane) VALUES (?, ?, ?, 'matched', ?, ?)`,
          ...[parcelId, `W-${parcelId}`, parcelId, at, plan.lane ?? 'return'],
        );
        if (returnId !== null) run('INSERT INTO parcel_return VALUES (?, ?)', parcelId, returnId);
        run(
          `INSERT INTO inspection (id, parcel_id, operator_no, station, state, opened_at, changed_at, awaits_rest)
           VALUES (?, ?, '0217', 'B1', ?, ?, ?, ?)`,
          ...[inspectionId, parcelId, state, at, at, +(plan.awaitsRest ?? false)],
        );
        addEvidence(box, at, plan);
        if (plan.isHandedOver === true) {
          const list = ids.next();
          run(`INSERT INTO hand_over VALUES (?, 'courier', 'S', '0217', ?)`, list, at);
          run('INSERT INTO hand_over_parcel VALUES (?, ?)', parcelId, list);
        }
        if (verdict !== null) {
          const verdictId = ids.next();
          run(
            `INSERT INTO verdict (id, inspection_id, expected_return_id, verdict, finding, codes, cause, judgements, lines,
               note, operator_no, at) VALUES (?, ?, ?, ?, ?, '[]', 'unknown', '{}', '[]', '', '0217', ?)`,
            ...[verdictId, inspectionId, returnId, verdict, plan.finding ?? 'neutral', at],
          );
          const decisionId = ids.next();
          if (decision !== null)
            run(
              `INSERT INTO decision (id, verdict_id, state, why, kind, amount_cents, operator_no, at, changed_at)
               VALUES (?, ?, ?, 'by-rule', ?, 100, '0217', ?, ?)`,
              ...[decisionId, verdictId, decision, plan.kind === undefined ? 'refund-full' : plan.kind, at, at],
            );
          if (decision === 'approved' && command !== null && returnId !== null)
            run(
              `INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
                 not_before_at, next_attempt_at, deadline_at, created_at, ended_at)
               VALUES (?, ?, 'training', 'refund', ?, ?, ?, '{}', ?, ?, ?, ?, ?, ?)`,
              ...[ids.next(), `refund:${inspectionId}`, parcelId, returnId, decisionId, command, at, at, at, at],
              command === 'done' ? at : null,
            );
        }
        if (plan.isExported === true) {
          const exportId = ids.next();
          box.packs.push(`case-R1-${idEndOf(exportId)}.zip`);
          put(join(dataDir, 'packs', box.packs[0] ?? ''), 'a pack');
          run(
            `INSERT INTO pack_export VALUES (?, ?, 'plain', 'sealed', 'a', 'b', '0217', ?)`,
            ...[exportId, inspectionId, at],
          );
        }
        if (plan.isHeld === true)
          store.addHold(ids.next(), inspectionId, { isHeld: true, why: '平台介入', operatorNo: '0217', at });
        return box;
      });
    },
    removalWith: (removeFile) =>
      createRemoval({
        parts,
        paths,
        now: () => clock.now(),
        log: quiet,
        ...(removeFile === undefined ? {} : { removeFile }),
      }),
    copiesWith: (removeFile) =>
      createPackCopies({
        folder: join(dataDir, 'packs'),
        isTold: store.isPackTold,
        record: custody.record,
        log: quiet,
        ...(removeFile === undefined ? {} : { removeFile }),
      }),
    packOf: ({ packs }) => join(dataDir, 'packs', packs[0] ?? ''),
    packsTold: () =>
      db
        .prepare<[], { body: string }>("SELECT body FROM custody_event WHERE kind = 'pack-removed' ORDER BY id")
        .all()
        .map(({ body }) => JSON.parse(body) as { rule: string; file: string }),
    filesThere: ({ photos, films }) =>
      [...photos.map((one) => paths.photo(one)), ...films.map((one) => paths.recording(one))].filter((path) =>
        existsSync(path),
      ).length,
    tombstones: () =>
      db.prepare<[], { kind: string; file: string; rule: string }>('SELECT kind, file, rule FROM deletion').all(),
    close: () => {
      custody.checkpoint();
      opened.close();
    },
  };
}
