import { fireEvent, screen, waitFor } from '@testing-library/react';
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepReached } from '../../../src/renderer/first-start/first-steps.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeDevices } from '../../support/fake-devices.ts';
import { pressKey, scan } from '../../support/render-app.tsx';
import { typeAll } from '../scan/page-keyboard.ts';
import { enter, newBench, question, setInputs, show, showAt, type, typePin } from './new-bench.ts';

beforeEach(() => {
  localStorage.clear();
});

describe('the first start', () => {
  it('goes from nothing to the bench by keyboard, and keeps each step as it goes', async () => {
    const { station } = await show();
    await question('选语言 · Choose a language');
    await enter();
    await question('这一台叫什么？');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '台名' }).value).toBe('退货台 1');
    type('台名', '三号台');
    await enter();
    await question('谁在这台验货？');
    type('工号', '0452');
    type('姓名', '王芳');
    typePin('2580');
    await enter();
    await question('看得到整张桌面吗？');
    await enter();
    await question('随便扫一个码');
    await enter();
    await question('先练手，还是连店铺？');
    await enter();
    await question('好了，去扫第一件');
    await enter();
    expect(await screen.findByText('请扫描运单')).toBeTruthy();
    expect(station.inputsOf('peopleFirst')).toEqual([{ operatorNo: '0452', name: '王芳', pin: '2580' }]);
    expect(setInputs(station)).toEqual([
      { isSetUp: false, language: 'zh' },
      { isSetUp: false, stationName: '三号台' },
      { isSetUp: false, operatorNo: '0452', operatorName: '王芳' },
      { isSetUp: false },
      { isSetUp: false },
      { isSetUp: false },
      { isSetUp: true },
    ]);
  });
  it('changes the language with one digit and goes on in it', async () => {
    const { station } = await show();
    await pressKey('Digit2', { key: '2' });
    await question('What is this bench called?');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Bench name' }).value).toBe('Returns bench 1');
    expect(setInputs(station)).toEqual([{ isSetUp: false, language: 'en' }]);
  });
  it('takes no empty bench name and nobody without a number, and says what is missing', async () => {
    const { station } = await showAt('bench', newBench());
    type('台名', '  ');
    await enter();
    expect(screen.getByRole('alert').textContent).toBe('台名写 1 到 20 个字');
    type('台名', '三号台');
    await enter();
    await question('谁在这台验货？');
    await enter();
    expect(screen.getByRole('alert').textContent).toBe('工号只用字母和数字，1 到 12 位');
    expect(setInputs(station)).toEqual([{ isSetUp: false, stationName: '三号台' }]);
  });
  it('asks for the name once, then goes on without and says "inspector" for it', async () => {
    const { station } = await showAt('who', newBench());
    type('工号', '0452');
    await enter();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '姓名' }));
    await enter();
    expect(document.activeElement).toBe(screen.getByLabelText('PIN 码'));
    await enter();
    expect(screen.getByRole('alert').textContent).toContain('4 到 8 位数字');
    typePin('1234');
    await enter();
    expect(screen.getByRole('alert').textContent).toContain('顺子');
    typePin('2580');
    await enter();
    await question('看得到整张桌面吗？');
    expect(setInputs(station)).toEqual([{ isSetUp: false, operatorNo: '0452', operatorName: '质检员' }]);
  });
  it('does not take the Enter that ends a word of an input method', async () => {
    await showAt('bench', newBench());
    await pressKey('Enter', { key: 'Enter', isComposing: true });
    await pressKey('Enter', { key: 'Process' });
    expect(await question('这一台叫什么？')).toBeTruthy();
  });
  it('goes back with Escape, and with Backspace only where it deletes nothing', async () => {
    await showAt('work');
    await question('先练手，还是连店铺？');
    await pressKey('Backspace');
    await question('随便扫一个码');
    await pressKey('Escape');
    await pressKey('Escape');
    await question('谁在这台验货？');
    screen.getByRole('textbox', { name: '工号' }).focus();
    await pressKey('Backspace');
    expect(await question('谁在这台验货？')).toBeTruthy();
  });
  it('stays where it is and says why when a step can not be kept', async () => {
    const station = newBench();
    station.answers.settingsSet = () => refuse('disk-full');
    await showAt('bench', station);
    await enter();
    expect((await screen.findByRole('alert')).textContent).toContain('磁盘已满');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('这一台叫什么？');
  });
  it('goes on after a restart at the step that was left', async () => {
    await showAt('scanner');
    expect(await question('随便扫一个码')).toBeTruthy();
  });
  it('never goes past the operator number of the defaults, whatever was reached', async () => {
    await showAt('done', newBench());
    await question('谁在这台验货？');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '工号' }).value).toBe('');
  });
  it('stays and says why when the administrator can not be made', async () => {
    const station = newBench();
    station.answers.peopleFirst = () => refuse('disk-full');
    await showAt('who', station);
    type('工号', '0452');
    type('姓名', '王芳');
    typePin('2580');
    await enter();
    expect((await screen.findByRole('alert')).textContent).toContain('磁盘已满');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('谁在这台验货？');
  });
  it('asks who is back when it was left by somebody with a PIN', async () => {
    const station = newBench({ operatorNo: '0452' });
    station.answers.seatView = () => ok({ hasPeople: true, isPinLost: false, person: null });
    await showAt('camera', station);
    expect(await screen.findByRole('heading', { level: 1, name: '请扫工牌' })).toBeTruthy();
    await scan('SF1300001234562');
    expect(await screen.findByText(/SF1300001234562 还没有打开/)).toBeTruthy();
    expect(station.inputsOf('seatTake')).toEqual([]);
  });
  it('is not shown on a bench that is set up', async () => {
    await show(newBench({ isSetUp: true }));
    expect(await screen.findByText('请扫描运单')).toBeTruthy();
  });
});

describe('a scan in the first start', () => {
  it('opens no parcel, on no step', async () => {
    const { station } = await show(newBench({ operatorNo: '0452', operatorName: '王芳' }));
    for (const [asks, goesOn] of [
      ['选语言 · Choose a language', /中文/],
      ['这一台叫什么？', /下一步/],
      ['谁在这台验货？', /下一步/],
      ['看得到整张桌面吗？', /下一步/],
      ['随便扫一个码', /下一步/],
      ['先练手，还是连店铺？', /先练手/],
    ] as const) {
      await question(asks);
      await scan('SF1300001234562');
      if (asks === '谁在这台验货？') typePin('2580');
      fireEvent.click(screen.getByRole('button', { name: goesOn }));
    }
    await question('好了，去扫第一件');
    await scan('SF1300001234562');
    expect(station.inputsOf('benchScan')).toEqual([]);
    expect(await screen.findByText(/先按“去验货台”，再扫一次/)).toBeTruthy();
  });
  it('fills the number from a badge, our own or a bare one', async () => {
    await showAt('who', newBench());
    await scan('DB:0452A7K9');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '工号' }).value).toBe('0452A7K9');
    await scan('BK0091');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '工号' }).value).toBe('BK0091');
    expect(screen.getByText('工牌读到了：BK0091')).toBeTruthy();
  });
  it('does not take a waybill for a badge', async () => {
    await showAt('who', newBench());
    await scan('SF1300001234562');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '工号' }).value).toBe('');
    expect(screen.getByText(/这不像工牌：SF1300001234562/)).toBeTruthy();
  });
  it('is shown with its courier, its end and its pace', async () => {
    const { devices } = await showAt('scanner');
    await scan('SF1300001234562');
    expect(screen.getByText('顺丰运单')).toBeTruthy();
    expect(screen.getByText('扫完带回车：设置对了')).toBeTruthy();
    expect(screen.getByText(/够快：每个字 \d+ 毫秒/)).toBeTruthy();
    expect(devices.tones).toEqual(['counted']);
    expect(screen.getByRole('button', { name: /好用，下一步/ })).toBeTruthy();
  });
  it('of a scanner that is too slow is told, and its Enter goes nowhere', async () => {
    await showAt('scanner');
    await question('随便扫一个码');
    await act(async () => {
      typeAll('773100472\n', 150);
      await Promise.resolve();
    });
    expect(screen.getByText(/太慢：每个字 150 毫秒/)).toBeTruthy();
    expect(await question('随便扫一个码')).toBeTruthy();
  });
  it('of a scanner in HID-POS mode is not heard: its name and the remedy are said', async () => {
    const station = newBench({ operatorNo: '0452' });
    station.answers.scanHidScanners = () => ok({ scanners: [{ id: '1', name: 'Honeywell 1900' }], fault: null });
    await showAt('scanner', station);
    expect(await screen.findByText('Honeywell 1900')).toBeTruthy();
  });
});

describe('the camera in the first start', () => {
  it('can be left out, with what that means', async () => {
    keepReached(localStorage, 'camera');
    await show(newBench({ operatorNo: '0452' }), createFakeDevices({ camera: 'none', cameras: [] }));
    expect(await screen.findByText(/有争议时少一样证据/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /先不装，下一步/ }));
    await question('随便扫一个码');
  });
  it('is chosen and kept without the bench counting as set up', async () => {
    const station = newBench({ operatorNo: '0452' });
    const cameras = [
      { id: 'c1', label: 'Built-in' },
      { id: 'c2', label: 'HD USB Camera' },
    ];
    keepReached(localStorage, 'camera');
    await show(station, createFakeDevices({ cameras, cameraId: 'c1' }));
    fireEvent.change(await screen.findByRole('combobox', { name: '用哪个摄像头' }), { target: { value: 'c2' } });
    await waitFor(() => {
      expect(setInputs(station)).toEqual([{ isSetUp: false, cameraId: 'c2' }]);
    });
  });
});
