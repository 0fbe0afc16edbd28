import { useEffect, useState } from 'react';
import type { PracticeShop } from '../../shared/practice.ts';
import type { ErrorCode } from '../../shared/result.ts';
import type { TrainingFaults } from '../../shared/settings.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import { PracticeChoice } from './PracticeChoice.tsx';
import { parseWhole } from './setting-parsers.ts';
import { SettingRow } from './SettingRow.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import styles from './SettingsPage.module.css';
import { SwitchSetting } from './SwitchSetting.tsx';
import { TextSetting } from './TextSetting.tsx';

/** What a bad network does, to be tried without harm; and fresh samples to go on with. */
export const TrainingPage = ({ isTraining }: { isTraining: boolean }) => {
  const { t } = useTranslation();
  const station = useStation();
  const [faults, setFaults] = useState<TrainingFaults | null>(null);
  const [shop, setShop] = useState<PracticeShop | null>(null);
  const [isNew, setIsNew] = useState(false);
  const [added, setAdded] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);

  useEffect(() => {
    let isWanted = true;
    Promise.all([station.practiceChoose({ shop: null }), station.trainingFaults(null)]).then(
      ([place, found]) => {
        if (!isWanted) return;
        if (place.ok) setShop(place.value.shop);
        if (found.ok) setFaults(found.value);
      },
      () => {
        if (isWanted) setRefusal('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station]);

  const change = (changed: Partial<TrainingFaults> | null): void => {
    setRefusal(null);
    station.trainingFaults(changed).then(
      (result) => {
        if (result.ok) setFaults(result.value);
        else setRefusal(result.error.code);
      },
      () => {
        setRefusal('internal');
      },
    );
  };
  const choose = (wanted: PracticeShop): void => {
    setRefusal(null);
    station.practiceChoose({ shop: wanted }).then(
      (result) => {
        setIsNew(result.ok);
        if (!result.ok) {
          setRefusal(result.error.code);
          return;
        }
        setShop(result.value.shop);
        setAdded(null);
        // Each place has its own faults.
        change(null);
      },
      () => {
        setRefusal('internal');
      },
    );
  };
  const refill = (): void => {
    setRefusal(null);
    station.trainingRefill(undefined).then(
      (result) => {
        if (result.ok) setAdded(result.value.added);
        else setRefusal(result.error.code);
      },
      () => {
        setRefusal('internal');
      },
    );
  };

  return (
    <SettingsPage title={t('set.page.training')} then={isTraining ? t('set.trainingThen') : t('set.trainingOff')}>
      <PracticeChoice isTraining={isTraining} shop={shop} isNew={isNew} onChoose={choose} />
      <SettingRow
        id="refill"
        label={t('set.refill')}
        effect={t('set.refillThen')}
        below={
          <p className={styles.said} role="status">
            {added === null ? null : t('set.refillDone', { n: added })}
          </p>
        }
      >
        {() => (
          <PressButton onPress={refill} isDisabled={!isTraining}>
            {t('set.refill')}
          </PressButton>
        )}
      </SettingRow>
      {faults === null ? null : (
        <>
          <SwitchSetting
            id="isDown"
            label={t('set.down')}
            effect={t('set.downThen')}
            isOn={faults.isDown}
            isDisabled={!isTraining}
            onChange={(isDown) => {
              change({ isDown });
            }}
          />
          <SwitchSetting
            id="isRefusing"
            label={t('set.refuseFor')}
            effect={shop === null || shop === 'training' ? t('set.refuseThen') : t('set.refuseNot')}
            isOn={faults.isRefusing}
            isDisabled={!isTraining || shop !== 'training'}
            onChange={(isRefusing) => {
              change({ isRefusing });
            }}
          />
          <TextSetting
            id="loseAnswers"
            label={t('set.lose')}
            effect={t('set.loseThen')}
            bad={t('set.wholeBad', { max: 1000 })}
            value={String(faults.loseAnswers)}
            parse={parseWhole(0, 1000)}
            maxLength={4}
            onSave={(loseAnswers) => {
              change({ loseAnswers });
            }}
          />
          <TextSetting
            id="slowMs"
            label={t('set.slow')}
            effect={t('set.slowThen')}
            bad={t('set.wholeBad', { max: 60_000 })}
            value={String(faults.slowMs)}
            parse={parseWhole(0, 60_000)}
            maxLength={5}
            onSave={(slowMs) => {
              change({ slowMs });
            }}
          />
        </>
      )}
      {refusal === null ? null : <RefusalNote code={refusal} />}
    </SettingsPage>
  );
};
