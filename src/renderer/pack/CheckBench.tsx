import { byteSize } from '../ui/byte-size.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { CheckAnswer } from './CheckAnswer.tsx';
import { useDataCheck } from './use-data-check.ts';
import styles from './VerifyPack.module.css';

/** Checks everything this bench holds, with the bench working beside it. */
export const CheckBench = () => {
  const { t } = useTranslation();
  const { isRunning, progress, verdict, isStopped, refusal, check, stop } = useDataCheck();
  return (
    <section className={styles.verify} aria-label={t('verify.bench')}>
      {isRunning ? (
        <>
          <p className={styles.title} role="status">
            {t('verify.benchRunning')}
          </p>
          {progress === null ? (
            <progress className={styles.progress} aria-label={t('verify.benchRunning')} />
          ) : (
            <progress
              className={styles.progress}
              max={1}
              value={progress.allBytes === 0 ? 1 : progress.doneBytes / progress.allBytes}
              aria-label={t('verify.benchRunning')}
            />
          )}
          <div className={styles.bar}>
            <span className={styles.read}>
              {progress === null
                ? t('verify.rows')
                : t('verify.read', { done: byteSize(progress.doneBytes), all: byteSize(progress.allBytes) })}
            </span>
            <PressButton onPress={stop}>{t('verify.stop')}</PressButton>
          </div>
        </>
      ) : (
        <div className={styles.bar}>
          <PressButton onPress={check}>{t('verify.bench')}</PressButton>
          <span className={styles.read}>{isStopped ? t('verify.stopped') : t('verify.benchHint')}</span>
        </div>
      )}
      {refusal === null ? null : <RefusalNote code={refusal} />}
      {verdict === null ? null : <CheckAnswer name={t('verify.benchName')} verdict={verdict} />}
    </section>
  );
};
