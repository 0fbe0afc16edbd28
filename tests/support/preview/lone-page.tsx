import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { ImportScreen } from '../../../src/renderer/import/ImportScreen.tsx';
import { FindReturn } from '../../../src/renderer/session/FindReturn.tsx';
import { FindScreen } from '../../../src/renderer/session/FindScreen.tsx';
import { SettingsContext } from '../../../src/renderer/ui/settings-context.ts';
import { StationContext } from '../../../src/renderer/ui/station-client.ts';
import { theme, useColorScheme } from '../../../src/renderer/ui/theme.ts';
import { WordsProvider } from '../../../src/renderer/ui/WordsProvider.tsx';
import type { StationClient } from '../../../src/shared/contract.ts';
import type { Settings } from '../../../src/shared/settings.ts';
import type { Scene } from './scenes.ts';

type LonePageProps = { page: NonNullable<Scene['page']>; station: StationClient; words: i18n; settings: Settings };

/** As wide as the right pane of an open box. */
const PANE = { display: 'flex', width: '46%', height: '100%', marginLeft: 'auto', padding: 16 } as const;
/** What the two strips leave of the window. */
const MIDDLE = { position: 'fixed', inset: '64px 0' } as const;

const Page = ({ page }: { page: LonePageProps['page'] }) => {
  switch (page) {
    case 'import':
      return <ImportScreen />;
    case 'find':
      return <FindScreen onRecord={() => undefined} />;
    case 'find-in-box':
      return (
        <main style={PANE}>
          <FindReturn onClaim={() => undefined} onRecord={() => undefined} inBox={['return-4']} />
        </main>
      );
  }
};

/** One screen by itself, in the room that the strips leave it. */
export const LonePage = ({ page, station, words, settings }: LonePageProps) => (
  <MantineProvider theme={theme} forceColorScheme={useColorScheme(settings.theme)}>
    <WordsProvider words={words}>
      <StationContext value={station}>
        <SettingsContext value={{ settings, save: () => Promise.resolve(null) }}>
          <div style={MIDDLE}>
            <Page page={page} />
          </div>
        </SettingsContext>
      </StationContext>
    </WordsProvider>
  </MantineProvider>
);
