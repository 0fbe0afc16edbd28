import { PRACTICE_SHOPS } from '../../shared/practice.ts';
import type { PracticeShop } from '../../shared/practice.ts';
import { useTranslation } from '../ui/words-context.ts';
import { SettingRow } from './SettingRow.tsx';
import styles from './SettingsPage.module.css';

type PracticeChoiceProps = {
  isTraining: boolean;
  /** null until it is known. */
  shop: PracticeShop | null;
  /** It was chosen just now. */
  isNew: boolean;
  onChoose: (shop: PracticeShop) => void;
};

/** Against which platform is practised: the training shop, or the imitation of a real one. */
export const PracticeChoice = ({ isTraining, shop, isNew, onChoose }: PracticeChoiceProps) => {
  const { t } = useTranslation();
  return (
    <SettingRow
      id="practice"
      label={t('set.practice')}
      effect={t('set.practiceThen')}
      below={
        <p className={styles.said} role="status">
          {isNew && shop !== null ? t('set.practiceDone', { shop: t(`set.practiceShop.${shop}`) }) : null}
        </p>
      }
    >
      {(ids) => (
        <select
          id={ids.control}
          className={styles.select}
          aria-describedby={ids.effect}
          value={shop ?? 'training'}
          disabled={!isTraining || shop === null}
          onChange={(event) => {
            const chosen = PRACTICE_SHOPS.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) onChoose(chosen);
          }}
        >
          {PRACTICE_SHOPS.map((one) => (
            <option key={one} value={one}>
              {t(`set.practiceShop.${one}`)}
            </option>
          ))}
        </select>
      )}
    </SettingRow>
  );
};
