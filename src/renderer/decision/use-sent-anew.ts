import { useState } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import { NEW_WAYBILL } from '../../shared/refusal.ts';
import type { SentAnew } from '../../shared/refusal.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

const REFERENCE_MIN = 2;

/** As typed. */
type SentAnewDraft = { outcome: SentAnew | null; waybill: string; reference: string };
type SentAnewProblem = 'outcome' | 'waybill' | 'reference';

const EMPTY: SentAnewDraft = { outcome: null, waybill: '', reference: '' };

export type SentAnewNote = {
  draft: SentAnewDraft;
  /** Said only after a try to note it. */
  problem: SentAnewProblem | null;
  write: (changed: Partial<SentAnewDraft>) => void;
  submit: () => void;
  /** Noted last: the box it came in, and the waybill the goods left under. */
  noted: { outcome: SentAnew; waybill: string; sent: string } | null;
};

type CheckedNote =
  { ok: true; outcome: SentAnew; waybill: string; reference: string } | { ok: false; problem: SentAnewProblem };

/** Checks what was typed for a box that came under `cameUnder`. The station checks again; this only says it sooner. */
export const checkSentAnew = (draft: SentAnewDraft, cameUnder: string): CheckedNote => {
  const { outcome } = draft;
  if (outcome === null) return { ok: false, problem: 'outcome' };
  // On a label the number stands in groups.
  const waybill = draft.waybill.replaceAll(/\s/g, '').toUpperCase();
  if (!NEW_WAYBILL.test(waybill) || waybill === cameUnder) return { ok: false, problem: 'waybill' };
  const reference = draft.reference.trim();
  return reference.length < REFERENCE_MIN
    ? { ok: false, problem: 'reference' }
    : { ok: true, outcome, waybill, reference };
};

/** A case settled by goods in the platform's own back office: what is typed about it, and the telling of the station. */
export const useSentAnew = (
  item: ToDecideItem | null,
  onDone: (verdictId: string) => void,
  onRefused: (code: ErrorCode | null) => void,
): SentAnewNote => {
  const station = useStation();
  const [drafts, setDrafts] = useState<ReadonlyMap<string, SentAnewDraft>>(new Map());
  const [problem, setProblem] = useState<{ verdictId: string; what: SentAnewProblem } | null>(null);
  const [noted, setNoted] = useState<SentAnewNote['noted']>(null);
  const draft = (item === null ? undefined : drafts.get(item.verdictId)) ?? EMPTY;
  return {
    draft,
    problem: problem !== null && problem.verdictId === item?.verdictId ? problem.what : null,
    write: (changed) => {
      if (item === null) return;
      setProblem(null);
      setDrafts((known) => new Map(known).set(item.verdictId, { ...draft, ...changed }));
    },
    submit: () => {
      if (item === null) return;
      const { verdictId } = item;
      const checked = checkSentAnew(draft, item.waybill);
      setProblem(checked.ok ? null : { verdictId, what: checked.problem });
      if (!checked.ok) return;
      const { outcome, waybill, reference } = checked;
      onRefused(null);
      station.decisionByHand({ verdictId, outcome, reference, picture: null, waybill }).then(
        (result) => {
          if (!result.ok) {
            onRefused(result.error.code);
            return;
          }
          setNoted({ outcome, waybill: item.waybill, sent: waybill });
          onDone(verdictId);
        },
        () => {
          onRefused('internal');
        },
      );
    },
    noted,
  };
};
