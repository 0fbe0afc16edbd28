import type { SessionView } from '../../shared/session.ts';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './Strangers.module.css';

/** Things in the box that are on no line. */
export const Strangers = ({ strangers }: { strangers: SessionView['strangers'] }) => {
  const { t } = useTranslation();
  if (strangers.length === 0) return null;
  return (
    <section className={styles.strangers}>
      <h2 className={styles.title}>{t('box.strangers')}</h2>
      <ul className={styles.list}>
        {strangers.map(({ text, kind }, index) => (
          <li key={index} className={styles.item}>
            <span>{t(`box.stranger.${kind}`)}</span>
            <code className={styles.text}>{showText(text)}</code>
          </li>
        ))}
      </ul>
    </section>
  );
};
