import { useId } from 'react';
import { useTranslation } from '../ui/words-context.ts';
import { PinField } from './PinField.tsx';
import type { SecondPerson } from './use-second-person.ts';
import styles from './SecondPersonFields.module.css';

type SecondPersonFieldsProps = { second: SecondPerson; isBad: boolean; saidId: string; onEnter: () => void };

/** Asks a second person for badge (or number) and PIN. */
export const SecondPersonFields = ({ second, isBad, saidId, onEnter }: SecondPersonFieldsProps) => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className={styles.fields}>
      <legend className={styles.legend}>{t('goods.secondAsk')}</legend>
      {second.hasBadge ? (
        <p className={styles.badge} role="status">
          {t('approval.badgeRead')}
        </p>
      ) : (
        <div className={styles.number}>
          <label htmlFor={id}>{t('approval.number')}</label>
          <input
            id={id}
            className={styles.input}
            autoComplete="off"
            maxLength={12}
            value={second.operatorNo}
            aria-invalid={isBad}
            aria-describedby={saidId}
            onChange={(event) => {
              second.setOperatorNo(event.currentTarget.value.replace(/[^A-Za-z0-9]/g, ''));
            }}
          />
        </div>
      )}
      <PinField
        key={String(second.hasBadge)}
        label={t('seat.pin')}
        value={second.pin}
        onType={second.setPin}
        onEnter={onEnter}
        isFirst={second.hasBadge}
      />
      {second.misheard === null ? null : (
        <p className={styles.other} role="alert">
          {second.misheard === 'other' ? t('goods.secondOther') : t(`wait.misread.${second.misheard}`)}
        </p>
      )}
    </fieldset>
  );
};
