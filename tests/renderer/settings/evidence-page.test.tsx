import { fireEvent, render, screen, within, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { EvidencePage } from '../../../src/renderer/settings/EvidencePage.tsx';
import { createI18n } from '../../../src/renderer/ui/i18n.ts';
import { WordsProvider } from '../../../src/renderer/ui/WordsProvider.tsx';
import { DEFAULT_CHECKLISTS } from '../../../src/shared/evidence-meter.ts';
import type { Checklist } from '../../../src/shared/evidence-meter.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { Settings } from '../../../src/shared/settings.ts';

afterEach(cleanup);

/** The page as it stands after each save, and what was saved last. */
const open = () => {
  let settings: Settings = DEFAULT_SETTINGS;
  const words = createI18n('zh');
  const page = () => (
    <WordsProvider words={words}>
      <EvidencePage
        settings={settings}
        onSave={(changed) => {
          settings = { ...settings, ...changed };
          shown.rerender(page());
        }}
      />
    </WordsProvider>
  );
  const shown = render(page());
  return { saved: (): readonly Checklist[] => settings.checklists };
};
const toggles = (verdict: string) => within(screen.getByRole('group', { name: verdict }));
const pressed = (verdict: string) =>
  toggles(verdict)
    .getAllByRole('button', { pressed: true })
    .map(({ textContent }) => textContent);
const listOf = (lists: readonly Checklist[], verdict: string, platform: string) =>
  lists.find((list) => list.verdict === verdict && list.platform === platform && list.reason === '')?.items;

describe('the evidence lists of a shop', () => {
  it('show what each verdict wants; a click adds or removes an item, in the order shots are taken', () => {
    const { saved } = open();
    expect(pressed('有问题')).toEqual(['开箱前外箱', '面单', '问题处', '录像', '录像不断', '录像里的面单']);
    fireEvent.click(toggles('有问题').getByRole('button', { name: '箱内' }));
    fireEvent.click(toggles('有问题').getByRole('button', { name: '录像不断' }));
    expect(listOf(saved(), 'damaged', '')).toEqual(['outer', 'label', 'contents', 'defect', 'film', 'film-label']);
    expect(listOf(saved(), 'swapped', '')).toEqual(listOf(DEFAULT_CHECKLISTS, 'swapped', ''));
  });

  it('a platform gets a list of its own with the first change, and its defaults back with a button', () => {
    const { saved } = open();
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'jd' } });
    fireEvent.click(toggles('有问题').getByRole('button', { name: '箱内' }));
    expect(listOf(saved(), 'damaged', 'jd')).toContain('contents');
    expect(listOf(saved(), 'damaged', '')).not.toContain('contents');
    fireEvent.click(screen.getByRole('button', { name: '恢复默认' }));
    expect(saved()).toHaveLength(DEFAULT_CHECKLISTS.length);
  });

  it('lists for a reason stand beneath, by name', () => {
    open();
    expect(screen.getByRole('group', { name: /没收到|未收到/ })).toBeTruthy();
  });
});
