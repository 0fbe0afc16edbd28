import { useEffect, useState } from 'react';
import type { ReportRange, ReportStep, ReportView } from '../../shared/report.ts';
import { useSettings } from '../ui/settings-context.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';
import { FIRST_PRESET, questionOf, rangeOf } from './report-range.ts';
import type { Preset } from './report-range.ts';
import type { ReportMemory } from './report-memory.ts';
import { useReportMemory } from './use-report-memory.ts';

export type Report = {
  preset: Preset | 'own';
  range: ReportRange;
  step: ReportStep;
  /** Of these days what was read last, else of others: it stays while they are read. */
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

const askOf = (preset: Preset | 'own', range: ReportRange): Asked => ({ preset, range, step: questionOf(range).step });

/** Which days are looked at, and the report of them. */
export const useReport = (): Report => {
  const station = useStation();
  const memory = useReportMemory();
  const [asked, setAsked] = useState<Asked>(() => askOf(FIRST_PRESET, rangeOf(FIRST_PRESET, Date.now())));
  const { language } = useSettings().settings;
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{ to: string; isFailed: boolean } | null>(null);
  const [last, setLast] = useState<{ by: ReportMemory; view: ReportView } | null>(null);
  const { preset, range, step } = asked;
  const { from, until } = range;
  const question = `${from} ${until} ${step} ${turn}`;

  useEffect(() => {
    let isOld = false;
    const end = (result: Result<ReportView> | null): void => {
      if (result?.ok === true) memory.keepView({ from, until, step }, result.value);
      // Refused for another reason than a fault: what was read before is not theirs to see any more.
      else if (result !== null && result.error.code !== 'report-failed') memory.forget();
      if (isOld) return;
      setAnswer({ to: question, isFailed: result?.ok !== true });
      if (result?.ok === true) setLast({ by: memory, view: result.value });
      else if (result !== null && result.error.code !== 'report-failed') setLast(null);
    };
    station.reportView({ from, until, step }).then(end, () => {
      end(null);
    });
    return () => {
      isOld = true;
    };
  }, [station, memory, from, until, step, question]);

  const isReading = answer?.to !== question;
  const known = isReading ? memory.view({ from, until, step }) : null;
  const own = last?.by === memory ? last.view : null;
  const lost = (): void => {
    setPrinted({ kind: 'refused', code: 'internal' });
  };
  return {
    ...{ preset, range, step, isReading },
    view: known ?? own,
    isFailed: !isReading && answer.isFailed,
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
