import { IconFlag3, IconFlag3Filled } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './FlagLine.module.css';

const REASON_MAX = 200;
const REASON_MIN = 2;

/** The flag of a case: with it two people decide, whatever it is worth. Set with a reason, taken away by hand. */
export const FlagLine = ({ item, onChanged }: { item: ToDecideItem; onChanged: () => void }) => {
  const { t } = useTranslation();
  const station = useStation();
  const id = useId();
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const { flag, verdictId } = item;
  const isShort = reason.trim().length < REASON_MIN;
  const send = (said: string | null): void => {
    station.caseFlag({ verdictId, reason: said }).then(
      (result) => {
        setRefusal(result.ok ? null : result.error.code);
        if (!result.ok) return;
        setIsAsking(false);
        setReason('');
        onChanged();
      },
      () => {
        setRefusal('internal');
      },
    );
  };
  return (
    <div className={styles.line}>
      {flag === null ? null : (
        <p className={styles.set}>
          <IconFlag3Filled size={20} aria-hidden="true" />
          <span>{t('flag.set', { who: flag.operatorNo, reason: showText(flag.reason) })}</span>
          <PressButton
            kind="quiet"
            onPress={() => {
              send(null);
            }}
          >
            {t('flag.remove')}
          </PressButton>
        </p>
      )}
      {flag !== null || isAsking ? null : (
        <PressButton
          kind="quiet"
          onPress={() => {
            setIsAsking(true);
          }}
        >
          <span className={styles.ask}>
            <IconFlag3 size={20} aria-hidden="true" />
            {t('flag.begin')}
          </span>
        </PressButton>
      )}
      {flag === null && isAsking ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (!isShort) send(reason.trim());
          }}
        >
          <label htmlFor={id}>{t('flag.why')}</label>
          <input
            id={id}
            name="flag"
            className={styles.input}
            maxLength={REASON_MAX}
            autoComplete="off"
            autoFocus
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
          <PressButton
            kind={isShort ? 'plain' : 'strong'}
            isDisabled={isShort}
            onPress={() => {
              send(reason.trim());
            }}
          >
            {t('flag.give')}
          </PressButton>
          <PressButton
            onPress={() => {
              setIsAsking(false);
            }}
          >
            {t('flag.leave')}
          </PressButton>
        </form>
      ) : null}
      {refusal === null ? null : <RefusalNote code={refusal} />}
    </div>
  );
};
