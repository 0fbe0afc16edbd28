import { groupWaybill } from './waybill-groups.ts';
import styles from './WaybillText.module.css';

/** A waybill as it is read aloud, copied as it is written: the gaps are space on screen, not in the text. */
export const WaybillText = ({ waybill, size = 'normal' }: { waybill: string; size?: 'normal' | 'large' | 'huge' }) => (
  <span className={styles.waybill} data-size={size} data-copy="">
    {groupWaybill(waybill).map((group, index) => (
      <span key={index} className={styles.group}>
        {group}
      </span>
    ))}
  </span>
);
