import { useEffect, useState } from 'react';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { CommandView, StatusView } from '../../shared/sync.ts';
import { useStation } from '../ui/station-client.ts';
import type { RefundCorrection } from '../../shared/correction.ts';
import type { OnSettle } from './SettledForm.tsx';
import { useCorrections } from './use-corrections.ts';
import type { Corrections, SecondEar } from './use-corrections.ts';

type Commands = {
  /** null before the station has answered. */
  commands: readonly CommandView[] | null;
  refusal: ErrorCode | null;
  /** What the last button did. */
  said: 'tried' | 'released' | 'taken-back' | null;
  tryNow: () => void;
  /** `code`: what the platform sent to the shop's phone. */
  release: (commandId: string, code?: string) => void;
  /** What was last noted as done by hand. */
  settled: Pick<CommandView, 'kind' | 'waybill'> | null;
  settle: OnSettle;
  /** Of a shipment of which nothing has left. */
  takeBack: (commandId: string) => void;
  corrections: Corrections;
};

/** The commands, read again whenever the station's counts change. */
export const useCommands = (status: StatusView | null, earRef: SecondEar): Commands => {
  const station = useStation();
  const [commands, setCommands] = useState<readonly CommandView[] | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [said, setSaid] = useState<Commands['said']>(null);
  const [settled, setSettled] = useState<Commands['settled']>(null);
  const [round, setRound] = useState(0);
  const [waiting, setWaiting] = useState<readonly RefundCorrection[]>([]);
  const corrections = useCorrections(waiting, earRef, () => {
    setRound((n) => n + 1);
  });

  useEffect(() => {
    let isWanted = true;
    Promise.all([station.syncCommands(undefined), station.correctionsWaiting(undefined)]).then(
      ([result, proposed]) => {
        if (!isWanted) return;
        if (result.ok) setCommands(result.value);
        else setRefusal(result.error.code);
        if (proposed.ok) setWaiting(proposed.value);
        else setRefusal(proposed.error.code);
      },
      () => {
        if (isWanted) setRefusal('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, status, round]);

  const act = (call: Promise<Result<unknown>>, done: Commands['said']): void => {
    setRefusal(null);
    setSaid(null);
    setSettled(null);
    corrections.forget();
    call
      .then(
        (result) => {
          if (result.ok) setSaid(done);
          else setRefusal(result.error.code);
        },
        () => {
          setRefusal('internal');
        },
      )
      .finally(() => {
        setRound((n) => n + 1);
      });
  };
  return {
    commands,
    refusal,
    said,
    tryNow: () => {
      act(station.syncNow(undefined), 'tried');
    },
    release: (commandId, code) => {
      act(station.syncRelease(code === undefined ? { commandId } : { commandId, code }), 'released');
    },
    settled,
    corrections,
    settle: ({ id, kind, waybill }, done) => {
      const told = station.syncByHand({ commandId: id, ...done }).then((result) => {
        if (result.ok) setSettled({ kind, waybill });
        return result;
      });
      act(told, null);
    },
    takeBack: (commandId) => {
      act(station.shipmentTakeBack({ commandId }), 'taken-back');
    },
  };
};
