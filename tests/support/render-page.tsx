import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach } from 'vitest';
import { createI18n } from '../../src/renderer/ui/i18n.ts';
import { SettingsContext } from '../../src/renderer/ui/settings-context.ts';
import { StationContext } from '../../src/renderer/ui/station-client.ts';
import type { Language } from '../../src/renderer/ui/words.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import type { FakeStation } from './fake-station.ts';
import { fillJsdomGaps } from './jsdom-gaps.ts';

fillJsdomGaps();
afterEach(cleanup);

/** One screen by itself in jsdom, with a station of cardboard. */
export const showPage = (page: ReactNode, station: FakeStation, language: Language = 'zh'): void => {
  const settings = { ...DEFAULT_SETTINGS, language };
  render(
    <MantineProvider>
      <I18nextProvider i18n={createI18n(language)}>
        <StationContext value={station.client}>
          <SettingsContext value={{ settings, save: () => Promise.resolve(null) }}>{page}</SettingsContext>
        </StationContext>
      </I18nextProvider>
    </MantineProvider>,
  );
};
