import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { canonicalJson } from '../../shared/custody/canonical-json.ts';
import { hexOf } from '../../shared/custody/hashing.ts';
import { readNote } from '../../shared/custody/checkpoint-note.ts';
import type { PackRecord, Variant } from '../../shared/pack/pack-record.ts';
import type { CustodyService } from '../custody/custody-service.ts';
import type { ChainLine } from './case-source.ts';

type Checkpoint = ReturnType<CustodyService['checkpoint']>;
type Token = NonNullable<ReturnType<CustodyService['tokenFor']>>;

const Body = v.object({
  body: v.object({ event: v.string(), table: v.string(), row: v.record(v.string(), v.unknown()) }),
});
const bodyOf = (line: string): v.InferOutput<typeof Body>['body'] => v.parse(Body, JSON.parse(line)).body;

/** Lines that tell of what was captured and judged: a time stamp over the last of them covers the evidence. */
const EVIDENCE: ReadonlySet<string> = new Set(['photo', 'recording_end', 'attachment', 'verdict']);

/** The last line of the case that a time stamp should cover; null for a case without evidence. */
export const lastEvidenceSeq = (lines: readonly ChainLine[]): number | null =>
  lines.findLast(({ line }) => EVIDENCE.has(bodyOf(line).table))?.seq ?? null;

/** Columns that a person or a platform filled with words of their own. */
const FREE_TEXT: Readonly<Record<string, readonly string[]>> = {
  verdict: ['note'],
  decision: ['reason'],
  attempt: ['words'],
  command_correction: ['reason'],
  receipt: ['body'],
  attachment: ['name'],
  hold: ['why'],
  dispute_fact: ['body'],
  custody_event: ['body'],
};
const EMPTY: readonly unknown[] = ['', null, '{}', '[]'];
/** Facts without a word of a person in them. */
const PLAIN_FACT =
  /^\{"kind":"(?:opened|resumed|matched|counted|focused|claimed|unclaimed|rest-elsewhere|disposed|lane|placed|chosen|coded|caused|judged|verdict-given|verdict-revoked|undone|half-done|closed|serial)"/;
/** A scan of numbers: waybills, goods, commands. Anything longer or with other letters may be a QR code with an address. */
const PLAIN_SCAN = /^[A-Za-z0-9:_-]{1,40}$/;

/** A refund's reason as the rules write it: verdict and codes. */
const PLAIN_REASON = /"reason":"[a-z:,-]{0,300}"/;
/** Codes that were read in a picture: a QR code on a label may hold name and phone. */
const PLAIN_CODES = /^\[(?:"[A-Za-z0-9_-]{0,40}"(?:,"[A-Za-z0-9_-]{0,40}")*)?\]$/;

/** Whether a masked pack may show this line: free text may hold a name or a phone. */
export function isPlainLine({ line }: ChainLine): boolean {
  const { table, row } = bodyOf(line);
  const text = (column: string): string => (typeof row[column] === 'string' ? row[column] : '');
  if (table === 'scan') return PLAIN_SCAN.test(text('raw'));
  if (table === 'session_fact') return PLAIN_FACT.test(text('body'));
  if (table === 'photo_check') return PLAIN_CODES.test(text('barcodes'));
  if (table === 'command') return !text('body').includes('"reason"') || PLAIN_REASON.test(text('body'));
  if (table === 'annotation') return /"caption":""/.test(text('shapes')) || text('shapes').startsWith('[');
  return (FREE_TEXT[table] ?? []).every((column) => EMPTY.includes(row[column]));
}

/** What the record says of the checkpoint made before it was written. */
export function recordCheckpoint({ note, at }: Checkpoint, token: Token | null): PackRecord['checkpoint'] {
  const read = readNote(note);
  if (read === null) throw new Error('the station signed a checkpoint that it cannot read');
  return {
    size: read.checkpoint.size,
    rootHex: hexOf(read.checkpoint.root),
    noteSha256: createHash('sha256').update(note, 'utf8').digest('hex'),
    at,
    stampedAt: token?.stampedAt ?? null,
    tsa: token?.tsa ?? null,
  };
}

type SealInput = {
  custody: Pick<CustodyService, 'entriesOf' | 'inclusion' | 'consistency' | 'certificatePem' | 'noteOf'>;
  inspectionId: string;
  variant: Variant;
  /** Before the report was written, and after the export's own line. */
  evidence: Checkpoint;
  sealed: Checkpoint;
  token: Token | null;
  /** Certificate of the authority that a person configured, PEM; '' without one. */
  caPem: string;
};

/** The files under custody/: path → content. */
export function custodyFiles(input: SealInput): Map<string, string | Uint8Array> {
  const { custody, evidence, sealed, token, caPem } = input;
  const all = custody.entriesOf(input.inspectionId);
  const lines = input.variant === 'sealed' ? all : all.filter(isPlainLine);
  const files = new Map<string, string | Uint8Array>([
    ['custody/entries.jsonl', lines.map(({ line }) => `${line}\n`).join('')],
    [
      'custody/inclusion.json',
      canonicalJson({
        nodes: custody
          .inclusion(
            lines.map(({ seq }) => seq),
            sealed.treeSize,
          )
          .map(hexOf),
        size: sealed.treeSize,
      }),
    ],
    ['custody/checkpoint.txt', sealed.note],
    ['custody/checkpoint-evidence.txt', evidence.note],
    ['custody/consistency.json', consistencyJson(custody, evidence.treeSize, sealed.treeSize)],
    ['custody/station-cert.pem', custody.certificatePem()],
  ]);
  if (token === null) return files;
  const note = custody.noteOf(token.treeSize);
  if (note === null) throw new Error(`no checkpoint over ${token.treeSize} lines`);
  files.set('custody/token.tsr', token.token);
  files.set('custody/token-checkpoint.txt', note);
  files.set('custody/token-consistency.json', consistencyJson(custody, token.treeSize, sealed.treeSize));
  if (caPem !== '') files.set('custody/tsa-ca.pem', caPem);
  return files;
}

const consistencyJson = (custody: SealInput['custody'], from: number, to: number): string =>
  canonicalJson({ from, nodes: custody.consistency(from, to).map(hexOf), to });
