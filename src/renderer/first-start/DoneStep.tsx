import { useState } from 'react';
import type { ConnectionView } from '../../shared/connection.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './DoneStep.module.css';
import { GoOn } from './GoOn.tsx';
import { StepFrame } from './StepFrame.tsx';
import type { FirstStart } from './use-first-start.ts';

type Told = { kind: 'made' | 'shown'; file: string } | { kind: 'refused'; code: ErrorCode };

/** Labels of the sample parcels on paper or on a phone: without them there is nothing to scan in training. */
const TrainingLabels = ({ language }: { language: 'zh' | 'en' }) => {
  const { t } = useTranslation();
  const station = useStation();
  const [told, setTold] = useState<Told | null>(null);
  const fail = (code: ErrorCode): void => {
    setTold({ kind: 'refused', code });
  };
  const make = async (): Promise<void> => {
    const made = await station.printMake({ job: { what: 'training-labels', language }, how: 'pdf' });
    if (!made.ok) fail(made.error.code);
    else setTold({ kind: 'made', file: made.value.file ?? '' });
  };
  const show = async (file: string): Promise<void> => {
    const shown = await station.fileShow({ folder: 'print', file });
    if (!shown.ok) fail(shown.error.code);
    else setTold({ kind: 'shown', file });
  };
  const run = (doing: Promise<void>): void => {
    doing.catch(() => {
      fail('internal');
    });
  };
  return (
    <div className={styles.labels}>
      {told === null || told.kind === 'refused' ? (
        <PressButton
          onPress={() => {
            run(make());
          }}
        >
          {t('start.done.labels')}
        </PressButton>
      ) : (
        <PressButton
          onPress={() => {
            run(show(told.file));
          }}
        >
          {t('start.done.show')}
        </PressButton>
      )}
      {told?.kind === 'made' || told?.kind === 'shown' ? (
        <p className={styles.made} role="status">
          {told.kind === 'shown' ? t('start.done.shown') : t('start.done.labelsDone', { file: showText(told.file) })}
        </p>
      ) : null}
      {told?.kind === 'refused' ? <RefusalNote code={told.code} /> : null}
    </div>
  );
};

/** All is set: the next thing is the first parcel. */
export const DoneStep = ({ start, connections }: { start: FirstStart; connections: readonly ConnectionView[] }) => {
  const { t } = useTranslation();
  const { stationName, operatorName, operatorNo, language } = start.settings;
  const [shop] = connections;
  return (
    <StepFrame
      ask={t('start.done.ask')}
      then={t('start.done.who', { station: stationName, name: operatorName, no: operatorNo })}
    >
      <GoOn words={t('start.done.go')} onNext={start.next}>
        <div className={styles.note}>
          <p>{shop === undefined ? t('start.done.training') : t('start.done.shop', { name: showText(shop.name) })}</p>
          {shop === undefined ? <TrainingLabels language={language} /> : null}
          {shop?.isSecretKept === false ? <p>{t('conn.notKept')}</p> : null}
        </div>
      </GoOn>
    </StepFrame>
  );
};
