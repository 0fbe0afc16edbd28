import { useId } from 'react';
import { SecondPersonFields } from '../people/SecondPersonFields.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { DispositionButtons } from './DispositionButtons.tsx';
import { UnitRow } from './UnitRow.tsx';
import { useGoodsMove } from './use-goods-move.ts';
import type { Goods } from './use-goods.ts';
import more from '../ui/ScrollMore.module.css';
import styles from './GoodsMovePane.module.css';

type GoodsMovePaneProps = { goods: Goods; onBack: () => void };

/** Moves units of a parcel: pick them, say where to, into which bin; scrapping wants a second person's number. */
export const GoodsMovePane = ({ goods, onBack }: GoodsMovePaneProps) => {
  const { t } = useTranslation();
  const ids = { bin: useId(), second: useId(), said: useId() };
  const move = useGoodsMove(goods);
  const { picked, offered, chosen, problem, moved } = move;
  const says =
    problem === 'units'
      ? t('goods.pickUnits')
      : problem === 'disposition'
        ? t('goods.choose')
        : problem === 'bin'
          ? t('goods.binBad')
          : problem === 'second'
            ? t(move.witness === null ? 'goods.secondBad' : 'goods.secondMissing')
            : null;
  return (
    <section className={styles.pane}>
      <header className={styles.head}>
        <h3 className={styles.title}>{t('goods.pickUnits')}</h3>
        <PressButton onPress={move.pickAll}>{t('goods.allUnits')}</PressButton>
        <PressButton kind="quiet" onPress={onBack}>
          {t('goods.back')}
        </PressButton>
      </header>
      <ul className={`${styles.units} ${more.scroll}`}>
        {(goods.units ?? []).map((unit) => (
          <UnitRow
            key={unit.id}
            unit={unit}
            isPicked={picked.has(unit.id)}
            onToggle={() => {
              move.toggle(unit.id);
            }}
          />
        ))}
      </ul>
      {picked.size === 0 ? null : offered.length === 0 ? (
        <p className={styles.none}>{t('goods.noneInCommon')}</p>
      ) : (
        <DispositionButtons offered={offered} chosen={chosen} hasDigits={false} onChoose={move.choose} />
      )}
      {chosen === null ? null : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
          }}
        >
          <div>
            <label htmlFor={ids.bin}>{t('goods.bin')}</label>
            <input
              id={ids.bin}
              className={styles.input}
              autoComplete="off"
              spellCheck={false}
              maxLength={20}
              value={move.bin}
              aria-invalid={problem === 'bin'}
              aria-describedby={ids.said}
              onChange={(event) => {
                move.setBin(event.currentTarget.value);
              }}
            />
          </div>
          {chosen === 'scrap' && move.witness !== null ? (
            <SecondPersonFields
              second={move.witness}
              isBad={problem === 'second'}
              saidId={ids.said}
              onEnter={move.go}
            />
          ) : chosen === 'scrap' ? (
            <div>
              <label htmlFor={ids.second}>{`${t('goods.second')} · ${t('goods.secondHow')}`}</label>
              <input
                id={ids.second}
                className={styles.input}
                autoComplete="off"
                maxLength={12}
                value={move.second}
                aria-invalid={problem === 'second'}
                aria-describedby={ids.said}
                onChange={(event) => {
                  move.setSecond(event.currentTarget.value);
                }}
              />
            </div>
          ) : null}
          <PressButton kind="strong" onPress={move.go}>
            {t('goods.go', { n: picked.size, where: t(`disposition.${chosen}`) })}
          </PressButton>
        </form>
      )}
      <p id={ids.said} className={styles.said} data-bad={says !== null} role={says === null ? 'status' : 'alert'}>
        {says ??
          (moved === null
            ? null
            : t('goods.moved', { n: moved.n, where: t(`disposition.${moved.disposition}`), bin: moved.bin }))}
      </p>
      {goods.refusal === null ? null : <RefusalNote code={goods.refusal} />}
    </section>
  );
};
