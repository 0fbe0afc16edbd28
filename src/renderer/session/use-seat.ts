import { useCallback, useEffect, useRef, useState } from 'react';
import type { EvidenceView } from '../../shared/evidence.ts';
import type { ErrorCode } from '../../shared/result.ts';
import type { Capture } from '../evidence/use-capture.ts';
import { useEvidence } from '../evidence/use-evidence.ts';
import type { UnreadableBurst } from '../scan/wedge.ts';
import { useDevices } from '../ui/devices.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import { digitAction, signAction } from './keypad.ts';
import type { BenchWord } from './bench-keys.ts';
import type { KeypadSign } from './keypad.ts';
import { isCameraCommand } from './camera-command.ts';
import type { Note } from './InspectScreen.tsx';
import { useBench } from './use-bench.ts';
import type { Bench, StillDue } from './use-bench.ts';
import { digitOf, signOf } from './use-keys.ts';

/** Everything at the bench that goes on whatever is on screen: scanning, filming, the open box and its note. */
type Seat = {
  bench: Bench;
  capture: Capture;
  photos: EvidenceView['photos'];
  misread: UnreadableBurst | null;
  dismissMisread: () => void;
  note: Note;
  toggleNote: () => void;
};

type SeatInput = {
  /** A badge, or anything while nobody is signed in: true when it is dealt with there and opens nothing. */
  onSigning: (raw: string, onRefused: (code: ErrorCode) => void) => boolean;
  /** A scan that can't be used: true when it was meant for something on screen, and is said there. */
  onTorn: () => boolean;
  /** Keypad digits mean something only while the bench is on screen. */
  isOnScreen: boolean;
  /** A scan came: the bench should be on screen. */
  onWake: () => void;
};

/** Seats the inspector: one in a window, mounted for as long as it lives. */
export const useSeat = ({ isOnScreen, onSigning, onTorn, onWake }: SeatInput): Seat => {
  const { t } = useTranslation();
  const station = useStation();
  const devices = useDevices();
  const { settings, save } = useSettings();
  const [misread, setMisread] = useState<UnreadableBurst | null>(null);
  /** The box whose note is open. */
  const [noteOf, setNoteOf] = useState<string | null>(null);
  const [isClosing, setIsClosing] = useState(false);
  const draft = useRef<string | null>(null);
  const camera = useRef<Capture | null>(null);
  const addPhoto = useRef<ReturnType<typeof useEvidence>['addPhoto'] | null>(null);

  const takeStill = async ({ shot, inspectionId, returnId }: StillDue): Promise<void> => {
    const taken = await camera.current?.takePhoto(shot, inspectionId, returnId);
    if (taken === undefined) return;
    if (taken.ok) addPhoto.current?.(inspectionId, taken.value);
    // Without a camera every scan would complain; the camera's own place says so once, and loudly.
    else if (taken.error.code !== 'camera-not-live') line.refuse(taken.error.code);
  };
  const playTone = (tone: Parameters<typeof devices.playTone>[0]): void => {
    if (settings.hasSound) void devices.playTone(tone);
  };

  const line = useBench({
    station,
    onTone: playTone,
    onScanned: (raw) => {
      if (isCameraCommand(raw)) camera.current?.nextCamera();
    },
    onStill: (still) => {
      void takeStill(still);
    },
  });
  const session = line.view?.session ?? null;
  const repack = line.view?.repack ?? null;
  const inspectionId = session?.inspectionId ?? null;
  const filmedId = inspectionId ?? repack?.inspectionId ?? null;
  // The film itself says that it is no opening, and under which number the goods leave.
  const packed = [t('repack.strip'), repack?.waybill, repack?.sentWaybill].filter((part) => part != null).join('  ');

  const onCameraChosen = useCallback((cameraId: string) => void save({ cameraId }), [save]);
  const capture = devices.useCapture({
    client: station,
    // The window is about to close: the film ends in order, the box stays open for the next start.
    inspectionId: isClosing ? null : filmedId,
    what: repack === null ? 'opening' : 'repack',
    strip: {
      waybill: session?.waybill ?? (repack === null ? '' : packed),
      station: settings.stationName,
      operatorNo: settings.operatorNo,
    },
    cameraId: settings.cameraId,
    onCameraChosen,
  });
  const evidence = useEvidence(station, inspectionId);
  useEffect(
    () =>
      station.on('closing', () => {
        setIsClosing(true);
      }),
    [station],
  );
  useEffect(() => {
    camera.current = capture;
    addPhoto.current = evidence.addPhoto;
  });

  // A question is answered by keypad digits, and the next box has a note of its own: neither may land in this one's.
  const isAsked = line.view?.question != null;
  if (noteOf !== null && (isAsked || noteOf !== inspectionId)) setNoteOf(null);

  /** What is typed in the note goes before anything else that is done with the box. */
  const keepNote = (): void => {
    if (draft.current === null) return;
    line.note(draft.current);
    draft.current = null;
  };
  const bench: Bench = {
    ...line,
    scan: (raw, source, at) => {
      setMisread(null);
      keepNote();
      line.scan(raw, source, at);
    },
    command: (word: BenchWord) => {
      setMisread(null);
      keepNote();
      line.command(word);
    },
  };

  const pressDigit = (digit: number): void => {
    const action = digitAction(line.view, digit);
    if (action === null) return;
    setMisread(null);
    switch (action.kind) {
      case 'answer':
        line.answer(action.questionId, action.answer);
        return;
      case 'code': {
        const code = session?.offeredCodes[action.index];
        if (code !== undefined) line.setCode(code, !session?.codes.includes(code));
        return;
      }
      case 'dispose':
        line.dispose(action.disposition);
        return;
      case 'command':
        line.command(action.word);
        return;
      case 'count':
        line.count(action.lineId, 'good', 1);
        return;
    }
  };
  const pressSign = (sign: KeypadSign): void => {
    const action = signAction(line.view, sign);
    if (action === null) return;
    setMisread(null);
    if (action.kind === 'focus') bench.focus(action.returnId);
    else bench.command(action.word);
  };
  devices.useWedge({
    onScan: (raw, at) => {
      setMisread(null);
      if (onSigning(raw, line.refuse)) return;
      onWake();
      bench.scan(raw, 'scanner', at);
    },
    onUnreadable: (why) => {
      playTone('unreadable');
      if (onTorn()) return;
      onWake();
      setMisread(why);
    },
    onTyped: (strokes) => {
      const digit = digitOf(strokes);
      const sign = signOf(strokes);
      if (digit !== null && isOnScreen) pressDigit(digit);
      if (sign !== null && isOnScreen) pressSign(sign);
    },
  });

  return {
    bench,
    capture,
    photos: evidence.evidence?.photos ?? [],
    misread,
    dismissMisread: () => {
      setMisread(null);
    },
    note: {
      isOpen: noteOf !== null,
      draft: (text) => {
        draft.current = text;
      },
      keep: keepNote,
      close: () => {
        keepNote();
        setNoteOf(null);
      },
    },
    toggleNote: () => {
      keepNote();
      setNoteOf(noteOf === inspectionId ? null : inspectionId);
    },
  };
};
