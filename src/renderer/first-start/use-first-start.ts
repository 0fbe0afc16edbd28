import { useState } from 'react';
import type { ErrorCode } from '../../shared/result.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings.ts';
import type { Settings } from '../../shared/settings.ts';
import { parseName, parseOperatorNo } from '../settings/setting-parsers.ts';
import { isPinWeak } from '../../shared/people.ts';
import { useSeatDoor } from '../people/seat-context.ts';
import { useStation } from '../ui/station-client.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useTranslation } from '../ui/words-context.ts';
import { keepReached, readReached, resumeStep, stepAfter, stepBefore } from './first-steps.ts';
import type { FirstStep } from './first-steps.ts';

/** What is being typed; null = not touched yet. */
type Draft = { stationName: string | null; operatorNo: string | null; operatorName: string | null; pin: string | null };
type DraftField = keyof Draft;

export type FirstStart = {
  step: FirstStep;
  settings: Settings;
  /** What stands in the fields: typed, else stored; nothing where the stored value is only a default of somebody else's. */
  fields: Record<DraftField, string>;
  /** Fields that kept the last "next" from going on. */
  bad: readonly DraftField[];
  refusal: ErrorCode | null;
  type: (field: DraftField, text: string) => void;
  /** Stores a value without leaving the step. */
  keep: (changed: Partial<Settings>) => void;
  /** Stores what this step asked for and goes on; the last one opens the bench. */
  next: (more?: Partial<Settings>) => void;
  back: () => void;
};

/** The steps, what is typed in them, and storing it: each step when it is left, so that nothing is asked twice. */
export const useFirstStart = (): FirstStart => {
  const { t } = useTranslation();
  const { settings, save } = useSettings();
  const station = useStation();
  const { seat } = useSeatDoor();
  const hasPeople = seat?.hasPeople === true;
  const [step, setStep] = useState<FirstStep>(() => resumeStep(settings, readReached(localStorage)));
  const [draft, setDraft] = useState<Draft>({ stationName: null, operatorNo: null, operatorName: null, pin: null });
  const [bad, setBad] = useState<readonly DraftField[]>([]);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const own = (field: Exclude<DraftField, 'pin'>): string =>
    settings[field] === DEFAULT_SETTINGS[field] ? '' : settings[field];
  const fields = {
    stationName: draft.stationName ?? (own('stationName') || t('start.bench.suggest')),
    operatorNo: draft.operatorNo ?? own('operatorNo'),
    operatorName: draft.operatorName ?? own('operatorName'),
    pin: draft.pin ?? '',
  };

  const goTo = (wanted: FirstStep): void => {
    setBad([]);
    setRefusal(null);
    keepReached(localStorage, wanted);
    setStep(wanted);
  };
  /** The station counts a bench as set up once anything is stored: so this says that it isn't, each time. */
  const store = async (changed: Partial<Settings>): Promise<boolean> => {
    setIsSaving(true);
    const fault = await save({ isSetUp: false, ...changed });
    setIsSaving(false);
    setRefusal(fault);
    return fault === null;
  };
  /** Who names themselves first looks after the others: the bench's administrator. */
  const administer = async ({ operatorNo = '', operatorName = '' }: Partial<Settings>): Promise<boolean> => {
    const made = await station.peopleFirst({ operatorNo, name: operatorName, pin: fields.pin }).catch(() => null);
    setRefusal(made === null ? 'internal' : made.ok ? null : made.error.code);
    return made?.ok === true;
  };
  const storeAndGo = (changed: Partial<Settings>): void => {
    void store(changed)
      .then((isStored) => isStored && (step !== 'who' || hasPeople ? true : administer(changed)))
      .then((isDone) => {
        if (isDone && step !== 'done') goTo(stepAfter(step));
      });
  };
  /** What this step stores; null when a field of it can't be. */
  const valuesOf = (): Partial<Settings> | null => {
    switch (step) {
      case 'language':
        return { language: settings.language };
      case 'bench': {
        const stationName = parseName(fields.stationName);
        setBad(stationName === null ? ['stationName'] : []);
        return stationName === null ? null : { stationName };
      }
      case 'who': {
        if (hasPeople) return {};
        const operatorNo = parseOperatorNo(fields.operatorNo);
        const isPinBad = !/^\d{4,8}$/.test(fields.pin) || isPinWeak(fields.pin);
        const isNameless = fields.operatorName.trim() === '';
        const operatorName = isNameless ? t('start.who.nameless') : parseName(fields.operatorName);
        setBad([
          ...(operatorNo === null ? (['operatorNo'] as const) : []),
          ...(operatorName === null ? (['operatorName'] as const) : []),
          // One thing at a time: the number first.
          ...(isPinBad && operatorNo !== null ? (['pin'] as const) : []),
        ]);
        return operatorNo === null || operatorName === null || isPinBad ? null : { operatorNo, operatorName };
      }
      case 'camera':
      case 'scanner':
      case 'work':
        return {};
      case 'done':
        return { isSetUp: true };
    }
  };

  return {
    step,
    settings,
    fields,
    bad,
    refusal,
    type: (field, text) => {
      setBad(bad.filter((one) => one !== field));
      setDraft({ ...draft, [field]: text });
    },
    keep: (changed) => void store(changed),
    next: (more = {}) => {
      if (isSaving) return;
      const values = valuesOf();
      if (values !== null) storeAndGo({ ...values, ...more });
    },
    back: () => {
      if (!isSaving) goTo(stepBefore(step));
    },
  };
};
