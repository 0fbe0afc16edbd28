import { IconAlertTriangle, IconCheck, IconClock, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StockProgress } from '../../shared/disposition.ts';
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
