import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CaseView } from '../../shared/cases.ts';
import { presetOf } from '../../shared/pack/pack-record.ts';
import type { PackOrder } from '../../shared/pack/pack-calls.ts';
import { useSettings } from '../ui/settings-context.ts';
import type { PackAct } from '../session/bench-keys.ts';
import type { Player } from './CaseFilm.tsx';
import { useCase } from './use-case.ts';
import { lostReturnNo, useCaseDisputes } from './use-case-disputes.ts';
import type { CaseDisputesRead } from './use-case-disputes.ts';
import type { OpenedCase } from './use-case.ts';
import { useCases } from './use-cases.ts';
import type { Cases } from './use-cases.ts';
import { useLessons } from './use-lessons.ts';
import type { Lessons } from './use-lessons.ts';
import { useExport } from './use-export.ts';
import type { Export } from './use-export.ts';
import { usePackDraft } from './use-pack-draft.ts';
import type { PackDraft } from './use-pack-draft.ts';

export type PackDesk = {
  cases: Cases;
  opened: OpenedCase;
  view: CaseView | null;
  draft: PackDraft;
  exporting: Export;
  marked: ReadonlySet<string>;
  /** A film was played or sought in: F5 marks its moment. */
  onPlayed: (player: Player) => void;
  canExport: boolean;
  /** Packs of what is ticked, else of the open case. */
  exportNow: () => void;
  /** The last order once more, for what failed or was stopped; null when it isn't known any more. */
  exportAgain: (() => void) | null;
  isAskingHold: boolean;
  setIsAskingHold: (isAsking: boolean) => void;
  lessons: Lessons;
  /** Those of the open case. */
  disputes: CaseDisputesRead;
  /** To where money is added to what this return got. */
  onSupplement: (returnNo: string) => void;
  /** Which of the keys have an effect now. */
  acts: Record<PackAct, boolean>;
  act: (act: PackAct) => void;
};

/** Everything of the supervisor's room that its keys, its list and its panes share. */
export const usePackDesk = (isOnScreen: boolean, onSupplement: (returnNo: string) => void): PackDesk => {
  const { settings } = useSettings();
  const cases = useCases(isOnScreen);
  const opened = useCase();
  const exporting = useExport();
  const lessons = useLessons(isOnScreen);
  const { view } = opened;
  const [isAskingHold, setIsAskingHold] = useState(false);
  const [ordered, setOrdered] = useState<PackOrder | null>(null);
  const player = useRef<Player | null>(null);
  const draft = usePackDraft(
    view?.inspectionId ?? null,
    presetOf(view?.returns[0]?.platform ?? ''),
    view?.timeLine.at(-1)?.seq ?? 0,
  );
  const disputes = useCaseDisputes(view?.inspectionId ?? null, view?.timeLine.at(-1)?.seq ?? 0);
  const lostNo = lostReturnNo(disputes.views);
  const { marked } = cases;
  const isMany = marked.size > 0;
  // A plan that is still being reckoned is no reason to swallow the key: the station looks at everything again.
  const canExport =
    !exporting.isRunning && (isMany || (view !== null && (draft.plan === null || draft.plan.hindrance === null)));

  // An export is an entry of the case's custody: what is shown of it is read again when the order ends.
  const doneId = exporting.view !== null && !exporting.isRunning ? exporting.view.orderId : null;
  const readAgain = useEffectEvent(() => {
    opened.readAgain();
    cases.findNow();
  });
  useEffect(() => {
    if (doneId !== null) readAgain();
  }, [doneId]);

  const send = (order: PackOrder): void => {
    setOrdered(order);
    exporting.order(order);
  };
  const exportNow = (): void => {
    if (!canExport) return;
    const { preset, variant, typed, marks } = draft;
    const how = { preset, variant, locale: settings.language };
    if (isMany) send({ ...how, inspectionIds: [...marked], demand: '', problem: '', marks: [] });
    else if (view !== null) {
      send({ ...how, inspectionIds: [view.inspectionId], ...typed, marks: [...marks] });
    }
  };
  const unmade = exporting.view?.cases.filter(({ state }) => state !== 'done').map(({ inspectionId }) => inspectionId);
  const hasFilm = view !== null && view.evidence.recordings.length > 0;

  return {
    cases,
    opened,
    view,
    draft,
    exporting,
    marked,
    onPlayed: (played) => {
      player.current = played;
    },
    canExport,
    exportNow,
    exportAgain:
      ordered === null || unmade === undefined || unmade.length === 0
        ? null
        : () => {
            send({ ...ordered, inspectionIds: unmade });
          },
    isAskingHold,
    setIsAskingHold,
    lessons,
    disputes,
    onSupplement,
    acts: {
      export: canExport,
      mark: cases.chosenId !== null,
      preset: view !== null || isMany,
      variant: view !== null || isMany,
      moment: hasFilm,
      hold: view !== null,
      stop: exporting.isRunning,
      supplement: lostNo !== null,
      lesson: lessons.first !== null,
    },
    act: (act) => {
      switch (act) {
        case 'export':
          exportNow();
          return;
        case 'mark':
          if (cases.chosenId !== null) cases.toggle(cases.chosenId);
          return;
        case 'preset':
          draft.nextPreset();
          return;
        case 'variant':
          draft.setVariant(draft.variant === 'sealed' ? 'masked' : 'sealed');
          return;
        case 'moment': {
          const first = view?.evidence.recordings[0];
          const { recordingId, atMs } = player.current ?? { recordingId: first?.id, atMs: () => 0 };
          if (hasFilm && recordingId !== undefined) draft.addMark({ recordingId, atMs: atMs() });
          return;
        }
        case 'hold':
          if (view !== null) setIsAskingHold(!isAskingHold);
          return;
        case 'supplement':
          if (lostNo !== null) onSupplement(lostNo);
          return;
        case 'lesson':
          lessons.answer('accepted');
          return;
        case 'stop':
          if (exporting.isRunning) exporting.stop();
          return;
      }
    },
  };
};
