import { usePrint } from '../print/use-print.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { PrintedLine } from '../ui/PrintedLine.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { StockMark } from './StockMark.tsx';
import { groupUnits } from './unit-groups.ts';
import type { Goods } from './use-goods.ts';
import styles from './GoodsSummary.module.css';

type GoodsSummaryProps = { inspectionId: string; goods: Goods; onMove: () => void };

/** Where the goods of a parcel lie, in a few lines, with the ways to move them and to print their labels. */
export const GoodsSummary = ({ inspectionId, goods, onMove }: GoodsSummaryProps) => {
  const { t } = useTranslation();
  const { language } = useSettings().settings;
  const { told, make, show } = usePrint();
  const units = goods.units ?? [];
  return (
    <section className={styles.goods} aria-label={t('goods.title')}>
      <header className={styles.head}>
        <h3 className={styles.title}>{t('goods.title')}</h3>
        {units.length === 0 ? (
          <p className={styles.none}>{goods.units === null ? t('frame.loading') : t('goods.none')}</p>
        ) : (
          <span className={styles.doors}>
            <PressButton
              onPress={() => {
                make({ what: 'unit-labels', inspectionId, language }, 'pdf');
              }}
            >
              {t('print.toPdf')}
            </PressButton>
            <PressButton
              onPress={() => {
                make({ what: 'unit-labels', inspectionId, language }, 'paper');
              }}
            >
              {t('goods.labels')}
            </PressButton>
            <PressButton kind="strong" onPress={onMove}>
              {t('goods.move')}
            </PressButton>
          </span>
        )}
      </header>
      <ul className={styles.groups}>
        {groupUnits(units).map(({ key, name, disposition, bin, stock, n }) => (
          <li key={key} className={styles.group}>
            <span className={styles.name}>{t('goods.group', { name: showText(name), n })}</span>
            <strong>{t(`disposition.${disposition}`)}</strong>
            <code className={styles.bin}>{bin}</code>
            <StockMark stock={stock} />
          </li>
        ))}
      </ul>
      <PrintedLine told={told} onShow={show} />
    </section>
  );
};
