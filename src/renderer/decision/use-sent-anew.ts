import { useState } from 'react';
import type { CourierId } from '../../shared/couriers.ts';
import type { ProposalInput, ToDecideItem } from '../../shared/decision.ts';
import { GOODS_DECISION, NEW_WAYBILL, outcomeOf } from '../../shared/refusal.ts';
import type { SentAnew } from '../../shared/refusal.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { readScan } from '../../shared/scan-grammar.ts';
import { readWaybill } from '../../shared/waybill.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import { useShipment } from './use-shipment.ts';
import type { Shipment } from './use-shipment.ts';

const REFERENCE_MIN = 2;
/** Name of the field that a scan is written into while it has the focus. */
export const NEW_WAYBILL_FIELD = 'newWaybill';

/** As typed. */
type SentAnewDraft = {
  outcome: SentAnew | null;
  waybill: string;
  reference: string;
  picture: string | null;
  /** Chosen by a person; null = the one that the number looks like. */
  courier: CourierId | null;
};
type SentAnewProblem = 'asking' | 'outcome' | 'waybill' | 'goods' | 'courier' | 'reference';

const EMPTY: SentAnewDraft = { outcome: null, waybill: '', reference: '', picture: null, courier: null };

export type SentAnewNote = {
  draft: SentAnewDraft;
  /** Whether the platform is told by a call, and what came of the last one. */
  shipment: Shipment;
  /** Couriers of the number that is typed, likeliest first. */
  couriers: readonly CourierId[];
  /** Said only after a try to note it. */
  problem: SentAnewProblem | null;
  write: (changed: Partial<SentAnewDraft>) => void;
  submit: () => void;
  /** A scan of the new label while its field has the focus: true when it was taken there. Any other calls to the bench. */
  hear: (raw: string) => boolean;
  /** The new goods are reserved and have not left: the case stays here until their waybill is noted. */
  reserve: () => void;
  /** There are none: the same case becomes a refund, to be confirmed like any. */
  giveUp: () => void;
  /** Noted last: the box it came in, and the waybill the goods left under. */
  noted: { outcome: SentAnew; waybill: string; sent: string } | null;
};

const couriersOf = (typed: string): readonly CourierId[] => readWaybill(plainWaybill(typed))?.couriers ?? [];

type CheckedNote =
  { ok: true; outcome: SentAnew; waybill: string; reference: string } | { ok: false; problem: SentAnewProblem };

/** On a label the number stands in groups. */
const plainWaybill = (typed: string): string => typed.replaceAll(/\s/g, '').toUpperCase();

/** Checks what was typed for a box that came under `cameUnder`. The station checks again; this only says it sooner. */
export const checkSentAnew = (
  draft: Pick<SentAnewDraft, 'outcome' | 'waybill' | 'reference'>,
  cameUnder: string,
): CheckedNote => {
  const { outcome } = draft;
  if (outcome === null) return { ok: false, problem: 'outcome' };
  const waybill = plainWaybill(draft.waybill);
  if (!NEW_WAYBILL.test(waybill) || waybill === cameUnder) return { ok: false, problem: 'waybill' };
  const reference = draft.reference.trim();
  return reference.length < REFERENCE_MIN
    ? { ok: false, problem: 'reference' }
    : { ok: true, outcome, waybill, reference };
};

/** The same for what a call tells: no reference, because nothing was done elsewhere, but a courier. */
export const checkShipment = (
  draft: Pick<SentAnewDraft, 'outcome' | 'waybill' | 'courier'>,
  cameUnder: string,
): { ok: true; outcome: SentAnew; waybill: string; courier: CourierId } | { ok: false; problem: SentAnewProblem } => {
  const checked = checkSentAnew({ ...draft, reference: '--' }, cameUnder);
  if (!checked.ok) return checked;
  const { outcome, waybill } = checked;
  const courier = draft.courier ?? couriersOf(waybill)[0];
  return courier === undefined ? { ok: false, problem: 'courier' } : { ok: true, outcome, waybill, courier };
};

/** Checks what is needed to say that goods are reserved: which way it goes, and where that is written. */
export const checkReserved = (
  draft: Pick<SentAnewDraft, 'outcome' | 'reference'>,
): { ok: true; outcome: SentAnew; reference: string } | { ok: false; problem: SentAnewProblem } => {
  const reference = draft.reference.trim();
  if (draft.outcome === null) return { ok: false, problem: 'outcome' };
  return reference.length < REFERENCE_MIN
    ? { ok: false, problem: 'reference' }
    : { ok: true, outcome: draft.outcome, reference };
};

type Told = {
  onDone: (verdictId: string) => void;
  /** It stands on the list as proposed now. */
  onProposed: (item: ToDecideItem) => void;
  /** A shipment was taken back: the case is on the list again. */
  onUndone: () => void;
  onRefused: (code: ErrorCode | null) => void;
};

/** A case settled by goods, told by a call or noted from a back office: what is typed about it, and the telling of the station. */
export const useSentAnew = (
  item: ToDecideItem | null,
  isOpen: boolean,
  { onDone, onProposed, onUndone, onRefused }: Told,
): SentAnewNote => {
  const { t } = useTranslation();
  const station = useStation();
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Partial<SentAnewDraft>>>(new Map());
  const [problem, setProblem] = useState<{ verdictId: string; what: SentAnewProblem } | null>(null);
  const [noted, setNoted] = useState<SentAnewNote['noted']>(null);
  const reserved = item?.proposal === null || item === null ? null : outcomeOf(item.proposal.kind);
  const shipment = useShipment(item?.verdictId ?? null, isOpen, {
    onDone: (verdictId) => {
      setNoted(null);
      onDone(verdictId);
    },
    ...{ onUndone, onRefused },
  });
  // Where the platform knows what the buyer is to have, that is proposed.
  const [only, ...others] = shipment.rules?.byCall ?? [];
  const wanted = item?.wants ?? (others.length === 0 ? (only ?? null) : null);
  const empty = { ...EMPTY, outcome: reserved ?? wanted };
  // What nobody wrote follows what the platform answers, also after the first letter.
  const draft = { ...empty, ...(item === null ? {} : drafts.get(item.verdictId)) };
  const propose = (proposal: Omit<ProposalInput, 'verdictId'>): void => {
    if (item === null) return;
    onRefused(null);
    station.decisionPropose({ verdictId: item.verdictId, ...proposal }).then(
      (result) => {
        if (result.ok) onProposed(result.value);
        else onRefused(result.error.code);
      },
      () => {
        onRefused('internal');
      },
    );
  };
  const send = ({ verdictId, waybill: cameUnder }: ToDecideItem): void => {
    const checked = checkShipment(draft, cameUnder);
    setProblem(checked.ok ? null : { verdictId, what: checked.problem });
    if (!checked.ok) return;
    const { outcome, waybill, courier } = checked;
    shipment.send({ verdictId, outcome, waybill, courier });
  };
  const write = (changed: Partial<SentAnewDraft>): void => {
    if (item === null) return;
    setProblem(null);
    const { verdictId } = item;
    // What was typed meanwhile stays: a picture comes when it is stored.
    setDrafts((known) => new Map(known).set(verdictId, { ...known.get(verdictId), ...changed }));
  };
  const isPast = problem?.what === 'asking' && shipment.rules !== null;
  return {
    draft,
    shipment,
    couriers: couriersOf(draft.waybill),
    problem: problem !== null && !isPast && problem.verdictId === item?.verdictId ? problem.what : null,
    write,
    hear: (raw) => {
      const isThere = document.activeElement?.getAttribute('name') === NEW_WAYBILL_FIELD;
      const scan = isOpen && isThere ? readScan(raw) : null;
      if (scan?.shape !== 'code' || scan.waybill === null) return false;
      if (scan.isEan && item !== null) {
        // The carton's own barcode stands beside the label. Some couriers print 13 digits, too: a person types those.
        setProblem({ verdictId: item.verdictId, what: 'goods' });
        return true;
      }
      // Another number may be another courier's.
      write({ waybill: scan.waybill.waybill, courier: null });
      return true;
    },
    submit: () => {
      if (item === null) return;
      if (shipment.rules === null) {
        setProblem({ verdictId: item.verdictId, what: 'asking' });
        return;
      }
      if (shipment.goesByCall(draft.outcome)) {
        send(item);
        return;
      }
      const { verdictId } = item;
      const checked = checkSentAnew(draft, item.waybill);
      setProblem(checked.ok ? null : { verdictId, what: checked.problem });
      if (!checked.ok) return;
      const { outcome, waybill, reference } = checked;
      onRefused(null);
      station.decisionByHand({ verdictId, outcome, reference, picture: draft.picture, waybill }).then(
        (result) => {
          if (!result.ok) {
            onRefused(result.error.code);
            return;
          }
          setNoted({ outcome, waybill: item.waybill, sent: waybill });
          onDone(verdictId);
        },
        () => {
          onRefused('internal');
        },
      );
    },
    reserve: () => {
      if (item === null) return;
      const checked = checkReserved(draft);
      setProblem(checked.ok ? null : { verdictId: item.verdictId, what: checked.problem });
      if (checked.ok) propose({ kind: GOODS_DECISION[checked.outcome], amountCents: null, reason: checked.reference });
    },
    giveUp: () => {
      const words = [t('sentAnew.noStockReason'), draft.reference.trim()].filter((part) => part !== '');
      propose({ kind: 'refund-full', amountCents: null, reason: words.join(' ') });
    },
    noted,
  };
};
