import { useId, useState } from 'react';
import { CORRECTION_REASON_MIN } from '../../shared/correction.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';

/** What was typed: wrong in the form's own way, or what sends it with the reason. */
type Checked<P> = { problem: P } | { send: (reason: string) => Promise<Result<unknown>> };

export type CorrectionForm<P extends string> = {
  /** Why it is corrected. */
  reason: string;
  setReason: (reason: string) => void;
  /** What is wrong; said only after a try to submit. `why`: the reason is too short. */
  problem: P | 'why' | null;
  /** Where the form says what is wrong. */
  problemId: string;
  refusal: ErrorCode | null;
  /** Something was typed: what was wrong before is no longer said. */
  typed: () => void;
  submit: (checked: Checked<P>) => void;
};

/** What every correction has: a reason, what is wrong with it, and what the station answered. */
export const useCorrectionForm = <P extends string>(onDone: () => void): CorrectionForm<P> => {
  const problemId = useId();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<P | 'why' | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const typed = (): void => {
    setProblem(null);
  };
  return {
    ...{ reason, problem, problemId, refusal, typed },
    setReason: (text) => {
      typed();
      setReason(text);
    },
    submit: (checked) => {
      const isReasonShort = reason.trim().length < CORRECTION_REASON_MIN;
      setProblem('problem' in checked ? checked.problem : isReasonShort ? 'why' : null);
      setRefusal(null);
      if ('problem' in checked || isReasonShort) return;
      checked.send(reason).then(
        (result) => {
          if (result.ok) onDone();
          else setRefusal(result.error.code);
        },
        () => {
          setRefusal('internal');
        },
      );
    },
  };
};
