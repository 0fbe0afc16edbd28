import type { Verdict } from '../../shared/pack/verify-result.ts';
import { textOfVerdict } from '../../shared/pack/verify-text.ts';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import styles from './VerifyPack.module.css';

/** What a check found: in one word, what it means, where; or whose seal it is. */
export const CheckAnswer = ({ name, verdict }: { name: string; verdict: Verdict }) => {
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
