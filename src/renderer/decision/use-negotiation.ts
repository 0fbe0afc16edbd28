import { useState } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import { NEGOTIABLE_WHYS } from '../../shared/negotiation.ts';
import type { NegotiationOffer } from '../../shared/negotiation.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

/** `begin`: who and until when (also of one that runs) · `answer`: what the buyer said · `answers`: all of it · `end`. */
type TalkAsking = 'begin' | 'answer' | 'answers' | 'end';

export type Talk = {
  /** What is asked over the screen; null = nothing. */
  asking: TalkAsking | null;
  /** Who may own it and until when; null while that is read. */
  offer: NegotiationOffer | null;
  /** Why the last answer was not taken; what was typed stays. */
  refusal: ErrorCode | null;
  isBusy: boolean;
  /** The case in hand can be put into negotiation. */
  canBegin: boolean;
  /** The case in hand is being negotiated. */
  isOpen: boolean;
  /** What F6 does about it; null = nothing. */
  key: 'buyerSaid' | 'negotiate' | null;
  ask: (asking: TalkAsking) => void;
  close: () => void;
  begin: (ownerId: string, dueAt: number, note: string) => void;
  answer: (text: string, saidAt: number) => void;
  end: (note: string) => void;
};

const isContested = (item: ToDecideItem): boolean => NEGOTIABLE_WHYS.some((why) => why === item.why);

/** The negotiation of the case in hand. */
export const useNegotiation = (item: ToDecideItem | null, onChanged: () => void): Talk => {
  const station = useStation();
  const [askedOf, setAskedOf] = useState<{ verdictId: string; asking: TalkAsking } | null>(null);
  const [offer, setOffer] = useState<NegotiationOffer | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const verdictId = item?.verdictId ?? '';
  const asking = askedOf !== null && askedOf.verdictId === verdictId ? askedOf.asking : null;
  const isUndecided = item !== null && item.proposal === null && item.confirmed === null;
  const isOpen = item?.negotiation?.isOpen === true;

  const close = (): void => {
    setAskedOf(null);
    setRefusal(null);
    setOffer(null);
  };
  const send = <T>(answer: Promise<Result<T>>, then: (value: T) => void): void => {
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
  const done = (): void => {
    close();
    onChanged();
  };

  const canBegin = isUndecided && !isOpen && item.expectedReturn !== null && isContested(item);

  return {
    ...{ asking, offer, refusal, isBusy, isOpen, canBegin, close },
    key: isOpen ? 'buyerSaid' : canBegin ? 'negotiate' : null,
    ask: (one) => {
      if (item === null || isBusy) return;
      close();
      setAskedOf({ verdictId, asking: one });
      if (one === 'begin') send(station.negotiationOffer({ verdictId }), setOffer);
    },
    begin: (ownerId, dueAt, note) => {
      send(station.negotiationBegin({ verdictId, ownerId, dueAt, note }), done);
    },
    answer: (text, saidAt) => {
      send(station.negotiationAnswer({ verdictId, text, saidAt }), done);
    },
    end: (note) => {
      send(station.negotiationEnd({ verdictId, note }), done);
    },
  };
};
