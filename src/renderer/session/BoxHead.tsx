import { IconAlertTriangle } from '@tabler/icons-react';
import { COURIER_NAMES, isCourierId } from '../../shared/couriers.ts';
import type { SessionView } from '../../shared/session.ts';
import { DeadlineRing } from '../ui/DeadlineRing.tsx';
import { showText } from '../ui/shown-text.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './BoxHead.module.css';

/** Whose parcel, from where, how many goods are due, and how much time is left for its nearest return. */
export const BoxHead = ({ session }: { session: SessionView }) => {
  const { t, i18n } = useTranslation();
  const nameOf = (id: string): string =>
    isCourierId(id) ? COURIER_NAMES[id][i18n.language === 'en' ? 'en' : 'zh'] : showText(id);
  const [courier, ...others] = session.couriers.map(nameOf);
  const isCertain = session.matching === 'matched' || others.length === 0;
  const units = session.returns.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.expected, 0);
  const deadlines = session.returns.filter(({ state }) => state === 'open').map(({ deadlineAt }) => deadlineAt);
  return (
    <header className={styles.head}>
      <div className={styles.row}>
        <h1 className={styles.waybill}>
          <WaybillText waybill={session.waybill} size="large" />
        </h1>
        {deadlines.length === 0 ? null : <DeadlineRing deadlineAt={Math.min(...deadlines)} />}
      </div>
      <p className={styles.facts}>
        {courier === undefined ? null : (
          <span>
            {isCertain ? courier : t('box.maybeCourier', { names: [courier, ...others].slice(0, 3).join(' / ') })}
          </span>
        )}
        {units === 0 ? null : <span>{t('box.packages', { n: units })}</span>}
        {session.place === null ? null : <span>{t('box.place', { place: session.place })}</span>}
        {session.weightG === null ? null : (
          <span>
            {session.shippedWeightG === null
              ? t('box.weight', { n: session.weightG })
              : t('box.weightOf', { n: session.weightG, of: session.shippedWeightG })}
          </span>
        )}
        {session.returns.some(({ isHighValue }) => isHighValue) ? (
          <span className={styles.tag}>{t('box.highValue')}</span>
        ) : null}
        {session.isResumed ? <span className={styles.tag}>{t('box.resumed')}</span> : null}
      </p>
      {session.isCheckDigitOff ? (
        <p className={styles.check}>
          <IconAlertTriangle size={20} aria-hidden="true" />
          {t('box.checkDigit')}
        </p>
      ) : null}
    </header>
  );
};
