import { AppError, wordsOf } from '../lib/app-error.ts';
import type { FatalProblem } from './fatal-screen.ts';

/** What the person is told about an exception that ended the start or the program. */
export const problemOf = (thrown: unknown): FatalProblem =>
  thrown instanceof AppError
    ? { code: thrown.code, path: thrown.path, detail: thrown.message }
    : { code: 'bug', path: null, detail: wordsOf(thrown) };
