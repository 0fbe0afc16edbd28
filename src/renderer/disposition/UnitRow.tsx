import { IconSquare, IconSquareCheckFilled } from '@tabler/icons-react';
import type { UnitView } from '../../shared/disposition.ts';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { StockMark } from './StockMark.tsx';
import styles from './UnitRow.module.css';

type UnitRowProps = { unit: UnitView; isPicked: boolean; onToggle: () => void };

/** One unit of goods: what, where, by whom; a tap picks it. What was scrapped stays where it is. */
export const UnitRow = ({ unit, isPicked, onToggle }: UnitRowProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const { disposition, secondOperatorNo: second, operatorNo: who } = unit;
  const isScrapped = disposition === 'scrap';
  const time = clockTime(unit.at, now);
  return (
    <li>
      <button
        type="button"
        role="checkbox"
        aria-checked={isPicked}
        disabled={isScrapped}
        className={styles.unit}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={onToggle}
      >
        {isPicked ? (
          <IconSquareCheckFilled size={28} aria-hidden="true" />
        ) : (
          <IconSquare size={28} aria-hidden="true" />
        )}
        <span className={styles.what}>
          <strong>{showText(unit.name)}</strong>
          <span className={styles.small}>
            {t('goods.unit', { n: unit.unit })}
            {' · '}
            {second === null ? t('goods.by', { who, time }) : t('goods.byTwo', { who, second, time })}
          </span>
        </span>
        <span className={styles.where}>
          <strong>{t(`disposition.${disposition}`)}</strong>
          <code className={styles.bin}>{unit.bin}</code>
        </span>
        <span className={styles.stock}>{isScrapped ? t('goods.scrapped') : <StockMark stock={unit.stock} />}</span>
      </button>
    </li>
  );
};
