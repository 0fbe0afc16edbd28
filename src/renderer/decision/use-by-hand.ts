import { useState } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

const REFERENCE_MIN = 2;

/** As typed; `picture` is a screenshot among the photos of the box. */
type DoneDraft = { reference: string; picture: string | null };

const EMPTY: DoneDraft = { reference: '', picture: null };

type ByHand = {
  draftOf: (verdictId: string) => DoneDraft;
  write: (verdictId: string, changed: Partial<DoneDraft>) => void;
  /** Said after a try without a reference. */
  isMissing: boolean;
  /** The waybill that was settled last. */
  settled: string | null;
  settle: (item: ToDecideItem, told: { onDone: () => void; onRefused: (code: ErrorCode) => void }) => void;
};

/** Refunds made in a platform's own back office: what is typed about them, and the telling of the station. */
export const useByHand = (): ByHand => {
  const station = useStation();
  const [drafts, setDrafts] = useState<ReadonlyMap<string, DoneDraft>>(new Map());
  const [isMissing, setIsMissing] = useState(false);
  const [settled, setSettled] = useState<string | null>(null);
  const draftOf = (verdictId: string): DoneDraft => drafts.get(verdictId) ?? EMPTY;
  return {
    draftOf,
    write: (verdictId, changed) => {
      setIsMissing(false);
      setDrafts((known) => new Map(known).set(verdictId, { ...(known.get(verdictId) ?? EMPTY), ...changed }));
    },
    isMissing,
    settled,
    settle: ({ verdictId, waybill }, { onDone, onRefused }) => {
      const { reference: typed, picture } = draftOf(verdictId);
      const reference = typed.trim();
      setIsMissing(reference.length < REFERENCE_MIN);
      if (reference.length < REFERENCE_MIN) return;
      station.decisionByHand({ verdictId, outcome: 'refunded', reference, picture, waybill: null }).then(
        (result) => {
          if (!result.ok) {
            onRefused(result.error.code);
            return;
          }
          setSettled(waybill);
          onDone();
        },
        () => {
          onRefused('internal');
        },
      );
    },
  };
};
