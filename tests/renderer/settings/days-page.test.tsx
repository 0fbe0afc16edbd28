import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DaysPage } from '../../../src/renderer/settings/DaysPage.tsx';
import { WatchPage } from '../../../src/renderer/settings/WatchPage.tsx';
import type { ChangeEntry } from '../../../src/shared/change-log.ts';
import { NO_DAYS_OFF } from '../../../src/shared/days-off.ts';
import { ok } from '../../../src/shared/result.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';

const open = async (page: string, station = createFakeStation()): Promise<FakeStation> => {
  expect([DaysPage, WatchPage]).not.toContain(undefined);
  await showApp(station);
  await pressKey('F10');
  fireEvent.click(screen.getByRole('tab', { name: page }));
  return station;
};
const box = (name: string): HTMLTextAreaElement => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const type = (name: string, text: string): void => {
  fireEvent.change(box(name), { target: { value: text } });
  fireEvent.blur(box(name));
};

describe('days off', () => {
  it('say that nothing is entered, and are saved as they were pasted, by date', async () => {
    const station = await open('上班和休息日');
    expect(screen.getAllByText('没填')).toHaveLength(3);
    type('法定节假日', '2027年10月1日至7日 国庆节\n2027/5/1 劳动节');
    expect(await screen.findByText('2 行，共 8 天，最后一天 2027-10-07')).toBeTruthy();
    const holidays = [
      { from: '2027-05-01', until: '2027-05-01', name: '劳动节' },
      { from: '2027-10-01', until: '2027-10-07', name: '国庆节' },
    ];
    expect(station.inputsOf('settingsSet')).toEqual([{ daysOff: { ...NO_DAYS_OFF, holidays } }]);
    expect(box('法定节假日').value).toBe('2027-05-01 劳动节\n2027-10-01 ~ 2027-10-07 国庆节');
    fireEvent.click(await screen.findByRole('button', { name: '改回去: 法定节假日' }));
    expect(await screen.findAllByText('没填')).toHaveLength(3);
  });
  it('keep what can’t be read in its field, with the line, and save nothing', async () => {
    const station = await open('上班和休息日');
    type('调休上班的日子', '2027-10-10\n国庆补班');
    expect(screen.getByRole('alert').textContent).toContain('第 2 行读不出来：“国庆补班”');
    expect(screen.getByText('还没有保存：改好这一行，离开输入框就存。')).toBeTruthy();
    expect(box('调休上班的日子').value).toBe('2027-10-10\n国庆补班');
    expect(station.inputsOf('settingsSet')).toEqual([]);
  });
  it('say when the holidays that were entered are all past', async () => {
    const station = createFakeStation();
    const holidays = [{ from: '2020-10-01', until: '2020-10-08', name: '国庆节' }];
    const settings = { ...DEFAULT_SETTINGS, isSetUp: true, daysOff: { ...NO_DAYS_OFF, holidays } };
    station.answers.settingsGet = () => ok(settings);
    await open('上班和休息日', station);
    expect(await screen.findByText(/这份名单已经过完了/)).toBeTruthy();
  });
  it('are found by the search, which goes into their field', async () => {
    await open('声音');
    fireEvent.change(screen.getByRole('combobox', { name: '找一项设置' }), { target: { value: '调休' } });
    fireEvent.keyDown(screen.getByRole('combobox', { name: '找一项设置' }), { key: 'Enter' });
    expect(document.activeElement).toBe(box('调休上班的日子'));
  });
});

describe('warnings and registers', () => {
  it('take hours in any order, and refuse what is out of range', async () => {
    const station = await open('提醒和登记期限');
    type('剩几小时各提醒一次', '2，12');
    type('剩几小时算有风险', '0');
    expect(screen.getByRole('alert').textContent).toBe('填 1 到 72 的整数（小时）');
    type('无主件：几天内找到是谁的', '60');
    await screen.findByText('原来是 30');
    const registerDays = { ...DEFAULT_SETTINGS.registerDays, unclaimed: 60 };
    expect(station.inputsOf('settingsSet')).toEqual([{ alertHours: [12, 2] }, { registerDays }]);
  });
});

describe('what was changed', () => {
  it('names the days that came and went, and the register whose days changed', async () => {
    const station = createFakeStation();
    const by = { what: 'setting', title: '', operatorNo: '0001', at: Date.now() } as const;
    const holiday = { from: '2027-10-01', until: '2027-10-07', name: '国庆节' };
    const { registerDays } = DEFAULT_SETTINGS;
    const entries: ChangeEntry[] = [
      {
        ...{ ...by, name: 'daysOff', from: JSON.stringify(NO_DAYS_OFF) },
        to: JSON.stringify({ ...NO_DAYS_OFF, holidays: [holiday], worksHolidays: true }),
      },
      {
        ...{ ...by, name: 'registerDays', from: JSON.stringify(registerDays) },
        to: JSON.stringify({ ...registerDays, lost: 5 }),
      },
      { ...by, name: 'alertHours', from: '[8,4,1]', to: '[]' },
    ];
    station.answers.changeLog = () => ok(entries);
    await open('判定和抽检', station);
    expect(await screen.findByText('休息日和调休')).toBeTruthy();
    expect(screen.getByText(/2027-10-01 ~ 2027-10-07 国庆节 · 节假日照常上班 开/)).toBeTruthy();
    expect(screen.getByText('丢件：几天内去查 1 → 丢件：几天内去查 5')).toBeTruthy();
    expect(screen.getByText('8, 4, 1 → （没有）')).toBeTruthy();
  });
});
