import { useEffect, useState } from 'react';
import type { ReportRange, ReportStep, ReportView } from '../../shared/report.ts';
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
};

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
    readAgain: () => {
      setTurn(turn + 1);
    },
  };
};
