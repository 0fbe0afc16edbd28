import { IconStack2, IconUserCheck } from '@tabler/icons-react';
import type { LineView, ReturnView } from '../../shared/session.ts';
import { DeadlineRing } from '../ui/DeadlineRing.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { BoxesLine } from './BoxesLine.tsx';
import { LineRow } from './LineRow.tsx';
import type { LineRowProps } from './LineRow.tsx';
import { StateBand } from './StateBand.tsx';
import styles from './ReturnCard.module.css';

type ReturnCardProps = {
  expected: ReturnView;
  /** Its place among several returns in one box; null when it is alone. */
  group: { n: number; of: number } | null;
  /** The keypad digit of its first line. */
  firstNumber: number;
  nextLineId: string | null;
  isCompact: boolean;
  /** Nothing is counted any more, and what is asked for now needs the room: only what the buyer says is left. */
  isFolded: boolean;
  onCount: LineRowProps['onCount'];
  /** It was the wrong one: a return that a person found is let go again. */
  onUnclaim: (returnId: string) => void;
};

/** Lines one after the other that are parts of the same bundle, or stand alone. */
const bundlesOf = (
  lines: readonly LineView[],
): { bundle: string | null; lines: { line: LineView; at: number }[] }[] => {
  const groups: { bundle: string | null; lines: { line: LineView; at: number }[] }[] = [];
  for (const [at, line] of lines.entries()) {
    const last = groups.at(-1);
    if (last !== undefined && last.bundle === line.bundle) last.lines.push({ line, at });
    else groups.push({ bundle: line.bundle, lines: [{ line, at }] });
  }
  return groups;
};

/** One expected return: what the buyer says, and the goods that should be in the box. */
export const ReturnCard = (props: ReturnCardProps) => {
  const { expected, group, firstNumber, nextLineId, isCompact, isFolded, onCount, onUnclaim } = props;
  const { t } = useTranslation();
  const { reason, reasonText } = expected;
  return (
    <section className={styles.card} data-framed={group !== null}>
      <div className={styles.head}>
        {group === null ? null : <h2 className={styles.name}>{t('box.group', group)}</h2>}
        <p className={styles.reason}>
          <span className={styles.label}>{t('box.reason')}</span>
          <span>
            <strong>{t(`reason.${reason}`)}</strong>
            {reasonText === '' ? '' : ` · ${showText(reasonText)}`}
          </span>
        </p>
        {group === null ? null : (
          <span className={styles.deadline}>
            <DeadlineRing deadlineAt={expected.deadlineAt} size={24} />
          </span>
        )}
      </div>
      <StateBand state={expected.state} />
      <BoxesLine expected={expected} />
      {expected.isClaimed ? (
        <div className={styles.claimed}>
          <IconUserCheck size={24} aria-hidden="true" />
          <strong>{t('odd.claimed')}</strong>
          <span data-copy="">{showText(expected.returnNo)}</span>
          <PressButton
            onPress={() => {
              onUnclaim(expected.id);
            }}
          >
            {t('odd.unclaim')}
          </PressButton>
        </div>
      ) : null}
      {bundlesOf(isFolded ? [] : expected.lines).map(({ bundle, lines }) => (
        <div key={lines[0]?.line.id} className={styles.bundle} data-bundle={bundle !== null}>
          {bundle === null ? null : (
            <p className={styles.bundleName}>
              <IconStack2 size={20} aria-hidden="true" />
              {t('odd.bundle', { name: showText(bundle) })}
            </p>
          )}
          <ul className={styles.lines} data-compact={isCompact}>
            {lines.map(({ line, at }) => (
              <LineRow
                key={line.id}
                line={line}
                number={firstNumber + at}
                isNext={line.id === nextLineId}
                isCompact={isCompact}
                onCount={onCount}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};
