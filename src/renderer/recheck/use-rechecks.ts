import { useEffect, useEffectEvent, useState } from 'react';
import type { DefectCode, Verdict } from '../../shared/domain-words.ts';
import type { RecheckDone, RecheckItem, RecheckView } from '../../shared/recheck.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { defectCodeOf, readScan } from '../../shared/scan-grammar.ts';
import { useSigning } from '../people/use-signing.ts';
import { useDevices } from '../ui/devices.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';

// recheck (window's side): the list of what is judged a second time, and the second judgement. A page of the overview; it
// is told nothing of the first judgement before the second is stored.

/** What is said of the goods in hand and not stored yet. */
type Draft = { verdict: Verdict | null; codes: readonly DefectCode[]; note: string };
const EMPTY: Draft = { verdict: null, codes: [], note: '' };
const VERDICT_OF: Readonly<Record<string, Verdict>> = { OK: 'intact', DMG: 'damaged', SWP: 'swapped' };

export type Rechecks = {
  /** Null before the station has answered. */
  view: RecheckView | null;
  isFailed: boolean;
  chosen: RecheckItem | null;
  choose: (verdictId: string) => void;
  move: (by: 1 | -1) => void;
  draft: Draft;
  say: (verdict: Verdict) => void;
  setCode: (code: DefectCode, isSet: boolean) => void;
  setNote: (note: string) => void;
  /** What is missing before it can be stored; null = nothing. */
  lacks: 'verdict' | 'code' | null;
  submit: () => void;
  /** The goods are not to be found. */
  gone: () => void;
  done: RecheckDone | null;
  goOn: () => void;
  refusal: ErrorCode | null;
  readAgain: () => void;
};

const lacksOf = ({ verdict, codes }: Draft): Rechecks['lacks'] => {
  if (verdict === null) return 'verdict';
  return verdict === 'damaged' && codes.length === 0 ? 'code' : null;
};

/** `waybill`: the parcel that led here, chosen first. */
export const useRechecks = (waybill: string | null): Rechecks => {
  const station = useStation();
  const { probeScans, playTone } = useDevices();
  const { settings } = useSettings();
  const signing = useSigning();
  const [view, setView] = useState<RecheckView | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [done, setDone] = useState<RecheckDone | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let isWanted = true;
    station.recheckView(undefined).then(
      (read) => {
        if (!isWanted) return;
        setIsFailed(!read.ok);
        if (read.ok) setView(read.value);
      },
      () => {
        if (isWanted) setIsFailed(true);
      },
    );
    return () => {
      isWanted = false;
    };
    // Whoever scans a badge now has other parcels that are their own.
  }, [station, round, settings.operatorNo]);

  const open = view?.open ?? [];
  const chosen =
    open.find(({ verdictId }) => verdictId === chosenId) ??
    open.find((one) => one.waybill === waybill) ??
    open.find(({ isOwn }) => !isOwn) ??
    open[0] ??
    null;
  const tell = (tone: Parameters<typeof playTone>[0]): void => {
    if (settings.hasSound) void playTone(tone);
  };
  const choose = (verdictId: string): void => {
    setRefusal(null);
    setDone(null);
    if (verdictId !== chosen?.verdictId) setDraft(EMPTY);
    setChosenId(verdictId);
  };
  const refuse = (code: ErrorCode): void => {
    setRefusal(code);
    tell('refused');
  };
  const store = (item: RecheckItem, verdict: Verdict | null): void => {
    const said = verdict === null ? EMPTY : draft;
    const input = { verdictId: item.verdictId, verdict, codes: [...said.codes], note: draft.note };
    station.recheckJudge(input).then(
      (result) => {
        setRound((n) => n + 1);
        if (!result.ok) {
          refuse(result.error.code);
          return;
        }
        setRefusal(null);
        setDone(result.value);
        setDraft(EMPTY);
        tell('verdict');
      },
      () => {
        refuse('internal');
      },
    );
  };
  const lacks = lacksOf(draft);
  const submit = (): void => {
    if (chosen !== null && lacks === null) store(chosen, draft.verdict);
  };
  const say = (verdict: Verdict): void => {
    setRefusal(null);
    setDraft({ ...draft, verdict, codes: verdict === 'intact' ? [] : draft.codes });
  };
  const setCode = (code: DefectCode, isSet: boolean): void => {
    const others = draft.codes.filter((one) => one !== code);
    setDraft({
      ...draft,
      // A code says that something is wrong, as at the bench.
      verdict: draft.verdict === null || draft.verdict === 'intact' ? 'damaged' : draft.verdict,
      codes: isSet ? [...others, code] : others,
    });
  };

  const onCommand = (word: string): void => {
    const verdict = VERDICT_OF[word];
    const code = defectCodeOf(word);
    if (chosen === null || done !== null || chosen.isOwn || (verdict === undefined && code === null))
      tell('unreadable');
    else if (code !== null) setCode(code, true);
    else if (verdict !== undefined && draft.verdict === verdict && lacks === null) submit();
    else if (verdict !== undefined) {
      say(verdict);
      tell('accepted');
    }
  };
  const onScan = useEffectEvent((raw: string) => {
    if (signing.hear(raw, refuse)) return;
    const scan = readScan(raw);
    if (scan.shape === 'command') {
      onCommand(scan.word);
      return;
    }
    const found = scan.shape === 'code' ? open.find((one) => one.waybill === scan.waybill?.waybill) : undefined;
    if (found === undefined) tell('unreadable');
    else {
      choose(found.verdictId);
      tell('found');
    }
  });
  useEffect(
    () =>
      probeScans({
        onScan: (raw) => {
          onScan(raw);
        },
        onUnreadable: () => {
          onScan('');
        },
      }),
    [probeScans],
  );

  return {
    ...{ view, isFailed, chosen, choose, draft, say, setCode, lacks, submit, done, refusal },
    move: (by) => {
      const index = open.findIndex(({ verdictId }) => verdictId === chosen?.verdictId);
      const next = open[index + by];
      if (next !== undefined) choose(next.verdictId);
    },
    setNote: (note) => {
      setDraft({ ...draft, note });
    },
    gone: () => {
      if (chosen !== null) store(chosen, null);
    },
    goOn: () => {
      setDone(null);
      setChosenId(null);
    },
    readAgain: () => {
      setRound((n) => n + 1);
    },
  };
};
