import type { StatusView } from '../../shared/sync.ts';
import { byteSize } from '../ui/byte-size.ts';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { SettingRow } from './SettingRow.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import styles from './SettingsPage.module.css';

const freeWords = (status: StatusView | null, unknown: string): string =>
  status === null ? '' : status.freeBytes === null ? unknown : byteSize(status.freeBytes);

/** Where the data lies, how much room is left, and what runs: for copying, nothing to change. */
export const AboutPage = ({ status }: { status: StatusView | null }) => {
  const { t } = useTranslation();
  const fact = (text: string) => (ids: { control: string }) => (
    <output id={ids.control} className={styles.fact} data-copy="">
      {text}
    </output>
  );
  return (
    <SettingsPage title={t('set.page.about')}>
      <SettingRow id="folder" label={t('set.folder')} effect={t('set.folderThen')}>
        {fact(showText(status?.dataFolder ?? ''))}
      </SettingRow>
      <SettingRow id="disk" label={t('set.disk')} effect={t('set.diskThen')}>
        {fact(freeWords(status, t('set.diskUnknown')))}
      </SettingRow>
      <SettingRow id="runtime" label={t('set.runtime')} effect={t('set.runtimeThen')}>
        {fact(status?.runtime ?? '')}
      </SettingRow>
    </SettingsPage>
  );
};
