import type { HelpCard, HelpLine } from '../../shared/help-card.ts';
import { TONE_RHYTHMS } from '../../shared/help-card.ts';
import { useDevices } from '../ui/devices.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { VerdictShape } from '../ui/VerdictMark.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './HelpDialog.module.css';

const Mark = ({ line, step }: { line: HelpLine; step: number | null }) => {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { playTone } = useDevices();
  const { mark } = line;
  if (mark === undefined) {
    return (
      <span className={styles.step} aria-hidden="true">
        {step ?? '·'}
      </span>
    );
  }
  if ('key' in mark) return <KeyCap name={mark.key} />;
  if ('colour' in mark) {
    return (
      <span className={styles.colour} data-colour={mark.colour} aria-hidden="true">
        {mark.colour === 'look' ? '?' : <VerdictShape verdict={mark.colour} />}
      </span>
    );
  }
  const { tone } = mark;
  return (
    <button
      type="button"
      className={styles.tone}
      aria-label={t('help.hear', { say: line.say })}
      disabled={!settings.hasSound}
      onClick={() => void playTone(tone)}
    >
      {TONE_RHYTHMS[tone]}
    </button>
  );
};

/** The sections of a card in as many columns as there is room for. A tone can be heard. */
export const HelpSections = ({ card }: { card: HelpCard }) => (
  <div className={styles.sections}>
    {card.sections.map(({ title, isSteps, lines }) => (
      <section key={title} className={styles.section}>
        <h3 className={styles.head}>{title}</h3>
        <ul>
          {lines.map((line, index) => (
            <li key={line.say} className={styles.line}>
              <span className={styles.mark}>
                <Mark line={line} step={isSteps === true ? index + 1 : null} />
              </span>
              <span>
                <b>{line.say}</b>
                {line.then === undefined ? null : <span className={styles.then}>{line.then}</span>}
              </span>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </div>
);
