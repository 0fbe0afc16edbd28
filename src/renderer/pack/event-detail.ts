import type { TFunction } from 'i18next';
import type { CaseEvent, CaseEventKind, CaseView } from '../../shared/cases.ts';
import { LEVEL_NAMES } from '../../shared/dispute.ts';
import { PRESETS } from '../../shared/pack/pack-record.ts';
import { formatMoney } from '../ui/money.ts';
import { showText } from '../ui/shown-text.ts';
import { clockTime, filmTime } from '../ui/time-left.ts';
import { wordIn } from './code-words.ts';

const EVENT_GROUPS = ['arrive', 'bench', 'decide', 'after'] as const;
type EventGroup = (typeof EVENT_GROUPS)[number];

const ARRIVE: readonly CaseEventKind[] = ['received', 'matched', 'unmatched'];
const DECIDE: readonly CaseEventKind[] = [
  'verdict',
  'verdict-revoked',
  'decision',
  'command',
  'command-ended',
  'attempt',
  'receipt',
  'by-hand',
  'confirmed',
  'rejected',
  'confirmation-undone',
  'negotiation-begun',
  'buyer-answered',
  'negotiation-ended',
  'more-time',
  'arbitration',
  'supplement',
  'correction',
  'corrected',
  'dispute',
];
const AFTER: readonly CaseEventKind[] = [
  'register',
  'register-undone',
  'repack',
  'repack-filmed',
  'exported',
  'deleted',
  'held',
  'released',
  'viewed',
  'annotated',
  'attached',
  'export-abandoned',
  'service-text',
  'service-pictures',
  'space-low',
  'recovered',
  'clock-changed',
];
/** Told only when someone asks for all: their outcome is told by another row. */
const MINOR: readonly CaseEventKind[] = ['scan', 'attempt', 'chosen', 'resumed', 'command-ended'];

export const isMinor = ({ event }: CaseEvent): boolean => MINOR.includes(event);

/** The time line in its four parts, each in the order of the chain. */
export const groupEvents = (events: readonly CaseEvent[]): { group: EventGroup; events: CaseEvent[] }[] => {
  const groupOf = ({ event }: CaseEvent): EventGroup =>
    ARRIVE.includes(event) ? 'arrive' : DECIDE.includes(event) ? 'decide' : AFTER.includes(event) ? 'after' : 'bench';
  return EVENT_GROUPS.map((group) => ({ group, events: events.filter((one) => groupOf(one) === group) })).filter(
    (part) => part.events.length > 0,
  );
};

const presetName = (t: TFunction, preset: string): string => {
  const known = PRESETS.find((one) => one === preset);
  return known === undefined ? showText(preset) : t(`pack.presets.${known}`);
};
const variantName = (t: TFunction, variant: string): string =>
  variant === 'sealed' || variant === 'masked' ? t(`pack.variants.${variant}`) : showText(variant);

const amountWords = (t: TFunction, amount: number | null, key: 'ms' | 'units' | 'grams'): string => {
  if (amount === null) return '';
  switch (key) {
    case 'ms':
      return t('eventAmount.ms', { time: filmTime(amount) });
    case 'units':
      return t('eventAmount.units', { n: amount });
    case 'grams':
      return t('eventAmount.grams', { n: amount });
  }
};

/** Who has a dispute, from the second level on. */
const levelWord = (t: TFunction, level: number | null): string =>
  level === 2 || level === 3 ? t(`disputeLevel.${LEVEL_NAMES[level]}`) : '';

/** What belongs to a line of the time line, in a few words; '' when its event says all. */
export function eventDetail(t: TFunction, event: CaseEvent, view: Pick<CaseView, 'returns'>): string {
  const { code, text, amount } = event;
  const join = (...parts: string[]): string => parts.filter((part) => part !== '').join(' · ');
  switch (event.event) {
    case 'counted': {
      const line = view.returns.flatMap(({ lines }) => lines).find(({ id }) => id === text);
      return join(line?.name ?? '', wordIn(t, 'eventCode', code), amountWords(t, amount, 'units'));
    }
    case 'photo':
      return wordIn(t, 'shot', code);
    case 'film-ended':
      return join(amountWords(t, amount, 'ms'), wordIn(t, 'recordingEnd', code));
    case 'verdict':
    case 'verdict-revoked':
    case 'chosen':
      return wordIn(t, 'verdictLong', code);
    case 'rechecked':
      return join(wordIn(t, 'verdictLong', code), showText(text));
    case 'coded':
    case 'uncoded':
      return wordIn(t, 'code', code);
    case 'lane':
      return wordIn(t, 'lane', code);
    case 'decision': {
      const kind = text === '' ? '' : wordIn(t, 'decisionKind', text);
      const money = amount === null ? '' : formatMoney(amount, view.returns[0]?.currency ?? 'CNY');
      return join(wordIn(t, 'eventCode', code), kind, money);
    }
    case 'confirmed': {
      const money = amount === null ? '' : formatMoney(amount, view.returns[0]?.currency ?? 'CNY');
      return join(wordIn(t, 'decisionKind', code), money, t('approval.proposedBy', { who: showText(text) }));
    }
    case 'negotiation-begun': {
      const until = amount === null ? '' : t('negotiation.until', { time: clockTime(amount, event.at) });
      return join(t('negotiation.ownedBy', { who: showText(text) }), until);
    }
    case 'supplement': {
      const money = amount === null ? '' : formatMoney(amount, view.returns[0]?.currency ?? 'CNY');
      return join(wordIn(t, 'supplementStep', code), money, showText(text));
    }
    case 'correction':
    case 'corrected': {
      const sums = [event.amountBefore ?? null, amount].filter((cents) => cents !== null);
      const money = sums.map((cents) => formatMoney(cents, view.returns[0]?.currency ?? 'CNY')).join(' → ');
      const what = wordIn(t, event.event === 'correction' ? 'correctionStep' : 'eventCode', code);
      return join(what, money, showText(text));
    }
    case 'negotiation-ended':
      return join(wordIn(t, 'negotiationEnd', code), showText(text));
    case 'more-time': {
      const until = amount === null ? '' : t('moreTime.timer', { time: clockTime(amount, event.at) });
      return join(wordIn(t, 'moreTimeStep', code), text === '' ? '' : wordIn(t, 'moreTimeWhy', text), until);
    }
    case 'arbitration': {
      const why = code === 'begun' || text === '' ? showText(text) : wordIn(t, 'proofWhy', text);
      return join(wordIn(t, 'proofStep', code), why, amount === null ? '' : t('proofPictures', { n: amount }));
    }
    case 'dispute':
      return join(
        wordIn(t, 'disputeFact', code),
        text === '' ? '' : wordIn(t, 'disputeState', text),
        levelWord(t, amount),
      );
    case 'command':
    case 'command-ended':
      return join(wordIn(t, 'eventCode', code), wordIn(t, 'eventCode', text));
    case 'attempt':
      // A picture's words are two hashes: for the chain, not for people.
      return join(wordIn(t, 'eventCode', code), text === '' || code === 'picture' ? '' : wordIn(t, 'lastWords', text));
    case 'receipt':
      return wordIn(t, 'eventCode', code);
    case 'by-hand':
      return join(wordIn(t, 'eventCode', code), showText(text));
    case 'register':
    case 'register-undone': {
      // The state is a code; a waybill and a note are as they were recorded.
      const [state = '', ...said] = text.split(' ');
      const money = amount === null ? '' : formatMoney(amount, view.returns[0]?.currency ?? 'CNY');
      return join(wordIn(t, 'registerName', code), wordIn(t, 'registerState', state), showText(said.join(' ')), money);
    }
    case 'repack': {
      const [waybill = '', payer = ''] = text.split(' ');
      return join(
        wordIn(t, 'repackEvent', code),
        showText(waybill),
        payer === '' ? '' : wordIn(t, 'registerPayer', payer),
      );
    }
    case 'disposition':
      return join(wordIn(t, 'disposition', code), showText(text));
    case 'attached':
      return join(wordIn(t, 'attachKind', code), showText(text));
    case 'exported':
      return join(presetName(t, code), variantName(t, text));
    case 'export-abandoned':
      return text === '' ? '' : presetName(t, text);
    case 'deleted':
      return join(wordIn(t, 'eventCode', code), showText(text));
    case 'weighed':
      return amountWords(t, amount, 'grams');
    case 'scan':
    case 'received':
    case 'opened':
    case 'serial':
    case 'stranger':
    case 'noted':
    case 'placed':
    case 'held':
    case 'released':
    case 'film-started':
    case 'rejected':
    case 'flagged':
    case 'confirmation-undone':
    case 'service-text':
    case 'buyer-answered':
      return showText(text);
    case 'other':
      return showText(code);
    case 'repack-filmed':
    case 'recheck-drawn':
    case 'resumed':
    case 'matched':
    case 'unmatched':
    case 'set-aside':
    case 'closed':
    case 'undone':
    case 'rest':
    case 'annotated':
    case 'viewed':
    case 'clock-changed':
    case 'recovered':
    case 'space-low':
    case 'video-stopped':
    case 'service-pictures':
      return '';
  }
}

/** A jump mark of a film: something that happened while it ran, and where in the film. */
type Moment = { seq: number; atMs: number; event: CaseEvent };

const MOMENTS: readonly CaseEventKind[] = [
  'photo',
  'serial',
  'stranger',
  'coded',
  'verdict',
  'counted',
  'placed',
  'weighed',
];
/** What was scanned in the same second is one moment. */
const APART_MS = 1500;

/** What a person would look for in a film, in its order; a little before, so that the hand is seen. */
export const momentsOf = (
  { startedAt, durationMs }: { startedAt: number; durationMs: number },
  events: readonly CaseEvent[],
): Moment[] => {
  const inside = events
    .filter(({ event, at }) => MOMENTS.includes(event) && at >= startedAt && at <= startedAt + durationMs)
    .map((event) => ({ seq: event.seq, atMs: event.at - startedAt, event }))
    .sort((a, b) => a.atMs - b.atMs);
  return inside.filter((moment, index) => {
    const before = inside[index - 1];
    return (
      before === undefined ||
      moment.atMs - before.atMs > APART_MS ||
      (moment.event.event !== before.event.event && moment.event.event !== 'photo')
    );
  });
};
