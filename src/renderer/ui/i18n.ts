import { createInstance } from 'i18next';
import type { i18n } from 'i18next';
import { en, zh } from './words.ts';
import type { Language } from './words.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof zh };
    returnNull: false;
    nsSeparator: '::';
  }
}

/** The word tables behind `t`, ready at once: nothing is loaded, so that the first paint has its words. */
export const createI18n = (language: Language): i18n => {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'zh',
    defaultNS: 'words',
    resources: { zh: { words: zh }, en: { words: en } },
    initAsync: false,
    returnNull: false,
    // Ids of last words hold a colon.
    nsSeparator: '::',
    // React escapes; escaping twice would show `&amp;` for the `&` in a shop's name.
    interpolation: { escapeValue: false },
  });
  return instance;
};

/** Switches the words of the whole window and the document's language (fonts, screen readers). */
export const switchLanguage = async (instance: i18n, language: Language): Promise<void> => {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  if (instance.language !== language) await instance.changeLanguage(language);
};
