import { useState } from 'react';
import type { ErrorCode } from '../../shared/result.ts';
import { parseName, parseOperatorNo } from '../settings/setting-parsers.ts';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import { PinField } from './PinField.tsx';
import styles from './PeoplePage.module.css';

/** A bench that worked without people so far: whoever stands at it becomes its administrator. */
export const FirstAdministrator = () => {
  const { t } = useTranslation();
  const station = useStation();
  const { settings } = useSettings();
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const make = (): void => {
    const operatorNo = parseOperatorNo(settings.operatorNo);
    const name = parseName(settings.operatorName);
    if (operatorNo === null || name === null || pin.length < 4) return;
    void station
      .peopleFirst({ operatorNo, name, pin })
      .catch(() => null)
      .then((made) => {
        setRefusal(made === null ? 'internal' : made.ok ? null : made.error.code);
      });
  };
  return (
    <SettingsPage title={t('set.page.people')} then={t('people.firstThen')}>
      <div className={styles.first}>
        <p className={styles.said}>{t('people.first', { name: settings.operatorName, no: settings.operatorNo })}</p>
        <PinField label={t('people.pin')} value={pin} onType={setPin} onEnter={make} />
        {refusal === null ? null : <RefusalNote code={refusal} />}
        <PressButton kind="strong" onPress={make}>
          {t('people.firstMake')}
        </PressButton>
      </div>
    </SettingsPage>
  );
};
