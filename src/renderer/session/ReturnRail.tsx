import { IconBoxMultiple, IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ReturnView, SessionView } from '../../shared/session.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { VerdictShape } from '../ui/VerdictMark.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { markOf, steppedReturn } from './box-returns.ts';
import { StateIcon } from './StateBand.tsx';
import styles from './ReturnRail.module.css';

type ReturnRailProps = {
  session: SessionView;
  onFocus: (returnId: string) => void;
  /** The keypad's `+`. */
  onNext: () => void;
};

const Mark = ({ expected }: { expected: ReturnView }): ReactNode => {
  const { t } = useTranslation();
  const mark = markOf(expected);
  switch (mark.kind) {
    case 'verdict':
    case 'chosen':
      return (
        <>
          <VerdictShape verdict={mark.verdict} />
          {t(`verdict.${mark.verdict}`)}
        </>
      );
    case 'judged-elsewhere':
      return (
        <>
          <IconHistory size={16} aria-hidden="true" />
          {t('odd.judgedElsewhere')}
        </>
      );
    case 'awaits-rest':
      return (
        <>
          <IconBoxMultiple size={16} aria-hidden="true" />
          {t('odd.awaitsRest')}
        </>
      );
    case 'counted':
      return (
        <>
          {t('odd.counted', { n: mark.counted, of: mark.due })}
          {mark.counted === mark.due ? <VerdictShape verdict="intact" /> : null}
        </>
      );
  }
};

const toneOf = (expected: ReturnView): string => {
  const mark = markOf(expected);
  if (mark.kind === 'verdict' || mark.kind === 'chosen') return mark.verdict;
  if (expected.state !== 'open') return 'look';
  return mark.kind === 'counted' && mark.counted === mark.due ? 'intact' : 'none';
};

/**
 * Several returns in one box: each has its place here that never moves, with its count or its mark; the one that is
 * spoken of is drawn dark and joined to its card below. A tap or the keypad's `+` moves on.
 */
export const ReturnRail = ({ session, onFocus, onNext }: ReturnRailProps) => {
  const { t } = useTranslation();
  if (session.returns.length < 2) return null;
  const waited = steppedReturn(session);
  return (
    <div className={styles.rail} role="group" aria-label={t('odd.rail')}>
      <div className={styles.places}>
        {session.returns.map((expected, index) => (
          <button
            key={expected.id}
            type="button"
            className={styles.place}
            data-tone={toneOf(expected)}
            data-waited={expected.id === waited?.id}
            aria-pressed={expected.id === session.focusId}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              onFocus(expected.id);
            }}
          >
            <span className={styles.name}>
              {t('odd.nth', { n: index + 1 })}
              {expected.state === 'open' ? null : <StateIcon state={expected.state} size={18} />}
            </span>
            <span className={styles.mark}>
              <Mark expected={expected} />
            </span>
          </button>
        ))}
      </div>
      <button
        type="button"
        className={styles.next}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={onNext}
      >
        <KeyCap name="+" />
        {t('odd.nextReturn')}
      </button>
    </div>
  );
};
