import type { Verdict } from '../../shared/domain-words.ts';
import type { SessionView } from '../../shared/session.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { VerdictShape } from '../ui/VerdictMark.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { BenchWord } from './bench-keys.ts';
import { shownVerdict } from './box-returns.ts';
import styles from './VerdictButtons.module.css';

const BUTTONS: readonly { verdict: Verdict; key: 'F1' | 'F2' | 'F3'; word: BenchWord }[] = [
  { verdict: 'intact', key: 'F1', word: 'OK' },
  { verdict: 'damaged', key: 'F2', word: 'DMG' },
  { verdict: 'swapped', key: 'F3', word: 'SWP' },
];

type VerdictButtonsProps = {
  session: SessionView;
  /** A question is open: nothing is judged before it is answered. */
  isAsking: boolean;
  /** Something is unfolded above and needs the room. */
  isSmall: boolean;
  onCommand: (word: BenchWord) => void;
};

/**
 * The three verdicts, each with shape, word, colour and key. They answer to their key, to a pointer and to Space, never
 * to Enter: every scan ends with one. One that can't be taken now is drawn empty, but still says why when pressed.
 */
export const VerdictButtons = ({ session, isAsking, isSmall, onCommand }: VerdictButtonsProps) => {
  const { t } = useTranslation();
  const chosen = shownVerdict(session);
  const isFree = !isAsking && chosen === null;
  return (
    <div className={styles.buttons} data-small={isSmall}>
      {BUTTONS.map(({ verdict, key, word }) => {
        const isReady = isFree && (verdict !== 'intact' || session.canBeIntact);
        return (
          <button
            key={verdict}
            type="button"
            className={styles.button}
            data-verdict={verdict}
            data-look={chosen === verdict ? 'chosen' : isReady ? 'ready' : 'empty'}
            aria-pressed={chosen === verdict}
            aria-keyshortcuts={key}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault();
            }}
            onClick={() => {
              onCommand(word);
            }}
          >
            <span className={styles.face}>
              <VerdictShape verdict={verdict} />
              {t(`verdict.${verdict}`)}
            </span>
            <KeyCap name={key} />
          </button>
        );
      })}
    </div>
  );
};
