import type { SessionView } from '../../shared/session.ts';
import { useTranslation } from '../ui/words-context.ts';
import { focusedReturn, nthOf } from './box-returns.ts';
import { LineRow } from './LineRow.tsx';
import { ReturnCard } from './ReturnCard.tsx';
import { StateBand } from './StateBand.tsx';
import type { Bench } from './use-bench.ts';
import styles from './Returns.module.css';

type ReturnsProps = { session: SessionView; isCompact: boolean; bench: Bench };

/** The keypad digit of each return's first line: lines are numbered through the whole box. */
const lineNumbers = ({ returns }: SessionView): ReadonlyMap<string, number> => {
  const numbers = new Map<string, number>();
  let next = 1;
  for (const { lines } of returns) for (const { id } of lines) numbers.set(id, next++);
  return numbers;
};

/**
 * The card of the return that is spoken of, and of the others only what matters now: the line that is waited for, and
 * what the platform says of those that are no longer open.
 */
export const Returns = ({ session, isCompact, bench }: ReturnsProps) => {
  const { t } = useTranslation();
  const focused = focusedReturn(session);
  if (focused === null) return null;
  const numbers = lineNumbers(session);
  const nextLineId = 'lineId' in session.next ? session.next.lineId : null;
  const others = session.returns.filter(({ id }) => id !== focused.id);
  const waited = others.find(({ lines }) => lines.some(({ id }) => id === nextLineId));
  const waitedLine = waited?.lines.find(({ id }) => id === nextLineId);
  const nth = nthOf(session, focused.id);
  const isAskedElse = session.next.step === 'take-shot' || session.next.step === 'scan-bin';
  return (
    <>
      <ReturnCard
        key={focused.id}
        expected={focused}
        group={nth === null ? null : { n: nth, of: session.returns.length }}
        firstNumber={numbers.get(focused.lines[0]?.id ?? '') ?? 1}
        nextLineId={nextLineId}
        isCompact={isCompact}
        isFolded={nth !== null && isAskedElse}
        onCount={bench.count}
        onUnclaim={(returnId) => {
          bench.claim(returnId, false);
        }}
      />
      {waited === undefined || waitedLine === undefined ? null : (
        <div className={styles.waited}>
          <p className={styles.label}>{t('odd.waitedFor', { n: nthOf(session, waited.id) ?? 1 })}</p>
          <ul className={styles.line}>
            <LineRow
              line={waitedLine}
              number={numbers.get(waitedLine.id) ?? 1}
              isNext
              isCompact={isCompact}
              onCount={bench.count}
            />
          </ul>
        </div>
      )}
      {others.map(({ id, state }) => (
        <StateBand key={id} state={state} nth={nthOf(session, id)} />
      ))}
    </>
  );
};
