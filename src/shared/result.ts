import * as v from 'valibot';

/**
 * Every expected refusal, a closed list. Each code has a sentence in both languages (`renderer/ui/words-errors-*.ts`):
 * what happened, what is safe, what to do. A bug is an exception, never a code.
 */
export const ERROR_CODES = [
  'bad-request',
  'no-open-box',
  'box-is-open',
  'question-open',
  'no-question',
  'unknown-inspection',
  'unknown-line',
  'lines-not-counted',
  'code-needed',
  'verdict-exists',
  'no-verdict',
  'nothing-to-undo',
  'already-sent',
  'not-intact',
  'defect-marked',
  'gap-without-hold',
  'recording-unknown',
  'recording-out-of-order',
  'photo-not-an-image',
  'photo-out-of-order',
  'photo-too-large',
  'photo-unknown',
  'camera-not-live',
  'disk-full',
  'database-rolled-back',
  'storage-fault',
  'space-video-stopped',
  'commit-unknown',
  'amount-out-of-range',
  'already-decided',
  'new-waybill-needed',
  'refusal-not-possible',
  'refusal-words',
  'refusal-needs-picture',
  'return-closed',
  'refund-locked',
  'not-parked',
  'deadline-near',
  'unknown-return',
  'return-judged',
  'return-known',
  'nothing-missing',
  'box-was-opened',
  'second-operator-needed',
  'disposition-not-allowed',
  'unknown-unit',
  'scrapped',
  'not-on-shelf',
  'import-busy',
  'import-unreadable',
  'import-empty',
  'import-out-of-order',
  'import-columns-missing',
  'unknown-import',
  'print-failed',
  'no-printer',
  'nothing-to-print',
  'file-gone',
  'pack-busy',
  'unknown-pack',
  'pack-failed',
  'report-failed',
  'check-not-ended',
  'evidence-altered',
  'evidence-gone',
  'unknown-connection',
  'connection-busy',
  'secret-needed',
  'unknown-endpoint',
  'too-many-endpoints',
  'sign-in-needed',
  'not-allowed',
  'pin-needed',
  'pin-wrong',
  'pin-locked',
  'pin-not-set',
  'pin-weak',
  'badge-unknown',
  'seat-taken',
  'operator-taken',
  'operator-by-badge',
  'last-administrator',
  'unknown-person',
  'people-known',
  'unknown-entry',
  'step-not-now',
  'step-incomplete',
  'internal',
] as const;

export const ErrorCode = v.picklist(ERROR_CODES);
export type ErrorCode = v.InferOutput<typeof ErrorCode>;

/** `detail` is for the log and for numbers in the sentence; it never holds secrets or a buyer's data. */
export type Refusal = { code: ErrorCode; detail?: string };
export type Result<T> = { ok: true; value: T } | { ok: false; error: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (code: ErrorCode, detail?: string): { ok: false; error: Refusal } => ({
  ok: false,
  error: detail === undefined ? { code } : { code, detail },
});

/** The schema of a Result whose value has the given schema: what crosses the border back to the window. */
export const resultOf = <S extends v.GenericSchema>(value: S) =>
  v.variant('ok', [
    v.object({ ok: v.literal(true), value }),
    v.object({ ok: v.literal(false), error: v.object({ code: ErrorCode, detail: v.exactOptional(v.string()) }) }),
  ]);
