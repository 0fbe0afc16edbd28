import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import { makeCase } from '../../support/case-parts.ts';
import { pressKey } from '../../support/render-app.tsx';
import { HITS, list, onList, open, show } from './cases-room.ts';

describe('finding cases', () => {
  it('teaches on a day with nothing disputed', async () => {
    await show((station) => {
      station.answers.caseFind = () => ok({ hits: [], next: null, isBehind: false });
    });
    expect(await screen.findByRole('heading', { name: '没有争议件' })).toBeTruthy();
  });
  it('looks first for what is not intact, and for what is typed once the hand rests', async () => {
    const station = await show();
    await list();
    fireEvent.change(screen.getByRole('textbox', { name: '找案件' }), { target: { value: ' 88123 ' } });
    await waitFor(() => {
      expect(station.inputsOf('caseFind')).toHaveLength(2);
    });
    const first = { text: '', verdict: 'not-intact', isUndecided: false, fromAt: null, untilAt: null, after: null };
    expect(station.inputsOf('caseFind')).toEqual([first, { ...first, text: '88123' }]);
  });
  it('narrows by verdict, by what is undecided and by day, at once', async () => {
    const station = await show();
    await list();
    fireEvent.click(screen.getByRole('button', { name: '不符' }));
    fireEvent.click(screen.getByRole('button', { name: '还没处理完' }));
    fireEvent.change(screen.getByRole('combobox', { name: '开箱时间' }), { target: { value: 'day' } });
    const midnight = new Date();
    midnight.setHours(0, 0, 0, 0);
    await waitFor(() => {
      expect(station.inputsOf('caseFind').at(-1)).toMatchObject({
        verdict: 'swapped',
        isUndecided: true,
        fromAt: midnight.getTime(),
      });
    });
  });
  it('says that nothing was found, and searches everything at a press', async () => {
    const station = await show((fake) => {
      fake.answers.caseFind = () => ok({ hits: [], next: null, isBehind: false });
    });
    fireEvent.change(screen.getByRole('textbox', { name: '找案件' }), { target: { value: '没有的' } });
    expect(await screen.findByText('没找到「没有的」')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '全部都找一遍' }));
    await waitFor(() => {
      expect(station.inputsOf('caseFind').at(-1)).toMatchObject({ text: '没有的', verdict: 'any' });
    });
  });
  it('reads the next page after the last one, and says that old records are still being sorted', async () => {
    const station = await show((fake) => {
      fake.answers.caseFind = ({ after }) =>
        ok(
          after === null
            ? { hits: HITS.slice(0, 2), next: 77, isBehind: true }
            : { hits: HITS.slice(2), next: null, isBehind: false },
        );
    });
    expect(await screen.findByText('旧记录还在整理，过一会儿再找会更全。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '再看 50 件' }));
    await waitFor(() => {
      expect(document.querySelectorAll('div[role=option]')).toHaveLength(3);
    });
    expect(station.inputsOf('caseFind').at(-1)).toMatchObject({ after: 77 });
  });
  it('says why it could not search', async () => {
    await show((station) => {
      station.answers.caseFind = () => refuse('storage-fault');
    });
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});

describe('a case', () => {
  it('is opened by Enter, once; arrows only choose', async () => {
    const station = await show();
    await onList('ArrowDown', 'ArrowDown', 'ArrowUp');
    expect(station.inputsOf('caseView')).toEqual([]);
    await onList('Enter');
    await waitFor(() => {
      expect(station.inputsOf('caseView')).toEqual([{ inspectionId: 'shirt', isOpening: true }]);
    });
  });
  it('is opened from the search by Enter, once the list answers what was typed', async () => {
    const station = await show();
    await list();
    const box = screen.getByRole('textbox', { name: '找案件' });
    expect(document.activeElement).toBe(box);
    fireEvent.change(box, { target: { value: '771203' } });
    fireEvent.submit(box);
    expect(station.inputsOf('caseView')).toEqual([]);
    await waitFor(() => {
      expect(station.inputsOf('caseFind').at(-1)).toMatchObject({ text: '771203' });
    });
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    await waitFor(() => {
      fireEvent.submit(box);
      expect(station.inputsOf('caseView')[0]).toEqual({ inspectionId: 'shirt', isOpening: true });
    });
  });
  it('tells what happened in four parts, in words, with the operator', async () => {
    await open();
    const line = within(screen.getByRole('region', { name: '时间线' }));
    expect(line.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      '到仓',
      '开箱验货',
      '结论和处理',
      '之后',
    ]);
    expect(line.getByText('核对序列号').parentElement?.textContent).toBe('核对序列号353918051684620');
    expect(line.getByText('打开查看').closest('li')?.textContent).toContain('0031');
    expect(line.queryByText('扫码')).toBeNull();
    fireEvent.click(line.getByRole('button', { name: '展开中间 2 条' }));
    expect(line.getAllByText('扫码')).toHaveLength(2);
  });
  it('shows four photos first, says what is wrong with one, and the rest at a press', async () => {
    await open();
    const pictures = within(screen.getByRole('region', { name: '照片' }));
    expect(pictures.getAllByRole('listitem')).toHaveLength(4);
    expect(pictures.getByText('条码 2.8 像素')).toBeTruthy();
    fireEvent.click(pictures.getByRole('button', { name: '其余 3 张' }));
    expect(pictures.getByText('不清楚')).toBeTruthy();
    expect(pictures.getByText('副本上有标注')).toBeTruthy();
  });
  it('keeps the place of a photo that is deleted', async () => {
    await open((station) => {
      station.answers.caseView = () =>
        ok(makeCase({ deleted: [{ kind: 'photo', file: 'outer-case', rule: 'intact-photo', at: 1 }] }));
    });
    expect(screen.getByText('已按保留期删除')).toBeTruthy();
  });
  it('says of a deleted film by which rule and when it went; a rule of another version is shown as it is', async () => {
    const show = async (rule: string) => {
      await open((station) => {
        const at = Date.parse('2026-11-20T12:00:00+08:00');
        station.answers.caseView = () =>
          ok(makeCase({ deleted: [{ kind: 'recording', file: 'recording-1', rule, at }] }));
      });
      return screen.getByRole('region', { name: '录像' }).textContent;
    };
    expect(await show('intact-recording:90')).toMatch(/2026-11-\d\d 按保留期删了（完好包裹的录像，90 天）/);
    cleanup();
    expect(await show('seized:now')).toContain('seized:now');
  });
  it('jumps in the film to what happened, and marks moments by F5', async () => {
    const station = await open();
    const film = screen.getByRole('region', { name: '录像' });
    const video = film.querySelector('video');
    fireEvent.click(within(film).getByRole('button', { name: /00:40核对序列号/ }));
    expect(video?.currentTime).toBeCloseTo(39.1, 1);
    await pressKey('F5');
    expect(within(film).getByRole('button', { name: '去掉标记 00:39' })).toBeTruthy();
    await pressKey('F1');
    await waitFor(() => {
      expect(station.inputsOf('packExport')).toMatchObject([{ marks: [{ recordingId: 'recording-1', atMs: 39_100 }] }]);
    });
  });
  it('is put on hold with a reason, and not without', async () => {
    const station = await open((fake) => {
      fake.answers.holdSet = ({ isHeld, why }) => ok({ isHeld, why, operatorNo: '0217', at: 1 });
    });
    await pressKey('F6');
    const why = await screen.findByRole('textbox', { name: '为什么' });
    fireEvent.click(screen.getByRole('button', { name: '加保全' }));
    expect(screen.getByText('写上原因，至少 2 个字')).toBeTruthy();
    fireEvent.change(why, { target: { value: '投诉到 12315' } });
    fireEvent.click(screen.getByRole('button', { name: '加保全' }));
    await waitFor(() => {
      expect(station.inputsOf('holdSet')).toEqual([{ inspectionId: 'phone', isHeld: true, why: '投诉到 12315' }]);
    });
    // Read again, not opened again.
    await waitFor(() => {
      expect(station.inputsOf('caseView').at(-1)).toEqual({ inspectionId: 'phone', isOpening: false });
    });
  });
  it('says why it could not be read', async () => {
    await show((station) => {
      station.answers.caseView = () => refuse('unknown-inspection');
    });
    await onList('Enter');
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});
