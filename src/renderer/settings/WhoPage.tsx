import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { Card } from './Card.tsx';
import styles from './Card.module.css';
import { parseName, parseOperatorNo } from './setting-parsers.ts';
import type { SaveSettings } from './save-settings.ts';
import { TextSetting } from './TextSetting.tsx';

export const WhoCard = ({ settings, onSave }: { settings: Settings; onSave: SaveSettings }) => {
  const { t } = useTranslation();
  return (
    <Card title={t('set.who')} then={t('set.operatorThen')}>
      <TextSetting
        label={t('set.station')}
        effect={t('set.stationThen')}
        bad={t('set.stationBad')}
        value={settings.stationName}
        parse={parseName}
        onSave={(stationName) => {
          onSave({ stationName });
        }}
      />
      <div className={styles.pair}>
        <TextSetting
          label={t('set.operatorName')}
          effect=""
          bad={t('set.nameBad')}
          value={settings.operatorName}
          parse={parseName}
          onSave={(operatorName) => {
            onSave({ operatorName });
          }}
        />
        <TextSetting
          label={t('set.operatorNo')}
          effect=""
          bad={t('set.noBad')}
          value={settings.operatorNo}
          parse={parseOperatorNo}
          maxLength={12}
          onSave={(operatorNo) => {
            onSave({ operatorNo });
          }}
        />
      </div>
    </Card>
  );
};
