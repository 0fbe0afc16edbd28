import { fireEvent, screen, waitFor } from '@testing-library/react';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { readFirstPaint, keepFirstPaint } from '../../../src/renderer/ui/first-paint.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { createFakeDevices } from '../../support/fake-devices.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, scan, showApp } from '../../support/render-app.tsx';

const showSettings = async (station: FakeStation = createFakeStation(), devices = createFakeDevices()) => {
  await showApp(station, devices);
  await pressKey('F10');
  return { station, devices };
};
const openPage = (name: string): void => {
  fireEvent.click(screen.getByRole('tab', { name }));
};
const type = (name: string | RegExp, text: string): void => {
  const field = screen.getByRole('textbox', { name });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
};
const field = (name: string): HTMLInputElement => screen.getByRole<HTMLInputElement>('textbox', { name });

describe('settings', () => {
  it('switch the language of everything at once, and back from the top strip', async () => {
    const { station } = await showSettings();
    fireEvent.click(screen.getByRole('radio', { name: 'English' }));
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
    expect(station.inputsOf('settingsLook')).toEqual([{ language: 'en' }]);
    fireEvent.click(screen.getByRole('button', { name: /Switch to Chinese/ }));
    expect(await screen.findByRole('heading', { name: '设置' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('zh-CN');
  });
  it('follow a language that was changed elsewhere', async () => {
    const { station } = await showSettings();
    act(() => {
      station.emit('settingsChanged', { ...DEFAULT_SETTINGS, isSetUp: true, language: 'en', theme: 'dark' });
    });
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy();
    expect(document.documentElement.dataset.mantineColorScheme).toBe('dark');
  });
  it('save a limit in cents when the field is left, and say so', async () => {
    const { station } = await showSettings();
    openPage('退款和时限');
    type('自动同意上限（元）', '８００.5');
    expect(await screen.findByText('已保存，马上生效。')).toBeTruthy();
    expect(station.inputsOf('settingsSet')).toEqual([{ limitCents: 800_50 }]);
  });
  it('put a changed amount back to what it was, also after another page was looked at', async () => {
    const { station } = await showSettings();
    openPage('退款和时限');
    expect(screen.queryByText(/原来是/)).toBeNull();
    type('自动同意上限（元）', '800');
    expect(await screen.findByText('原来是 500')).toBeTruthy();
    openPage('声音');
    openPage('退款和时限');
    fireEvent.click(screen.getByRole('button', { name: '改回去: 自动同意上限（元）' }));
    await waitFor(() => {
      expect(field('自动同意上限（元）').value).toBe('500');
    });
    expect(station.inputsOf('settingsSet')).toEqual([{ limitCents: 800_00 }, { limitCents: 500_00 }]);
    expect(screen.queryByText(/原来是/)).toBeNull();
  });
  it('change the bin of one disposition and leave the others; what is kept goes to the hold bin', async () => {
    const { station } = await showSettings();
    openPage('货位去向');
    expect(screen.getAllByRole('textbox')).toHaveLength(8);
    type('次品', 'b-07');
    type('留证', 'HOLD-09');
    await screen.findByText('原来是 B-01');
    expect(station.inputsOf('settingsSet')).toEqual([
      { bins: { ...DEFAULT_SETTINGS.bins, second: 'B-07' } },
      { holdBin: 'HOLD-09' },
    ]);
  });
  it('say what is wrong with a value, and save nothing', async () => {
    const { station } = await showSettings();
    openPage('退款和时限');
    type('撤销时间（秒）', '700');
    expect(screen.getByText('填 0 到 600 的整数')).toBeTruthy();
    openPage('工位和工号');
    type('工号', '李静');
    expect(screen.getByText('工号只用字母和数字，1 到 12 位')).toBeTruthy();
    expect(station.inputsOf('settingsSet')).toEqual([]);
  });
  it('say a refusal of the station', async () => {
    const station = createFakeStation();
    station.answers.settingsSet = () => refuse('storage-fault');
    await showSettings(station);
    openPage('工位和工号');
    type('台名', '退货台 9');
    expect((await screen.findByRole('alert')).textContent).toContain('写不进磁盘');
  });
  it('play three tones and answer in a sentence; say when the sound is off', async () => {
    const { devices } = await showSettings();
    openPage('声音');
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
    openPage('摄像头');
    fireEvent.click(screen.getByRole('button', { name: '试拍一张' }));
    expect(screen.getByText(/没拍到：现在没有画面/)).toBeTruthy();
  });
  it('set training faults one by one and refill the samples', async () => {
    const { station } = await showSettings();
    openPage('训练');
    fireEvent.click(await screen.findByRole('switch', { name: /平台断线/ }));
    await waitFor(() => {
      expect(station.inputsOf('trainingFaults')).toEqual([null, { isDown: true }]);
    });
    fireEvent.click(screen.getByRole('button', { name: '补一车样品' }));
    expect(await screen.findByText('补了 12 单样品。去验货台扫。')).toBeTruthy();
  });
  it('say where the data lies', async () => {
    await showSettings();
    openPage('关于');
    expect(screen.getByLabelText('数据在哪里').textContent).toBe('/home/bench/.config/DockProof');
  });
});

describe('the scanner page', () => {
  it('names scanners that are not heard', async () => {
    const station = createFakeStation();
    station.answers.scanHidScanners = () => ok({ scanners: [{ id: '1', name: 'Honeywell 1900' }], fault: null });
    await showSettings(station);
    openPage('扫枪');
    expect(await screen.findByText('Honeywell 1900')).toBeTruthy();
    expect(screen.getByText(/照说明书扫一下/)).toBeTruthy();
  });
  it('tries one scan without handing it to the bench; the next one is the bench’s again', async () => {
    const { station } = await showSettings();
    openPage('扫枪');
    fireEvent.click(screen.getByRole('button', { name: '试扫一下' }));
    await scan('SF1300001234562');
    expect(await screen.findByText('顺丰运单')).toBeTruthy();
    expect(screen.getByText('扫完带回车：设置对了')).toBeTruthy();
    expect(station.inputsOf('benchScan')).toEqual([]);
    await scan('SF1300001234562');
    expect(station.inputsOf('benchScan')).toHaveLength(1);
    expect(screen.queryByRole('heading', { name: '设置' })).toBeNull();
  });
  it('hands scans to the bench again when the page is left while trying', async () => {
    const { station } = await showSettings();
    openPage('扫枪');
    fireEvent.click(screen.getByRole('button', { name: '试扫一下' }));
    openPage('声音');
    await scan('SF1300001234562');
    expect(station.inputsOf('benchScan')).toHaveLength(1);
  });
});

describe('the pages and the search', () => {
  it('shows one page at a time; up and down go through the list', async () => {
    await showSettings();
    expect(screen.getByRole('tabpanel', { name: '语言和外观' })).toBeTruthy();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
    expect(screen.getByRole('tabpanel', { name: '工位和工号' })).toBeTruthy();
    expect(screen.queryByRole('radio', { name: 'English' })).toBeNull();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowUp' });
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowUp' });
    expect(screen.getByRole('tabpanel', { name: '关于' })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('关于');
  });
  it('finds a setting by its effect, goes to its page and puts the cursor into its field', async () => {
    await showSettings();
    await pressKey('Slash', { key: '/' });
    const search = screen.getByRole('combobox', { name: '找一项设置' });
    expect(document.activeElement).toBe(search);
    fireEvent.change(search, { target: { value: '拆封前' } });
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      expect.stringContaining('高值从多少起（元）'),
    ]);
    fireEvent.keyDown(search, { key: 'Enter' });
    expect(document.activeElement).toBe(field('高值从多少起（元）'));
    expect(field('高值从多少起（元）').closest('[data-marked="true"]')).not.toBeNull();
  });
  it('goes to the search with Ctrl+F, chooses with the arrows, and forgets it with Escape', async () => {
    await showSettings();
    await pressKey('KeyF', { key: 'f', ctrlKey: true });
    const search = screen.getByRole('combobox');
    fireEvent.change(search, { target: { value: '退款' } });
    const chosen = () => screen.getAllByRole('option').findIndex((one) => one.ariaSelected === 'true');
    expect(screen.getAllByRole('option').length).toBeGreaterThan(2);
    fireEvent.keyDown(search, { key: 'ArrowDown' });
    expect(chosen()).toBe(1);
    fireEvent.keyDown(search, { key: 'Escape' });
    expect(screen.queryByRole('option')).toBeNull();
    expect(screen.getByRole('tabpanel')).toBeTruthy();
  });
  it('says when nothing is found', async () => {
    await showSettings();
    fireEvent.change(screen.getByRole('combobox'), { target: { value: '咖啡' } });
    expect(screen.getByText(/没有和“咖啡”有关的设置/)).toBeTruthy();
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
