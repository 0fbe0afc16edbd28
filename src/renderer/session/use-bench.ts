import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Cause, DefectCode, Judgement, JudgementValue, Shot } from '../../shared/domain-words.ts';
import type { Disposition } from '../../shared/disposition.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { Answer, BenchAnswer, BenchView, Tone } from '../../shared/session.ts';
import type { ScanSource } from '../../shared/scan.ts';
import type { StationClient } from '../../shared/contract.ts';
import { errorCodeOf } from '../ui/error-code.ts';
import { useLiveValue } from '../ui/use-live-value.ts';
import type { BenchWord } from './bench-keys.ts';
import { createSendLine } from './send-line.ts';
import type { Errand, LineState, SendLine } from './send-line.ts';
import { useLineState } from './use-line-state.ts';

/** Why something was not done; `scanned` is the scan it concerns. `lost`: a key that never reached the station. */
export type Refusal = { n: number; code: ErrorCode | 'lost'; scanned: string | null };
/** A tone to flash; `n` makes the same tone twice two flashes. */
export type Flash = { n: number; tone: Tone };
/** A still that the station asked for, the box it belongs to, and in a box with several returns the one it shows. */
export type StillDue = { shot: Shot; inspectionId: string; returnId: string | null };

export type Bench = {
  view: BenchView | null;
  line: LineState;
  refusal: Refusal | null;
  flash: Flash | null;
  scan: (raw: string, source: ScanSource, at: number) => void;
  command: (word: BenchWord) => void;
  answer: (questionId: string, answer: Answer) => void;
  count: (lineId: string, what: 'good' | 'defective' | 'missing', delta: 1 | -1) => void;
  setCode: (code: DefectCode, isSet: boolean) => void;
  setCause: (cause: Cause) => void;
  judge: (judgement: Judgement, value: JudgementValue) => void;
  note: (text: string) => void;
  reopen: (inspectionId: string) => void;
  /** Goods of a closed box are packed for their buyer. */
  repack: (inspectionId: string) => void;
  /** Several returns in one box: what follows is said of this one. */
  focus: (returnId: string) => void;
  claim: (returnId: string, isClaimed: boolean) => void;
  dispose: (disposition: Disposition) => void;
  dismissPanel: () => void;
  dismissRefusal: () => void;
  /** Something failed beside the line (a photo): said in the same place. */
  refuse: (code: ErrorCode) => void;
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
let counter = 0;
const nextNumber = (): number => (counter += 1);

type BenchInput = {
  station: StationClient;
  /** Called with each answer's tone as soon as it is there, before anything is drawn. */
  onTone: (tone: Tone) => void;
  /** Called after each scan that the station answered. */
  onScanned: (raw: string) => void;
  /** Called when a still is due, at once: the moment counts. */
  onStill: (still: StillDue) => void;
};

/** The bench as the station has it, and the line on which everything done at it is handed over in order. */
export const useBench = ({ station, onTone, onScanned, onStill }: BenchInput): Bench => {
  const [read] = useState(() => () => station.benchView(undefined));
  const [listen] = useState(() => (listener: (view: BenchView) => void) => station.on('benchChanged', listener));
  const [view, setView] = useLiveValue(read, listen);
  const [line, tellLine] = useLineState();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [flash, setFlash] = useState<Flash | null>(null);
  const sendLine = useRef<SendLine | null>(null);

  const showAnswer = useEffectEvent((errand: Errand, result: Result<BenchAnswer>) => {
    const tone = result.ok ? result.value.tone : 'refused';
    onTone(tone);
    // Drawn at once, not batched with the next answer: each scan has its own flash.
    flushSync(() => {
      setFlash({ n: nextNumber(), tone });
      if (!result.ok) {
        setRefusal({ n: nextNumber(), code: result.error.code, scanned: errand.scanned });
        return;
      }
      const { refusal: why, view: fresh } = result.value;
      setView(fresh);
      setRefusal(why === null ? null : { n: nextNumber(), code: errorCodeOf(why), scanned: errand.scanned });
    });
    if (result.ok && result.value.still !== null) onStill(result.value.still);
    if (errand.scanned !== null) onScanned(errand.scanned);
  });
  const showLost = useEffectEvent(() => {
    onTone('refused');
    setRefusal({ n: nextNumber(), code: 'lost', scanned: null });
  });

  useEffect(() => {
    const created = createSendLine({
      onAnswer: (errand, result) => {
        showAnswer(errand, result);
      },
      onLost: () => {
        showLost();
      },
      onState: tellLine,
      wait,
    });
    sendLine.current = created;
    return () => {
      created.stop();
    };
  }, [tellLine]);

  const hand = useCallback((send: Errand['send'], scanned: string | null = null): void => {
    sendLine.current?.add({ scanned, send });
  }, []);

  return {
    view,
    line,
    refusal,
    flash,
    scan: (raw, source, at) => {
      hand(() => station.benchScan({ raw, source, at }), raw);
    },
    command: (word) => {
      hand(() => station.benchCommand({ word }));
    },
    answer: (questionId, answer) => {
      hand(() => station.benchAnswer({ questionId, answer }));
    },
    count: (lineId, what, delta) => {
      hand(() => station.benchCount({ lineId, what, delta }));
    },
    setCode: (code, isSet) => {
      hand(() => station.benchCode({ code, isSet }));
    },
    setCause: (cause) => {
      hand(() => station.benchCause({ cause }));
    },
    judge: (judgement, value) => {
      hand(() => station.benchJudge({ judgement, value }));
    },
    note: (text) => {
      hand(() => station.benchNote({ text }));
    },
    reopen: (inspectionId) => {
      hand(() => station.benchReopen({ inspectionId }));
    },
    repack: (inspectionId) => {
      hand(() => station.benchRepack({ inspectionId }));
    },
    focus: (returnId) => {
      hand(() => station.benchFocus({ returnId }));
    },
    claim: (returnId, isClaimed) => {
      hand(() => station.benchClaim({ returnId, isClaimed }));
    },
    dispose: (disposition) => {
      hand(() => station.benchDispose({ disposition }));
    },
    dismissPanel: () => {
      station.benchDismissPanel(undefined).then(
        (result) => {
          if (result.ok) setView(result.value);
        },
        () => {
          setRefusal({ n: nextNumber(), code: 'lost', scanned: null });
        },
      );
    },
    dismissRefusal: () => {
      setRefusal(null);
    },
    refuse: (code) => {
      setRefusal({ n: nextNumber(), code, scanned: null });
    },
  };
};
