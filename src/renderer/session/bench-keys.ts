import type { Disposition } from '../../shared/disposition.ts';
import type { BenchView, SessionView } from '../../shared/session.ts';

export type Screen = 'bench' | 'decide' | 'cases' | 'shelf' | 'overview' | 'find' | 'import' | 'sync' | 'settings';
export type FKey = 'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'F6' | 'F7' | 'F8' | 'F9' | 'F10' | 'F11' | 'F12';

/** The words that a function key sends; the same as on the command barcodes, without `DP:`. */
export type BenchWord = 'OK' | 'DMG' | 'SWP' | 'HOLD' | 'PHOTO' | 'LATER' | 'UNDO' | 'REST' | 'OTHER';
/** `sent-anew` = settled by goods: exchanged, sent again, repaired. */
export type ProposalKind = 'refund-full' | 'refund-part' | 'refuse' | 'sent-anew';
/** What the keys do with the marked parcel of the shelf. */
export type ShelfAct = 'open' | 'record' | 'mark' | 'hand-over';

/** What the keys do in the room of cases and packs. */
export type PackAct = 'export' | 'mark' | 'preset' | 'variant' | 'moment' | 'hold' | 'stop';

/** What the keys do in the overview: one of its pages, or the board over the whole window. */
export type OverviewAct = 'board' | 'reports' | 'registers' | 'handOverSheet' | 'receiving' | 'fill';

type KeyAction =
  | { kind: 'command'; word: BenchWord }
  | { kind: 'camera' }
  | { kind: 'note' }
  | { kind: 'go'; screen: Screen }
  | { kind: 'choose'; proposal: ProposalKind }
  | { kind: 'shelf'; act: ShelfAct }
  | { kind: 'pack'; act: PackAct }
  | { kind: 'overview'; act: OverviewAct }
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
  | 'sentAnew'
  | 'submit'
  | 'settle'
  | 'shelf'
  | 'find'
  | 'openBox'
  | 'record'
  | 'mark'
  | 'handOver'
  | 'cases'
  | 'export'
  | 'preset'
  | 'variant'
  | 'moment'
  | 'legalHold'
  | 'stop'
  | 'overview'
  | OverviewAct;

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

const go = (key: FKey, label: KeyLabel, screen: Screen): KeySlot & { action: { kind: 'go' } } => ({
  key,
  label,
  action: { kind: 'go', screen },
  isLive: true,
  isOnStrip: true,
});

const onShelf = (key: FKey, label: KeyLabel, act: ShelfAct, isLive: boolean): KeySlot => ({
  key,
  label,
  action: { kind: 'shelf', act },
  isLive,
  isOnStrip: true,
});

const inPacks = (key: FKey, label: KeyLabel, act: PackAct, isLive: boolean): KeySlot => ({
  key,
  label,
  action: { kind: 'pack', act },
  isLive,
  isOnStrip: true,
});

const inOverview = (key: FKey, act: OverviewAct, isLive: boolean): KeySlot => ({
  key,
  label: act,
  action: { kind: 'overview', act },
  isLive,
  isOnStrip: true,
});

type Where = {
  screen: Screen;
  view: BenchView | null;
  canPropose: boolean;
  /** The case in hand is refunded by hand: F4 notes that. */
  canSettle?: boolean;
  /** What can be done with the parcel chosen on the shelf. */
  shelf?: Record<ShelfAct, boolean>;
  /** What can be done with the case that is open, or with those ticked. */
  pack?: Record<PackAct, boolean>;
  /** Which pages the overview has, and whether the one shown can fill the window. */
  overview?: Partial<Record<OverviewAct, boolean>>;
};

const ownKeys = (
  { screen, view, canPropose, canSettle = false, shelf, pack, overview }: Where,
  now: number,
): KeySlot[] => {
  switch (screen) {
    case 'bench':
      return benchKeys(view, now);
    case 'decide':
      return [
        choose('F1', 'full', 'refund-full', canPropose),
        choose('F2', 'part', 'refund-part', canPropose),
        choose('F3', 'refuse', 'refuse', canPropose),
        {
          key: 'F4',
          label: canSettle ? 'settle' : 'submit',
          action: { kind: 'submit' },
          isLive: canPropose || canSettle,
          isOnStrip: true,
        },
        choose('F5', 'sentAnew', 'sent-anew', canPropose || canSettle),
      ];
    case 'cases':
      return [
        inPacks('F1', 'export', 'export', pack?.export === true),
        inPacks('F2', 'mark', 'mark', pack?.mark === true),
        inPacks('F3', 'preset', 'preset', pack?.preset === true),
        inPacks('F4', 'variant', 'variant', pack?.variant === true),
        inPacks('F5', 'moment', 'moment', pack?.moment === true),
        inPacks('F6', 'legalHold', 'hold', pack?.hold === true),
        inPacks('F12', 'stop', 'stop', pack?.stop === true),
      ];
    case 'shelf':
      return [
        onShelf('F1', 'openBox', 'open', shelf?.open === true),
        onShelf('F2', 'record', 'record', shelf?.record === true),
        onShelf('F3', 'mark', 'mark', shelf?.mark === true),
        onShelf('F4', 'handOver', 'hand-over', shelf?.['hand-over'] === true),
      ];
    case 'overview':
      return [
        inOverview('F1', 'board', overview?.board === true),
        inOverview('F2', 'reports', overview?.reports === true),
        inOverview('F3', 'registers', overview?.registers === true),
        inOverview('F4', 'handOverSheet', overview?.handOverSheet === true),
        inOverview('F5', 'fill', overview?.fill === true),
        inOverview('F6', 'receiving', overview?.receiving === true),
      ];
    case 'find':
    case 'import':
    case 'sync':
    case 'settings':
      return [];
  }
};

/**
 * What every key does on this screen now: the one table from which the strip is drawn and the keyboard is answered. A
 * key that is not live still sends its command on the bench: the refusal's sentence says why it can't be. F8 puts a box
 * on the shelf; with no box open it shows the shelf, as F7 (a box's note) shows the search, F4 (the hold bin) the cases and
 * F3 (the verdict "swapped") the overview, where these do nothing else.
 */
export const keysOf = (where: Where, now: number): KeySlot[] => {
  const { screen } = where;
  const isBoxOpen = screen === 'bench' && where.view?.session != null;
  const hasF4 = screen === 'decide' || screen === 'shelf' || screen === 'cases' || screen === 'overview';
  const doors = (
    isBoxOpen
      ? []
      : [
          ...(hasF4 ? [] : [go('F3', 'overview', 'overview'), go('F4', 'cases', 'cases')]),
          go('F7', 'find', 'find'),
          go('F8', 'shelf', 'shelf'),
        ]
  ).filter(({ action }) => action.screen !== screen);
  const taken = new Set(doors.map(({ key }) => key));
  return [
    ...ownKeys(where, now).filter(({ key }) => !taken.has(key)),
    ...doors,
    screen === 'bench' ? go('F9', 'toDecide', 'decide') : go('F9', 'toBench', 'bench'),
    go('F10', 'settings', 'settings'),
    go('F11', 'sync', 'sync'),
  ];
};

/** What a digit of the keypad means now: the question's answer, the nth code or disposition, or one of the nth line. */
type DigitAction =
  | { kind: 'answer'; questionId: string; answer: 'close' | 'stay' | 'goods' | 'next' }
  | { kind: 'code'; index: number }
  | { kind: 'dispose'; disposition: Disposition }
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
