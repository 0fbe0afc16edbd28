/** Why the program can't start or go on; each has a screen of its own. The file it concerns is left untouched. */
export type FatalCode =
  'database-broken' | 'database-newer' | 'sqlite-unsupported' | 'data-dir-unwritable' | 'already-running';

export class AppError extends Error {
  readonly code: FatalCode;
  readonly path: string | null;

  constructor(code: FatalCode, message: string, path: string | null = null, cause?: unknown) {
    super(message, { cause });
    this.name = 'AppError';
    this.code = code;
    this.path = path;
  }
}

/** Whatever was thrown, as one line for a log or a receipt. */
export const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
