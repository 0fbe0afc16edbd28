import { fireEvent, screen, waitFor } from '@testing-library/react';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import type { RetentionView } from '../../../src/shared/retention.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeRetention, makeStatus } from '../../support/scene-parts.ts';

const GB = 1_000_000_000;
const run = (more: Partial<NonNullable<RetentionView['run']>>): NonNullable<RetentionView['run']> => ({
  isDeleting: false,
  state: 'done',
  looked: 40,
  total: 40,
  rules: [],
  kept: 3,
  days: { recording: 90, photo: 180, case: 1095 },
  at: 1,
  ...more,
});
const open = async (page: string, station: FakeStation = createFakeStation()): Promise<FakeStation> => {
  await showApp(station);
  await pressKey('F10');
  fireEvent.click(screen.getByRole('tab', { name: page }));
  return station;
};
const type = (name: string, text: string): void => {
  const field = screen.getByRole('textbox', { name });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
};
const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('the page of keeping and deleting', () => {
  it('deletes only what was looked at, after a second press, and shows how far it is', async () => {
    const station = createFakeStation();
    const rules = [{ rule: 'intact-recording' as const, files: 12, bytes: 9 * GB }];
    station.answers.retentionLook = () => ok(makeRetention({ run: run({ rules }) }));
    await open('保存和删除', station);
    expect(await screen.findByText(/录像还能存 61 天/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '现在删除' })).toBeNull();
    press('看能删什么');
    expect(await screen.findByText('到期 12 个文件，共 9.0 GB。3 箱没办完、有争议或在保全，不会删。')).toBeTruthy();
    press('现在删除');
    expect(screen.getByText('将删 12 个文件，9.0 GB。删了找不回来，记录还在。')).toBeTruthy();
    expect(station.inputsOf('retentionRun')).toHaveLength(0);
    press('确定删除');
    expect(station.inputsOf('retentionRun')).toHaveLength(1);
    act(() => {
      station.emit(
        'retentionChanged',
        makeRetention({ run: run({ isDeleting: true, state: 'deleting', looked: 10, rules }) }),
      );
    });
    expect(screen.getByText('正在删：10 / 40 箱，已删 12 个，9.0 GB')).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: '现在能删什么' }).getAttribute('value')).toBe('10');
    press('停下');
    expect(station.inputsOf('retentionStop')).toHaveLength(1);
  });

  it('says of each change what it frees, refuses less than 30 days, and puts back', async () => {
    const station = createFakeStation();
    station.answers.retentionEffect = ({ recording }) => {
      const bytes = recording < 90 ? 15 * GB : 3 * GB;
      return ok({ now: { files: 1, bytes }, week: { files: 2, bytes } });
    };
    await open('保存和删除', station);
    expect(await screen.findByText(/照现在的天数，一周内腾出约 3\.0 GB/)).toBeTruthy();
    type('完好包裹的录像留几天', '29');
    expect(await screen.findByText('填 30 到 3650 的整数，最少 30 天')).toBeTruthy();
    expect(station.inputsOf('settingsSet')).toHaveLength(0);
    type('完好包裹的录像留几天', '60');
    expect(await screen.findByText(/这样改，一周内多腾出约 12\.0 GB/)).toBeTruthy();
    expect(station.inputsOf('settingsSet')).toEqual([{ keepDays: { recording: 60, photo: 180, case: 1095 } }]);
    press('改回去: 完好包裹的录像留几天');
    await waitFor(() => {
      expect(station.inputsOf('settingsSet').at(-1)).toEqual({ keepDays: { recording: 90, photo: 180, case: 1095 } });
    });
  });

  it('takes the first floor as a number or as automatic', async () => {
    const station = await open('保存和删除');
    type('剩多少开始提醒（GB）', '50');
    await waitFor(() => {
      expect(station.inputsOf('settingsSet').at(-1)).toEqual({ spaceGb: { warnGb: 50, stopGb: 3 } });
    });
    type('剩多少开始提醒（GB）', '');
    await waitFor(() => {
      expect(station.inputsOf('settingsSet').at(-1)).toEqual({ spaceGb: { warnGb: null, stopGb: 3 } });
    });
    type('剩多少停止录像（GB）', '0');
    expect(await screen.findByText('填 1 到 500 的整数')).toBeTruthy();
  });

  it('says why nothing goes by itself', async () => {
    const station = createFakeStation();
    station.answers.retentionView = () => ok(makeRetention({ pausedBy: 'clock', unremoved: 2, held: 4 }));
    await open('保存和删除', station);
    expect(await screen.findByText(/电脑时间和上次差了 30 天以上/)).toBeTruthy();
    expect(screen.getByText(/2 个文件被别的程序占着/)).toBeTruthy();
    expect(screen.getByText('4 箱在保全，不会删。')).toBeTruthy();
  });
});

describe('a disk that fills up', () => {
  it('warns, then says that only films stop, and counts the last days in the strip', async () => {
    const station = createFakeStation();
    await showApp(station);
    act(() => {
      station.emit('statusChanged', makeStatus({ space: 'low', freeBytes: 9 * GB, daysLeft: 6 }));
    });
    expect(await screen.findByText('磁盘快满了：只剩 9.0 GB')).toBeTruthy();
    expect(screen.getByText('录像还能存 6 天')).toBeTruthy();
    act(() => {
      station.emit('statusChanged', makeStatus({ space: 'video-stopped', freeBytes: 2 * GB, daysLeft: 0 }));
    });
    expect(await screen.findByText('空间不足：已停止录像，只剩 2.0 GB')).toBeTruthy();
    expect(screen.getByText('扫描、照片和结论照常保存，已录的都在。腾出空间后自己接着录。')).toBeTruthy();
    act(() => {
      station.emit('statusChanged', makeStatus({ daysLeft: 7 }));
    });
    await waitFor(() => {
      expect(screen.queryByText(/录像还能存/)).toBeNull();
    });
    expect(screen.queryByText(/已停止录像/)).toBeNull();
  });
});

describe('the page of trusted time', () => {
  it('takes an https address and a root, and says in a sentence what came of a try', async () => {
    const station = await open('可信时间');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '试一次' }).disabled).toBe(true);
    type('时间戳服务地址', 'http://tsa.example.com');
    expect(await screen.findByText('要以 https:// 开头')).toBeTruthy();
    type('时间戳服务地址', 'https://tsa.example.com/tsr');
    await waitFor(() => {
      expect(station.inputsOf('settingsSet')).toEqual([{ tsa: { url: 'https://tsa.example.com/tsr', caPem: '' } }]);
    });
    type('机构的根证书（PEM）', 'hello');
    expect(await screen.findByText(/这里面没有证书/)).toBeTruthy();
    press('试一次');
    expect(await screen.findByText('连不上。验货照常，联网后自动补盖。')).toBeTruthy();
    expect(station.inputsOf('timestampTry')).toEqual([{ url: 'https://tsa.example.com/tsr', caPem: '' }]);
    const stamp = { tsa: 'Test TSA', stampedAt: Date.now(), aheadMs: 300_000, isTrusted: false };
    station.answers.timestampTry = () => ok({ fault: null, stamp });
    press('试一次');
    expect(await screen.findByText(/没核实是谁盖的。 电脑时间和它差 5 分/)).toBeTruthy();
  });
});
