import { useCallback, useEffect, useState } from 'react';
import type { ToDecideCase, ToDecideItem } from '../../shared/decision.ts';
import { outcomeOf } from '../../shared/refusal.ts';
import type { ErrorCode } from '../../shared/result.ts';
import type { ProposalKind } from '../session/bench-keys.ts';
import { useStation } from '../ui/station-client.ts';
import { filterCases, filtersOf } from './case-filter.ts';
import type { CaseFilter } from './case-filter.ts';
import { checkDraft } from './proposal-draft.ts';
import type { Draft, DraftProblem } from './proposal-draft.ts';
import { useApproval } from './use-approval.ts';
import type { Approval } from './use-approval.ts';
import { useByHand } from './use-by-hand.ts';
import { useNegotiation } from './use-negotiation.ts';
import type { Talk } from './use-negotiation.ts';
import { useRefusal } from './use-refusal.ts';
import type { Refusal } from './use-refusal.ts';
import { useSupplement } from './use-supplement.ts';
import type { Supplement } from './use-supplement.ts';
import { useSentAnew } from './use-sent-anew.ts';
import type { SentAnewNote } from './use-sent-anew.ts';

// decision (window's side): what a person must decide, and what they propose. After the evidence that was filmed at the
// bench, before the outbox that sends what was decided.

const EMPTY: Draft = { kind: null, amount: '', reason: '' };
const byTimeLeft = (a: ToDecideItem, b: ToDecideItem): number =>
  (a.deadlineAt ?? a.targetAt) - (b.deadlineAt ?? b.targetAt);

/** What the buyer paid for these goods, freight included: the bound of a partial refund. */
const paidCentsOf = ({ expectedReturn }: ToDecideItem): number =>
  (expectedReturn?.amountCents ?? 0) + (expectedReturn?.freightCents ?? 0);

export type Decide = {
  /** Least time first; null before the station has answered. */
  items: readonly ToDecideItem[] | null;
  selected: ToDecideItem | null;
  /** The evidence of the selected case; null while it is read. */
  opened: ToDecideCase | null;
  isFailed: boolean;
  draft: Draft;
  /** What is wrong with the draft; said only after a try to submit. */
  problem: DraftProblem | null;
  refusal: ErrorCode | null;
  canPropose: boolean;
  /** Refusing the case in hand at its platform. */
  refusing: Refusal;
  /** The word that its proposal waits for. */
  approval: Approval;
  /** What its keys do now: nothing while something lies over it. `word`: F6. */
  keys: { canPropose: boolean; canSettle: boolean; word: 'confirm' | Talk['key'] };
  /** Talking it over with the buyer. */
  talk: Talk;
  /** Adding to what was refunded in part. */
  supplement: Supplement;
  /** A badge while a second person is asked, a new label while its field is written: true when it was taken here. */
  hear: (raw: string) => boolean;
  /** F6. */
  pressWord: () => void;
  /** What the list can be narrowed to, with how many that would be. */
  filters: { filter: CaseFilter; n: number }[];
  /** What it is narrowed to; null = all are listed. */
  filter: CaseFilter | null;
  toggleFilter: (filter: CaseFilter) => void;
  /** Noting that the case in hand was exchanged, sent again or repaired. */
  sentAnew: SentAnewNote;
  /** The case in hand is refunded in the platform's own back office; submitting notes that. */
  canSettle: boolean;
  reference: string;
  setReference: (reference: string) => void;
  isReferenceMissing: boolean;
  /** A screenshot of that among the photos of the box. */
  settledPicture: string | null;
  setSettledPicture: (picture: string | null) => void;
  /** The waybill that was settled by hand last. */
  settled: string | null;
  /** A proposal stands and is being written anew. */
  isChanging: boolean;
  /** What is proposed is goods that have not left. */
  isReserved: boolean;
  changeProposal: () => void;
  select: (verdictId: string) => void;
  move: (by: 1 | -1) => void;
  change: (changed: Partial<Draft>) => void;
  choose: (kind: ProposalKind) => void;
  submit: () => void;
  readAgain: () => void;
};

/** The to-decide list and the case in hand. Drafts are kept while the window lives: a scan may call to the bench. */
export const useDecide = (isOnScreen: boolean, toDecide: number): Decide => {
  const station = useStation();
  const [all, setItems] = useState<readonly ToDecideItem[] | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [opened, setOpened] = useState<ToDecideCase | null>(null);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [problem, setProblem] = useState<DraftProblem | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [changingId, setChangingId] = useState<string | null>(null);
  const [wanted, setWanted] = useState<CaseFilter | null>(null);
  const [round, setRound] = useState(0);
  const byHand = useByHand();

  useEffect(() => {
    if (!isOnScreen) return;
    let isWanted = true;
    station.decisionList(undefined).then(
      (result) => {
        if (!isWanted) return;
        setIsFailed(!result.ok);
        if (result.ok) setItems(result.value.toSorted(byTimeLeft));
      },
      () => {
        if (isWanted) setIsFailed(true);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, isOnScreen, toDecide, round]);

  const filters = filtersOf(all ?? []);
  const filter = filters.some((one) => one.filter === wanted) ? wanted : null;
  const items = all === null || filter === null ? all : filterCases(all, filter);
  const selected = items?.find(({ verdictId }) => verdictId === selectedId) ?? items?.[0] ?? null;
  const caseId = isOnScreen ? (selected?.verdictId ?? null) : null;
  useEffect(() => {
    if (caseId === null) return;
    let isWanted = true;
    station.decisionCase({ verdictId: caseId }).then(
      (result) => {
        if (!isWanted) return;
        if (result.ok) setOpened(result.value);
        else setRefusal(result.error.code);
      },
      () => {
        if (isWanted) setRefusal('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, caseId, round]);

  const draft = (selected === null ? undefined : drafts.get(selected.verdictId)) ?? EMPTY;
  const isChanging = selected !== null && selected.verdictId === changingId;
  const canSettle = selected?.why === 'by-hand';
  const isReserved = selected !== null && selected.proposal !== null && outcomeOf(selected.proposal.kind) !== null;
  const canPropose =
    selected !== null && !canSettle && selected.expectedReturn !== null && (selected.proposal === null || isChanging);
  const isRefusing = canPropose && draft.kind === 'refuse';
  const photos = opened !== null && opened.item.verdictId === selected?.verdictId ? opened.evidence.photos : [];
  const leave = (verdictId: string): void => {
    setItems((known) => known?.filter((item) => item.verdictId !== verdictId) ?? null);
  };
  const readAgain = (): void => {
    setRound((n) => n + 1);
  };
  const refusing = useRefusal(selected, photos, isRefusing, {
    onDone: leave,
    onUndone: readAgain,
    onRefused: setRefusal,
  });
  const approval = useApproval(selected, { onDone: leave, onChanged: readAgain });
  const talk = useNegotiation(selected, readAgain);
  const supplement = useSupplement(isOnScreen);
  const isCovered = supplement.isOpen || talk.asking !== null || approval.asking !== null;
  const canConfirm = selected?.word != null && !isChanging && selected.word.whyNotMine !== 'people-needed';
  const noteProposed = (proposed: ToDecideItem): void => {
    setSelectedId(proposed.verdictId);
    setChangingId(null);
    setItems((known) => known?.map((item) => (item.verdictId === proposed.verdictId ? proposed : item)) ?? null);
  };
  const isSendingAnew = (canPropose || canSettle) && draft.kind === 'sent-anew';
  const sentAnew = useSentAnew(selected, isSendingAnew, {
    ...{ onDone: leave, onProposed: noteProposed, onUndone: readAgain, onRefused: setRefusal },
  });
  const select = useCallback((verdictId: string) => {
    setSelectedId(verdictId);
    setProblem(null);
    setRefusal(null);
  }, []);
  const change = (changed: Partial<Draft>): void => {
    if (selected === null) return;
    setProblem(null);
    setRefusal(null);
    setDrafts((known) => new Map(known).set(selected.verdictId, { ...draft, ...changed }));
  };

  const submit = (): void => {
    if (isCovered) return;
    if (isSendingAnew) {
      sentAnew.submit();
      return;
    }
    if (selected !== null && canSettle) {
      setRefusal(null);
      byHand.settle(selected, {
        onDone: () => {
          leave(selected.verdictId);
        },
        onRefused: setRefusal,
      });
    }
    if (isRefusing) {
      refusing.submit();
      return;
    }
    if (selected === null || !canPropose) return;
    const checked = checkDraft(draft, paidCentsOf(selected));
    if (!checked.ok) {
      setProblem(checked.problem);
      return;
    }
    station.decisionPropose({ verdictId: selected.verdictId, ...checked.proposal }).then(
      (result) => {
        if (!result.ok) {
          setRefusal(result.error.code);
          return;
        }
        noteProposed(result.value);
      },
      () => {
        setRefusal('internal');
      },
    );
  };

  return {
    items,
    selected,
    opened: opened !== null && opened.item.verdictId === selected?.verdictId ? opened : null,
    isFailed,
    draft,
    problem,
    refusal,
    canPropose,
    refusing,
    approval,
    keys: {
      canPropose: canPropose && !isCovered,
      canSettle: canSettle && !isCovered,
      word: supplement.isOpen ? null : canConfirm ? 'confirm' : talk.key,
    },
    talk,
    supplement,
    hear: (raw) => approval.hear(raw) || supplement.approval.hear(raw) || sentAnew.hear(raw),
    pressWord: () => {
      if (isCovered) return;
      if (canConfirm) approval.ask(selected.word?.whyNotMine === null ? 'own' : 'second');
      else if (talk.isOpen) talk.ask('answer');
      else if (talk.canBegin) talk.ask('begin');
    },
    filters,
    filter,
    toggleFilter: (one) => {
      setWanted(one === filter ? null : one);
    },
    sentAnew,
    canSettle,
    reference: selected === null ? '' : byHand.draftOf(selected.verdictId).reference,
    setReference: (reference) => {
      if (selected !== null) byHand.write(selected.verdictId, { reference });
    },
    settledPicture: selected === null ? null : byHand.draftOf(selected.verdictId).picture,
    setSettledPicture: (picture) => {
      if (selected !== null) byHand.write(selected.verdictId, { picture });
    },
    isReferenceMissing: byHand.isMissing,
    settled: byHand.settled,
    isChanging,
    isReserved,
    changeProposal: () => {
      setChangingId(selected?.verdictId ?? null);
      if (isReserved) change({ kind: 'sent-anew' });
    },
    select: (verdictId) => {
      if (supplement.isOpen) supplement.toggle();
      select(verdictId);
    },
    move: (by) => {
      const index = items?.findIndex(({ verdictId }) => verdictId === selected?.verdictId) ?? -1;
      const next = items?.[index + by];
      if (next !== undefined) select(next.verdictId);
    },
    change,
    choose: (kind) => {
      if (isCovered) return;
      if (canPropose) change({ kind });
      // Of a platform that isn't connected there are two ways only: the same key goes to and fro.
      else if (canSettle && kind === 'sent-anew') change({ kind: draft.kind === kind ? null : kind });
    },
    submit,
    readAgain,
  };
};
