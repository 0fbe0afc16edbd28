import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import { DONE, makePackView, makePlan } from '../../support/case-parts.ts';
import { pressKey } from '../../support/render-app.tsx';
import { emit, HITS, list, onList, open, show } from './cases-room.ts';

describe('a pack', () => {
  it('shows at once what the chosen receiver wants and the case lacks', async () => {
    await open();
    expect(await screen.findByText('通用要的都齐了')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: '12315/法院' }));
    expect(await screen.findByText('12315/法院要的，还缺')).toBeTruthy();
    await pressKey('F3');
    expect(await screen.findByText('通用要的都齐了')).toBeTruthy();
  });
  it('for a platform that takes only so many pictures says how many, where they lie, and who uploads them', async () => {
    await open();
    await screen.findByText('通用要的都齐了');
    expect(screen.queryByText(/data\/platform/)).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: '抖音' }));
    expect(await screen.findByText('做好尺寸的图最多 4 张，在包里 data/platform；请到抖音后台上传。')).toBeTruthy();
  });
  it('is ordered with the plan’s own sentences, or those that were typed', async () => {
    const station = await open();
    const problem = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '问题' });
    await waitFor(() => {
      expect(problem.value).toContain('序列号');
    });
    await pressKey('F4');
    await pressKey('F1');
    fireEvent.change(problem, { target: { value: '寄回的是另一台手机' } });
    await waitFor(() => {
      expect(station.inputsOf('packExport')).toEqual([
        {
          inspectionIds: ['phone'],
          preset: 'plain',
          variant: 'masked',
          locale: 'zh',
          demand: '',
          problem: '',
          marks: [],
        },
      ]);
    });
    emit(station, 'packChanged', DONE);
    await screen.findByText('举证包做好了');
    await waitFor(() => {
      expect(screen.getByRole<HTMLButtonElement>('button', { name: /导出举证包/ }).disabled).toBe(false);
    });
    await pressKey('F1');
    await waitFor(() => {
      expect(station.inputsOf('packExport')[1]).toMatchObject({ problem: '寄回的是另一台手机', demand: '' });
    });
  });
  it('tells how far it is, by file and case; can be stopped; then opens its folder', async () => {
    const station = await open();
    await pressKey('F1');
    expect(await screen.findByText('正在做第 1 件，共 1 件')).toBeTruthy();
    expect(screen.getByText('data/originals/film-01.mp4')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /导出举证包/ })).toBeNull();
    await pressKey('F12');
    expect(station.inputsOf('packCancel')).toEqual([{ orderId: 'order-1' }]);
    expect(await screen.findByText('已停。做好的 0 个留着，没做完的没有留下半个包。')).toBeTruthy();
    emit(station, 'packChanged', { ...DONE, orderId: 'order-2' });
    fireEvent.click(await screen.findByRole('button', { name: '打开文件夹' }));
    await waitFor(() => {
      expect(station.inputsOf('fileShow')).toEqual([{ folder: 'packs', file: 'case-TH00000003-019ab3c2.zip' }]);
    });
    // The export stands in the case's own custody now.
    expect(station.inputsOf('caseView').at(-1)).toEqual({ inspectionId: 'phone', isOpening: false });
  });
  it('says by a sentence and the file’s name what could not be packed, and tries that again', async () => {
    const failed = {
      state: 'failed',
      file: null,
      error: 'evidence-altered',
      detail: 'originals/photo-003.jpg',
    } as const;
    const station = await open((fake) => {
      fake.answers.packExport = () =>
        ok(makePackView({ ...DONE, cases: DONE.cases.map((one) => ({ ...one, ...failed })) }));
    });
    await pressKey('F1');
    expect(await screen.findByText('一个也没做成')).toBeTruthy();
    expect(screen.getByText('停在文件 originals/photo-003.jpg')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '再导一次' }));
    await waitFor(() => {
      expect(station.inputsOf('packExport')).toHaveLength(2);
    });
  });
  it('says why an order was refused', async () => {
    await open((station) => {
      station.answers.packExport = () => refuse('pack-busy');
    });
    await pressKey('F1');
    expect(await screen.findByText('还有举证包没导完')).toBeTruthy();
  });
  it('can’t be ordered while something hinders it, and says what', async () => {
    const station = await open((fake) => {
      fake.answers.packPlan = () => ok(makePlan({ hindrance: 'evidence-gone' }));
    });
    expect(await screen.findByText('有一个原件不在磁盘上了，不能导出')).toBeTruthy();
    await pressKey('F1');
    expect(station.inputsOf('packExport')).toEqual([]);
  });
});

describe('many packs', () => {
  it('are made of what is ticked by Space or F2, whatever is open, each in its own words', async () => {
    const station = await show();
    await onList(' ', 'ArrowDown', 'ArrowDown');
    await pressKey('F2');
    expect(screen.getByText('勾了 2 件')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /导出勾选的 2 件/ }));
    await waitFor(() => {
      expect(station.inputsOf('packExport')).toMatchObject([
        { inspectionIds: ['phone', 'nobody'], problem: '', demand: '', marks: [] },
      ]);
    });
  });
  it('are made of everything that is found, page by page', async () => {
    const station = await show((fake) => {
      fake.answers.caseFind = ({ after }) =>
        ok(
          after === null
            ? { hits: HITS.slice(0, 1), next: 9, isBehind: false }
            : { hits: HITS.slice(1), next: null, isBehind: false },
        );
    });
    await list();
    fireEvent.click(screen.getByRole('button', { name: '全勾' }));
    expect(await screen.findByText('勾了 3 件')).toBeTruthy();
    await pressKey('F1');
    await waitFor(() => {
      expect(station.inputsOf('packExport')).toMatchObject([{ inspectionIds: ['phone', 'shirt', 'nobody'] }]);
    });
    fireEvent.click(screen.getByRole('button', { name: '全不勾' }));
    expect(screen.queryByText('勾了 3 件')).toBeNull();
  });
});
