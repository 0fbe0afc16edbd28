import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { COURIER_NAMES } from '../../shared/couriers.ts';
import type { ReadScan } from '../../shared/scan.ts';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { SLOW_MS } from './scan-pace.ts';
import type { ScanPace } from './scan-pace.ts';
import styles from './ScanTrialCard.module.css';
import type { ScanTrial } from './use-scan-trial.ts';

/** What a code is, in a word: of which courier, or of which kind. */
const kindWords = (t: TFunction, scan: ReadScan, language: 'zh' | 'en'): string => {
  if (scan.shape !== 'code') return t(`trial.kind.${scan.shape}`);
  const couriers = scan.waybill?.couriers.map((id) => COURIER_NAMES[id][language]) ?? [];
  if (scan.isEan) return t('trial.kind.goods');
  if (scan.isImei) return t('trial.kind.imei');
  if (couriers.length > 0) return t('trial.kind.waybill', { courier: couriers.slice(0, 2).join(' / ') });
  return scan.waybill === null ? t('trial.kind.other') : t('trial.kind.someWaybill');
};

const Fact = ({ isGood, children }: { isGood: boolean; children: React.ReactNode }) => (
  <li className={styles.fact} data-good={isGood}>
    {isGood ? <IconCheck size={24} aria-hidden="true" /> : <IconAlertTriangle size={24} aria-hidden="true" />}
    <span>{children}</span>
  </li>
);

const PaceFacts = ({ pace }: { pace: ScanPace }) => {
  const { t } = useTranslation();
  const isSlow = pace.msPerKey > SLOW_MS;
  const ms = Math.max(1, Math.round(pace.msPerKey));
  return (
    <>
      <Fact isGood={pace.end !== 'none'}>{t(`trial.end.${pace.end}`)}</Fact>
      <Fact isGood={!isSlow}>{isSlow ? t('trial.slow', { ms }) : t('trial.fast', { ms })}</Fact>
    </>
  );
};

/** A scan that was only tried: what was read, whose it is, and whether the scanner is set well. */
export const ScanTrialCard = ({ trial }: { trial: ScanTrial }) => {
  const { t } = useTranslation();
  const { settings } = useSettings();
  if (trial.kind !== 'read')
    return (
      <div className={styles.trial} role="status">
        <p className={styles.kind}>{t('trial.misread')}</p>
        <p className={styles.why}>
          {trial.kind === 'slow'
            ? t('trial.tooSlow', { ms: Math.round(trial.msPerKey) })
            : t(`wait.misread.${trial.why}`)}
        </p>
      </div>
    );
  const { scan, pace } = trial;
  const isWaybill = scan.shape === 'code' && scan.waybill !== null && /^[A-Z0-9-]{6,35}$/.test(scan.text);
  return (
    <div className={styles.trial} role="status">
      <p className={styles.text} data-copy="">
        {isWaybill ? <WaybillText waybill={scan.text} /> : <bdi className={styles.raw}>{showText(scan.text)}</bdi>}
      </p>
      <p className={styles.kind}>{kindWords(t, scan, settings.language)}</p>
      <ul className={styles.facts}>
        <Fact isGood={scan.shape !== 'unreadable'}>
          {scan.shape === 'unreadable' ? t('trial.unreadable') : t('trial.heard')}
        </Fact>
        {pace === null ? null : <PaceFacts pace={pace} />}
      </ul>
    </div>
  );
};
