import { useEffect, useState } from 'react';
import type { ReportRange, ReportStep, ReportView } from '../../shared/report.ts';
import { useSettings } from '../ui/settings-context.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';
import type { FirstReport } from './first-report.ts';
import { readFirst } from './first-report.ts';
import { questionOf, rangeOf } from './report-range.ts';
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

/**
 * `sought`: the newest days with anything are still looked for; `found`: they were read while that was done; `chosen`: they
 * are to be read.
 */
type Asked = { preset: Preset | 'own'; range: ReportRange; step: ReportStep; by: 'sought' | 'found' | 'chosen' };

const askOf = (preset: Preset | 'own', range: ReportRange, by: Asked['by'] = 'chosen'): Asked => ({
  ...{ preset, range, by },
  step: questionOf(range).step,
});

/** At first what was found before, at once; else this week, until it is known which days have anything. */
const beginWith = (memory: ReportMemory): Asked => {
  const known = memory.first();
  return known === null
    ? askOf('thisWeek', rangeOf('thisWeek', Date.now()), 'sought')
    : askOf(known.preset, known.range);
};

const wordQuestion = ({ range, step }: Asked, turn: number): string => `${range.from} ${range.until} ${step} ${turn}`;

/** Which days are looked at, and the report of them. */
export const useReport = (): Report => {
  const station = useStation();
  const memory = useReportMemory();
  const [asked, setAsked] = useState<Asked>(() => beginWith(memory));
  const { language } = useSettings().settings;
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{ to: string; isFailed: boolean } | null>(null);
  const [last, setLast] = useState<{ by: ReportMemory; view: ReportView } | null>(null);
  const { preset, range, step, by } = asked;
  const { from, until } = range;
  const question = wordQuestion(asked, turn);

  useEffect(() => {
    if (by !== 'sought') return undefined;
    let isOld = false;
    const end = (found: FirstReport | null): void => {
      if (isOld) return;
      if (found?.result.ok !== true) {
        if (found !== null && found.result.error.code !== 'report-failed') memory.forget();
        setAsked((now) => ({ ...now, by: 'found' }));
        setAnswer({ to: question, isFailed: true });
        return;
      }
      const next = askOf(found.preset, found.range, 'found');
      memory.keepView({ ...found.range, step: next.step }, found.result.value);
      memory.keepFirst({ preset: found.preset, range: found.range });
      setAsked(next);
      setLast({ by: memory, view: found.result.value });
      setAnswer({ to: wordQuestion(next, turn), isFailed: false });
    };
    readFirst((one) => station.reportView(one), Date.now()).then(end, () => {
      end(null);
    });
    return () => {
      isOld = true;
    };
  }, [station, memory, by, question, turn]);

  useEffect(() => {
    if (by !== 'chosen') return undefined;
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
  }, [station, memory, by, from, until, step, question]);

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
      setAsked({ ...asked, step: next, by: 'chosen' });
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
      setAsked({ ...asked, by: 'chosen' });
      setTurn(turn + 1);
    },
  };
};
