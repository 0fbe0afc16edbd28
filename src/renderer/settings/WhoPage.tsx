import type { Settings } from '../../shared/settings.ts';
import { useSeatDoor } from '../people/seat-context.ts';
import { useTranslation } from '../ui/words-context.ts';
import { parseMinutes, parseName, parseOperatorNo } from './setting-parsers.ts';
import type { SaveSettings } from './save-settings.ts';
import { SettingsPage } from './SettingsPage.tsx';
import { TextSetting } from './TextSetting.tsx';

/** What this bench is called and who stands at it. */
export const WhoPage = ({ settings, onSave }: { settings: Settings; onSave: SaveSettings }) => {
  const { t } = useTranslation();
  const { seat } = useSeatDoor();
  return (
    <SettingsPage title={t('set.page.who')}>
      <TextSetting
        id="stationName"
        label={t('set.station')}
        effect={t('set.stationThen')}
        bad={t('set.stationBad')}
        value={settings.stationName}
        parse={parseName}
        onSave={(stationName) => {
          onSave({ stationName });
        }}
      />
      {seat?.hasPeople === true ? (
        <TextSetting
          id="lockAfterMin"
          label={t('set.lockAfter')}
          effect={t('set.lockAfterThen')}
          bad={t('set.lockAfterBad')}
          value={String(settings.lockAfterMin)}
          parse={parseMinutes}
          maxLength={3}
          onSave={(lockAfterMin) => {
            onSave({ lockAfterMin });
          }}
        />
      ) : (
        <>
          <TextSetting
            id="operatorNo"
            label={t('set.operatorNo')}
            effect={t('set.operatorThen')}
            bad={t('set.noBad')}
            value={settings.operatorNo}
            parse={parseOperatorNo}
            maxLength={12}
            onSave={(operatorNo) => {
              onSave({ operatorNo });
            }}
          />
          <TextSetting
            id="operatorName"
            label={t('set.operatorName')}
            effect={t('set.operatorNameThen')}
            bad={t('set.nameBad')}
            value={settings.operatorName}
            parse={parseName}
            onSave={(operatorName) => {
              onSave({ operatorName });
            }}
          />
        </>
      )}
    </SettingsPage>
  );
};
