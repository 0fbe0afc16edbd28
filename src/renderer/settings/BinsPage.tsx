import { DISPOSITIONS } from '../../shared/disposition.ts';
import type { Disposition } from '../../shared/disposition.ts';
import type { Settings } from '../../shared/settings.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { SaveSettings } from './save-settings.ts';
import { parseBin } from './setting-parsers.ts';
import { SettingsPage } from './SettingsPage.tsx';
import styles from './SettingsPage.module.css';
import { TextSetting } from './TextSetting.tsx';

type BinsPageProps = { settings: Settings; was: Partial<Settings>; onSave: SaveSettings };

const binOf = ({ holdBin, bins }: Pick<Settings, 'holdBin' | 'bins'>, disposition: Disposition): string =>
  disposition === 'keep' ? holdBin : bins[disposition];

/** The bin of each disposition when none is scanned; what is kept as evidence goes to the hold bin. */
export const BinsPage = ({ settings, was, onSave }: BinsPageProps) => {
  const { t } = useTranslation();
  const before = { holdBin: was.holdBin ?? settings.holdBin, bins: was.bins ?? settings.bins };
  return (
    <SettingsPage title={t('set.page.bins')} then={t('set.binsThen')}>
      <div className={styles.close}>
        {DISPOSITIONS.map((disposition) => {
          const now = binOf(settings, disposition);
          const then = binOf(before, disposition);
          return (
            <TextSetting
              key={disposition}
              id={`bin-${disposition}`}
              label={t(`disposition.${disposition}`)}
              effect={t(`set.bin.${disposition}`)}
              bad={t('set.holdBinBad')}
              value={now}
              was={then === now ? null : then}
              parse={parseBin}
              maxLength={12}
              onSave={(bin) => {
                onSave(disposition === 'keep' ? { holdBin: bin } : { bins: { ...settings.bins, [disposition]: bin } });
              }}
            />
          );
        })}
      </div>
    </SettingsPage>
  );
};
