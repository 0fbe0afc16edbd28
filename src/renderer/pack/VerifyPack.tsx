import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { CheckAnswer } from './CheckAnswer.tsx';
import { useVerify } from './use-verify.ts';
import styles from './VerifyPack.module.css';

/** Checks a pack that somebody hands back, or one of ours before it is handed over. */
export const VerifyPack = () => {
  const { t } = useTranslation();
  const { isRunning, checked, refusal, check } = useVerify();
  return (
    <section className={styles.verify} aria-label={t('verify.title')}>
      <div className={styles.bar}>
        <span className={styles.title}>{isRunning ? t('verify.running') : t('verify.title')}</span>
        <PressButton
          isDisabled={isRunning}
          onPress={() => {
            check('zip');
          }}
        >
          {t('verify.zip')}
        </PressButton>
        <PressButton
          isDisabled={isRunning}
          onPress={() => {
            check('folder');
          }}
        >
          {t('verify.folder')}
        </PressButton>
      </div>
      {refusal === null ? null : <RefusalNote code={refusal} />}
      {checked === null || isRunning ? null : <CheckAnswer {...checked} />}
    </section>
  );
};
