import { useEffect, useState } from 'react';
import type { SentAnew } from '../../shared/refusal.ts';
import type { ErrorCode } from '../../shared/result.ts';
import type { ShipmentInput, ShipmentMade, ShipmentRulesView } from '../../shared/shipment.ts';
import { useStation } from '../ui/station-client.ts';

export type Shipment = {
  /** What a call tells of this return; null while the platform is asked. */
  rules: ShipmentRulesView | null;
  /** Whether a call tells this way now. */
  goesByCall: (outcome: SentAnew | null) => boolean;
  send: (input: ShipmentInput) => void;
  /** Ordered last: it can be taken back until then. */
  made: ShipmentMade | null;
  takeBack: () => void;
};

type Told = { onDone: (verdictId: string) => void; onUndone: () => void; onRefused: (code: ErrorCode | null) => void };

/** Telling the platform the waybill of other goods; asks it first, as long as the form is open. */
export const useShipment = (
  verdictId: string | null,
  isOpen: boolean,
  { onDone, onUndone, onRefused }: Told,
): Shipment => {
  const station = useStation();
  const [asked, setAsked] = useState<{ verdictId: string; rules: ShipmentRulesView } | null>(null);
  const [made, setMade] = useState<ShipmentMade | null>(null);

  useEffect(() => {
    if (verdictId === null || !isOpen) return;
    let isWanted = true;
    station.shipmentRules({ verdictId }).then(
      (result) => {
        if (isWanted && result.ok) setAsked({ verdictId, rules: result.value });
        else if (isWanted && !result.ok) onRefused(result.error.code);
      },
      () => {
        if (isWanted) onRefused('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, verdictId, isOpen, onRefused]);

  const rules = asked !== null && asked.verdictId === verdictId ? asked.rules : null;
  return {
    rules,
    goesByCall: (outcome) =>
      rules !== null &&
      outcome !== null &&
      rules.byCall.includes(outcome) &&
      // Something stands in its way there; that nobody could ask doesn't: it waits.
      (rules.words === null || !rules.isRead),
    send: (input) => {
      onRefused(null);
      station.shipmentMake(input).then(
        (result) => {
          if (!result.ok) {
            onRefused(result.error.code);
            return;
          }
          setMade(result.value);
          onDone(input.verdictId);
        },
        () => {
          onRefused('internal');
        },
      );
    },
    made,
    takeBack: () => {
      if (made === null) return;
      onRefused(null);
      station.shipmentTakeBack({ verdictId: made.verdictId }).then(
        (result) => {
          if (!result.ok) {
            onRefused(result.error.code);
            return;
          }
          setMade(null);
          onUndone();
        },
        () => {
          onRefused('internal');
        },
      );
    },
  };
};
