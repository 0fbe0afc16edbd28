import type { TFunction } from 'i18next';
import { useLayoutEffect, useState } from 'react';
import { isWritable } from '../scan/typed-field.ts';
import { findSettings } from './find-settings.ts';
import { SETTING_LIST } from './setting-list.ts';
import type { PageId, SettingId } from './setting-list.ts';
import type { FoundSetting } from './SettingsFound.tsx';

type SettingsSearch = {
  typed: string;
  type: (text: string) => void;
  found: readonly FoundSetting[];
  /** Index of the one that Enter opens. */
  chosen: number;
  /** Answers a key of the field; gives back the setting that is to be opened. */
  onKey: (event: React.KeyboardEvent<HTMLInputElement>) => SettingId | null;
};

/** Looks through label, effect and page of every setting, in the language on screen. */
export const useSettingsSearch = (t: TFunction, pages: readonly PageId[]): SettingsSearch => {
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const all: FoundSetting[] = SETTING_LIST.filter(({ page }) => pages.includes(page)).map((setting) => ({
    id: setting.id,
    label: t(setting.label),
    effect: t(setting.effect),
    pageName: t(`set.page.${setting.page}`),
    also: 'also' in setting ? setting.also.map((key) => t(key)).join(' ') : '',
  }));
  const found = findSettings(all, typed);
  const chosen = Math.min(index, Math.max(0, found.length - 1));
  const type = (text: string): void => {
    setTyped(text);
    setIndex(0);
  };
  return {
    typed,
    type,
    found,
    chosen,
    onKey: (event) => {
      if (event.nativeEvent.isComposing) return null;
      switch (event.key) {
        case 'ArrowDown':
          event.preventDefault();
          setIndex((chosen + 1) % Math.max(1, found.length));
          return null;
        case 'ArrowUp':
          event.preventDefault();
          setIndex((chosen + found.length - 1) % Math.max(1, found.length));
          return null;
        case 'Escape':
          type('');
          return null;
        case 'Enter':
          return found[chosen]?.id ?? null;
        default:
          return null;
      }
    },
  };
};

/** `/` where nothing is typed, and Ctrl+F anywhere, go to the search. */
export const useSearchKey = (field: React.RefObject<HTMLInputElement | null>): void => {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isSlash = event.key === '/' && !event.ctrlKey && !event.altKey && !isWritable(document.activeElement);
      const isFind = event.code === 'KeyF' && (event.ctrlKey || event.metaKey);
      if ((!isSlash && !isFind) || event.isComposing) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [field]);
};
