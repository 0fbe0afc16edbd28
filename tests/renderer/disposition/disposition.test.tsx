import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { readBin } from '../../../src/renderer/disposition/bins.ts';
import { groupUnits, offeredForAll } from '../../../src/renderer/disposition/unit-groups.ts';
import type { UnitView } from '../../../src/shared/disposition.ts';
import type { Seat } from '../../../src/shared/people.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation, emptyBench } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, scan, showApp } from '../../support/render-app.tsx';
import { makeRecent, makeSession, makeUnit } from '../../support/scene-parts.ts';

const UNITS = [
  makeUnit({ id: 'u1' }),
  makeUnit({ id: 'u2', unit: 2 }),
  makeUnit({ id: 'u3', lineId: 'belt', name: '腰带', offered: ['restock', 'scrap'], stock: 'parked' }),
  makeUnit({ id: 'u4', lineId: null, name: '杂物', disposition: 'scrap', secondOperatorNo: '0031' }),
];

describe('where the goods go, at the bench', () => {
  const session = makeSession({
    choice: 'swapped',
    next: { step: 'scan-bin' },
    disposition: { chosen: 'appraise', offered: ['keep', 'appraise', 'to-buyer'], bin: 'J-09' },
  });
  const show = async (): Promise<FakeStation> => {
    const station = createFakeStation({ ...emptyBench, session });
    await showApp(station);
    return station;
  };
  it('offers each way with its bin, marks the chosen one, and keeps what F4 does', async () => {
    await show();
    const ways = within(screen.getByRole('group', { name: '货放哪里' })).getAllByRole('button');
    expect(ways.map(({ textContent }) => textContent)).toEqual(['1留证HOLD-01', '2送检J-09', '3寄回买家K-01']);
    expect(ways.map((way) => way.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false']);
    expect(screen.getByText('或按 F4 放入 HOLD-01')).toBeTruthy();
  });
  it('is chosen by keypad or tap, and its bin is taken with one press', async () => {
    const station = await show();
    await pressKey('Numpad3');
    await waitFor(() => {
      expect(station.inputsOf('benchDispose')).toHaveLength(1);
    });
    fireEvent.click(screen.getByRole('button', { name: /留证/ }));
    fireEvent.click(screen.getByRole('button', { name: '放进 J-09' }));
    await waitFor(() => {
      expect(station.inputsOf('benchDispose')).toEqual([{ disposition: 'to-buyer' }, { disposition: 'keep' }]);
      expect(station.inputsOf('benchScan')).toMatchObject([{ raw: 'DL:J-09', source: 'hand' }]);
    });
    expect(station.inputsOf('benchCount')).toEqual([]);
  });
});

describe('the goods in a parcel’s record', () => {
  const show = async (units: readonly UnitView[] = UNITS, seat?: Seat): Promise<FakeStation> => {
    const station = createFakeStation({ ...emptyBench, recent: [makeRecent({ inspectionId: 'i1' })] });
    if (seat !== undefined) station.answers.seatView = () => ok(seat);
    station.answers.goodsOf = () => ok([...units]);
    await showApp(station);
    fireEvent.click(screen.getByRole('button', { name: '看记录' }));
    await screen.findByRole('region', { name: '货的去向' });
    return station;
  };
  const goods = () => within(screen.getByRole('region', { name: '货的去向' }));
  const move = async (): Promise<void> => {
    fireEvent.click(await screen.findByRole('button', { name: '改去向' }));
  };
  it('tells equal units in one line, with bin and how far the stock is told', async () => {
    await show();
    await waitFor(() => {
      expect(goods().getAllByRole('listitem')).toHaveLength(3);
    });
    expect(
      goods()
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '男士长袖衬衫 白色 L × 2良品上架A-01库存待报',
      '腰带 × 1良品上架A-01库存没记上',
      '杂物 × 1报废A-01库存待报',
    ]);
  });
  it('says so when there are none, and offers no labels for them', async () => {
    await show([]);
    expect(await screen.findByText('还没有入库的货')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '打标签' })).toBeNull();
  });
  it('prints the labels, says what became of it, and shows the file', async () => {
    const station = await show();
    station.answers.printMake = () => ok({ file: 'unit-labels.pdf', pages: 2, rows: 4 });
    station.answers.fileShow = () => ok(undefined);
    fireEvent.click(await screen.findByRole('button', { name: '存 PDF' }));
    expect(await screen.findByText('unit-labels.pdf')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '在文件夹里看' }));
    await waitFor(() => {
      expect(station.inputsOf('fileShow')).toEqual([{ folder: 'print', file: 'unit-labels.pdf' }]);
    });
    expect(station.inputsOf('printMake')).toEqual([
      { job: { what: 'unit-labels', inspectionId: 'i1', language: 'zh' }, how: 'pdf' },
    ]);
    station.answers.printMake = () => refuse('no-printer');
    fireEvent.click(screen.getByRole('button', { name: '打标签' }));
    expect((await screen.findByRole('alert')).textContent).toContain('没有可用的打印机');
  });
  it('moves picked units to where all of them may go, and begins anew', async () => {
    const station = await show();
    station.answers.goodsMove = () => ok([...UNITS]);
    await move();
    const picks = screen.getAllByRole('checkbox');
    for (const pick of picks.slice(0, 2)) fireEvent.click(pick);
    fireEvent.click(screen.getByRole('button', { name: /返修/ }));
    fireEvent.click(screen.getByRole('button', { name: '把 2 件挪到 返修' }));
    expect(await screen.findByText('挪好了：2 件 · 返修 · R-01')).toBeTruthy();
    expect(station.inputsOf('goodsMove')).toEqual([
      { unitIds: ['u1', 'u2'], disposition: 'repair', bin: 'R-01', secondOperatorNo: null },
    ]);
    expect(screen.queryByRole('checkbox', { checked: true })).toBeNull();
  });
  it('wants a second person for scrap, another than who sits here', async () => {
    const station = await show();
    station.answers.goodsMove = () => ok([...UNITS]);
    await move();
    fireEvent.click(screen.getByRole('checkbox', { name: /腰带/ }));
    fireEvent.click(screen.getByRole('button', { name: /报废/ }));
    const second = screen.getByRole('textbox', { name: /另一位同事的工号/ });
    const go = screen.getByRole('button', { name: '把 1 件挪到 报废' });
    for (const typed of ['', '0217']) {
      fireEvent.change(second, { target: { value: typed } });
      fireEvent.click(go);
      expect(screen.getByRole('alert').textContent).toBe('填另一位同事的工号，不能是自己的');
    }
    expect(station.inputsOf('goodsMove')).toEqual([]);
    fireEvent.change(second, { target: { value: '0031' } });
    fireEvent.click(go);
    expect(await screen.findByText('挪好了：1 件 · 报废 · X-01')).toBeTruthy();
    expect(station.inputsOf('goodsMove')).toEqual([
      { unitIds: ['u3'], disposition: 'scrap', bin: 'X-01', secondOperatorNo: '0031' },
    ]);
  });
  it('wants a proof where the bench has people: badge and PIN, not a number that somebody typed', async () => {
    const seat: Seat = {
      ...{ hasPeople: true, isPinLost: false },
      person: { id: 'p-1', operatorNo: '0217', name: '李静', roles: ['inspector'], mayConfirm: false },
    };
    const station = await show(UNITS, seat);
    station.answers.goodsMove = () => refuse('scrap-same-person');
    await move();
    fireEvent.click(screen.getByRole('checkbox', { name: /腰带/ }));
    fireEvent.click(screen.getByRole('button', { name: /报废/ }));
    expect(screen.queryByRole('textbox', { name: /另一位同事的工号/ })).toBeNull();
    const go = screen.getByRole('button', { name: '把 1 件挪到 报废' });
    fireEvent.click(go);
    expect(screen.getByRole('alert').textContent).toContain('请另一位同事扫工牌');
    await scan('SF1300001234562');
    expect(await screen.findByText(/这不是工牌/)).toBeTruthy();
    await scan('DB:0452A7K9MNPQ');
    expect(await screen.findByText('工牌已读，请输 PIN')).toBeTruthy();
    expect([...station.inputsOf('benchScan'), ...station.inputsOf('seatTake')]).toEqual([]);
    const give = (): void => {
      const pin = screen.getByLabelText('PIN 码');
      fireEvent.change(pin, { target: { value: '2580' } });
      fireEvent.keyDown(pin, { key: 'Enter' });
    };
    give();
    expect(await screen.findByText('报废要两个人，第二个人不能是你自己')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('PIN 码').value).toBe('');
    station.answers.goodsMove = () => ok([...UNITS]);
    give();
    expect(await screen.findByText('挪好了：1 件 · 报废 · X-01')).toBeTruthy();
    const second = { claim: { by: 'badge', badge: '0452A7K9MNPQ' }, pin: '2580' };
    expect(station.inputsOf('goodsMove').at(-1)).toEqual({
      ...{ unitIds: ['u3'], disposition: 'scrap', bin: 'X-01', secondOperatorNo: null, second },
    });
  });
  it('offers nothing where units have no way in common, and never moves what was scrapped', async () => {
    await show([
      makeUnit({ id: 'a', name: '甲', offered: ['repair'] }),
      makeUnit({ id: 'b', name: '乙', offered: ['keep'] }),
      ...UNITS.slice(3),
    ]);
    await move();
    expect(screen.getByRole('checkbox', { name: /杂物/ }).hasAttribute('disabled')).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '全选' }));
    expect(screen.getByText('选中的货没有共同的去处，分开挪。')).toBeTruthy();
  });
  it('says why the station refused, and keeps what was entered', async () => {
    const station = await show();
    station.answers.goodsMove = () => refuse('disposition-not-allowed');
    await move();
    fireEvent.click(screen.getByRole('checkbox', { name: /腰带/ }));
    fireEvent.click(screen.getByRole('button', { name: /良品上架/ }));
    const bin = screen.getByRole('textbox', { name: '放到哪个格' });
    fireEvent.change(bin, { target: { value: '../x' } });
    fireEvent.click(screen.getByRole('button', { name: '把 1 件挪到 良品上架' }));
    expect(screen.getByRole('alert').textContent).toContain('格口码只用');
    fireEvent.change(bin, { target: { value: 'ｄｌ：a-07' } });
    fireEvent.click(screen.getByRole('button', { name: '把 1 件挪到 良品上架' }));
    expect(await screen.findByText('这类货不能去那里')).toBeTruthy();
    expect(station.inputsOf('goodsMove')).toMatchObject([{ unitIds: ['u3'], bin: 'A-07', secondOperatorNo: null }]);
    expect((bin as HTMLInputElement).value).toBe('ｄｌ：a-07');
  });
});

describe('units', () => {
  it('are grouped by goods, place and progress', () => {
    expect(groupUnits(UNITS).map(({ n }) => n)).toEqual([2, 1, 1]);
    expect(groupUnits([])).toEqual([]);
  });
  it('go together only where each may go, in the order of the first', () => {
    const one = makeUnit({ offered: ['repair', 'keep', 'scrap'] });
    expect(offeredForAll([one, makeUnit({ offered: ['scrap', 'keep'] })])).toEqual(['keep', 'scrap']);
    expect(offeredForAll([])).toEqual([]);
  });
  it('take a bin as a hand types it', () => {
    expect([' a-01 ', 'DL:b-02', 'ｄｌ：ｃ０３'].map(readBin)).toEqual(['A-01', 'B-02', 'C03']);
  });
});
