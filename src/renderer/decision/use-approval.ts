import { useState } from 'react';
import type { Confirmed, ConfirmInput, RejectInput, WordWanted } from '../../shared/approval.ts';
import type { Claim } from '../../shared/people.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { readScan } from '../../shared/scan-grammar.ts';
import { useStation } from '../ui/station-client.ts';

/** `own`: who is signed in gives the word · `second`: another person at this bench does · `reject`: it is turned down. */
type Asking = 'own' | 'second' | 'reject';

export type Approval = {
  /** What is asked of whom, over the screen; null = nothing. */
  asking: Asking | null;
  /** Why the last answer was not taken; the question stays. */
  refusal: ErrorCode | null;
  isBusy: boolean;
  /** A badge that was scanned for the second person. */
  badge: string | null;
  /** What was confirmed last, until the next. */
  made: Confirmed | null;
  ask: (asking: Asking) => void;
  close: () => void;
  /** A scan while the second person is asked: true when it was a badge, and taken here. */
  hear: (raw: string) => boolean;
  confirm: () => void;
  /** `operatorNo` where no badge was scanned. */
  confirmAs: (operatorNo: string, pin: string) => void;
  reject: (reason: string) => void;
  takeBack: () => void;
};

/** What waits for a word: a proposal on the list, or a supplement. */
type Subject = { verdictId: string; word: WordWanted | null };
/** Where the word is given. */
type Calls = {
  confirm: (input: ConfirmInput) => Promise<Result<Confirmed>>;
  reject: (input: RejectInput) => Promise<Result<undefined>>;
  takeBack: (input: { verdictId: string }) => Promise<Result<undefined>>;
};
type Told = { onDone: (verdictId: string) => void; onChanged: () => void };

/** The word that the proposal in hand waits for: given, refused, or taken back. */
export const useApproval = (item: Subject | null, { onDone, onChanged }: Told, other?: Calls): Approval => {
  const station = useStation();
  const calls: Calls = other ?? {
    confirm: (input) => station.decisionConfirm(input),
    reject: (input) => station.decisionReject(input),
    takeBack: (input) => station.decisionTakeBack(input),
  };
  const [askedOf, setAskedOf] = useState<{ proposalId: string; asking: Asking } | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [badge, setBadge] = useState<string | null>(null);
  const [made, setMade] = useState<Confirmed | null>(null);
  const word = item?.word ?? null;
  // A question is about what was seen: written anew meanwhile, it is gone.
  const asking = askedOf !== null && askedOf.proposalId === word?.proposalId ? askedOf.asking : null;

  const close = (): void => {
    setAskedOf(null);
    setRefusal(null);
    setBadge(null);
  };
  const send = <T>(
    answer: Promise<{ ok: true; value: T } | { ok: false; error: { code: ErrorCode } }>,
    then: (value: T) => void,
  ): void => {
    if (isBusy) return;
    setIsBusy(true);
    setRefusal(null);
    answer.then(
      (result) => {
        setIsBusy(false);
        if (result.ok) then(result.value);
        else setRefusal(result.error.code);
      },
      () => {
        setIsBusy(false);
        setRefusal('internal');
      },
    );
  };
  const confirmBy = (second: ConfirmInput['second']): void => {
    if (item === null || word === null || isBusy) return;
    const { verdictId } = item;
    send(calls.confirm({ verdictId, proposalId: word.proposalId, second }), (confirmed) => {
      close();
      setMade(confirmed);
      // What is left to be done by hand stays on the list.
      if (confirmed.undoUntilAt === null) onChanged();
      else onDone(verdictId);
    });
  };

  return {
    ...{ asking, refusal, isBusy, badge, made, close },
    ask: (one) => {
      close();
      if (word !== null) setAskedOf({ proposalId: word.proposalId, asking: one });
    },
    hear: (raw) => {
      const scan = readScan(raw);
      if (asking !== 'second' || scan.shape !== 'badge') return false;
      setRefusal(null);
      setBadge(scan.badge);
      return true;
    },
    confirm: () => {
      confirmBy(null);
    },
    confirmAs: (operatorNo, pin) => {
      const claim: Claim = badge === null ? { by: 'number', operatorNo } : { by: 'badge', badge };
      confirmBy({ claim, pin });
    },
    reject: (reason) => {
      if (item === null || word === null || isBusy) return;
      send(calls.reject({ verdictId: item.verdictId, proposalId: word.proposalId, reason }), () => {
        close();
        onChanged();
      });
    },
    takeBack: () => {
      if (made === null || isBusy) return;
      send(calls.takeBack({ verdictId: made.verdictId }), () => {
        setMade(null);
        onChanged();
      });
    },
  };
};
