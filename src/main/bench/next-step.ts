import type { NextStep } from '../../shared/session.ts';
import type { DecisionService } from '../decision/decision-service.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import { nextShot } from '../evidence/shot-rules.ts';
import type { Session } from '../session/session-service.ts';
import type { BoxState } from './box-state.ts';

/** What the bench waits for now: the one sentence on the screen is made from it. */
export function nextStepOf(
  session: Session,
  { shots, again }: Pick<ReturnType<EvidenceService['check']>, 'shots' | 'again'>,
  { box, decisions }: { box: BoxState; decisions: DecisionService },
): NextStep {
  const { state } = session;
  const said = box.allSaid(session);
  const hasChoice = said.some(({ choice }) => choice !== null);
  const evaluated = state.hasVerdict ? [] : decisions.evaluate(session);

  if (!state.hasVerdict) {
    const unnamed = evaluated.find(({ judged }) => judged?.verdict === 'damaged' && judged.codes.length === 0);
    if (unnamed !== undefined) return { step: 'choose-code' };
    // In a box with several returns the others are counted before anything is confirmed.
    const uncounted = firstUncounted(session, evaluated);
    if (uncounted !== null) return uncounted;
    if (!hasChoice) return { step: 'judge' };
    if (!said.some(({ choice }) => choice === 'swapped')) return { step: 'confirm-codes' };
  }
  const missing = nextShot(shots);
  const required = shots.filter((shot) => shot.isRequired);
  const taken = { done: required.filter((shot) => shot.count > 0).length, of: required.length };
  if (missing !== null) return { step: 'take-shot', ...missing, ...taken };
  if (again !== null) {
    return { step: 'take-shot', shot: again.shot, returnId: again.returnId, ...taken, again: again.why };
  }
  const isBinDue = state.bin === null && (!state.hasVerdict || box.needsBin(session));
  return { step: isBinDue ? 'scan-bin' : 'close' };
}

function firstUncounted(session: Session, evaluated: ReturnType<DecisionService['evaluate']>): NextStep | null {
  // What was said to be wrong needs no full count; a return without a word does.
  const uncounted = new Set(evaluated.filter(({ judged }) => judged === null).map(({ expected }) => expected?.id));
  const lineIds = new Set(
    session.returns.filter(({ id }) => uncounted.has(id)).flatMap(({ lines }) => lines.map(({ id }) => id)),
  );
  const lines = session.state.lines.filter(({ lineId }) => lineIds.has(lineId));
  const wantsSerial = lines.find((line) => line.serialState === 'wanted' && !line.isMissingConfirmed);
  if (wantsSerial !== undefined) return { step: 'scan-serial', lineId: wantsSerial.lineId };
  const line = lines.find(
    (one) => one.good + one.defective < one.expected && !one.isMissingConfirmed && one.serialState !== 'mismatch',
  );
  return line === undefined ? null : { step: 'scan-line', lineId: line.lineId };
}
