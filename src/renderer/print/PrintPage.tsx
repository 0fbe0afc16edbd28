import { useState } from 'react';
import { ROLES } from '../../shared/print.ts';
import type { PrintJob, Role } from '../../shared/print.ts';
import type { Settings } from '../../shared/settings.ts';
import { ChoiceSetting } from '../settings/ChoiceSetting.tsx';
import type { SaveSettings } from '../settings/save-settings.ts';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { SwitchSetting } from '../settings/SwitchSetting.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { LabelPrinterSetting } from './LabelPrinterSetting.tsx';
import { PrintRow } from './PrintRow.tsx';
import { usePrint } from './use-print.ts';
import styles from './PrintPage.module.css';

type PrintPageProps = { settings: Settings; onSave: SaveSettings };

/** Everything that can be printed, and the printer of the labels. */
export const PrintPage = ({ settings, onSave }: PrintPageProps) => {
  const { t } = useTranslation();
  const { told, make, show } = usePrint();
  const [language, setLanguage] = useState<PrintJob['language']>(settings.language);
  const [role, setRole] = useState<Role>('inspector');
  const row = { told, onMake: make, onShow: show };
  const bins = [...new Set([settings.holdBin, ...Object.values(settings.bins)])];
  return (
    <SettingsPage title={t('set.page.print')} then={t('print.then')}>
      <ChoiceSetting
        id="print"
        label={t('print.language')}
        effect={t('print.languageThen')}
        value={language}
        choices={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={setLanguage}
      />
      <h3 className={styles.group}>{t('print.hang')}</h3>
      <PrintRow {...row} job={{ what: 'command-sheet', language }} />
      <PrintRow {...row} job={{ what: 'help-card', role, language }}>
        <div className={styles.roles} role="group" aria-label={t('print.role')}>
          {ROLES.map((one) => (
            <PressButton
              key={one}
              isPressed={one === role}
              onPress={() => {
                setRole(one);
              }}
            >
              {t(`print.roles.${one}`)}
            </PressButton>
          ))}
        </div>
      </PrintRow>
      <PrintRow {...row} job={{ what: 'training-labels', language }} />
      <h3 className={styles.group}>{t('print.labels')}</h3>
      <SwitchSetting
        id="printsLabels"
        label={t('print.printsLabels')}
        effect={t('print.printsLabelsThen')}
        isOn={settings.printsLabels}
        onChange={(printsLabels) => {
          onSave({ printsLabels });
        }}
      />
      <LabelPrinterSetting
        value={settings.labelPrinter}
        onSave={(labelPrinter) => {
          onSave({ labelPrinter });
        }}
      />
      <PrintRow {...row} job={{ what: 'bin-labels', bins, language }} />
      <h3 className={styles.group}>{t('print.lists')}</h3>
      <PrintRow {...row} isList job={{ what: 'refund-elsewhere', language }} />
      <PrintRow {...row} isList job={{ what: 'hand-over', handOverId: null, language }} />
      <PrintRow {...row} isList job={{ what: 'stock-list', language }} />
    </SettingsPage>
  );
};
