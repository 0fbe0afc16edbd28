import { safeParse } from 'valibot';
import { ErrorCode } from '../../shared/result.ts';

/** A code that crossed as plain text: one that has no sentence is told as `internal`. */
export const errorCodeOf = (text: string): ErrorCode => {
  const parsed = safeParse(ErrorCode, text);
  return parsed.success ? parsed.output : 'internal';
};
