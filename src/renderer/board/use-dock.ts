import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DockAnswer, DockView } from '../../shared/board.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { readScan } from '../../shared/scan-grammar.ts';
import type { Tone } from '../../shared/session.ts';
import { useSeatDoor } from '../people/seat-context.ts';
import { useDevices } from '../ui/devices.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';

type Dock = {
  view: DockView | null;
  /** Where what is scanned now is put. */
  place: string | null;
  last: DockAnswer | null;
  /** Who sat down by the last scan, which was a badge; null when it was none. */
  seated: string | null;
  refusal: ErrorCode | null;
  /** New ones since this page was opened. */
  counted: number;
  receive: (raw: string) => void;
  remove: (waybill: string) => void;
};

const TONES: Record<DockAnswer['did'], Tone> = {
  received: 'counted',
  again: 'done',
  done: 'done',
  place: 'accepted',
  unreadable: 'unreadable',
};

/** Receiving: for as long as this page is shown scans come here, one after the other, and open nothing. */
export const useDock = (): Dock => {
  const station = useStation();
  const devices = useDevices();
  const { probeScans } = devices;
  const { settings } = useSettings();
  const { seat, take: takeSeat } = useSeatDoor();
  const [view, setView] = useState<DockView | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const [last, setLast] = useState<DockAnswer | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [isSeated, setIsSeated] = useState(false);
  const [counted, setCounted] = useState(0);
  /** The place at the head of the line: a cage's code holds for the very next scan, drawn or not. */
  const placeNow = useRef<string | null>(null);
  const line = useRef<Promise<void>>(Promise.resolve());

  const play = (tone: Tone): void => {
    if (settings.hasSound) void devices.playTone(tone);
  };
  const take = (answer: DockAnswer): void => {
    setLast(answer);
    setIsSeated(false);
    setRefusal(null);
    const isNew = answer.did === 'received';
    play(isNew && answer.parcel?.kind === 'unknown' ? 'unclaimed' : TONES[answer.did]);
    if (isNew) setCounted((n) => n + 1);
    if (answer.did !== 'place') return;
    placeNow.current = answer.text;
    setPlace(answer.text);
  };
  const refuse = (code: ErrorCode): void => {
    setRefusal(code);
    play('refused');
  };
  const readAgain = async (): Promise<void> => {
    const read = await station.dockView(undefined);
    if (read.ok) setView(read.value);
  };
  /** A badge changes who works here, as it does at the bench; its code is never kept with the scans. */
  const changeSeat = async (badge: string): Promise<void> => {
    const code = await takeSeat({ by: 'badge', badge }, null);
    if (code !== null) {
      refuse(code);
      return;
    }
    setIsSeated(true);
    setRefusal(null);
    play('accepted');
  };
  const handle = async (raw: string): Promise<void> => {
    const scan = readScan(raw);
    if (seat?.hasPeople === true && scan.shape === 'badge') return changeSeat(scan.badge);
    try {
      const answer = await station.dockScan({ raw, place: placeNow.current });
      if (answer.ok) take(answer.value);
      else refuse(answer.error.code);
      await readAgain();
    } catch (error) {
      console.warn('a parcel could not be received', error);
      refuse('internal');
    }
  };
  const receive = (raw: string): void => {
    line.current = line.current.then(() => handle(raw));
  };
  const onScan = useEffectEvent(receive);
  const onUnreadable = useEffectEvent(() => {
    take({ did: 'unreadable', text: '', parcel: null });
  });

  useEffect(() => {
    station.dockView(undefined).then(
      (read) => {
        if (read.ok) setView(read.value);
        else setRefusal(read.error.code);
      },
      (error: unknown) => {
        console.warn('the list of the dock could not be read', error);
        setRefusal('internal');
      },
    );
    return probeScans({
      onScan: (raw) => {
        onScan(raw);
      },
      onUnreadable: () => {
        onUnreadable();
      },
    });
  }, [station, probeScans]);

  return {
    view,
    place,
    last,
    seated: isSeated ? (seat?.person?.name ?? null) : null,
    refusal,
    counted,
    receive,
    remove: (waybill) => {
      station.dockRemove({ waybill }).then(
        (result) => {
          if (result.ok) setView(result.value);
          else refuse(result.error.code);
        },
        () => {
          refuse('internal');
        },
      );
    },
  };
};
