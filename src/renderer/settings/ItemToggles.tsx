import { IconCheck } from '@tabler/icons-react';
import { EVIDENCE_ITEMS } from '../../shared/evidence-meter.ts';
import type { EvidenceItem } from '../../shared/evidence-meter.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './ItemToggles.module.css';

type ItemTogglesProps = {
  labelId: string;
  /** What this list is for, when it is not the only one of its row. */
  caption?: string;
  items: readonly EvidenceItem[];
  onToggle: (item: EvidenceItem) => void;
};

/** Every item that evidence can have; those on the list are pressed in. */
export const ItemToggles = ({ labelId, caption = '', items, onToggle }: ItemTogglesProps) => {
  const { t } = useTranslation();
  return (
    <div role="group" aria-labelledby={caption === '' ? labelId : undefined} aria-label={caption}>
      {caption === '' ? null : <p className={styles.caption}>{caption}</p>}
      <div className={styles.items}>
        {EVIDENCE_ITEMS.map((item) => (
          <button
            key={item}
            type="button"
            className={styles.item}
            aria-pressed={items.includes(item)}
            onClick={() => {
              onToggle(item);
            }}
          >
            {items.includes(item) ? <IconCheck size={18} stroke={3} aria-hidden="true" /> : null}
            {t(`meter.item.${item}`)}
          </button>
        ))}
      </div>
    </div>
  );
};
