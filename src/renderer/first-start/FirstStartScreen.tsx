import { useState } from 'react';
import { useConnections } from '../connection/use-connections.ts';
import { useScanTrial } from '../scan/use-scan-trial.ts';
import { digitOf } from '../session/use-keys.ts';
import { useDevices } from '../ui/devices.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { Language } from '../ui/words.ts';
import { BenchStep } from './BenchStep.tsx';
import { CameraStep } from './CameraStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FIRST_STEPS } from './first-steps.ts';
import type { FirstStep } from './first-steps.ts';
import { LanguageStep } from './LanguageStep.tsx';
import { readBadge } from './read-badge.ts';
import { ScannerStep } from './ScannerStep.tsx';
import { useFirstStart } from './use-first-start.ts';
import { useStepKeys } from './use-step-keys.ts';
import { WhoStep } from './WhoStep.tsx';
import type { BadgeHeard } from './WhoStep.tsx';
import { WorkStep } from './WorkStep.tsx';
import styles from './FirstStartScreen.module.css';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

const Progress = ({ step }: { step: FirstStep }) => {
  const { t } = useTranslation();
  const now = FIRST_STEPS.indexOf(step);
  return (
    <div className={styles.progress}>
      <span className={styles.where}>
        {t('start.progress', { n: now + 1, of: FIRST_STEPS.length })} · {t(`start.step.${step}`)}
      </span>
      <ol className={styles.dots} aria-hidden="true">
        {FIRST_STEPS.map((one, index) => (
          <li key={one} className={styles.dot} data-state={index < now ? 'done' : index === now ? 'now' : 'ahead'} />
        ))}
      </ol>
    </div>
  );
};

/** The window until a bench has a name and a person: one question at a time, every answer kept at once. */
export const FirstStartScreen = () => {
  const { t } = useTranslation();
  const devices = useDevices();
  const start = useFirstStart();
  const { step, settings } = start;
  const { list, setList } = useConnections();
  const connections = list ?? [];
  const [isConnecting, setIsConnecting] = useState(false);
  const [heard, setHeard] = useState<(BadgeHeard & { step: FirstStep }) | null>(null);

  const trial = useScanTrial(true, (fresh) => {
    if (settings.hasSound) void devices.playTone(fresh.kind === 'read' ? 'counted' : 'unreadable');
    if (fresh.kind !== 'read') {
      setHeard({ kind: 'misread', text: '', step });
      return;
    }
    const badge = readBadge(fresh.scan);
    setHeard({ kind: badge.kind, text: badge.kind === 'read' ? badge.no : fresh.scan.text, step });
    if (step === 'who' && badge.kind === 'read') start.type('operatorNo', badge.no);
  });
  const back = (): void => {
    if (isConnecting) setIsConnecting(false);
    else start.back();
  };
  const chooseLanguage = (language: Language): void => {
    start.next({ language });
  };
  devices.useWedge({
    // Every scan here goes to the trial above.
    onScan: () => undefined,
    onUnreadable: () => undefined,
    onTyped: (strokes) => {
      const digit = digitOf(strokes);
      const language = LANGUAGES[(digit ?? 0) - 1];
      if (step === 'language' && language !== undefined) chooseLanguage(language);
      if (step !== 'work' || isConnecting) return;
      if (digit === 1) start.next();
      if (digit === 2) setIsConnecting(true);
    },
  });
  useStepKeys({
    onNext: () => {
      if (!isConnecting) start.next();
    },
    onBack: back,
  });

  const shown = (): React.ReactNode => {
    switch (step) {
      case 'language':
        return <LanguageStep language={settings.language} onChoose={chooseLanguage} />;
      case 'bench':
        return <BenchStep start={start} />;
      case 'who':
        return <WhoStep start={start} heard={heard?.step === 'who' ? heard : null} />;
      case 'camera':
        return <CameraStep start={start} />;
      case 'scanner':
        return <ScannerStep start={start} trial={heard?.step === 'scanner' ? trial : null} />;
      case 'work':
        return (
          <WorkStep
            connections={connections}
            isConnecting={isConnecting}
            onTrain={start.next}
            onConnect={setIsConnecting}
            onConnected={(fresh) => {
              setList(fresh);
              setIsConnecting(false);
              start.next();
            }}
          />
        );
      case 'done':
        return <DoneStep start={start} connections={connections} />;
    }
  };
  const isElsewhere =
    heard !== null && heard.kind !== 'misread' && heard.step === step && step !== 'who' && step !== 'scanner';
  return (
    <div className={styles.window} data-first-start={step}>
      <header className={styles.head}>
        <p className={styles.brand}>DockProof {t('start.title')}</p>
        <Progress step={step} />
      </header>
      <main className={styles.middle} key={step}>
        {start.refusal === null ? null : <RefusalNote code={start.refusal} />}
        {shown()}
      </main>
      <footer className={styles.foot}>
        {step === 'language' ? null : (
          <button
            type="button"
            className={styles.key}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={back}
          >
            <KeyCap name="Esc" />
            {t('start.back')}
          </button>
        )}
        <p className={styles.said} role="status">
          {isElsewhere
            ? t(step === 'done' ? 'start.heardDone' : 'start.heard', { text: showText(heard.text) })
            : t('start.keeps')}
        </p>
      </footer>
    </div>
  );
};
