import { useTranslation } from 'react-i18next';
import { textOfVerdict } from '../../shared/pack/verify-text.ts';
import type { PackChecked } from '../../shared/pack/verify-calls.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import { useVerify } from './use-verify.ts';
import styles from './VerifyPack.module.css';

/** What the check found: in one word, what it means, where; or whose seal it is. */
const Answer = ({ name, verdict }: NonNullable<PackChecked>) => {
  const { settings } = useSettings();
  const { headline, sentence, where, facts, passed } = textOfVerdict(verdict, settings.language);
  return (
    <div className={styles.answer} role="status" data-outcome={verdict.outcome}>
      <p className={styles.headline}>{headline}</p>
      <p className={styles.name}>{showText(name)}</p>
      {sentence === '' ? null : <p>{sentence}</p>}
      <ul className={styles.lines} data-copy="" tabIndex={0}>
        {[...where, ...facts, ...(verdict.outcome === 'sound' ? passed : [])].map((line) => (
          <li key={line}>{showText(line)}</li>
        ))}
      </ul>
    </div>
  );
};

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
      {checked === null || isRunning ? null : <Answer {...checked} />}
    </section>
  );
};
