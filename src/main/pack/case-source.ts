import type { Shape } from '../../shared/annotation.ts';
import type { AttachmentView } from '../../shared/attachment.ts';
import type { Shot } from '../../shared/domain-words.ts';
import type { RecordingEnd, RecordingWhat } from '../../shared/evidence.ts';
import type { StoredDecision, StoredVerdict } from '../decision/decision-rows.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { LineCount } from '../session/line-count.ts';

// pack: the evidence pack of one case, for a platform's arbitrator, a 12315 officer or a court. After the decision and the
// search of cases, before a stranger who checks it (`main/verify`, the report's own page). First everything that is known of
// a case is read at one moment (this), from that follows what the pack says (`case-record.ts`), then come the copies, the
// report, the ZIP and its seal. Nothing here changes an original.

export type CasePhoto = {
  id: string;
  shot: Shot;
  sha256: string;
  bytes: number;
  takenAt: number;
  operatorNo: string;
  /** What was drawn over it, and the words under it. */
  shapes: readonly Shape[];
  caption: string;
  /** Of the waybill's barcode in the original, thousandths; null where it was not read or not measured. */
  modulePxMilli: number | null;
  /** Retention removed the file: its row is all there is. */
  isDeleted: boolean;
};

export type CaseFilm = {
  id: string;
  what: RecordingWhat;
  sha256: string;
  bytes: number;
  startedAt: number;
  durationMs: number;
  cameraLabel: string;
  end: RecordingEnd;
  isDeleted: boolean;
};

/** What was handed in about the case. */
export type CaseAttachment = AttachmentView;

export type CaseReturn = {
  expected: StoredReturn;
  /** As counted in this box. */
  counts: readonly LineCount[];
  verdict: StoredVerdict | null;
  decision: StoredDecision | null;
};

/** All that is known of a case, read at one moment. */
export type CaseSource = {
  inspection: {
    id: string;
    waybill: string;
    courier: string | null;
    receivedAt: number;
    openedAt: number;
    operatorNo: string;
    station: string;
  };
  returns: readonly CaseReturn[];
  /** Each picture once, in the order they were taken. */
  photos: readonly CasePhoto[];
  films: readonly CaseFilm[];
  /** In the order they were added. */
  attachments: readonly CaseAttachment[];
  /** `weighed` at receipt, g; null when it was not. */
  receivedWeightG: number | null;
  deleted: readonly {
    kind: 'photo' | 'recording' | 'attachment';
    file: string;
    sha256: string;
    rule: string;
    at: number;
  }[];
  /** Codes of what the evidence lacks. */
  gaps: readonly string[];
};

/** A line of the chain. */
export type ChainLine = { seq: number; line: string };
