import { fireEvent, screen } from '@testing-library/react';
import { keepReached } from '../../../src/renderer/first-start/first-steps.ts';
import { ok } from '../../../src/shared/result.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { Settings } from '../../../src/shared/settings.ts';
import { createFakeDevices } from '../../support/fake-devices.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, renderApp } from '../../support/render-app.tsx';

/** A station whose bench nobody has named yet. */
export const newBench = (known: Partial<Settings> = {}): FakeStation => {
  const station = createFakeStation();
  let settings: Settings = { ...DEFAULT_SETTINGS, ...known };
  station.answers.settingsGet = () => ok(settings);
  station.answers.settingsSet = (changed) => {
    settings = { ...settings, ...(changed as Partial<Settings>) };
    return ok(settings);
  };
  return station;
};
export const show = async (station = newBench(), devices = createFakeDevices()) => {
  renderApp(station, devices);
  await screen.findByRole('main');
  return { station, devices };
};
/** A first start that was left at this step, with a person already known. */
export const showAt = (step: Parameters<typeof keepReached>[1], station = newBench({ operatorNo: '0452' })) => {
  keepReached(localStorage, step);
  return show(station);
};
export const question = (text: string) => screen.findByRole('heading', { level: 1, name: text }, { timeout: 5000 });
export const enter = () => pressKey('Enter', { key: 'Enter' });
export const type = (name: string, text: string): void => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value: text } });
};
export const typePin = (pin: string): void => {
  fireEvent.change(screen.getByLabelText('PIN 码'), { target: { value: pin } });
};
export const setInputs = (station: FakeStation) => station.inputsOf('settingsSet');
