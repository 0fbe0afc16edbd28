import { useEffect, useState } from 'react';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { SupplementView } from '../../shared/supplement.ts';
import { parseYuan } from '../ui/money.ts';
import { useStation } from '../ui/station-client.ts';
import { useApproval } from './use-approval.ts';
import type { Approval } from './use-approval.ts';

type SupplementProblem = 'amount' | 'reason';

export type Supplement = {
  isOpen: boolean;
  toggle: () => void;
  /** Opens it on what this number has: from a case that was ruled for the buyer. */
  openOn: (text: string) => void;
  /** How many wait for their second word. */
  waiting: number;
  /** What was found under the number, or all that wait; null while it is read. */
  found: readonly SupplementView[] | null;
  /** What was looked up; '' = those that wait. */
  asked: string;
  chosen: SupplementView | null;
  choose: (verdictId: string) => void;
  lookUp: (text: string) => void;
  problem: SupplementProblem | null;
  refusal: ErrorCode | null;
  propose: (amount: string, reason: string) => void;
  takeBack: () => void;
  approval: Approval;
};

const REASON_MIN = 2;

/** Money added to a partial refund that has ended: found by its number, proposed by one, confirmed by another. */
export const useSupplement = (isOnScreen: boolean): Supplement => {
  const station = useStation();
  const [isOpen, setIsOpen] = useState(false);
  const [asked, setAsked] = useState('');
  const [round, setRound] = useState(0);
  const [waiting, setWaiting] = useState(0);
  const [found, setFound] = useState<readonly SupplementView[] | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [problem, setProblem] = useState<SupplementProblem | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);

  useEffect(() => {
    if (!isOnScreen) return;
    let isWanted = true;
    const read = (text: string, then: (views: SupplementView[]) => void): void => {
      station.supplementFind({ text }).then(
        (result) => {
          if (isWanted && result.ok) then(result.value);
          // Who may not decide sees no supplements, and is told so only when they ask for one.
          else if (isWanted && !result.ok && text !== '') setRefusal(result.error.code);
        },
        () => {
          if (isWanted) setRefusal('internal');
        },
      );
    };
    read('', (views) => {
      setWaiting(views.length);
      if (asked === '') setFound(views);
    });
    if (asked !== '') read(asked, setFound);
    return () => {
      isWanted = false;
    };
  }, [station, isOnScreen, asked, round]);

  const chosen = found?.find(({ verdictId }) => verdictId === chosenId) ?? found?.[0] ?? null;
  const readAgain = (): void => {
    setRound((n) => n + 1);
  };
  const forget = (): void => {
    setProblem(null);
    setRefusal(null);
  };
  const approval = useApproval(
    chosen,
    { onDone: readAgain, onChanged: readAgain },
    {
      confirm: (input) => station.supplementConfirm(input),
      reject: (input) => station.supplementReject(input),
      takeBack: (input) => station.supplementTakeBack(input),
    },
  );
  const lookUp = (text: string): void => {
    setChosenId(null);
    forget();
    if (text.trim() !== asked) setFound(null);
    setAsked(text.trim());
    readAgain();
  };
  const send = (answer: Promise<Result<unknown>>): void => {
    forget();
    answer.then(
      (result) => {
        if (result.ok) readAgain();
        else setRefusal(result.error.code);
      },
      () => {
        setRefusal('internal');
      },
    );
  };

  return {
    ...{ isOpen, waiting, found, asked, chosen, problem, refusal, approval },
    toggle: () => {
      setIsOpen(!isOpen);
      forget();
      readAgain();
    },
    choose: (verdictId) => {
      setChosenId(verdictId);
      forget();
    },
    openOn: (text) => {
      setIsOpen(true);
      lookUp(text);
    },
    lookUp,
    propose: (amount, reason) => {
      if (chosen === null) return;
      const amountCents = parseYuan(amount);
      const left = chosen.paidCents - chosen.beforeCents;
      if (amountCents === null || amountCents <= 0 || amountCents > left) setProblem('amount');
      else if (reason.trim().length < REASON_MIN) setProblem('reason');
      else send(station.supplementPropose({ verdictId: chosen.verdictId, amountCents, reason }));
    },
    takeBack: () => {
      if (chosen !== null) send(station.supplementTakeBack({ verdictId: chosen.verdictId }));
    },
  };
};
