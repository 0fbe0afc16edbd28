import { COVERED_LATER } from './covered-later-rows.ts';
import type { CoveredTable } from './covered-table.ts';

// custody: the chain of everything that happened to a parcel. Below every stage: triggers write an entry for each row
// that a stage adds or changes, the seal at the end of each transaction links it; checkpoints are signed over it. After
// it come the pack (which shows a case's entries) and the verifier.

const OF_PARCEL = '(SELECT id FROM inspection WHERE parcel_id = NEW.parcel_id)';
const OF_COMMAND =
  '(SELECT inspection.id FROM inspection JOIN command ON command.parcel_id = inspection.parcel_id WHERE command.id = NEW.command_id)';
const OF_VERDICT = '(SELECT inspection_id FROM verdict WHERE id = NEW.verdict_id)';
const OF_RECORDING = '(SELECT inspection_id FROM recording WHERE id = NEW.recording_id)';
/**
 * The box on the bench, else what was packed or closed there last: a scan that closes a box is noted when it is closed
 * already.
 */
const ON_BENCH = `COALESCE((SELECT id FROM inspection WHERE state = 'open'), (SELECT inspection_id FROM repack WHERE changed_at >= (SELECT max(changed_at) FROM inspection) ORDER BY changed_at DESC LIMIT 1), (SELECT id FROM inspection ORDER BY changed_at DESC LIMIT 1))`;

/** A row that has no time of its own: SQLite's clock, ms. */
const NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

/** Every table of the chain, in the order a verifier reads them. The triggers in the migrations are made from this list. */
export const COVERED_TABLES: readonly CoveredTable[] = [
  {
    table: 'scan',
    key: ['id'],
    columns: ['handled_at', 'id', 'outcome', 'raw', 'scanned_at', 'source', 'stored_at'],
    added: 'scan-read',
    changed: 'scan-handled',
    inspection: `CASE WHEN NEW.handled_at IS NULL THEN NULL ELSE ${ON_BENCH} END`,
    at: 'COALESCE(NEW.handled_at, NEW.stored_at)',
  },
  {
    table: 'parcel',
    key: ['id'],
    columns: ['id', 'lane', 'matching', 'received_at', 'waybill'],
    added: 'parcel-received',
    changed: 'parcel-changed',
    inspection: '(SELECT id FROM inspection WHERE parcel_id = NEW.id)',
    at: 'NEW.received_at',
  },
  {
    table: 'parcel_return',
    key: ['parcel_id', 'expected_return_id'],
    columns: ['expected_return_id', 'parcel_id'],
    added: 'matched',
    removed: 'unmatched',
    inspection: OF_PARCEL,
    at: NOW,
  },
  {
    table: 'inspection',
    key: ['id'],
    columns: ['awaits_rest', 'changed_at', 'id', 'opened_at', 'operator_no', 'parcel_id', 'state', 'station'],
    added: 'inspection-opened',
    changed: 'inspection-changed',
    inspection: 'NEW.id',
    at: 'NEW.changed_at',
  },
  {
    table: 'session_fact',
    key: ['id'],
    columns: ['at', 'body', 'id', 'inspection_id', 'operator_no'],
    added: 'fact',
    inspection: 'NEW.inspection_id',
    at: 'NEW.at',
  },
  {
    table: 'photo',
    key: ['id'],
    columns: [
      'bytes',
      'expected_return_id',
      'height_px',
      'id',
      'inspection_id',
      'operator_no',
      'sha256',
      'shot',
      'stored_at',
      'taken_at',
      'width_px',
    ],
    added: 'photo',
    inspection: 'NEW.inspection_id',
    at: 'NEW.stored_at',
  },
  {
    table: 'photo_check',
    key: ['sha256'],
    columns: ['at', 'barcodes', 'faults', 'inspection_id', 'module_px_milli', 'sha256', 'sharpness_milli'],
    added: 'photo-checked',
    inspection: 'NEW.inspection_id',
    at: 'NEW.at',
  },
  {
    table: 'annotation',
    key: ['id'],
    columns: ['at', 'id', 'inspection_id', 'operator_no', 'sha256', 'shapes'],
    added: 'annotated',
    inspection: 'NEW.inspection_id',
    at: 'NEW.at',
  },
  {
    table: 'recording',
    key: ['id'],
    columns: ['camera_label', 'codec', 'height_px', 'id', 'inspection_id', 'operator_no', 'started_at', 'width_px'],
    added: 'recording-started',
    inspection: 'NEW.inspection_id',
    at: 'NEW.started_at',
  },
  {
    table: 'recording_fragment',
    key: ['recording_id', 'position'],
    columns: ['at', 'end_bytes', 'end_ms', 'position', 'recording_id', 'sha256_rolling'],
    added: 'recording-fragment',
    inspection: OF_RECORDING,
    at: 'NEW.at',
  },
  {
    table: 'recording_end',
    key: ['recording_id'],
    columns: ['at', 'bytes', 'cut_bytes', 'duration_ms', 'frames', 'reason', 'recording_id', 'sha256'],
    added: 'recording-ended',
    inspection: OF_RECORDING,
    at: 'NEW.at',
  },
  {
    table: 'repack_film',
    key: ['recording_id'],
    columns: ['at', 'inspection_id', 'recording_id'],
    added: 'repack-filmed',
    inspection: 'NEW.inspection_id',
    at: 'NEW.at',
  },
  {
    table: 'repack',
    key: ['id'],
    columns: ['changed_at', 'id', 'inspection_id', 'operator_no', 'payer', 'started_at', 'state', 'waybill'],
    added: 'repack-begun',
    changed: 'repack-changed',
    inspection: 'NEW.inspection_id',
    at: 'NEW.changed_at',
  },
  {
    table: 'verdict',
    key: ['id'],
    columns: [
      'at',
      'cause',
      'codes',
      'expected_return_id',
      'finding',
      'id',
      'inspection_id',
      'judgements',
      'lines',
      'note',
      'operator_no',
      'revoked_at',
      'verdict',
    ],
    added: 'verdict',
    changed: 'verdict-changed',
    inspection: 'NEW.inspection_id',
    at: 'COALESCE(NEW.revoked_at, NEW.at)',
  },
  {
    table: 'decision',
    key: ['id'],
    columns: [
      'amount_cents',
      'at',
      'changed_at',
      'freight_cents',
      'id',
      'kind',
      'operator_no',
      'reason',
      'state',
      'verdict_id',
      'why',
    ],
    added: 'decision',
    changed: 'decision-changed',
    inspection: OF_VERDICT,
    at: 'NEW.changed_at',
  },
  {
    table: 'command',
    key: ['id'],
    columns: ['body', 'created_at', 'decision_id', 'ended_at', 'id', 'key', 'kind', 'parcel_id', 'platform', 'state'],
    added: 'command',
    changed: 'command-changed',
    inspection: OF_PARCEL,
    at: 'COALESCE(NEW.ended_at, NEW.created_at)',
  },
  {
    table: 'attempt',
    key: ['seq'],
    columns: ['at', 'command_id', 'outcome', 'seq', 'step', 'words'],
    added: 'attempt',
    inspection: OF_COMMAND,
    at: 'NEW.at',
  },
  {
    table: 'receipt',
    key: ['command_id'],
    columns: ['at', 'body', 'command_id', 'how'],
    added: 'receipt',
    inspection: OF_COMMAND,
    at: 'NEW.at',
  },
  {
    table: 'command_correction',
    key: ['attempt_seq'],
    columns: [
      'at',
      'attempt_seq',
      'body_after',
      'body_before',
      'command_id',
      'operator_no',
      'reason',
      'second_operator_no',
    ],
    added: 'command-corrected',
    inspection: OF_COMMAND,
    at: 'NEW.at',
  },
  ...COVERED_LATER,
  {
    table: 'custody_event',
    key: ['id'],
    columns: ['at', 'body', 'id', 'inspection_id', 'kind', 'operator_no'],
    added: 'event',
    inspection: 'NEW.inspection_id',
    at: 'NEW.at',
  },
];
