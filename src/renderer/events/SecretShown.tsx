import { useEffect, useRef, useState } from 'react';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './SecretShown.module.css';

type SecretShownProps = { url: string; secret: string; isKept: boolean; onDone: () => void };

/** A secret right after it was made: to be copied now, for it is never shown again. */
export const SecretShown = ({ url, secret, isKept, onDone }: SecretShownProps) => {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<'copied' | 'copyFailed' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const copy = (): void => {
    field.current?.select();
    navigator.clipboard.writeText(secret).then(
      () => {
        setCopied('copied');
      },
      () => {
        setCopied('copyFailed');
      },
    );
  };
  return (
    <section className={styles.shown} aria-label={t('hook.secretTitle', { url })}>
      <h3 className={styles.title}>{t('hook.secretTitle', { url })}</h3>
      <p>{t('hook.secretThen')}</p>
      {isKept ? null : <p className={styles.said}>{t('hook.secretNotKept')}</p>}
      <div className={styles.line}>
        <input
          ref={field}
          className={styles.secret}
          aria-label={t('hook.secret')}
          value={secret}
          readOnly
          spellCheck={false}
          onFocus={(event) => {
            event.currentTarget.select();
          }}
        />
        <PressButton kind="strong" onPress={copy}>
          {t('hook.copy')}
        </PressButton>
        <PressButton onPress={onDone}>{t('hook.secretDone')}</PressButton>
      </div>
      <p className={styles.said} role="status">
        {copied === null ? '' : t(`hook.${copied}`)}
      </p>
    </section>
  );
};
