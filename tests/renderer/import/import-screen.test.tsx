import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ImportScreen } from '../../../src/renderer/import/ImportScreen.tsx';
import { IMPORT_MAX_BYTES } from '../../../src/shared/import.ts';
import type { ImportView } from '../../../src/shared/import.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { showPage } from '../../support/render-page.tsx';

const view = (more: Partial<ImportView> = {}): ImportView => ({
  importId: 'import-1',
  kind: 'returns',
  fileName: '退货.csv',
  format: 'csv',
  encoding: 'gb18030',
  headers: ['退款编号', '运单号', ''],
  mapping: ['returnNo', 'returnWaybill', null],
  isRemembered: false,
  missing: ['goods', 'amount'],
  sample: [['TK1', 'SF1300001234562', '=1+1\u202e']],
  rows: 1234,
  state: 'mapping',
  done: 0,
  saved: 0,
  rejected: 0,
  rejectedFirst: [],
  report: null,
  ...more,
});

const show = async (shown: ImportView | null = null): Promise<FakeStation> => {
  const station = createFakeStation();
  station.answers.importView = () => ok(shown);
  showPage(<ImportScreen />, station);
  await waitFor(() => {
    expect(station.inputsOf('importView')).toHaveLength(1);
  });
  return station;
};
const choose = (file: File): void => {
  const chooser = document.querySelector('input[type=file]');
  if (chooser === null) throw new Error('no place for a file');
  fireEvent.change(chooser, { target: { files: [file] } });
};
const press = (name: RegExp | string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('choosing a file', () => {
  it('sends it slice by slice, then shows its columns', async () => {
    const station = await show();
    const bytes = new Uint8Array(2_500_000).fill(65);
    const total = bytes.length;
    station.answers.importSlice = ({ offset, bytes: slice }) =>
      ok(offset + slice.byteLength === total ? view({ fileName: 'x.csv' }) : null);
    fireEvent.click(screen.getByRole('radio', { name: /套装清单/ }));
    choose(new File([bytes], 'x.csv'));
    expect(await screen.findByText('每一列是什么？')).toBeTruthy();
    const slices = station.inputsOf('importSlice') as { offset: number; kind: string; bytes: Uint8Array }[];
    expect(slices.map(({ offset, kind, bytes: slice }) => [offset, kind, slice.byteLength])).toEqual([
      [0, 'bundles', 1_000_000],
      [1_000_000, 'bundles', 1_000_000],
      [2_000_000, 'bundles', 500_000],
    ]);
  });

  it('takes a file that is dropped', async () => {
    const station = await show();
    station.answers.importSlice = () => ok(view());
    fireEvent.drop(screen.getByRole('region', { name: '把文件拖到这里' }), {
      dataTransfer: { files: [new File(['a,b'], 'dropped.csv')] },
    });
    expect(await screen.findByText('每一列是什么？')).toBeTruthy();
    expect(station.inputsOf('importSlice')).toMatchObject([{ fileName: 'dropped.csv', totalBytes: 3, offset: 0 }]);
  });

  it('says why a file was not taken, and the next can be chosen', async () => {
    const station = await show();
    station.answers.importSlice = () => refuse('import-unreadable');
    choose(new File(['x'], 'x.csv'));
    expect((await screen.findByRole('alert')).textContent).toContain('什么都没导入');
    station.answers.importSlice = () => ok(view());
    choose(new File(['x'], 'x.csv'));
    expect(await screen.findByText('每一列是什么？')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('sends nothing of a file that is empty or too large', async () => {
    const station = await show();
    choose(new File([], 'empty.csv'));
    expect((await screen.findByRole('alert')).textContent).toContain('表里没有数据行');
    const large = new File(['x'], 'large.csv');
    Object.defineProperty(large, 'size', { value: IMPORT_MAX_BYTES + 1 });
    choose(large);
    await waitFor(() => {
      expect(screen.getByRole('alert').textContent).toContain('文件超过 200 MB');
    });
    expect(station.inputsOf('importSlice')).toEqual([]);
  });
});

describe('the columns', () => {
  it('can be given a meaning, which another then loses; what is missing is said until it is there', async () => {
    const station = await show(view());
    expect(await screen.findByText('还差：')).toBeTruthy();
    expect(screen.getByText('商品名称（或 SKU）')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '先把缺的列对上' }).disabled).toBe(true);
    expect(screen.getByText('CSV · GB18030 · 1,234 行')).toBeTruthy();
    // A formula is text, and what is hidden in it is shown.
    expect(screen.getByText('=1+1\\u{202e}')).toBeTruthy();

    const ready = view({ mapping: [null, 'returnWaybill', 'returnNo'], missing: [] });
    station.answers.importMap = () => ok(ready);
    fireEvent.change(screen.getByRole('combobox', { name: '第 3 列（没有表头）' }), { target: { value: 'returnNo' } });
    expect(await screen.findByText('必需的都有了。')).toBeTruthy();
    expect(station.inputsOf('importMap')).toEqual([
      { importId: 'import-1', mapping: [null, 'returnWaybill', 'returnNo'] },
    ]);
    station.answers.importRun = () => ok({ ...ready, state: 'running' });
    press('开始导入 1,234 行');
    expect(await screen.findByRole('heading', { name: '正在导入' })).toBeTruthy();
  });

  it('say that they are as last time', async () => {
    await show(view({ isRemembered: true, missing: [] }));
    expect(await screen.findByText('和上次一样对好了，看一眼就能开始。')).toBeTruthy();
  });

  it('can be left for another file', async () => {
    const station = await show(view());
    station.answers.importCancel = () => ok(view({ state: 'cancelled' }));
    await screen.findByText('每一列是什么？');
    press('取消');
    expect(await screen.findByText('把文件拖到这里')).toBeTruthy();
    expect(station.inputsOf('importCancel')).toEqual([{ importId: 'import-1' }]);
  });
});

describe('an import that runs', () => {
  const running = view({ state: 'running', rows: 100_000, done: 50_000, saved: 45_000, rejected: 12, missing: [] });

  it('shows how far it is, and its end as it comes', async () => {
    const station = await show(running);
    expect((await screen.findByRole('progressbar')).getAttribute('value')).toBe('50000');
    expect(screen.getByText('50,000 / 100,000 行')).toBeTruthy();
    act(() => {
      station.emit('importChanged', { ...running, done: 75_000, saved: 70_000 });
    });
    expect(screen.getByText('75,000 / 100,000 行')).toBeTruthy();
    act(() => {
      station.emit('importChanged', { ...running, state: 'done', done: 100_000, rejected: 0 });
    });
    expect(screen.getByText('全部导入，没有漏的。')).toBeTruthy();
  });

  it('can be stopped, and says that what is stored stays', async () => {
    const station = await show(running);
    station.answers.importCancel = () => ok({ ...running, state: 'cancelled' });
    await screen.findByRole('progressbar');
    press('停下');
    expect(await screen.findByText(/已存的都留着，后面的没动/)).toBeTruthy();
  });
});

describe('how it ended', () => {
  const done = view({
    state: 'done',
    missing: [],
    rejected: 30,
    rejectedFirst: [
      { row: 1044, why: 'bad-amount', column: '退款金额', text: "=cmd|' /C calc'!A0" },
      { row: 1045, why: 'no-return-number', column: null, text: '' },
    ],
    report: 'rejected-x.csv',
  });

  it('lists what was left out, each with its sentence, and opens the list', async () => {
    const station = await show(done);
    expect(await screen.findByText('第 1,044 行')).toBeTruthy();
    expect(screen.getByText('金额看不懂：写成 129.00 这样，不能是负数。')).toBeTruthy();
    expect(screen.getByText("退款金额：=cmd|' /C calc'!A0")).toBeTruthy();
    expect(screen.getByText('这里只列前 2 行，全部在清单里。')).toBeTruthy();
    station.answers.fileShow = () => refuse('file-gone');
    press('打开清单（CSV）');
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(station.inputsOf('fileShow')).toEqual([{ folder: 'import', file: 'rejected-x.csv' }]);
  });

  it('makes room for another file, and what is still told of this one is no news', async () => {
    const station = await show(done);
    await screen.findByText('导入完了');
    press('导入另一个文件');
    expect(await screen.findByText('把文件拖到这里')).toBeTruthy();
    act(() => {
      station.emit('importChanged', done);
    });
    expect(screen.getByText('把文件拖到这里')).toBeTruthy();
  });

  it('says that nothing is half there when it broke off', async () => {
    await show(view({ state: 'failed', saved: 5, missing: [] }));
    expect(await screen.findByText(/没有半张单/)).toBeTruthy();
  });
});
