import { useId, useState } from 'react';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './CodeForm.module.css';

type CodeFormProps = { commandId: string; onRelease: (commandId: string, code: string) => void };

const CODE = /^\d{4,8}$/;

/** The code that the platform sent to the shop's phone: typed here, passed on once, kept nowhere. */
export const CodeForm = ({ commandId, onRelease }: CodeFormProps) => {
  const { t } = useTranslation();
  const ids = { code: useId(), problem: useId() };
  const [code, setCode] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const submit = (): void => {
    const typed = code.trim();
    setIsWrong(!CODE.test(typed));
    if (!CODE.test(typed)) return;
    setCode('');
    onRelease(commandId, typed);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor={ids.code}>
        {t('sync.code')}{' '}
        <span id={ids.problem} className={styles.problem} role="alert">
          {isWrong ? t('sync.codeBad') : null}
        </span>
      </label>
      <input
        id={ids.code}
        className={styles.input}
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        value={code}
        aria-invalid={isWrong}
        aria-describedby={ids.problem}
        onChange={(event) => {
          setIsWrong(false);
          setCode(event.currentTarget.value);
        }}
      />
      <PressButton kind="strong" onPress={submit}>
        {t('sync.releaseWithCode')}
      </PressButton>
    </form>
  );
};
