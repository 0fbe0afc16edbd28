import { fireEvent, screen, waitFor } from '@testing-library/react';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { readFirstPaint, keepFirstPaint } from '../../../src/renderer/ui/first-paint.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { createFakeDevices } from '../../support/fake-devices.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';

const showSettings = async (station: FakeStation = createFakeStation(), devices = createFakeDevices()) => {
  await showApp(station, devices);
  await pressKey('F10');
  return { station, devices };
};
const type = (name: string | RegExp, text: string): void => {
  const field = screen.getByRole('textbox', { name });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
};

describe('settings', () => {
  it('switch the language of everything at once, and back from the top strip', async () => {
    const { station } = await showSettings();
    fireEvent.click(screen.getByRole('radio', { name: 'English' }));
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
    expect(station.inputsOf('settingsSet')).toEqual([{ language: 'en' }]);
    fireEvent.click(screen.getByRole('button', { name: /Switch to Chinese/ }));
    expect(await screen.findByRole('heading', { name: '设置' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('zh-CN');
  });
  it('follow a language that was changed elsewhere', async () => {
    const { station } = await showSettings();
    act(() => {
      station.emit('settingsChanged', { ...DEFAULT_SETTINGS, language: 'en', theme: 'dark' });
    });
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy();
    expect(document.documentElement.dataset.mantineColorScheme).toBe('dark');
  });
  it('save a limit in cents when the field is left, and say so', async () => {
    const { station } = await showSettings();
    type('自动同意上限（元）', '８００.5');
    expect(await screen.findByText('已保存，马上生效。')).toBeTruthy();
    expect(station.inputsOf('settingsSet')).toEqual([{ limitCents: 800_50 }]);
  });
  it('say what is wrong with a value, and save nothing', async () => {
    const { station } = await showSettings();
    type('撤销时间（秒）', '700');
    expect(screen.getByText('填 0 到 600 的整数')).toBeTruthy();
    type('工号', '李静');
    expect(screen.getByText('工号只用字母和数字，1 到 12 位')).toBeTruthy();
    expect(station.inputsOf('settingsSet')).toEqual([]);
  });
  it('say a refusal of the station', async () => {
    const station = createFakeStation();
    station.answers.settingsSet = () => refuse('storage-fault');
    await showSettings(station);
    type('台名', '退货台 9');
    expect((await screen.findByRole('alert')).textContent).toContain('写不进磁盘');
  });
  it('play three tones and answer in a sentence; say when the sound is off', async () => {
    const { devices } = await showSettings();
    fireEvent.click(screen.getByRole('button', { name: '听一遍' }));
    expect(await screen.findByText(/没听到就查音箱/)).toBeTruthy();
    expect(devices.tones[0]).toBe('found');
    fireEvent.click(screen.getByRole('switch', { name: /扫码有声音/ }));
    await waitFor(() => {
      expect(screen.getByRole<HTMLInputElement>('switch', { name: /扫码有声音/ }).checked).toBe(false);
    });
    fireEvent.click(screen.getByRole('button', { name: '听一遍' }));
    expect(await screen.findByText('声音关着。先打开再听。')).toBeTruthy();
  });
  it('say that there is no picture for a test photo', async () => {
    await showSettings(createFakeStation(), createFakeDevices({ camera: 'none', cameras: [] }));
    fireEvent.click(screen.getByRole('button', { name: '试拍一张' }));
    expect(screen.getByText(/没拍到：现在没有画面/)).toBeTruthy();
  });
  it('set training faults one by one and refill the samples', async () => {
    const { station } = await showSettings();
    fireEvent.click(await screen.findByRole('switch', { name: /平台断线/ }));
    await waitFor(() => {
      expect(station.inputsOf('trainingFaults')).toEqual([null, { isDown: true }]);
    });
    fireEvent.click(screen.getByRole('button', { name: '补一车样品' }));
    expect(await screen.findByText('补了 12 单样品。去验货台扫。')).toBeTruthy();
  });
  it('name scanners that are not heard', async () => {
    const station = createFakeStation();
    station.answers.scanHidScanners = () => ok({ scanners: [{ id: '1', name: 'Honeywell 1900' }], fault: null });
    await showSettings(station);
    expect(await screen.findByText('Honeywell 1900')).toBeTruthy();
    expect(screen.getByText(/HID-POS 模式/)).toBeTruthy();
  });
});

describe('the first paint', () => {
  it('has the language and theme of the last run, and defaults for anything else', () => {
    expect(readFirstPaint(localStorage)).toEqual({ language: 'zh', theme: 'auto' });
    keepFirstPaint(localStorage, { language: 'en', theme: 'dark' });
    expect(readFirstPaint(localStorage)).toEqual({ language: 'en', theme: 'dark' });
    localStorage.setItem('dockproof:first-paint', '<script> 7');
    expect(readFirstPaint(localStorage)).toEqual({ language: 'zh', theme: 'auto' });
  });
});
