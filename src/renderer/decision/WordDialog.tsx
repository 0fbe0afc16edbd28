import { useId, useState } from 'react';
import { PinField } from '../people/PinField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { Approval } from './use-approval.ts';
import styles from './WordPanel.module.css';

type WordDialogProps = {
  approval: Approval;
  asking: NonNullable<Approval['asking']>;
  amount: string;
  /** What follows, in words. */
  then: string;
};

const PIN_MIN = 4;
const REASON_MIN = 2;

/**
 * The last question before money may leave. What lies under the hand is the way back: Enter goes on only behind a PIN that
 * somebody has typed.
 */
export const WordDialog = ({ approval, asking, amount, then }: WordDialogProps) => {
  const { t } = useTranslation();
  const ids = { number: useId(), reason: useId() };
  const [operatorNo, setOperatorNo] = useState('');
  const [pin, setPin] = useState('');
  const [reason, setReason] = useState('');
  const { badge, refusal, isBusy, close } = approval;
  const canGive = pin.length >= PIN_MIN && (badge !== null || operatorNo.trim() !== '');
  const giveSecond = (): void => {
    if (!canGive || isBusy) return;
    approval.confirmAs(operatorNo.trim(), pin);
    setPin('');
  };
  const go = (): void => {
    if (asking === 'own') approval.confirm();
    else if (asking === 'second') giveSecond();
    else if (reason.trim().length >= REASON_MIN) approval.reject(reason);
  };
  return (
    <Dialog title={t(`approval.ask.${asking}`)} size={560} onClose={close}>
      <div className={styles.box}>
        {asking === 'reject' ? (
          <div className={styles.field}>
            <label htmlFor={ids.reason}>{t('approval.rejectWhy')}</label>
            <textarea
              id={ids.reason}
              className={styles.input}
              rows={2}
              maxLength={500}
              value={reason}
              data-autofocus
              onChange={(event) => {
                setReason(event.currentTarget.value);
              }}
            />
          </div>
        ) : (
          <p className={styles.then}>{then}</p>
        )}
        {asking !== 'second' ? null : badge === null ? (
          <div className={styles.field}>
            <label htmlFor={ids.number}>{t('approval.number')}</label>
            <input
              id={ids.number}
              className={styles.input}
              value={operatorNo}
              maxLength={12}
              autoComplete="off"
              data-autofocus
              onChange={(event) => {
                setOperatorNo(event.currentTarget.value.replace(/[^A-Za-z0-9]/g, ''));
              }}
            />
          </div>
        ) : (
          <p className={styles.badge} role="status">
            {t('approval.badgeRead')}
          </p>
        )}
        {asking === 'second' ? (
          <PinField
            key={badge}
            label={t('seat.pin')}
            value={pin}
            onType={setPin}
            onEnter={giveSecond}
            isFirst={badge !== null}
          />
        ) : null}
        {refusal === null ? null : <RefusalNote code={refusal} />}
        <div className={styles.buttons}>
          <PressButton
            kind="strong"
            isDisabled={
              isBusy || (asking === 'second' && !canGive) || (asking === 'reject' && reason.trim().length < REASON_MIN)
            }
            onPress={go}
          >
            {asking === 'reject' ? t('approval.reject') : t('approval.mine', { amount })}
          </PressButton>
          <PressButton kind="quiet" keyName="Esc" onPress={close}>
            {t('approval.back')}
          </PressButton>
        </div>
      </div>
    </Dialog>
  );
};
