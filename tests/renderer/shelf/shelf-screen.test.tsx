import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { ShelfItem, ShelfWhy } from '../../../src/shared/shelf.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { HOUR } from '../../support/scene-parts.ts';

const item = (why: ShelfWhy, n: number, more: Partial<ShelfItem> = {}): ShelfItem => ({
  inspectionId: `i${n}`,
  waybill: `SF130000123456${n}`,
  why,
  title: '衬衫',
  place: 'K-07',
  sinceAt: Date.now() - 3 * HOUR,
  deadlineAt: null,
  operatorNo: '0217',
  ...more,
});
const SHELF = [
  item('half-done', 1, { deadlineAt: Date.now() + HOUR }),
  item('unclaimed', 2, { place: null, title: '' }),
  item('other-merchant', 3),
  item('other-merchant', 4),
];
const show = async (items: readonly ShelfItem[] = SHELF): Promise<FakeStation> => {
  const station = createFakeStation();
  let here = items;
  station.answers.shelfView = () => ok([...here]);
  station.answers.shelfHandOver = ({ inspectionIds }) => {
    here = here.filter(({ inspectionId }) => !inspectionIds.includes(inspectionId));
    return ok({ handOverId: 'h1' });
  };
  station.answers.printMake = () => ok({ file: null, pages: 1, rows: 2 });
  await showApp(station);
  await pressKey('F8');
  await screen.findByRole('heading', { name: '暂存架' });
  return station;
};
const rows = () => within(screen.getByRole('region', { name: '架上的箱子，按急的先后排' })).getAllByRole('listitem');
const signer = () => screen.getByRole('textbox', { name: '接收人姓名' });

describe('the shelf', () => {
  it('teaches what stands here when nothing does', async () => {
    await show([]);
    expect(screen.getByRole('heading', { name: '架上没有等着的箱子' })).toBeTruthy();
    expect(screen.queryByRole('region', { name: '交出非本店件' })).toBeNull();
  });
  it('says of each parcel why it waits, what ends that, where it lies and since when', async () => {
    await show();
    expect(rows().map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/没验完打开接着验.*SF1300001234561衬衫K-07放了 3 小时 0 分还剩/),
      expect.stringMatching(/无主件查是谁的.*还不知道是什么未记位置.*没有截止/),
      expect.stringContaining('非本店等人来取，签字交接'),
      expect.stringContaining('非本店'),
    ]);
  });
  it('opens a parcel at the bench, by its button and by F1 for the chosen one', async () => {
    const station = await show();
    fireEvent.keyDown(screen.getByRole('region', { name: '架上的箱子，按急的先后排' }), { key: 'ArrowDown' });
    await pressKey('F1');
    await waitFor(() => {
      expect(station.inputsOf('benchReopen')).toEqual([{ inspectionId: 'i2' }]);
    });
    expect(screen.getByRole('heading', { name: '请扫描运单' })).toBeTruthy();
    await pressKey('F8');
    fireEvent.click(
      within((await screen.findAllByRole('listitem'))[0] ?? document.body).getByRole('button', { name: '打开' }),
    );
    await waitFor(() => {
      expect(station.inputsOf('benchReopen')).toHaveLength(2);
    });
  });
  it('shows a record by F2 and keeps the list', async () => {
    const station = await show();
    await pressKey('F2');
    expect(await screen.findByRole('dialog')).toBeTruthy();
    expect(station.inputsOf('goodsOf')).toEqual([{ inspectionId: 'i1' }]);
  });
  it('shows one kind at a time', async () => {
    await show();
    fireEvent.click(screen.getByRole('button', { name: '非本店 2' }));
    expect(rows()).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: '全部 4' }));
    expect(rows()).toHaveLength(4);
  });
  it('lets only what is not ours be marked', async () => {
    await show();
    expect(screen.getAllByRole('checkbox')).toHaveLength(2);
    await pressKey('F3');
    expect(screen.queryByRole('checkbox', { checked: true })).toBeNull();
  });
  it('hands nothing over without parcels and without a name, and says which', async () => {
    const station = await show();
    await pressKey('F4');
    expect(screen.getByRole('alert').textContent).toBe('先勾上要交出去的箱子');
    fireEvent.click(screen.getByRole('checkbox', { name: '勾选 SF1300001234563' }));
    await pressKey('F4');
    expect(screen.getByRole('alert').textContent).toBe('写上接收人的姓名，签收单要用');
    expect(station.inputsOf('shelfHandOver')).toEqual([]);
  });
  it('hands over against a name, prints the list, takes them off, and prints again', async () => {
    const station = await show();
    fireEvent.click(screen.getByRole('button', { name: '全勾' }));
    fireEvent.click(screen.getByRole('radio', { name: '转仓' }));
    fireEvent.change(signer(), { target: { value: ' 张师傅 ' } });
    await pressKey('F4');
    expect(await screen.findByText('已交给 张师傅：2 件，转仓。请对方在签收单上签字。')).toBeTruthy();
    expect(station.inputsOf('shelfHandOver')).toEqual([
      { inspectionIds: ['i3', 'i4'], to: 'warehouse', signer: '张师傅' },
    ]);
    const job = { what: 'hand-over', handOverId: 'h1', language: 'zh' };
    expect(await screen.findByText('已经送到打印机。')).toBeTruthy();
    await waitFor(() => {
      expect(rows()).toHaveLength(2);
    });
    fireEvent.click(screen.getByRole('button', { name: '存 PDF' }));
    await waitFor(() => {
      expect(station.inputsOf('printMake')).toEqual([
        { job, how: 'paper' },
        { job, how: 'pdf' },
      ]);
    });
  });
  it('says that it was not printed, while the hand-over stands', async () => {
    const station = await show();
    station.answers.printMake = () => refuse('no-printer');
    fireEvent.click(screen.getByRole('button', { name: '全勾' }));
    fireEvent.change(signer(), { target: { value: '张' } });
    await pressKey('F4');
    expect(await screen.findByText('这台电脑没有可用的打印机')).toBeTruthy();
    expect(screen.getByText(/已交给 张：2 件/)).toBeTruthy();
  });
  it('says why a hand-over was refused and reads the shelf again', async () => {
    const station = await show();
    station.answers.shelfHandOver = () => refuse('not-on-shelf');
    const reads = station.inputsOf('shelfView').length;
    fireEvent.click(screen.getByRole('button', { name: '全勾' }));
    fireEvent.change(signer(), { target: { value: '张' } });
    await pressKey('F4');
    expect(await screen.findByText(/不在“非本店”清单上/)).toBeTruthy();
    expect((signer() as HTMLInputElement).value).toBe('张');
    await waitFor(() => {
      expect(station.inputsOf('shelfView').length).toBeGreaterThan(reads);
    });
  });
});
