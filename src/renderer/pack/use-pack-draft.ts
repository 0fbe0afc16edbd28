import { useEffect, useState } from 'react';
import type { FilmMark, PackPlan } from '../../shared/pack/pack-calls.ts';
import { PRESETS } from '../../shared/pack/pack-record.ts';
import type { Preset, Variant } from '../../shared/pack/pack-record.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';

export type PackDraft = {
  preset: Preset;
  variant: Variant;
  setPreset: (preset: Preset) => void;
  nextPreset: () => void;
  setVariant: (variant: Variant) => void;
  /** What a pack of the open case would hold; null while it is reckoned. */
  plan: PackPlan | null;
  planFault: ErrorCode | null;
  /** As they would stand in the pack: what was typed, else the plan's own. */
  problem: string;
  demand: string;
  /** What was typed; '' = the plan's own sentence stands. */
  typed: { problem: string; demand: string };
  say: (changed: Partial<{ problem: string; demand: string }>) => void;
  marks: readonly FilmMark[];
  addMark: (mark: FilmMark) => void;
  removeMark: (mark: FilmMark) => void;
};

const NOTHING_TYPED = { problem: '', demand: '' };

/** For whom the pack is, which copy, and with which words; starts anew with each case. */
export const usePackDraft = (inspectionId: string | null, firstPreset: Preset, round: number): PackDraft => {
  const station = useStation();
  const { settings } = useSettings();
  const [preset, setPreset] = useState<Preset | null>(null);
  const [variant, setVariant] = useState<Variant>('sealed');
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [marks, setMarks] = useState<readonly FilmMark[]>([]);
  const [read, setRead] = useState<{ key: string; plan: PackPlan | null; fault: ErrorCode | null } | null>(null);
  const [of, setOf] = useState(inspectionId);
  if (of !== inspectionId) {
    setOf(inspectionId);
    setPreset(null);
    setTyped(NOTHING_TYPED);
    setMarks([]);
  }
  const shown = preset ?? firstPreset;
  const locale = settings.language;
  const key = `${inspectionId ?? ''} ${shown} ${variant} ${locale} ${round}`;

  useEffect(() => {
    if (inspectionId === null) return;
    let isWanted = true;
    const keep = (plan: PackPlan | null, fault: ErrorCode | null): void => {
      if (isWanted) setRead({ key, plan, fault });
    };
    station.packPlan({ inspectionId, preset: shown, variant, locale }).then(
      (result) => {
        keep(result.ok ? result.value : null, result.ok ? null : result.error.code);
      },
      () => {
        keep(null, 'internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, inspectionId, shown, variant, locale, key]);

  const current = read?.key === key ? read : null;
  const plan = current?.plan ?? null;
  const isSame = (a: FilmMark, b: FilmMark): boolean => a.recordingId === b.recordingId && a.atMs === b.atMs;
  return {
    preset: shown,
    variant,
    setPreset,
    nextPreset: () => {
      setPreset(PRESETS[(PRESETS.indexOf(shown) + 1) % PRESETS.length] ?? 'plain');
    },
    setVariant,
    plan,
    planFault: current?.fault ?? null,
    problem: typed.problem === '' ? (plan?.problem ?? '') : typed.problem,
    demand: typed.demand === '' ? (plan?.demand ?? '') : typed.demand,
    typed,
    say: (changed) => {
      setTyped((known) => ({ ...known, ...changed }));
    },
    marks,
    addMark: (mark) => {
      setMarks((known) =>
        known.some((one) => isSame(one, mark)) ? known : [...known, mark].sort((a, b) => a.atMs - b.atMs),
      );
    },
    removeMark: (mark) => {
      setMarks((known) => known.filter((one) => !isSame(one, mark)));
    },
  };
};
