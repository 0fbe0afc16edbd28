import type { Tone } from '../../shared/session.ts';
import type { Flash } from '../session/use-bench.ts';
import { useTranslation } from './words-context.ts';
import styles from './ToneFlash.module.css';

const COLOURS: Record<Tone, 'ok' | 'warn' | 'bad' | 'look' | 'plain'> = {
  found: 'ok',
  unclaimed: 'look',
  done: 'look',
  unreadable: 'bad',
  counted: 'ok',
  stranger: 'warn',
  question: 'warn',
  queued: 'plain',
  verdict: 'plain',
  closed: 'ok',
  accepted: 'plain',
  refused: 'bad',
  overdue: 'bad',
};

/** The frame lights up shortly with each answer, in the colour of what it means; the word is for screen readers. */
export const ToneFlash = ({ flash }: { flash: Flash | null }) => {
  const { t } = useTranslation();
  return (
    <>
      {flash === null ? null : (
        <div key={flash.n} className={styles.flash} data-colour={COLOURS[flash.tone]} aria-hidden="true" />
      )}
      <p className={styles.spoken} role="status">
        {flash === null ? '' : t(`tone.${flash.tone}`)}
      </p>
    </>
  );
};
