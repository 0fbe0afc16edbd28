import { useEffect, useState } from 'react';
import { showText } from '../ui/shown-text.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './HidScanners.module.css';

type Found = { scanners: readonly { id: string; name: string }[]; fault: 'no-hid-module' | 'no-hid-access' | null };

/** Scanners that the window can't hear, because they are not set to be keyboards. Quiet ones say so only when asked. */
export const HidScanners = ({ isQuiet = false }: { isQuiet?: boolean }) => {
  const { t } = useTranslation();
  const station = useStation();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let isWanted = true;
    const keep = (fresh: Found): void => {
      if (isWanted) setFound(fresh);
    };
    station.scanHidScanners(undefined).then(
      (result) => {
        keep(result.ok ? result.value : { scanners: [], fault: 'no-hid-module' });
      },
      () => {
        keep({ scanners: [], fault: 'no-hid-module' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station]);
  if (found === null || (isQuiet && found.scanners.length === 0)) return null;
  return (
    <div className={styles.found} data-wrong={found.scanners.length > 0} role="status">
      {found.fault !== null
        ? t(`set.scannerFault.${found.fault}`)
        : found.scanners.length === 0
          ? t('set.scannerNone')
          : t('set.scannerHid')}
      <ul className={styles.list}>
        {found.scanners.map(({ id, name }) => (
          <li key={id}>{showText(name)}</li>
        ))}
      </ul>
    </div>
  );
};
