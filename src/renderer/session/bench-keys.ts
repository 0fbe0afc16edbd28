import type { RepackView } from '../../shared/repack.ts';
import type { BenchView } from '../../shared/session.ts';

export type Screen = 'bench' | 'decide' | 'cases' | 'shelf' | 'overview' | 'find' | 'import' | 'sync' | 'settings';
export type FKey = 'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'F6' | 'F7' | 'F8' | 'F9' | 'F10' | 'F11' | 'F12';

/** The words that a function key sends; the same as on the command barcodes, without `DP:`. */
export type BenchWord =
  'OK' | 'DMG' | 'SWP' | 'HOLD' | 'PHOTO' | 'LATER' | 'UNDO' | 'REST' | 'OTHER' | 'SEND' | PayerWord;
/** Who pays for goods that go back to their buyer (`PAYER_KEYS`). */
export type PayerWord = 'Q1' | 'Q2' | 'Q3';
/** `sent-anew` = settled by goods: exchanged, sent again, repaired. */
export type ProposalKind = 'refund-full' | 'refund-part' | 'refuse' | 'sent-anew';
/** What the keys do with the marked parcel of the shelf. */
export type ShelfAct = 'open' | 'record' | 'mark' | 'hand-over';

/** What the keys do in the room of cases and packs. */
export type PackAct = 'export' | 'mark' | 'preset' | 'variant' | 'moment' | 'hold' | 'stop' | 'supplement' | 'lesson';

/** What the keys do in the overview: one of its pages, or the board over the whole window. */
export type OverviewAct = 'board' | 'reports' | 'registers' | 'handOverSheet' | 'receiving' | 'rechecks' | 'fill';

type KeyAction =
  | { kind: 'command'; word: BenchWord }
  | { kind: 'camera' }
  | { kind: 'note' }
  | { kind: 'go'; screen: Screen }
  | { kind: 'choose'; proposal: ProposalKind }
  | { kind: 'shelf'; act: ShelfAct }
  | { kind: 'pack'; act: PackAct }
  | { kind: 'overview'; act: OverviewAct }
  | { kind: 'submit' }
  /** The word that a proposal waits for; without one, talking the case over with the buyer. */
  | { kind: 'word' };

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
  | 'buyerPays'
  | 'shopPays'
  | 'carrierPays'
  | 'send'
  | 'repack'
  | 'toBench'
  | 'toDecide'
  | 'settings'
  | 'sync'
  | 'full'
  | 'part'
  | 'refuse'
  | 'sentAnew'
  | 'submit'
  | 'confirm'
  | 'negotiate'
  | 'buyerSaid'
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
  | 'supplement'
  | 'lesson'
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

const camera: KeySlot = { key: 'F6', label: 'camera', action: { kind: 'camera' }, isLive: true, isOnStrip: true };

/** Goods are being packed for their buyer. */
const repackKeys = ({ sentWaybill, payer }: RepackView): KeySlot[] => [
  command('F1', 'buyerPays', 'Q1', true, false),
  command('F2', 'shopPays', 'Q2', true, false),
  command('F3', 'carrierPays', 'Q3', true, false),
  command('F4', 'send', 'SEND', sentWaybill !== null && payer !== null, false),
  camera,
  command('F12', 'undo', 'UNDO', true),
];

const canRepack = (view: BenchView | null): boolean =>
  view?.panel?.kind === 'already-done' && view.panel.toBuyer?.why === null;

const benchKeys = (view: BenchView | null, now: number): KeySlot[] => {
  if (view?.repack != null) return repackKeys(view.repack);
  const session = view?.session ?? null;
  const isFree = session !== null && view?.question === null;
  const canUndoVerdict = view?.recent.some(({ undoUntilAt }) => undoUntilAt !== null && undoUntilAt > now) ?? false;
  return [
    canRepack(view)
      ? command('F1', 'repack', 'SEND', true)
      : command('F1', 'ok', 'OK', isFree && session.canBeIntact, false),
    command('F2', 'damaged', 'DMG', isFree, false),
    command('F3', 'swapped', 'SWP', isFree, false),
    command('F4', 'hold', 'HOLD', isFree),
    command('F5', 'photo', 'PHOTO', session !== null),
    camera,
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

/** F12 in the room of cases: what runs can be stopped; else what the open case leads to, before what all of them teach. */
const packLast = (pack: Record<PackAct, boolean> | undefined): KeySlot => {
  if (pack?.stop !== true && pack?.supplement === true) return inPacks('F12', 'supplement', 'supplement', true);
  if (pack?.stop !== true && pack?.lesson === true) return inPacks('F12', 'lesson', 'lesson', true);
  return inPacks('F12', 'stop', 'stop', pack?.stop === true);
};

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
  /** What F6 does with the case in hand: gives the word, keeps what the buyer said, or begins to negotiate. */
  word?: 'confirm' | 'negotiate' | 'buyerSaid' | null;
  /** What can be done with the parcel chosen on the shelf. */
  shelf?: Record<ShelfAct, boolean>;
  /** What can be done with the case that is open, or with those ticked. */
  pack?: Record<PackAct, boolean>;
  /** Which pages the overview has, and whether the one shown can fill the window. */
  overview?: Partial<Record<OverviewAct, boolean>>;
};

const ownKeys = (
  { screen, view, canPropose, canSettle = false, word = null, shelf, pack, overview }: Where,
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
        { key: 'F6', label: word ?? 'confirm', action: { kind: 'word' }, isLive: word !== null, isOnStrip: true },
      ];
    case 'cases':
      return [
        inPacks('F1', 'export', 'export', pack?.export === true),
        inPacks('F2', 'mark', 'mark', pack?.mark === true),
        inPacks('F3', 'preset', 'preset', pack?.preset === true),
        inPacks('F4', 'variant', 'variant', pack?.variant === true),
        inPacks('F5', 'moment', 'moment', pack?.moment === true),
        inPacks('F6', 'legalHold', 'hold', pack?.hold === true),
        packLast(pack),
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
        inOverview('F12', 'rechecks', overview?.rechecks === true),
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
  const isBoxOpen = screen === 'bench' && (where.view?.session != null || where.view?.repack != null);
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
