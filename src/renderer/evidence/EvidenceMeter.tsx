import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { MeterItem } from '../../shared/evidence-meter.ts';
import { useTranslation } from '../ui/words-context.ts';
import { pixelsOf } from './picture-words.ts';
import styles from './EvidenceMeter.module.css';

const ICONS = { done: IconCircleCheckFilled, missing: IconCircleDashed, doubtful: IconAlertTriangleFilled } as const;

const wordItem = (t: TFunction, { item, state, value, why }: MeterItem): string => {
  const name = t(`meter.item.${item}`);
  if (state === 'done' && value !== undefined) return t('meter.legible', { item: name, px: pixelsOf(value) });
  return state === 'doubtful' && why !== undefined
    ? t('meter.doubt', { item: name, why: t(`meter.why.${why}`) })
    : name;
};

type EvidenceMeterProps = {
  meter: readonly MeterItem[];
  /** The returns in this box in their order: with several, an item of the goods says of which. */
  returnIds: readonly string[];
};

/** What this case wants on record, ticked off as it arrives: one line to read from a metre away. */
export const EvidenceMeter = ({ meter, returnIds }: EvidenceMeterProps) => {
  const { t } = useTranslation();
  if (meter.length === 0) return null;
  return (
    <ul className={styles.meter} aria-label={t('meter.title')}>
      {meter.map((one) => {
        // Nobody is alarmed while the picture is still being looked at.
        const state = one.why === 'unchecked' ? 'missing' : one.state;
        const Icon = ICONS[state];
        const at = returnIds.length < 2 || one.returnId === null ? -1 : returnIds.indexOf(one.returnId);
        const what = wordItem(t, one);
        return (
          <li key={`${one.item} ${one.returnId ?? ''}`} className={styles.item} data-state={state}>
            <Icon size={20} stroke={2} role="img" aria-label={t(`meter.state.${state}`)} className={styles.icon} />
            <span>{at < 0 ? what : t('odd.nthSays', { n: at + 1, what })}</span>
          </li>
        );
      })}
    </ul>
  );
};
