import { IconLock } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { CaseView } from '../../shared/cases.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './HoldBar.module.css';

const WHY_LEAST = 2;
const WHY_MAX = 200;

type HoldBarProps = {
  view: CaseView;
  /** F6: the form that asks why is open. */
  isAsking: boolean;
  setIsAsking: (isAsking: boolean) => void;
  onChanged: () => void;
};

/** Whether the files of this case may go when their time is over; a person says why not. */
export const HoldBar = ({ view, isAsking, setIsAsking, onChanged }: HoldBarProps) => {
  const { t } = useTranslation();
  const station = useStation();
  const id = useId();
  const [why, setWhy] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const isHeld = view.hold?.isHeld === true;

  const send = (): void => {
    if (why.trim().length < WHY_LEAST) {
      setIsMissing(true);
      return;
    }
    station.holdSet({ inspectionId: view.inspectionId, isHeld: !isHeld, why }).then(
      (result) => {
        setRefusal(result.ok ? null : result.error.code);
        if (!result.ok) return;
        setWhy('');
        setIsAsking(false);
        onChanged();
      },
      () => {
        setRefusal('internal');
      },
    );
  };

  return (
    <div className={styles.bar} data-held={isHeld} data-asking={isAsking}>
      {isHeld ? (
        <p className={styles.state}>
          <IconLock size={20} aria-hidden="true" />
          <span>{t('dossier.holdOnWhy', { why: showText(view.hold?.why ?? '') })}</span>
        </p>
      ) : null}
      {isAsking ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          {isHeld ? null : <p className={styles.then}>{t('dossier.holdThen')}</p>}
          <label htmlFor={id} className={styles.label}>
            {t('dossier.holdWhy')}
          </label>
          <input
            id={id}
            name="hold-why"
            className={styles.input}
            autoFocus
            autoComplete="off"
            maxLength={WHY_MAX}
            placeholder={t('dossier.holdWhyHint')}
            value={why}
            aria-invalid={isMissing}
            onChange={(event) => {
              setWhy(event.currentTarget.value);
              setIsMissing(false);
            }}
          />
          <PressButton kind="strong" onPress={send}>
            {isHeld ? t('dossier.holdRelease') : t('dossier.holdSet')}
          </PressButton>
        </form>
      ) : (
        <PressButton
          keyName="F6"
          onPress={() => {
            setIsAsking(true);
          }}
        >
          {isHeld ? t('dossier.holdRelease') : t('dossier.holdSet')}
        </PressButton>
      )}
      {isMissing ? (
        <p className={styles.problem} role="alert">
          {t('dossier.holdWhyBad')}
        </p>
      ) : null}
      {refusal === null ? null : <RefusalNote code={refusal} />}
    </div>
  );
};
