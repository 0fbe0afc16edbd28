import { useEffect, useState } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import type { PhotoView } from '../../shared/evidence.ts';
import type { RefusalMade, RefusalRulesView } from '../../shared/refusal.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';
import { storePictureFile } from '../evidence/picture-file.ts';
import { useTranslation } from '../ui/words-context.ts';
import { checkRefusal, firstDraft } from './refusal-draft.ts';
import type { RefusalDraft, RefusalProblem } from './refusal-draft.ts';

const REFERENCE_MIN = 2;

export type Refusal = {
  /** What the platform lets be refused; null while it is asked. */
  rules: RefusalRulesView | null;
  draft: RefusalDraft;
  /** Said only after a try to submit. */
  problem: RefusalProblem | null;
  write: (changed: Partial<RefusalDraft>) => void;
  askAgain: () => void;
  /** A picture file goes to the case's photos and is chosen as the proof of what was done by hand. */
  addFile: (file: Blob) => void;
  submit: () => void;
  /** The refusal decided last: it can be taken back until then. */
  made: RefusalMade | null;
  takeBack: () => void;
  /** The waybill noted as refused by hand last. */
  noted: string | null;
};

type Told = { onDone: (verdictId: string) => void; onUndone: () => void; onRefused: (code: ErrorCode | null) => void };
type Asked = { verdictId: string; round: number; rules: RefusalRulesView };

/** Refusing the case in hand: the platform's rules, what is said to it, and what was done by hand where it has no call. */
export const useRefusal = (
  item: ToDecideItem | null,
  photos: readonly PhotoView[],
  isRefusing: boolean,
  { onDone, onUndone, onRefused }: Told,
): Refusal => {
  const station = useStation();
  const { i18n } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [round, setRound] = useState(0);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, RefusalDraft>>(new Map());
  const [problem, setProblem] = useState<RefusalProblem | null>(null);
  const [made, setMade] = useState<RefusalMade | null>(null);
  const [noted, setNoted] = useState<string | null>(null);

  const verdictId = item?.verdictId ?? null;
  useEffect(() => {
    if (verdictId === null || !isRefusing) return;
    let isWanted = true;
    station.refusalRules({ verdictId }).then(
      (result) => {
        if (isWanted && result.ok) setAsked({ verdictId, round, rules: result.value });
        else if (isWanted && !result.ok) onRefused(result.error.code);
      },
      () => {
        if (isWanted) onRefused('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, verdictId, isRefusing, round, onRefused]);

  const rules = asked !== null && asked.verdictId === verdictId && asked.round === round ? asked.rules : null;
  const language = item?.expectedReturn?.currency === 'CNY' ? 'zh' : i18n.language;
  const known = verdictId === null ? undefined : drafts.get(verdictId);
  const draft =
    known ??
    (item === null
      ? { message: '', reasonCode: null, pictures: [], reference: '', picture: null }
      : firstDraft(i18n.getFixedT(language), item, photos));

  const write = (changed: Partial<RefusalDraft>): void => {
    if (verdictId === null) return;
    setProblem(null);
    setDrafts((before) => new Map(before).set(verdictId, { ...draft, ...changed }));
  };
  const tell = <T>(call: Promise<Result<T>>, then: (value: T) => void): void => {
    onRefused(null);
    call.then(
      (result) => {
        if (result.ok) then(result.value);
        else onRefused(result.error.code);
      },
      () => {
        onRefused('internal');
      },
    );
  };

  const submitByHand = ({ verdictId: id, waybill }: ToDecideItem): void => {
    const reference = draft.reference.trim();
    if (reference.length < REFERENCE_MIN) {
      setProblem('reference');
      return;
    }
    const { picture } = draft;
    tell(station.decisionByHand({ verdictId: id, outcome: 'refused', reference, picture, waybill: null }), () => {
      setMade(null);
      setNoted(waybill);
      onDone(id);
    });
  };

  return {
    rules,
    draft,
    problem,
    write,
    askAgain: () => {
      setRound((n) => n + 1);
    },
    addFile: (file) => {
      if (item === null) return;
      tell(storePictureFile(station, file, item.inspectionId), ({ sha256 }) => {
        write({ picture: sha256 });
      });
    },
    submit: () => {
      if (item === null || rules?.isRead !== true) return;
      if (!rules.isPossible) {
        submitByHand(item);
        return;
      }
      const checked = checkRefusal(draft, rules);
      if (!checked.ok) {
        setProblem(checked.problem);
        return;
      }
      tell(station.refusalMake({ verdictId: item.verdictId, ...checked.refusal }), (refusal) => {
        setNoted(null);
        setMade(refusal);
        onDone(item.verdictId);
      });
    },
    made,
    takeBack: () => {
      if (made === null) return;
      tell(station.refusalTakeBack({ verdictId: made.verdictId }), () => {
        setMade(null);
        onUndone();
      });
    },
    noted,
  };
};
