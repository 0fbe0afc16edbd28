import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import { createFakeStation, emptyBench, makeAnswer } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeLine, makeRecent, makeReturn, makeSession } from '../../support/scene-parts.ts';

const open = { ...emptyBench, session: makeSession() };

describe('waiting for a scan', () => {
  it('says what to do, and how to begin when nothing was done yet', async () => {
    await showApp(createFakeStation());
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('请扫描运单');
    expect(screen.getByText(/今天还没验过/)).toBeTruthy();
    expect(document.activeElement).toBe(document.body);
  });
  it('lists the last five with verdict, progress and the time to undo; F12 is on the newest that can be', async () => {
    const recent = [
      makeRecent({ waybill: 'SF1300001234562', progress: 'acknowledged' }),
      makeRecent({ waybill: 'YT8812345678903', progress: 'waiting', undoUntilAt: Date.now() + 40_000 }),
      makeRecent({ waybill: 'JT0006968326954', progress: 'parked', verdict: 'swapped' }),
      makeRecent({ waybill: '75831004729048', isHalfDone: true, verdict: null, progress: 'none' }),
    ];
    const { station } = await showApp(createFakeStation({ ...emptyBench, recent }));
    const rows = within(screen.getByRole('region', { name: '刚验的五件' })).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('平台已退款'),
      expect.stringMatching(/F12撤销\d+ 秒/),
      expect.stringContaining('不符'),
      expect.stringContaining('没验完'),
    ]);
    fireEvent.click(within(rows[3] ?? document.body).getByRole('button', { name: '接着验' }));
    await waitFor(() => {
      expect(station.inputsOf('benchReopen')).toEqual([{ inspectionId: recent[3]?.inspectionId }]);
    });
    await pressKey('F12');
    await waitFor(() => {
      expect(station.inputsOf('benchCommand')).toEqual([{ word: 'UNDO' }]);
    });
  });
  it('sends a typed waybill by hand, with Enter', async () => {
    const { station } = await showApp(createFakeStation());
    const box = screen.getByRole('textbox', { name: '手打扫不了的运单号' });
    fireEvent.change(box, { target: { value: 'sf1300001234562' } });
    const form = box.closest('form');
    if (form === null) throw new Error('no form');
    fireEvent.submit(form);
    await waitFor(() => {
      expect(station.inputsOf('benchScan')).toMatchObject([{ raw: 'sf1300001234562', source: 'hand' }]);
    });
    expect((box as HTMLInputElement).value).toBe('');
  });
  it('shows what was unreadable, escaped', async () => {
    const panel = { kind: 'unreadable', text: 'a\u202eb<img src=x>' } as const;
    await showApp(createFakeStation({ ...emptyBench, panel }));
    expect(screen.getByText('没读出来')).toBeTruthy();
    expect(screen.getByText('a\\u{202e}b<img src=x>')).toBeTruthy();
    expect(document.querySelector('main img')).toBeNull();
  });
  it('says of a parcel done before who did it, and opens it again or shows its record', async () => {
    const panel = {
      kind: 'already-done',
      inspectionId: 'i1',
      waybill: 'SF1300001234562',
      operatorNo: '0217',
      at: Date.now(),
      verdict: 'intact',
      progress: 'acknowledged',
      toBuyer: null,
    } as const;
    const { station } = await showApp(createFakeStation({ ...emptyBench, panel }));
    expect(screen.getByText(/0217 在/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '看记录' }));
    expect(await screen.findByText('没有照片')).toBeTruthy();
    expect(station.inputsOf('evidenceOf')).toEqual([{ inspectionId: 'i1' }]);
    fireEvent.click(screen.getByText('再次打开'));
    await waitFor(() => {
      expect(station.inputsOf('benchReopen')).toEqual([{ inspectionId: 'i1' }]);
    });
  });
  it('puts a panel away when a person has read it', async () => {
    const view = { ...emptyBench, panel: { kind: 'wrong-moment', text: 'HOLD-01', code: 'bin' } as const };
    const { station } = await showApp(createFakeStation(view));
    expect(screen.getByText('这是格口码，现在没有打开的箱子')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '关闭' }));
    expect(await screen.findByRole('heading', { name: '请扫描运单' })).toBeTruthy();
    expect(station.inputsOf('benchDismissPanel')).toHaveLength(1);
  });
  it('offers the waybills that end with what was typed', async () => {
    const choices = [
      { waybill: 'SF1300001234562', title: '衬衫', buyer: '王*' },
      { waybill: 'YT8812345674562', title: '杯子', buyer: '李*' },
    ];
    const { station } = await showApp(
      createFakeStation({ ...emptyBench, panel: { kind: 'several', text: '4562', choices } }),
    );
    fireEvent.click(screen.getByRole('button', { name: /杯子/ }));
    await waitFor(() => {
      expect(station.inputsOf('benchScan')).toMatchObject([{ raw: 'YT8812345674562', source: 'hand' }]);
    });
  });
});

describe('an open box', () => {
  it('says the next step and draws each line with what was found', async () => {
    const lines = [
      makeLine({ id: 'a', name: '衬衫', good: 1 }),
      makeLine({ id: 'b', name: '腰带' }),
      makeLine({ id: 'c', name: '领带', expected: 2, good: 1, isMissingConfirmed: true }),
    ];
    const session = makeSession({ returns: [makeReturn({ lines })], next: { step: 'scan-line', lineId: 'b' } });
    await showApp(createFakeStation({ ...emptyBench, session }));
    expect(screen.getByText('扫「腰带」的条码')).toBeTruthy();
    const rows = within(screen.getByRole('region', { name: '验货台' })).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('良 1'),
      expect.stringContaining('还没扫'),
      expect.stringContaining('缺 1'),
    ]);
  });
  it('tells an unclaimed parcel from one not matched yet', async () => {
    const session = makeSession({ matching: 'unmatched', returns: [], next: { step: 'judge' } });
    await showApp(createFakeStation({ ...emptyBench, session }));
    expect(screen.getByRole('heading', { name: '待匹配：收不到售后单，先验着' })).toBeTruthy();
  });
  it('draws intact as ready only when it can be, but lets the station say why not', async () => {
    const station = createFakeStation(open);
    station.answers.benchCommand = () => ok(makeAnswer(open, { tone: 'refused', refusal: 'lines-not-counted' }));
    const { devices } = await showApp(station);
    const intact = screen.getByRole('button', { name: /完好/ });
    expect(intact.dataset.look).toBe('empty');
    await pressKey('F1');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('还有商品没数');
    expect(alert.textContent).toContain('已数的都在');
    expect(devices.tones).toEqual(['refused']);
  });
  it('never gives a verdict for Enter on a focused button', async () => {
    const { station } = await showApp(createFakeStation(open));
    const swapped = screen.getByRole('button', { name: /不符/ });
    swapped.focus();
    expect(fireEvent.keyDown(swapped, { code: 'Enter', key: 'Enter' })).toBe(false);
    expect(station.inputsOf('benchCommand')).toEqual([]);
  });
  it('asks, without a dialog, and takes keypad digits as answers', async () => {
    const view = { ...open, question: { kind: 'close-first', id: 'q1', waybill: 'YT8812345678903' } as const };
    const { station } = await showApp(
      createFakeStation({ ...view, queue: [{ id: '1', text: 'DP:OK', at: Date.now() }] }),
    );
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText('再扫一次它 = 收这箱')).toBeTruthy();
    expect(screen.getByText(/后面排着 1 个/).textContent).toContain('DP:OK');
    await pressKey('Numpad2');
    await waitFor(() => {
      expect(station.inputsOf('benchAnswer')).toEqual([{ questionId: 'q1', answer: 'stay' }]);
    });
  });
  it('says that a key must wait while a question is open', async () => {
    const view = { ...open, question: { kind: 'goods-or-next', id: 'q1', text: '123' } as const };
    const station = createFakeStation(view);
    station.answers.benchCommand = () => ok(makeAnswer(view, { tone: 'refused', refusal: 'question-open' }));
    await showApp(station);
    await pressKey('F1');
    expect(await screen.findByText('先回答屏幕上的问题')).toBeTruthy();
    expect(screen.getByText('这个码是商品，还是下一箱的面单？')).toBeTruthy();
  });
  it('takes keypad digits as codes after ◆, and takes a chosen one back', async () => {
    const session = makeSession({
      choice: 'damaged',
      codes: ['worn'],
      offeredCodes: ['stained', 'worn'],
      next: { step: 'confirm-codes' },
    });
    const { station } = await showApp(createFakeStation({ ...emptyBench, session }));
    expect(screen.getByText('代码没错，就再按一次 F2')).toBeTruthy();
    await pressKey('Numpad1');
    await waitFor(() => {
      expect(station.inputsOf('benchCode')).toHaveLength(1);
    });
    await pressKey('Numpad2');
    await waitFor(() => {
      expect(station.inputsOf('benchCode')).toEqual([
        { code: 'stained', isSet: true },
        { code: 'worn', isSet: false },
      ]);
    });
  });
  it('shows only the next missing photo, large, and then the bin', async () => {
    const swapped = makeSession({
      choice: 'swapped',
      shots: [
        { shot: 'label', isRequired: true, count: 1, returnId: null },
        { shot: 'seal', isRequired: true, count: 0, returnId: null },
      ],
      next: { step: 'take-shot', shot: 'seal', done: 1, of: 2, returnId: null },
    });
    const station = createFakeStation({ ...emptyBench, session: swapped });
    await showApp(station);
    expect(screen.getByRole('heading', { name: '拍防拆扣' })).toBeTruthy();
    expect(screen.getByText('1/2')).toBeTruthy();
    act(() => {
      station.emit('benchChanged', { ...emptyBench, session: { ...swapped, next: { step: 'scan-bin' } } });
    });
    expect(screen.getByRole('heading', { name: '扫待处理格条码' })).toBeTruthy();
    expect(screen.getByText('或按 F4 放入 HOLD-01')).toBeTruthy();
  });
  it('corrects a count and says that the rest is missing', async () => {
    const lines = [makeLine({ id: 'a', name: '衬衫', expected: 2, good: 1 })];
    const session = makeSession({ returns: [makeReturn({ lines })] });
    const { station } = await showApp(createFakeStation({ ...emptyBench, session }));
    fireEvent.click(screen.getByRole('button', { name: '改数 衬衫' }));
    fireEvent.click(screen.getByRole('button', { name: '次 +1' }));
    fireEvent.click(screen.getByRole('button', { name: '其余没有' }));
    await waitFor(() => {
      expect(station.inputsOf('benchCount')).toEqual([
        { lineId: 'a', what: 'defective', delta: 1 },
        { lineId: 'a', what: 'missing', delta: 1 },
      ]);
    });
  });
});
