import type { ReturnState } from '../../shared/domain-words.ts';
import { refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { defectCodeOf, dispositionOf } from '../../shared/scan-grammar.ts';
import type { Ids } from '../lib/ids.ts';
import type { ScanMeaning } from '../scan/scan-meaning.ts';
import { countable } from '../session/session-service.ts';
import type { Session, SessionService, Who } from '../session/session-service.ts';
import type { ExpectedReturnStore } from '../session/expected-return-store.ts';
import type { BoxContext } from '../scan/scan-meaning.ts';
import { did } from './box-actions.ts';
import type { BoxActions, Did } from './box-actions.ts';
import type { BoxState } from './box-state.ts';

/** The same goods in two returns: what is paid for takes them first (else they were paid twice), what is over gets them last. */
const CLAIM: Readonly<Record<ReturnState, number>> = { refunded: 0, open: 1, locked: 1, withdrawn: 2, closed: 2 };
const inOrderOfClaim = <T extends { state: ReturnState }>(returns: readonly T[]): T[] =>
  returns.toSorted((a, b) => CLAIM[a.state] - CLAIM[b.state]);

/** The open box as a scan meets it. */
export function boxContext(session: Session, expectedReturns: ExpectedReturnStore): BoxContext {
  const { state, returns, parcel } = session;
  const counted = new Map(state.lines.map((line) => [line.lineId, line.good + line.defective]));
  return {
    waybill: parcel.waybill,
    aliases: returns.flatMap((expected) =>
      [expected.returnWaybill, expected.outboundWaybill].filter((waybill) => waybill !== null),
    ),
    lines: inOrderOfClaim(returns)
      .flatMap(countable)
      .map((line) => ({ ...line, good: counted.get(line.id) ?? 0 })),
    isKnownWaybill: expectedReturns.isKnownWaybill,
    isSoldSku: expectedReturns.isSoldBarcode,
    questionText: state.question === null ? null : questionText(state.question),
  };
}

const questionText = (
  question: { kind: 'close-first'; waybill: string } | { kind: 'goods-or-next'; text: string },
): string => (question.kind === 'close-first' ? question.waybill : question.text);

export type ScanActions = {
  /** What a command word does: the same for a barcode, a key and a button. */
  command: (word: string, session: Session, who: Who) => Result<Did>;
  /** What a scan does to the open box; `open`, `answer` and `wait` are the bench's own. */
  act: (
    meaning: Exclude<ScanMeaning, { kind: 'open' | 'answer' | 'wait' | 'unreadable' }>,
    session: Session,
    who: Who,
  ) => Result<Did>;
};

/** A still at a scan shows the goods of that line's return. */
const ofLine = ({ returns }: Session, lineId: string): { returnId: string | null } => {
  const owner = returns.find(({ lines }) => lines.some(({ id }) => id === lineId));
  return { returnId: returns.length < 2 ? null : (owner?.id ?? null) };
};

/**
 * Several returns in one box: which of them a foreign thing stands for. The only one that lacks something, else the one
 * a person looks at if it lacks something; otherwise it stands against each that does.
 */
function standsFor({ state, returns }: Session, focusId: string | null): { returnId?: string } {
  const short = returns.filter((expected) =>
    expected.lines.some(({ id }) => {
      const count = state.lines.find(({ lineId }) => lineId === id);
      return count !== undefined && count.good + count.defective < count.expected;
    }),
  );
  const only = short.length === 1 ? short[0] : short.find(({ id }) => id === focusId);
  return returns.length < 2 || only === undefined ? {} : { returnId: only.id };
}

export function createScanActions(
  sessions: SessionService,
  box: BoxActions,
  state: Pick<BoxState, 'focusOf'>,
  ids: Ids,
): ScanActions {
  const command = (word: string, session: Session, who: Who): Result<Did> => {
    if (session.state.question !== null && word !== 'PHOTO' && word !== 'CAM') return refuse('question-open');
    const code = defectCodeOf(word);
    if (code !== null) return box.code(session, code, true, who);
    const disposition = dispositionOf(word);
    if (disposition !== null) return box.dispose(session, disposition, who);
    if (/^Q[1-9]$/.test(word)) return box.quantity(session, Number(word.slice(1)), who);
    switch (word) {
      case 'OK':
        return box.intact(session, who);
      case 'DMG':
        return box.damaged(session, who);
      case 'SWP':
        return box.swapped(session, who);
      case 'HOLD':
        return box.hold(session, who);
      case 'UNDO':
        return box.undo(session, who);
      case 'REST':
        return box.rest(session, who);
      case 'LATER':
        sessions.setAside(session.inspection.id, who);
        return did('closed');
      // The camera is the window's: it acts on the word itself.
      case 'CAM':
        return did('accepted');
      default:
        return refuse('bad-request');
    }
  };

  return {
    command,
    act: (meaning, session, who) => {
      const { id } = session.inspection;
      const isJudged = session.state.hasVerdict;
      switch (meaning.kind) {
        case 'command':
          return command(meaning.word, session, who);
        case 'badge':
          return refuse('box-is-open');
        case 'bin':
          return box.place(session, meaning.bin, who);
        case 'weight':
          sessions.add(id, { kind: 'weighed', grams: meaning.grams }, who);
          return did('accepted');
        case 'sku':
          if (isJudged) return refuse('verdict-exists');
          sessions.add(id, { kind: 'counted', lineId: meaning.lineId, what: 'good', delta: 1 }, who);
          return did(meaning.isExtra ? 'stranger' : 'counted', 'auto', ofLine(session, meaning.lineId));
        case 'serial-match':
        case 'serial-mismatch':
          if (isJudged) return refuse('verdict-exists');
          sessions.add(id, { kind: 'serial', lineId: meaning.lineId, serial: meaning.serial }, who);
          return did(meaning.kind === 'serial-match' ? 'counted' : 'stranger', 'auto', ofLine(session, meaning.lineId));
        case 'stranger':
          if (isJudged) return refuse('verdict-exists');
          sessions.add(
            id,
            { kind: 'stranger', text: meaning.text, as: 'sku', ...standsFor(session, state.focusOf(session)) },
            who,
          );
          return did('stranger', 'auto');
        case 'same-waybill':
          sessions.lookAgain(session);
          return did('found', 'auto');
        case 'ask': {
          const question =
            meaning.question === 'close-first'
              ? ({ kind: 'close-first', id: ids.next(), waybill: meaning.waybill.waybill } as const)
              : ({ kind: 'goods-or-next', id: ids.next(), text: meaning.text } as const);
          sessions.add(id, { kind: 'asked', question }, who);
          return did('question');
        }
      }
    },
  };
}
