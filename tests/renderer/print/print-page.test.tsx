import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';

const showPrint = async (station = createFakeStation()) => {
  await showApp(station);
  await pressKey('F10');
  fireEvent.click(screen.getByRole('tab', { name: '条码和打印' }));
  return station;
};
const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('printing from the settings', () => {
  it('makes the sheet as PDF in the language chosen for the paper, and shows where it lies', async () => {
    const station = createFakeStation();
    station.answers.printMake = () => ok({ file: 'command-sheet-en-20261122-140509.pdf', pages: 3, rows: 46 });
    station.answers.fileShow = () => ok(undefined);
    await showPrint(station);
    fireEvent.click(screen.getByRole('radio', { name: 'English' }));
    press('存 PDF 命令条码');
    expect(await screen.findByText('存好了，3 页：')).toBeTruthy();
    expect(station.inputsOf('printMake')).toEqual([{ job: { what: 'command-sheet', language: 'en' }, how: 'pdf' }]);
    press('在文件夹里看');
    expect(station.inputsOf('fileShow')).toEqual([{ folder: 'print', file: 'command-sheet-en-20261122-140509.pdf' }]);
  });

  it('a file that is gone says so beside the thing it belongs to', async () => {
    const station = createFakeStation();
    station.answers.printMake = () => ok({ file: 'a.pdf', pages: 1, rows: 1 });
    station.answers.fileShow = () => refuse('file-gone');
    await showPrint(station);
    press('存 PDF 命令条码');
    fireEvent.click(await screen.findByRole('button', { name: '在文件夹里看' }));
    const row = document.querySelector<HTMLElement>('[data-what="command-sheet"]');
    if (row === null) throw new Error('no row');
    expect(await within(row).findByRole('alert')).toBeTruthy();
  });

  it('prints the card of the role that was chosen; no printer is a sentence', async () => {
    const station = createFakeStation();
    station.answers.printMake = () => refuse('no-printer');
    await showPrint(station);
    press('主管');
    press('打印 帮助卡');
    expect(await screen.findByText('这台电脑没有可用的打印机')).toBeTruthy();
    expect(station.inputsOf('printMake')).toEqual([
      { job: { what: 'help-card', role: 'supervisor', language: 'zh' }, how: 'paper' },
    ]);
  });

  it('only lists become CSV; bin labels are those of the settings, each once', async () => {
    const station = await showPrint();
    expect(screen.getAllByRole('button', { name: /^存 CSV/ })).toHaveLength(3);
    press('存 CSV 手工退款清单');
    expect(await screen.findByText('没有可打印的内容')).toBeTruthy();
    press('打印 货位条码');
    const [, bins] = station.inputsOf('printMake');
    expect(bins).toMatchObject({ job: { bins: ['HOLD-01', 'A-01', 'B-01', 'S-01', 'R-01', 'K-01', 'X-01', 'J-01'] } });
  });

  it('remembers the label printer; one that is gone stays in the list and says so', async () => {
    const station = createFakeStation();
    station.answers.printers = () => ok([{ id: 'TSC', name: 'TSC TTP-244' }]);
    await station.client.settingsSet({ labelPrinter: 'Zebra', isSetUp: true });
    await showPrint(station);
    expect(await screen.findByRole('option', { name: 'Zebra（现在没接上）' })).toBeTruthy();
    fireEvent.change(screen.getByRole('combobox', { name: '标签打印机' }), { target: { value: 'TSC' } });
    expect(station.inputsOf('settingsSet')).toContainEqual({ labelPrinter: 'TSC' });
    fireEvent.click(screen.getByRole('switch', { name: '自动打货位标签' }));
    expect(station.inputsOf('settingsSet')).toContainEqual({ printsLabels: true });
  });
});
