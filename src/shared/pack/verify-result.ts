// verify: whether a pack is what the station sealed. Before it whoever was handed the pack; after it green, or red with
// what and where. One implementation for the command line, the program's menu and the page inside every report: files
// and hashing are handed in.

/** What was looked at, in this order; each is a line of the answer. */
export const CHECK_NAMES = [
  'names',
  'tag-files',
  'payload-list',
  'certificate',
  'checkpoint',
  'entries',
  'inclusion',
  'seal',
  'consistency',
  'time-stamp',
  'payload',
  'originals',
  'derivatives',
  'record',
  'chain',
  'tiles',
  'checkpoints',
  'rows',
  'checkpoint-log',
  'time-stamps',
  'photos',
  'recordings',
  'attachments',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

/** Everything that can be wrong, a closed list; each has a sentence in both languages (`verify-words.ts`). */
export const PROBLEM_CODES = [
  'zip-broken',
  'zip-encrypted',
  'zip-bomb',
  'zip-two-names',
  'several-tops',
  'unsafe-name',
  'duplicate-name',
  'not-a-file',
  'too-many-files',
  'too-large',
  'unreadable',
  'not-a-pack',
  'file-missing',
  'file-extra',
  'second-manifest',
  'file-empty',
  'file-changed',
  'file-renamed',
  'files-swapped',
  'manifest-spelling',
  'bag-declaration',
  'bag-info',
  'not-canonical',
  'entry-order',
  'entry-link',
  'inclusion',
  'certificate',
  'signature',
  'other-station',
  'seal',
  'consistency',
  'token',
  'original-unknown',
  'original-missing',
  'attachment-unknown',
  'attachment-missing',
  'film-fragments',
  'derivative',
  'record',
  'record-checkpoint',
  'time-line',
  'database-broken',
  'entry-gap',
  'entry-unsealed',
  'entry-hash',
  'entry-leaf',
  'entry-case',
  'tile',
  'row-changed',
  'row-missing',
  'row-added',
  'checkpoint-root',
  'checkpoint-missing',
  'rolled-back',
  'other-history',
  'log-missing',
  'log-gap',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** `path`: the file, table or line it was found at; `detail`: what was there and what belongs there, for an expert. */
export type Problem = { code: ProblemCode; path: string; detail: string };

/** One check that went well. `count`: how many things were looked at. `about` names what matters, or ''. */
export type Passed = { check: CheckName; count: number; about: string };

/** What the pack says of itself once its seal holds; times in ms. */
export type SealedBy = {
  exportId: string;
  /** `dockproof/<16 hex>`: names the station's key. */
  origin: string;
  /** SHA-256 of the raw public key, hex: to be compared with another pack of the same station. */
  keySha256: string;
  sealedAt: number;
  /** What a time-stamp authority says, null when the pack has no time stamp. */
  stampedAt: number | null;
  tsa: string | null;
};

/** A file that is gone because a rule of retention took it; the chain says so, which is sound. `at` in ms. */
export type Deleted = { file: string; rule: string; at: number };

export type Verdict =
  | { outcome: 'sound'; passed: Passed[]; sealedBy: SealedBy | null; deleted: Deleted[] }
  | { outcome: 'altered' | 'not-a-pack'; passed: Passed[]; problem: Problem };

/** A value, or the first thing that is wrong. */
export type Checked<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const good = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const bad = (code: ProblemCode, path: string, detail = ''): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code, path, detail },
});
