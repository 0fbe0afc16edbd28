import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HelpDialog } from '../../../src/renderer/help/HelpDialog.tsx';
import { DevicesContext } from '../../../src/renderer/ui/devices.ts';
import { createI18n } from '../../../src/renderer/ui/i18n.ts';
import { SettingsContext } from '../../../src/renderer/ui/settings-context.ts';
import { WordsProvider } from '../../../src/renderer/ui/WordsProvider.tsx';
import { helpCardOf } from '../../../src/shared/help-cards.ts';
import { ROLES } from '../../../src/shared/print.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { createFakeDevices } from '../../support/fake-devices.ts';
import '../../support/render-app.tsx';

const show = (language: 'zh' | 'en') => {
  const closed: string[] = [];
  const played: string[] = [];
  const devices = createFakeDevices();
  devices.playTone = (tone) => {
    played.push(tone);
    return Promise.resolve('played');
  };
  render(
    <MantineProvider>
      <WordsProvider words={createI18n(language)}>
        <DevicesContext value={devices}>
          <SettingsContext value={{ settings: { ...DEFAULT_SETTINGS, language }, save: () => Promise.resolve(null) }}>
            <HelpDialog
              onClose={() => {
                closed.push('closed');
              }}
            />
          </SettingsContext>
        </DevicesContext>
      </WordsProvider>
    </MantineProvider>,
  );
  return { closed, played };
};

describe('help on screen', () => {
  it.each(['zh', 'en'] as const)('shows every line of every printed card (%s)', (language) => {
    show(language);
    for (const role of ROLES) {
      const card = helpCardOf(language, role);
      fireEvent.click(screen.getByRole('button', { name: card.title }));
      for (const { say, then } of card.sections.flatMap(({ lines }) => lines)) {
        expect(screen.getAllByText(say).length, say).toBeGreaterThan(0);
        if (then !== undefined) expect(screen.getAllByText(then).length, then).toBeGreaterThan(0);
      }
    }
  });

  it('lets a tone be heard, and closes', () => {
    const { closed, played } = show('zh');
    fireEvent.click(screen.getByRole('button', { name: '听一下：结论已记' }));
    expect(played).toEqual(['verdict']);
    fireEvent.click(screen.getByRole('button', { name: '关闭' }));
    expect(closed).toEqual(['closed']);
  });
});
