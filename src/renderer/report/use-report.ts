import { useEffect, useState } from 'react';
import type { ReportRange, ReportStep, ReportView } from '../../shared/report.ts';
import { useSettings } from '../ui/settings-context.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';
import { rangeOf, stepsOf } from './report-range.ts';
import type { Preset } from './report-range.ts';

export type Report = {
  preset: Preset | 'own';
  range: ReportRange;
  step: ReportStep;
  /** The last one read: it stays while the next is read. */
  view: ReportView | null;
  isReading: boolean;
  isFailed: boolean;
  choose: (preset: Preset) => void;
  chooseOwn: (range: ReportRange) => void;
  setStep: (step: ReportStep) => void;
  readAgain: () => void;
  /** What became of the paper; null when none was asked for. */
  printed: Printed | null;
  print: (how: 'pdf' | 'paper') => void;
  showPrinted: (file: string) => void;
};

type Printed = { kind: 'busy' } | { kind: 'refused'; code: ErrorCode } | { kind: 'made'; file: string | null };

type Asked = { preset: Preset | 'own'; range: ReportRange; step: ReportStep };

const askOf = (preset: Preset | 'own', range: ReportRange): Asked => ({
  preset,
  range,
  step: stepsOf(range)[0] ?? 'day',
});

/** Which days are looked at, and the report of them. */
export const useReport = (): Report => {
  const station = useStation();
  const [asked, setAsked] = useState<Asked>(() => askOf('lastWeek', rangeOf('lastWeek', Date.now())));
  const { language } = useSettings().settings;
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{ to: string; view: ReportView | null } | null>(null);
  const [view, setView] = useState<ReportView | null>(null);
  const { preset, range, step } = asked;
  const { from, until } = range;
  const question = `${from} ${until} ${step} ${turn}`;

  useEffect(() => {
    let isOld = false;
    const end = (found: ReportView | null): void => {
      if (isOld) return;
      setAnswer({ to: question, view: found });
      if (found !== null) setView(found);
    };
    station.reportView({ from, until, step }).then(
      (result) => {
        end(result.ok ? result.value : null);
      },
      () => {
        end(null);
      },
    );
    return () => {
      isOld = true;
    };
  }, [station, from, until, step, question]);

  const lost = (): void => {
    setPrinted({ kind: 'refused', code: 'internal' });
  };
  return {
    ...{ preset, range, step, view },
    isReading: answer?.to !== question,
    isFailed: answer?.to === question && answer.view === null,
    choose: (next) => {
      setAsked(askOf(next, rangeOf(next, Date.now())));
    },
    chooseOwn: (next) => {
      setAsked(askOf('own', next));
    },
    setStep: (next) => {
      setAsked({ ...asked, step: next });
    },
    printed,
    print: (how) => {
      setPrinted({ kind: 'busy' });
      station.reportPrint({ from, until, step, language, how }).then((result) => {
        setPrinted(
          result.ok ? { kind: 'made', file: result.value.file } : { kind: 'refused', code: result.error.code },
        );
      }, lost);
    },
    showPrinted: (file) => {
      station.fileShow({ folder: 'print', file }).then((result) => {
        if (!result.ok) setPrinted({ kind: 'refused', code: result.error.code });
      }, lost);
    },
    readAgain: () => {
      setTurn(turn + 1);
    },
  };
};
