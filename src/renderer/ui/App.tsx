import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { useCallback, useEffect, useState } from 'react';
import type { StationClient } from '../../shared/contract.ts';
import { DEFAULT_SETTINGS, isLookSetting } from '../../shared/settings.ts';
import type { Settings } from '../../shared/settings.ts';
import { FirstStartScreen } from '../first-start/FirstStartScreen.tsx';
import { PinDialog } from '../people/PinDialog.tsx';
import { SeatContext } from '../people/seat-context.ts';
import { SignInAlone } from '../people/SignInAlone.tsx';
import { useChair } from '../people/use-chair.ts';
import { usePinGate } from '../people/use-pin-gate.ts';
import { DevicesContext } from './devices.ts';
import type { Devices } from './devices.ts';
import type { FirstPaint } from './first-paint.ts';
import { switchLanguage } from './i18n.ts';
import { PageFailed } from './PageFailed.tsx';
import { PageGuard } from './PageGuard.tsx';
import { SettingsContext } from './settings-context.ts';
import { StationContext } from './station-client.ts';
import { Station } from './Station.tsx';
import { theme, useColorScheme } from './theme.ts';
import { useLiveValue } from './use-live-value.ts';
import { WordsProvider } from './WordsProvider.tsx';

type AppProps = {
  station: StationClient;
  devices: Devices;
  words: i18n;
  /** The nonce of this load: Mantine's style elements need it. */
  nonce: string;
  firstPaint: FirstPaint;
  /** Language and theme were changed: to be remembered for the next first paint. */
  onLook: (look: FirstPaint) => void;
};

/** Everything the window stands on: station, devices, words, settings, theme. */
export const App = ({ station: real, devices, words, nonce, firstPaint, onLook }: AppProps) => {
  const gate = usePinGate(real);
  const { station } = gate;
  const chair = useChair(station, gate.isAsked);
  const [read] = useState(() => () => station.settingsGet(undefined));
  const [listen] = useState(() => (listener: (settings: Settings) => void) => station.on('settingsChanged', listener));
  const [stored, setStored] = useLiveValue(read, listen);
  const settings = stored ?? { ...DEFAULT_SETTINGS, ...firstPaint };
  const { language, theme: look } = settings;
  const scheme = useColorScheme(look);

  useEffect(() => {
    void switchLanguage(words, language);
    onLook({ language, theme: look });
  }, [words, onLook, language, look]);

  const save = useCallback(
    async (changed: Partial<Settings>) => {
      try {
        const isLook = Object.keys(changed).every(isLookSetting);
        const result = await (isLook ? station.settingsLook(changed) : station.settingsSet(changed));
        if (!result.ok) return result.error.code;
        setStored(result.value);
        return null;
      } catch {
        return 'internal' as const;
      }
    },
    [station, setStored],
  );

  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} getStyleNonce={() => nonce}>
      <WordsProvider words={words}>
        <StationContext value={station}>
          <DevicesContext value={devices}>
            <SettingsContext value={{ settings, save }}>
              <SeatContext value={chair}>
                {stored === null || chair.seat === null ? null : stored.isSetUp ? (
                  <Station />
                ) : chair.isEmpty ? (
                  <SignInAlone />
                ) : (
                  <PageGuard fallback={<PageFailed />}>
                    <FirstStartScreen />
                  </PageGuard>
                )}
                {gate.isAsked ? (
                  <PinDialog name={chair.seat?.person?.name ?? ''} onGive={gate.give} onRefuse={gate.refuse} />
                ) : null}
              </SeatContext>
            </SettingsContext>
          </DevicesContext>
        </StationContext>
      </WordsProvider>
    </MantineProvider>
  );
};
