import { useTranslation } from '../ui/words-context.ts';
import type { SettingId } from './setting-list.ts';
import styles from './SettingsFound.module.css';

export type FoundSetting = { id: SettingId; label: string; effect: string; pageName: string; also: string };

type SettingsFoundProps = {
  found: readonly FoundSetting[];
  /** Which of them Enter opens. */
  chosen: number;
  typed: string;
  onOpen: (id: SettingId) => void;
};

/** What the search found, in the place of the page: each with what it does and where it stands. */
export const SettingsFound = ({ found, chosen, typed, onOpen }: SettingsFoundProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles.found}>
      <p className={styles.count} role="status">
        {found.length === 0 ? t('set.foundNone', { text: typed }) : t('set.found', { n: found.length })}
      </p>
      <ul id="settings-found" role="listbox" aria-label={t('set.search')} className={styles.list}>
        {found.map(({ id, label, effect, pageName }, index) => (
          <li
            key={id}
            id={`found-${id}`}
            role="option"
            aria-selected={index === chosen}
            className={styles.one}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              onOpen(id);
            }}
          >
            <span className={styles.label}>{label}</span>
            <span className={styles.page}>{pageName}</span>
            <span className={styles.effect}>{effect}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};
