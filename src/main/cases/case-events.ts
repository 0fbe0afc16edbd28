import * as v from 'valibot';
import type { CaseEvent, CaseEventKind } from '../../shared/cases.ts';

// What a line of the chain tells a person. The lines are read as if a stranger had written them: what this version does
// not know is shown as `other`, never left out and never a fault.

const Row = v.record(v.string(), v.nullable(v.union([v.string(), v.number()])));
type Row = v.InferOutput<typeof Row>;
const Line = v.object({ body: v.object({ at: v.number(), event: v.string(), row: Row, table: v.string() }) });

type Told = Partial<Pick<CaseEvent, 'code' | 'text' | 'amount' | 'amountBefore' | 'sha256'>> & { event: CaseEventKind };

const text = (row: Row, column: string): string => {
  const value = row[column];
  return typeof value === 'string' ? value : value == null ? '' : String(value);
};
const amount = (row: Row, column: string): number | null => {
  const value = row[column];
  return typeof value === 'number' ? value : null;
};
const Body = v.record(v.string(), v.unknown());
const bodyOf = (row: Row): Row => {
  try {
    const parsed = v.safeParse(Body, JSON.parse(text(row, 'body')));
    const pairs = Object.entries(parsed.success ? parsed.output : {});
    return Object.fromEntries(
      pairs.map(([name, value]) => [name, typeof value === 'string' || typeof value === 'number' ? value : null]),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
};

/** A fact of the session, by its kind; null where the same is told by a row of its own (verdict, judgements, questions). */
function tellFact(row: Row): Told | null {
  const fact = bodyOf(row);
  const kind = text(fact, 'kind');
  switch (kind) {
    case 'resumed':
      return { event: 'resumed' };
    case 'counted':
      return { event: 'counted', code: text(fact, 'what'), text: text(fact, 'lineId'), amount: amount(fact, 'delta') };
    case 'serial':
      return { event: 'serial', text: text(fact, 'serial') };
    case 'stranger':
      return { event: 'stranger', text: text(fact, 'text') };
    case 'chosen':
      return { event: 'chosen', code: text(fact, 'choice') };
    case 'coded':
      return { event: text(row, 'body').includes('"isSet":false') ? 'uncoded' : 'coded', code: text(fact, 'code') };
    case 'noted':
      return { event: 'noted', text: text(fact, 'text') };
    case 'placed':
      return { event: 'placed', text: text(fact, 'bin') };
    case 'weighed':
      return { event: 'weighed', amount: amount(fact, 'grams') };
    case 'lane':
      return { event: 'lane', code: text(fact, 'lane') };
    case 'rest-elsewhere':
      return { event: 'rest' };
    case 'undone':
      return { event: 'undone' };
    case 'half-done':
      return { event: 'set-aside' };
    case 'closed':
      return { event: 'closed' };
    case 'opened':
    case 'matched':
    case 'caused':
    case 'judged':
    case 'focused':
    case 'claimed':
    case 'unclaimed':
    case 'disposed':
    case 'asked':
    case 'answered':
    case 'verdict-given':
    case 'verdict-revoked':
      return null;
    default:
      return { event: 'other', code: kind };
  }
}

const EVENTS_BY_KIND: Readonly<Record<string, CaseEventKind>> = {
  viewed: 'viewed',
  'clock-changed': 'clock-changed',
  recovered: 'recovered',
  'export-abandoned': 'export-abandoned',
  'by-hand': 'by-hand',
  confirmed: 'confirmed',
  rejected: 'rejected',
  'confirmation-undone': 'confirmation-undone',
  'service-text': 'service-text',
  'service-pictures': 'service-pictures',
  'negotiation-begun': 'negotiation-begun',
  'buyer-answered': 'buyer-answered',
  'negotiation-ended': 'negotiation-ended',
  'more-time': 'more-time',
  arbitration: 'arbitration',
  supplement: 'supplement',
  correction: 'correction',
  'case-flagged': 'flagged',
  'pack-removed': 'deleted',
  'space-low': 'space-low',
  'video-stopped': 'video-stopped',
};

/** What was done by hand, under which waybill goods left, and where it is written; by which rule a pack went; else which
 * pack was looked at. */
const detailOf = (event: CaseEventKind, body: Row): { text: string; code?: string; sha256?: string } =>
  event === 'by-hand'
    ? {
        code: text(body, 'outcome'),
        text: [text(body, 'waybill'), text(body, 'reference')].filter((part) => part !== '').join(' · '),
        sha256: text(body, 'picture'),
      }
    : event === 'deleted'
      ? { code: 'pack', text: text(body, 'rule') }
      : { text: text(body, 'preset') };

/** A step of a register's entry: which register, how it stands now, under which waybill and for which sum. */
const tellRegister = (body: Row): Told => {
  const what = text(body, 'what');
  return {
    event: what === 'undone' ? 'register-undone' : 'register',
    code: text(body, 'register'),
    text: [text(body, 'state'), text(body, 'sentWaybill'), text(body, 'note')].filter((part) => part !== '').join(' '),
    amount: amount(body, 'amountCents'),
  };
};

/** What was said last of goods being packed for their buyer. */
const tellRepack = (row: Row, isNew: boolean): Told => {
  const state = text(row, 'state');
  const said = [text(row, 'waybill'), text(row, 'payer')].filter((part) => part !== '').join(' ');
  return { event: 'repack', code: isNew ? 'begun' : state === 'open' ? 'said' : state, text: said };
};

/** What was said anew to the platform, the sums of a refund, and why. */
const tellCorrected = (row: Row): Told => {
  const of = (column: string): Row => bodyOf({ body: row[column] ?? null });
  const sumIn = (body: Row): number => (amount(body, 'amountCents') ?? 0) + (amount(body, 'freightCents') ?? 0);
  const now = of('body_after');
  const kind = /^(?:refund|refuse)(?=:)/.exec(text(now, 'key'))?.[0] ?? '';
  const sums = kind === 'refund' ? { amount: sumIn(now), amountBefore: sumIn(of('body_before')) } : {};
  return { event: 'corrected', code: kind, text: text(row, 'reason'), ...sums };
};

function tellEvent(row: Row): Told | null {
  const kind = text(row, 'kind');
  // A measurement of a frame, shown where the film is.
  if (kind === 'film-checked') return null;
  // Told by the decision's own row.
  if (kind === 'proposed') return null;
  const event = Object.hasOwn(EVENTS_BY_KIND, kind) ? EVENTS_BY_KIND[kind] : undefined;
  const body = bodyOf(row);
  // With whom it was decided, and which sum in all.
  if (event === 'confirmed')
    return {
      ...{ event, code: text(body, 'kind'), text: text(body, 'proposedBy') },
      amount: (amount(body, 'amountCents') ?? 0) + (amount(body, 'freightCents') ?? 0),
    };
  if (kind === 'register') return tellRegister(body);
  if (event === 'rejected' || event === 'flagged') return { event, text: text(body, 'reason') };
  if (event === 'service-text') return { event, code: text(body, 'outcome'), text: text(body, 'text') };
  if (event === 'service-pictures') return { event, amount: amount(body, 'made') };
  if (event === 'confirmation-undone') return { event, text: text(body, 'confirmedBy') };
  // Who owns it, and until when.
  if (event === 'negotiation-begun') return { event, text: text(body, 'ownerNo'), amount: amount(body, 'dueAt') };
  // Asked, or what the platform said, and the timer it has now.
  if (event === 'more-time') {
    const code = text(body, 'step') === 'asked' ? 'asked' : text(body, 'outcome');
    return { event, code, text: text(body, 'words'), amount: amount(body, 'deadlineAt') };
  }
  // Handed in with a comment and so many pictures, or what the platform said.
  if (event === 'arbitration')
    return text(body, 'step') === 'begun'
      ? { event, code: 'begun', text: text(body, 'comment'), amount: amount(body, 'count') }
      : { event, code: text(body, 'outcome'), text: text(body, 'words') };
  if (event === 'buyer-answered') return { event, text: text(body, 'text') };
  if (event === 'supplement' || event === 'correction') {
    const before = event === 'correction' ? { amountBefore: amount(body, 'orderedCents') } : {};
    const told = { event, code: text(body, 'step'), text: text(body, 'reason') };
    return { ...told, amount: amount(body, 'amountCents'), ...before };
  }
  if (event === 'negotiation-ended') return { event, code: text(body, 'how'), text: text(body, 'note') };
  return event === undefined
    ? { event: 'other', code: kind }
    : { event, amount: amount(body, 'jumpMs'), ...detailOf(event, body) };
}

/** Null = nothing of its own to tell (a fragment of a film, a state that a fact tells better). */
function tell(table: string, event: string, row: Row): Told | null {
  switch (table) {
    case 'scan':
      return event === 'scan-read' ? null : { event: 'scan', text: text(row, 'raw'), code: text(row, 'outcome') };
    case 'parcel':
      return event === 'parcel-changed' ? null : { event: 'received', text: text(row, 'waybill') };
    case 'parcel_return':
      return { event: event === 'unmatched' ? 'unmatched' : 'matched' };
    case 'inspection':
      return event === 'inspection-changed' ? null : { event: 'opened', text: text(row, 'station') };
    case 'session_fact':
      return tellFact(row);
    case 'photo':
      return { event: 'photo', code: text(row, 'shot'), sha256: text(row, 'sha256') };
    case 'photo_check':
    case 'recording_fragment':
      return null;
    case 'annotation':
      return { event: 'annotated', sha256: text(row, 'sha256') };
    case 'attachment':
      return { event: 'attached', code: text(row, 'kind'), text: text(row, 'name') };
    case 'recording':
      return { event: 'film-started', text: text(row, 'camera_label') };
    case 'recording_end':
      return { event: 'film-ended', code: text(row, 'reason'), amount: amount(row, 'duration_ms') };
    case 'repack_film':
      return { event: 'repack-filmed' };
    case 'repack':
      return tellRepack(row, event === 'repack-begun');
    case 'verdict':
      return { event: row['revoked_at'] == null ? 'verdict' : 'verdict-revoked', code: text(row, 'verdict') };
    case 'decision':
      return {
        event: 'decision',
        code: text(row, 'state'),
        text: text(row, 'kind'),
        amount: amount(row, 'amount_cents'),
      };
    case 'command':
      return {
        event: row['ended_at'] == null ? 'command' : 'command-ended',
        code: text(row, 'kind'),
        text: text(row, 'state'),
      };
    case 'attempt':
      return { event: 'attempt', code: text(row, 'step'), text: text(row, 'words') };
    case 'command_correction':
      return tellCorrected(row);
    case 'receipt':
      return { event: 'receipt', code: text(row, 'how') };
    case 'disposition':
      return { event: 'disposition', code: text(row, 'kind'), text: text(row, 'bin') };
    case 'pack_export':
      return { event: 'exported', code: text(row, 'preset'), text: text(row, 'variant') };
    case 'deletion':
      return { event: 'deleted', code: text(row, 'kind'), text: text(row, 'rule') };
    case 'hold':
      return { event: row['is_held'] === 1 ? 'held' : 'released', text: text(row, 'why') };
    case 'dispute_fact': {
      const now = bodyOf(row);
      return { event: 'dispute', code: text(row, 'what'), text: text(now, 'state'), amount: amount(now, 'level') };
    }
    case 'recheck_draw':
      return { event: 'recheck-drawn' };
    case 'recheck':
      return { event: 'rechecked', code: text(row, 'verdict'), text: text(row, 'note') };
    case 'custody_event':
      return tellEvent(row);
    default:
      return { event: 'other', code: event };
  }
}

const readLine = (line: string): v.InferOutput<typeof Line>['body'] | null => {
  try {
    const parsed = v.safeParse(Line, JSON.parse(line));
    return parsed.success ? parsed.output.body : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** The time line of a case out of its lines of the chain, in their order. */
export const tellLines = (lines: readonly { seq: number; line: string }[]): CaseEvent[] =>
  lines.flatMap(({ seq, line }) => {
    const body = readLine(line);
    const nothing = { seq, at: 0, operatorNo: '', code: '', text: '', amount: null, sha256: null };
    if (body === null) return [{ ...nothing, event: 'other' as const, code: 'unreadable' }];
    const told = tell(body.table, body.event, body.row);
    if (told === null) return [];
    const at = Number.isInteger(body.at) && body.at >= 0 ? body.at : 0;
    return [{ ...nothing, at, operatorNo: text(body.row, 'operator_no'), ...told }];
  });
