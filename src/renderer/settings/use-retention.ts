import { useEffect, useRef, useState } from 'react';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { KeepDays, RetentionEffect, RetentionView } from '../../shared/retention.ts';
import { useStation } from '../ui/station-client.ts';
import { useLiveValue } from '../ui/use-live-value.ts';

type Retention = {
  view: RetentionView | null;
  refusal: ErrorCode | null;
  look: () => void;
  run: () => void;
  stop: () => void;
};

/** The run, the room and the forecast, kept fresh; and the three things a person can ask for. */
export const useRetention = (days: KeepDays): Retention => {
  const station = useStation();
  const [read] = useState(() => () => station.retentionView(undefined));
  const [listen] = useState(
    () => (listener: (view: RetentionView) => void) => station.on('retentionChanged', listener),
  );
  const [view, setView] = useLiveValue(read, listen);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const { recording, photo, case: ofCase } = days;
  const wasRead = useRef(false);
  // Other days: another reason why nothing goes by itself.
  useEffect(() => {
    if (!wasRead.current) {
      wasRead.current = true;
      return;
    }
    read().then(
      (answer) => {
        if (answer.ok) setView(answer.value);
      },
      () => {
        setRefusal('internal');
      },
    );
  }, [read, setView, recording, photo, ofCase]);
  const ask = (call: (input: undefined) => Promise<Result<RetentionView>>) => (): void => {
    setRefusal(null);
    call(undefined).then(
      (answer) => {
        if (answer.ok) setView(answer.value);
        else setRefusal(answer.error.code);
      },
      () => {
        setRefusal('internal');
      },
    );
  };
  return {
    view,
    refusal,
    look: ask(station.retentionLook),
    run: ask(station.retentionRun),
    stop: ask(station.retentionStop),
  };
};

/** What these days would let go; null while it isn't known. `seen` changes when the evidence was looked through anew. */
export const useKeepEffect = (days: KeepDays, seen: unknown): RetentionEffect => {
  const station = useStation();
  const [effect, setEffect] = useState<RetentionEffect>(null);
  const { recording, photo, case: ofCase } = days;
  useEffect(() => {
    let isWanted = true;
    station.retentionEffect({ recording, photo, case: ofCase }).then(
      (answer) => {
        if (isWanted) setEffect(answer.ok ? answer.value : null);
      },
      () => {
        if (isWanted) setEffect(null);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, recording, photo, ofCase, seen]);
  return effect;
};
