import { IconAlertTriangle, IconCheck, IconClock, IconPencil } from '@tabler/icons-react';
import type { StockProgress } from '../../shared/disposition.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './StockMark.module.css';

const ICONS = {
  none: IconPencil,
  waiting: IconClock,
  asking: IconClock,
  acknowledged: IconCheck,
  parked: IconAlertTriangle,
} as const;

/** How far the stock system is told of these goods. */
export const StockMark = ({ stock }: { stock: StockProgress }) => {
  const { t } = useTranslation();
  const Icon = ICONS[stock];
  return (
    <span className={styles.stock} data-stock={stock}>
      <Icon size={18} stroke={2.5} aria-hidden="true" />
      {t(`stock.${stock}`)}
    </span>
  );
};
