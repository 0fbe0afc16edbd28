import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';
import { createI18n } from '../../src/renderer/ui/i18n.ts';
import { SettingsContext } from '../../src/renderer/ui/settings-context.ts';
import { StationContext } from '../../src/renderer/ui/station-client.ts';
import type { Language } from '../../src/renderer/ui/words.ts';
import { WordsProvider } from '../../src/renderer/ui/WordsProvider.tsx';
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
      <WordsProvider words={createI18n(language)}>
        <StationContext value={station.client}>
          <SettingsContext value={{ settings, save: () => Promise.resolve(null) }}>{page}</SettingsContext>
        </StationContext>
      </WordsProvider>
    </MantineProvider>,
  );
};
