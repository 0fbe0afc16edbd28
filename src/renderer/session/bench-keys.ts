import type { BenchView } from '../../shared/session.ts';

export type Screen = 'bench' | 'decide' | 'sync' | 'settings';
export type FKey = 'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'F6' | 'F7' | 'F8' | 'F9' | 'F10' | 'F11' | 'F12';

/** The words that a function key sends; the same as on the command barcodes, without `DP:`. */
export type BenchWord = 'OK' | 'DMG' | 'SWP' | 'HOLD' | 'PHOTO' | 'LATER' | 'UNDO';
export type ProposalKind = 'refund-full' | 'refund-part' | 'refuse';

type KeyAction =
  | { kind: 'command'; word: BenchWord }
  | { kind: 'camera' }
  | { kind: 'note' }
  | { kind: 'go'; screen: Screen }
  | { kind: 'choose'; proposal: ProposalKind }
  | { kind: 'submit' };

type KeyLabel =
  | 'ok'
  | 'damaged'
  | 'swapped'
  | 'hold'
  | 'photo'
  | 'camera'
  | 'note'
  | 'later'
  | 'undo'
  | 'toBench'
  | 'toDecide'
  | 'settings'
  | 'sync'
  | 'full'
  | 'part'
  | 'refuse'
  | 'submit';

/** One key: what it does now and whether it has an effect now. `isOnStrip` is false for those drawn as big buttons. */
export type KeySlot = { key: FKey; label: KeyLabel; action: KeyAction; isLive: boolean; isOnStrip: boolean };

const command = (key: FKey, label: KeyLabel, word: BenchWord, isLive: boolean, isOnStrip = true): KeySlot => ({
  key,
  label,
  action: { kind: 'command', word },
  isLive,
  isOnStrip,
});

const benchKeys = (view: BenchView | null, now: number): KeySlot[] => {
  const session = view?.session ?? null;
  const isFree = session !== null && view?.question === null;
  const canUndoVerdict = view?.recent.some(({ undoUntilAt }) => undoUntilAt !== null && undoUntilAt > now) ?? false;
  return [
    command('F1', 'ok', 'OK', isFree && session.canBeIntact, false),
    command('F2', 'damaged', 'DMG', isFree, false),
    command('F3', 'swapped', 'SWP', isFree, false),
    command('F4', 'hold', 'HOLD', isFree),
    command('F5', 'photo', 'PHOTO', session !== null),
    { key: 'F6', label: 'camera', action: { kind: 'camera' }, isLive: true, isOnStrip: true },
    { key: 'F7', label: 'note', action: { kind: 'note' }, isLive: session !== null, isOnStrip: true },
    command('F8', 'later', 'LATER', isFree),
    command('F12', 'undo', 'UNDO', session === null ? canUndoVerdict : isFree && session.canUndo),
  ];
};

const choose = (key: FKey, label: KeyLabel, proposal: ProposalKind, isLive: boolean): KeySlot => ({
  key,
  label,
  action: { kind: 'choose', proposal },
  isLive,
  isOnStrip: true,
});

const go = (key: FKey, label: KeyLabel, screen: Screen): KeySlot => ({
  key,
  label,
  action: { kind: 'go', screen },
  isLive: true,
  isOnStrip: true,
});

/**
 * What every key does on this screen now: the one table from which the strip is drawn and the keyboard is answered. A
 * key that is not live still sends its command on the bench: the refusal's sentence says why it can't be.
 */
export const keysOf = (
  where: { screen: Screen; view: BenchView | null; canPropose: boolean },
  now: number,
): KeySlot[] => {
  const own: KeySlot[] =
    where.screen === 'bench'
      ? benchKeys(where.view, now)
      : where.screen === 'decide'
        ? [
            choose('F1', 'full', 'refund-full', where.canPropose),
            choose('F2', 'part', 'refund-part', where.canPropose),
            choose('F3', 'refuse', 'refuse', where.canPropose),
            { key: 'F4', label: 'submit', action: { kind: 'submit' }, isLive: where.canPropose, isOnStrip: true },
          ]
        : [];
  return [
    ...own,
    where.screen === 'bench' ? go('F9', 'toDecide', 'decide') : go('F9', 'toBench', 'bench'),
    go('F10', 'settings', 'settings'),
    go('F11', 'sync', 'sync'),
  ];
};

/** What a digit of the keypad means now: the question's answer, the nth code, or one good of the nth line. */
type DigitAction =
  | { kind: 'answer'; questionId: string; answer: 'close' | 'stay' | 'goods' | 'next' }
  | { kind: 'code'; index: number }
  | { kind: 'count'; lineId: string };

/** How many things a keypad digit can choose among. */
export const DIGITS = 9;

/** The meaning of a keypad digit (1–9), or null when it has none now. */
export const digitAction = (view: BenchView | null, digit: number): DigitAction | null => {
  if (view === null || digit < 1 || digit > DIGITS) return null;
  const { question, session } = view;
  if (question !== null) {
    const answers = question.kind === 'close-first' ? (['close', 'stay'] as const) : (['goods', 'next'] as const);
    const answer = answers[digit - 1];
    return answer === undefined ? null : { kind: 'answer', questionId: question.id, answer };
  }
  if (session === null) return null;
  if (session.next.step === 'choose-code' || session.next.step === 'confirm-codes') {
    return digit <= session.offeredCodes.length ? { kind: 'code', index: digit - 1 } : null;
  }
  const line = session.returns.flatMap(({ lines }) => lines)[digit - 1];
  return line === undefined ? null : { kind: 'count', lineId: line.id };
};
