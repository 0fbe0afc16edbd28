import { useEffect, useEffectEvent, useState } from 'react';
import type { Claim } from '../../shared/people.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { readScan } from '../../shared/scan-grammar.ts';
import type { ShiftHanded, ShiftRow } from '../../shared/shift.ts';
import { usePrint } from '../print/use-print.ts';
import { useDevices } from '../ui/devices.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';

export type Shift = {
  rows: readonly ShiftRow[] | null;
  handed: ShiftHanded | null;
  refusal: ErrorCode | null;
  print: ReturnType<typeof usePrint>;
  /** By the number that was typed. */
  handTo: (operatorNo: string) => void;
  printSheet: (how: 'paper' | 'pdf') => void;
};

/** What this shift leaves, and to whom: for as long as this page is shown a badge says who takes over. */
export const useShift = (): Shift => {
  const station = useStation();
  const { probeScans, playTone } = useDevices();
  const { settings } = useSettings();
  const print = usePrint();
  const [rows, setRows] = useState<readonly ShiftRow[] | null>(null);
  const [handed, setHanded] = useState<ShiftHanded | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const { language } = settings;

  useEffect(() => {
    let isWanted = true;
    station.shiftView(undefined).then(
      (read) => {
        if (!isWanted) return;
        if (read.ok) setRows(read.value);
        else setRefusal(read.error.code);
      },
      () => {
        if (isWanted) setRefusal('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station]);

  const take = (taker: Claim): void => {
    setRefusal(null);
    station.shiftHand({ taker }).then(
      (result) => {
        if (!result.ok) {
          setRefusal(result.error.code);
          return;
        }
        setHanded(result.value);
        print.make({ what: 'shift', takerNo: result.value.takerNo, language }, 'paper');
      },
      () => {
        setRefusal('internal');
      },
    );
  };
  const onScan = useEffectEvent((raw: string) => {
    const scan = readScan(raw);
    if (scan.shape === 'badge') take({ by: 'badge', badge: scan.badge });
    else if (settings.hasSound) void playTone('unreadable');
  });
  useEffect(
    () =>
      probeScans({
        onScan: (raw) => {
          onScan(raw);
        },
        onUnreadable: () => {
          onScan('');
        },
      }),
    [probeScans],
  );

  return {
    rows,
    handed,
    refusal,
    print,
    handTo: (operatorNo) => {
      take({ by: 'number', operatorNo });
    },
    printSheet: (how) => {
      print.make({ what: 'shift', takerNo: handed?.takerNo ?? null, language }, how);
    },
  };
};
