import { useState } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

const REFERENCE_MIN = 2;

type ByHand = {
  referenceOf: (verdictId: string) => string;
  write: (verdictId: string, reference: string) => void;
  /** Said after a try without a reference. */
  isMissing: boolean;
  /** The waybill that was settled last. */
  settled: string | null;
  settle: (item: ToDecideItem, told: { onDone: () => void; onRefused: (code: ErrorCode) => void }) => void;
};

/** Refunds made in a platform's own back office: their references while they are typed, and the telling of the station. */
export const useByHand = (): ByHand => {
  const station = useStation();
  const [references, setReferences] = useState<ReadonlyMap<string, string>>(new Map());
  const [isMissing, setIsMissing] = useState(false);
  const [settled, setSettled] = useState<string | null>(null);
  const referenceOf = (verdictId: string): string => references.get(verdictId) ?? '';
  return {
    referenceOf,
    write: (verdictId, reference) => {
      setIsMissing(false);
      setReferences((known) => new Map(known).set(verdictId, reference));
    },
    isMissing,
    settled,
    settle: ({ verdictId, waybill }, { onDone, onRefused }) => {
      const reference = referenceOf(verdictId).trim();
      setIsMissing(reference.length < REFERENCE_MIN);
      if (reference.length < REFERENCE_MIN) return;
      station.decisionByHand({ verdictId, outcome: 'refunded', reference, picture: null, waybill: null }).then(
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
