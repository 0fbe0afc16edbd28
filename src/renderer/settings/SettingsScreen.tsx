import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { PrintPage } from '../print/PrintPage.tsx';
import { ConnectionsPage } from '../connection/ConnectionsPage.tsx';
import { EventsPage } from '../events/EventsPage.tsx';
import { PeoplePage } from '../people/PeoplePage.tsx';
import type { StatusView } from '../../shared/sync.ts';
import type { Capture } from '../evidence/use-capture.ts';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { AboutPage } from './AboutPage.tsx';
import { BinsPage } from './BinsPage.tsx';
import { CameraPage } from './CameraPage.tsx';
import { DaysPage } from './DaysPage.tsx';
import { EvidencePage } from './EvidencePage.tsx';
import { ImportPage } from './ImportPage.tsx';
import { KeepPage } from './KeepPage.tsx';
import { LookPage } from './LookPage.tsx';
import { MoneyPage } from './MoneyPage.tsx';
import { RulesPage } from './RulesPage.tsx';
import { ScannerPage } from './ScannerPage.tsx';
import { SettingMarkContext } from './setting-mark.ts';
import type { SettingMark } from './setting-mark.ts';
import { PAGE_IDS, SETTING_LIST } from './setting-list.ts';
import type { PageId, SettingId } from './setting-list.ts';
import { ServicePage } from './ServicePage.tsx';
import { SettingsFound } from './SettingsFound.tsx';
import { SettingsNav } from './SettingsNav.tsx';
import { SoundPage } from './SoundPage.tsx';
import { TrainingPage } from './TrainingPage.tsx';
import { TrustedTimePage } from './TrustedTimePage.tsx';
import { useChanges } from './use-changes.ts';
import { useSearchKey, useSettingsSearch } from './use-settings-search.ts';
import { WatchPage } from './WatchPage.tsx';
import { WhoPage } from './WhoPage.tsx';
import styles from './SettingsScreen.module.css';

// settings (window's side): one page per thing; every value stands with the effect that changing it has.

type SettingsScreenProps = {
  status: StatusView | null;
  capture: Capture;
  /** Importing has a screen of its own; without the way to it there is no page for it. */
  onImport?: () => void;
};

export const SettingsScreen = ({ status, capture, onImport }: SettingsScreenProps) => {
  const { t } = useTranslation();
  const { settings, onSave, said, was } = useChanges();
  const [page, setPage] = useState<PageId>('look');
  const [mark, setMark] = useState<SettingMark | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const screen = useRef<HTMLElement>(null);
  const pages = PAGE_IDS.filter((id) => id !== 'import' || onImport !== undefined);
  const search = useSettingsSearch(t, pages);
  const isLooking = search.typed.trim() !== '';
  const chosenId = search.found[search.chosen]?.id;
  const open = (id: SettingId): void => {
    const setting = SETTING_LIST.find((one) => one.id === id);
    if (setting === undefined) return;
    search.type('');
    setPage(setting.page);
    setMark({ id, n: (mark?.n ?? 0) + 1 });
  };
  useSearchKey(field);
  useEffect(() => {
    // Up and down go through the pages at once.
    screen.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }, []);

  const shown = (): React.ReactNode => {
    switch (page) {
      case 'look':
        return <LookPage settings={settings} onSave={onSave} />;
      case 'who':
        return <WhoPage settings={settings} onSave={onSave} />;
      case 'people':
        return <PeoplePage />;
      case 'scanner':
        return <ScannerPage />;
      case 'camera':
        return <CameraPage settings={settings} capture={capture} onSave={onSave} />;
      case 'sound':
        return <SoundPage settings={settings} onSave={onSave} />;
      case 'money':
        return <MoneyPage settings={settings} was={was} onSave={onSave} />;
      case 'rules':
        return <RulesPage settings={settings} was={was} onSave={onSave} />;
      case 'watch':
        return <WatchPage settings={settings} was={was} onSave={onSave} />;
      case 'days':
        return <DaysPage settings={settings} was={was} onSave={onSave} />;
      case 'bins':
        return <BinsPage settings={settings} was={was} onSave={onSave} />;
      case 'evidence':
        return <EvidencePage settings={settings} onSave={onSave} />;
      case 'print':
        return <PrintPage settings={settings} onSave={onSave} />;
      case 'import':
        return <ImportPage onImport={onImport} />;
      case 'connections':
        return <ConnectionsPage />;
      case 'events':
        return <EventsPage />;
      case 'service':
        return <ServicePage settings={settings} onSave={onSave} />;
      case 'keep':
        return <KeepPage settings={settings} was={was} onSave={onSave} />;
      case 'time':
        return <TrustedTimePage settings={settings} was={was} onSave={onSave} />;
      case 'training':
        return <TrainingPage isTraining={status?.isTraining === true} />;
      case 'about':
        return <AboutPage status={status} />;
    }
  };
  return (
    <main ref={screen} className={styles.screen} data-desk="">
      <header className={styles.head}>
        <h1 className={styles.title}>{t('set.title')}</h1>
        <label className={styles.search}>
          <IconSearch size={22} aria-hidden="true" />
          <input
            ref={field}
            className={styles.field}
            role="combobox"
            aria-label={t('set.search')}
            aria-expanded={isLooking}
            aria-controls={isLooking ? 'settings-found' : undefined}
            aria-activedescendant={chosenId === undefined ? undefined : `found-${chosenId}`}
            placeholder={t('set.searchHint')}
            value={search.typed}
            maxLength={60}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              search.type(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              const id = search.onKey(event);
              if (id !== null) open(id);
            }}
          />
        </label>
        <p className={styles.said} role="status">
          {said === 'saved' ? t('set.saved') : null}
        </p>
      </header>
      <div className={styles.nav}>
        <SettingsNav
          pages={pages}
          page={isLooking ? null : page}
          onPage={(chosen) => {
            search.type('');
            setMark(null);
            setPage(chosen);
          }}
        />
      </div>
      <div className={styles.body} tabIndex={isLooking ? 0 : undefined}>
        {said === null || said === 'saved' ? null : <RefusalNote code={said} />}
        {isLooking ? (
          <SettingsFound found={search.found} chosen={search.chosen} typed={search.typed} onOpen={open} />
        ) : (
          <div id="settings-page" role="tabpanel" aria-labelledby={`page-tab-${page}`} key={page}>
            <SettingMarkContext value={mark}>{shown()}</SettingMarkContext>
          </div>
        )}
      </div>
    </main>
  );
};
