import { useCallback, useId, useState } from 'react';
import { CORRECTION_REASON_MAX, CORRECTION_REASON_MIN } from '../../shared/correction.ts';
import type { RefundCorrection } from '../../shared/correction.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { formatMoney, parseYuan } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import { CorrectionReason } from './CorrectionReason.tsx';
import { useReadOnce } from './use-read-once.ts';
import type { Corrections } from './use-corrections.ts';
import styles from './CorrectionForm.module.css';

type FormProps = { read: RefundCorrection; onProposed: () => void };
type Problem = 'sum' | 'same' | 'why';

const Form = ({ read, onProposed }: FormProps) => {
  const { t } = useTranslation();
  const station = useStation();
  const ids = { sum: useId(), problem: useId() };
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const { commandId, currency, orderedCents, maxCents } = read;
  const max = formatMoney(maxCents, currency);

  const submit = (): void => {
    const amountCents = parseYuan(typed);
    const isBad = amountCents === null || amountCents <= 0 || amountCents > maxCents;
    const wrong = isBad
      ? 'sum'
      : amountCents === orderedCents
        ? 'same'
        : reason.trim().length < CORRECTION_REASON_MIN
          ? 'why'
          : null;
    setProblem(wrong);
    setRefusal(null);
    if (wrong !== null || amountCents === null) return;
    station.correctionPropose({ commandId, amountCents, reason }).then(
      (result) => {
        if (result.ok) onProposed();
        else setRefusal(result.error.code);
      },
      () => {
        setRefusal('internal');
      },
    );
  };
  const isSumBad = problem === 'sum' || problem === 'same';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {/* What Enter in a field presses. */}
      <button type="submit" hidden />
      <div className={styles.fields}>
        <div className={styles.sum}>
          <label htmlFor={ids.sum}>
            {t('correction.refund.sum')} · {t('correction.refund.most', { max })}
          </label>
          <div className={styles.pair}>
            <s className={styles.before} aria-label={t('correction.before')}>
              {formatMoney(orderedCents, currency)}
            </s>
            <span aria-hidden="true">→</span>
            <input
              id={ids.sum}
              className={styles.input}
              inputMode="decimal"
              autoComplete="off"
              autoFocus
              value={typed}
              aria-invalid={isSumBad}
              aria-describedby={ids.problem}
              onChange={(event) => {
                setProblem(null);
                setTyped(event.currentTarget.value);
              }}
            />
          </div>
        </div>
        <CorrectionReason
          value={reason}
          isBad={problem === 'why'}
          problemId={ids.problem}
          max={CORRECTION_REASON_MAX}
          onType={(text) => {
            setProblem(null);
            setReason(text);
          }}
        />
        <PressButton kind="strong" onPress={submit}>
          {t('correction.refund.submit')}
        </PressButton>
      </div>
      <p id={ids.problem} className={styles.problem} role="alert">
        {problem === null ? null : t(`correction.problem.${problem}`, { max })}
      </p>
      {refusal === null ? null : <RefusalNote code={refusal} />}
      <p className={styles.then}>{t('correction.refund.then')}</p>
    </form>
  );
};

/** Another sum for a refund that its platform refused: proposed here, confirmed by somebody else. */
export const CorrectRefund = ({ commandId, corrections }: { commandId: string; corrections: Corrections }) => {
  const { t } = useTranslation();
  const station = useStation();
  const readIt = useCallback((id: string) => station.correctionRefund({ commandId: id }), [station]);
  const { value, refusal } = useReadOnce(commandId, 0, readIt);
  if (refusal !== null) return <RefusalNote code={refusal} />;
  if (value === null) return <p className={styles.then}>{t('correction.reading')}</p>;
  if (value.whyNot !== null) return <RefusalNote code={value.whyNot} />;
  return (
    <Form
      key={commandId}
      read={value}
      onProposed={() => {
        corrections.tell({ is: 'proposed' });
      }}
    />
  );
};
