import type { Disposition } from '../../shared/disposition.ts';
import type { BenchView, SessionView } from '../../shared/session.ts';
import type { PayerWord } from './bench-keys.ts';

const PAYER_WORDS: readonly PayerWord[] = ['Q1', 'Q2', 'Q3'];

/** What a digit of the keypad means now: the question's answer, the nth code or disposition, or one of the nth line. */
type DigitAction =
  | { kind: 'answer'; questionId: string; answer: 'close' | 'stay' | 'goods' | 'next' }
  | { kind: 'code'; index: number }
  | { kind: 'dispose'; disposition: Disposition }
  | { kind: 'command'; word: PayerWord }
  | { kind: 'count'; lineId: string };

/**
 * Codes are being chosen, for the return that is spoken of. In a box with several the unnamed one may be another: then
 * its codes must not land on this one.
 */
export const isNaming = ({ next, focusId, choice }: SessionView): boolean =>
  (next.step === 'choose-code' || next.step === 'confirm-codes') && (focusId === null || choice !== null);

/** The signs of the keypad that mean something: `+` the next return of this box, `/` the rest is in another box. */
export type KeypadSign = '+' | '/';
type SignAction = { kind: 'focus'; returnId: string } | { kind: 'command'; word: 'REST' };

/** What a sign of the keypad does now, or null. */
export const signAction = (view: BenchView | null, sign: KeypadSign): SignAction | null => {
  if (view?.session == null || view.question !== null) return null;
  if (sign === '/') return { kind: 'command', word: 'REST' };
  const { returns, focusId } = view.session;
  const at = returns.findIndex(({ id }) => id === focusId);
  const following = returns[(at + 1) % returns.length];
  return at < 0 || following === undefined || returns.length < 2 ? null : { kind: 'focus', returnId: following.id };
};

/** How many things a keypad digit can choose among. */
export const DIGITS = 9;

/** The meaning of a keypad digit (1–9), or null when it has none now. */
export const digitAction = (view: BenchView | null, digit: number): DigitAction | null => {
  if (view === null || digit < 1 || digit > DIGITS) return null;
  if (view.repack !== null) {
    const word = PAYER_WORDS[digit - 1];
    return word === undefined ? null : { kind: 'command', word };
  }
  const { question, session } = view;
  if (question !== null) {
    const answers = question.kind === 'close-first' ? (['close', 'stay'] as const) : (['goods', 'next'] as const);
    const answer = answers[digit - 1];
    return answer === undefined ? null : { kind: 'answer', questionId: question.id, answer };
  }
  if (session === null) return null;
  if (isNaming(session)) {
    return digit <= session.offeredCodes.length ? { kind: 'code', index: digit - 1 } : null;
  }
  if (session.next.step === 'scan-bin') {
    const disposition = session.disposition?.offered[digit - 1];
    return disposition === undefined ? null : { kind: 'dispose', disposition };
  }
  const line = session.returns.flatMap(({ lines }) => lines)[digit - 1];
  return line === undefined ? null : { kind: 'count', lineId: line.id };
};
