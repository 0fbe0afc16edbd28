import { useId, useState } from 'react';
import { SHIFT_KINDS } from '../../shared/shift.ts';
import type { ShiftKind, ShiftRow } from '../../shared/shift.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { PrintedLine } from '../ui/PrintedLine.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import more from '../ui/ScrollMore.module.css';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useShift } from './use-shift.ts';
import type { Shift } from './use-shift.ts';
import styles from './ShiftScreen.module.css';

/** Until when, and whose it is; of a negotiation also that its time is over. */
const Due = ({ row, now }: { row: ShiftRow; now: number }) => {
  const { t } = useTranslation();
  const { kind, dueAt, owner } = row;
  const time = dueAt === null ? '' : clockTime(dueAt, now);
  const isOver = kind === 'talk' && dueAt !== null && dueAt <= now;
  return (
    <span className={styles.due}>
      {owner === null ? null : (
        <span>{t('negotiation.ownedBy', { who: `${showText(owner.name)} ${owner.operatorNo}`.trim() })}</span>
      )}
      <span className={isOver ? styles.bad : undefined}>{isOver ? t('shift.over', { time }) : time}</span>
    </span>
  );
};

const KindRows = ({ kind, rows }: { kind: ShiftKind; rows: readonly ShiftRow[] }) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  return (
    <section aria-label={t(`shiftKind.${kind}`)}>
      <h2 className={styles.kind}>{`${t(`shiftKind.${kind}`)} ${rows.length}`}</h2>
      {rows.length === 0 ? <p className={styles.quiet}>{t('shift.none')}</p> : null}
      <ul>
        {rows.map((row, index) => (
          <li key={`${row.waybill}${index}`} className={styles.row}>
            <strong>{row.place ?? t('frame.noPlace')}</strong>
            <WaybillText waybill={row.waybill} />
            <span className={styles.quiet}>{showText(row.title)}</span>
            <Due row={row} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const TakeOver = ({ shift }: { shift: Shift }) => {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { operatorNo } = useSettings().settings;
  const isBad = !/^[A-Za-z0-9]{1,12}$/.test(typed.trim());
  const submit = (): void => {
    setIsTried(true);
    if (!isBad) shift.handTo(typed.trim());
  };
  return (
    <form
      className={styles.take}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{t('shift.giver', { no: operatorNo })}</p>
      <label htmlFor={id}>{t('shift.taker')}</label>
      <input
        id={id}
        name="taker"
        className={styles.input}
        maxLength={12}
        autoComplete="off"
        value={typed}
        aria-invalid={isTried && isBad}
        aria-describedby={`${id}how`}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <p id={`${id}how`} className={isTried && isBad ? styles.bad : styles.quiet}>
        {t(isTried && isBad ? 'shift.takerBad' : 'shift.takerHow')}
      </p>
      <PressButton kind="strong" onPress={submit}>
        {t('shift.hand')}
      </PressButton>
    </form>
  );
};

/** Shift hand-over: what is left, counted by both, on a sheet that both sign. */
export const ShiftScreen = () => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const shift = useShift();
  const { rows, handed } = shift;
  return (
    <main className={styles.screen} data-desk>
      <section className={`${styles.list} ${more.scroll}`} aria-label={t('shift.left')} tabIndex={0}>
        <h1 className={styles.title}>{t('shift.title')}</h1>
        {rows === null ? <p>{t('frame.loading')}</p> : null}
        {rows === null
          ? null
          : SHIFT_KINDS.map((kind) => (
              <KindRows key={kind} kind={kind} rows={rows.filter((row) => row.kind === kind)} />
            ))}
      </section>
      <aside className={styles.side} aria-label={t('shift.hand')}>
        {handed === null ? (
          <TakeOver shift={shift} />
        ) : (
          <p className={styles.handed} role="status">
            {t('shift.handed', { giver: handed.giverNo, taker: handed.takerNo, time: clockTime(handed.at, now) })}
          </p>
        )}
        {shift.refusal === null ? null : <RefusalNote code={shift.refusal} />}
        <PrintedLine told={shift.print.told} onShow={shift.print.show} />
        <div className={styles.prints}>
          <PressButton
            onPress={() => {
              shift.printSheet('paper');
            }}
          >
            {t('shift.print')}
          </PressButton>
          <PressButton
            onPress={() => {
              shift.printSheet('pdf');
            }}
          >
            {t('print.toPdf')}
          </PressButton>
        </div>
      </aside>
    </main>
  );
};
