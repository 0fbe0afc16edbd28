import {
  IconTrashX,
  IconClockCheck,
  IconBarcode,
  IconBell,
  IconBroadcast,
  IconCalendarOff,
  IconCamera,
  IconCoinYuan,
  IconFileImport,
  IconId,
  IconInfoCircle,
  IconLanguage,
  IconListCheck,
  IconMapPin,
  IconMessage2,
  IconPlugConnected,
  IconPrinter,
  IconScale,
  IconSchool,
  IconVolume,
  IconUsers,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from '../ui/words-context.ts';
import type { PageId } from './setting-list.ts';
import styles from './SettingsNav.module.css';

const ICONS: Record<PageId, typeof IconBarcode> = {
  look: IconLanguage,
  who: IconId,
  people: IconUsers,
  scanner: IconBarcode,
  camera: IconCamera,
  sound: IconVolume,
  money: IconCoinYuan,
  rules: IconScale,
  watch: IconBell,
  days: IconCalendarOff,
  bins: IconMapPin,
  evidence: IconListCheck,
  print: IconPrinter,
  import: IconFileImport,
  connections: IconPlugConnected,
  events: IconBroadcast,
  service: IconMessage2,
  keep: IconTrashX,
  time: IconClockCheck,
  training: IconSchool,
  about: IconInfoCircle,
};

/** Where each key of a list of so many leads, from the page at `index`. */
const step = (key: string, index: number, count: number): number | null => {
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowUp':
      return (index + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
};

type SettingsNavProps = { pages: readonly PageId[]; page: PageId | null; onPage: (page: PageId) => void };

/** The list of pages: up and down go through it, the page follows at once. `page` is null while something is looked for. */
export const SettingsNav = ({ pages, page, onPage }: SettingsNavProps) => {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={list}
      role="tablist"
      aria-orientation="vertical"
      aria-label={t('set.pages')}
      className={styles.list}
      onKeyDown={(event) => {
        const next = step(event.key, page === null ? 0 : pages.indexOf(page), pages.length);
        const id = next === null ? undefined : pages[next];
        if (id === undefined) return;
        event.preventDefault();
        onPage(id);
        list.current?.querySelector<HTMLElement>(`[data-page='${id}']`)?.focus();
      }}
    >
      {pages.map((id) => {
        const Icon = ICONS[id];
        return (
          <button
            key={id}
            type="button"
            role="tab"
            id={`page-tab-${id}`}
            data-page={id}
            aria-selected={page === id}
            aria-controls={page === id ? 'settings-page' : undefined}
            tabIndex={page === id || (page === null && id === pages[0]) ? 0 : -1}
            className={styles.tab}
            onClick={() => {
              onPage(id);
            }}
          >
            <Icon size={22} stroke={1.75} aria-hidden="true" />
            {t(`set.page.${id}`)}
          </button>
        );
      })}
    </div>
  );
};
