import { useCallback, useId, useState } from 'react';
import type { RefundCorrection } from '../../shared/correction.ts';
import { formatMoney, parseYuan } from '../ui/money.ts';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import { CorrectionFrame } from './CorrectionFrame.tsx';
import { useCorrectionForm } from './use-correction-form.ts';
import { useReadOnce } from './use-read-once.ts';
import type { Corrections } from './use-corrections.ts';
import styles from './CorrectionForm.module.css';

type FormProps = { read: RefundCorrection; onProposed: () => void };
type Problem = 'sum' | 'same';

const Form = ({ read, onProposed }: FormProps) => {
  const { t } = useTranslation();
  const station = useStation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const form = useCorrectionForm<Problem>(onProposed);
  const { problem, problemId } = form;
  const { commandId, currency, orderedCents, maxCents } = read;
  const max = formatMoney(maxCents, currency);

  const submit = (): void => {
    const amountCents = parseYuan(typed);
    if (amountCents === null || amountCents <= 0 || amountCents > maxCents) form.submit({ problem: 'sum' });
    else if (amountCents === orderedCents) form.submit({ problem: 'same' });
    else form.submit({ send: (reason) => station.correctionPropose({ commandId, amountCents, reason }) });
  };
  return (
    <CorrectionFrame
      form={form}
      problem={problem === null ? null : t(`correction.problem.${problem}`, { max })}
      submitText={t('correction.refund.submit')}
      then={t('correction.refund.then')}
      onSubmit={submit}
      beside={
        <div className={styles.sum}>
          <label htmlFor={id}>
            {t('correction.refund.sum')} · {t('correction.refund.most', { max })}
          </label>
          <div className={styles.pair}>
            <s className={styles.before} aria-label={t('correction.before')}>
              {formatMoney(orderedCents, currency)}
            </s>
            <span aria-hidden="true">→</span>
            <input
              id={id}
              className={styles.input}
              inputMode="decimal"
              autoComplete="off"
              autoFocus
              value={typed}
              aria-invalid={problem === 'sum' || problem === 'same'}
              aria-describedby={problemId}
              onChange={(event) => {
                form.typed();
                setTyped(event.currentTarget.value);
              }}
            />
          </div>
        </div>
      }
    />
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
