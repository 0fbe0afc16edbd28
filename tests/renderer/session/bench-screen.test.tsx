import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeDevices } from '../../support/fake-devices.ts';
import { createFakeStation, emptyBench, makeAnswer } from '../../support/fake-station.ts';
import { pressKey, scan, showApp } from '../../support/render-app.tsx';
import { makeLine, makePhoto, makeRecent, makeReturn, makeSession, makeStatus } from '../../support/scene-parts.ts';

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
    expect(screen.getByRole('heading', { name: '待匹配：断网，先验着' })).toBeTruthy();
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
        { shot: 'label', isRequired: true, count: 1 },
        { shot: 'seal', isRequired: true, count: 0 },
      ],
      next: { step: 'take-shot', shot: 'seal', done: 1, of: 2 },
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

describe('the camera', () => {
  it.each([
    ['none', /没找到摄像头/],
    ['refused', /系统不让用摄像头/],
    ['lost', /摄像头断了/],
  ] as const)('says what to do when it is %s', async (camera, sentence) => {
    await showApp(createFakeStation(open), createFakeDevices({ camera }));
    expect(screen.getByText(sentence)).toBeTruthy();
  });
  it('takes the still that an answer asks for, for the box it belongs to, and shows it', async () => {
    const station = createFakeStation();
    station.answers.benchScan = () => ok(makeAnswer(open, { tone: 'found', still: 'outer' }));
    const { devices } = await showApp(station);
    await scan('SF1300001234562');
    expect(await screen.findByRole('button', { name: '放大照片：外箱' })).toBeTruthy();
    expect(devices.stills).toEqual([{ shot: 'outer', inspectionId: 'inspection-1' }]);
    expect(devices.tones).toEqual(['found']);
  });
  it('says a photo that was not stored', async () => {
    const station = createFakeStation(open);
    station.answers.benchCommand = () => ok(makeAnswer(open, { still: 'seal' }));
    await showApp(
      station,
      createFakeDevices({}, () => refuse('disk-full')),
    );
    await pressKey('F5');
    expect((await screen.findByRole('alert')).textContent).toContain('磁盘已满');
  });
  it('puts the newest photo of a wanted shot into its fixed place', async () => {
    const session = makeSession({
      shots: [
        { shot: 'label', isRequired: true, count: 1 },
        { shot: 'seal', isRequired: true, count: 0 },
      ],
    });
    const station = createFakeStation({ ...emptyBench, session });
    const photos = [makePhoto('auto'), makePhoto('label')];
    station.answers.evidenceOf = () => ok({ photos, recordings: [], gaps: [] });
    await showApp(station);
    const strip = screen.getByRole('region', { name: '照片' });
    await waitFor(() => {
      const places = within(strip).getAllByRole('listitem');
      expect(places.map((place) => place.textContent)).toEqual(['面单', '防拆扣还没拍', '扫码时']);
    });
  });
  it('goes to the next one by F6 and by its barcode', async () => {
    const { devices } = await showApp(createFakeStation(open));
    await pressKey('F6');
    expect(devices.cameraSwitches).toBe(1);
    await scan('DP:CAM');
    await waitFor(() => {
      expect(devices.cameraSwitches).toBe(2);
    });
  });
});

describe('the strips', () => {
  it('say where, who, what waits and the nearest deadline with its place', async () => {
    const station = createFakeStation();
    station.answers.syncStatus = () =>
      ok(
        makeStatus({
          isOnline: false,
          waiting: 2,
          unknown: 1,
          parked: 3,
          nearest: { deadlineAt: Date.now() + 200 * 60_000 + 1000, place: 'K-07', waybill: 'SF1' },
        }),
      );
    await showApp(station);
    const strip = screen.getByRole('banner');
    await waitFor(() => {
      expect(strip.textContent).toContain('断网');
    });
    expect(strip.textContent).toMatch(/退货台 1李静 0217.*待同步 2核实中 1停住 3.*3 小时 20 分 · K-07/);
  });
  it('show an alarm on every screen until a person has seen it', async () => {
    const station = createFakeStation();
    await showApp(station);
    act(() => {
      station.emit('alarm', { code: 'disk-full', at: Date.now() });
      station.emit('alarm', { code: 'disk-full', at: Date.now() });
    });
    await pressKey('F10');
    const alarm = screen.getByRole('alert');
    expect(alarm.textContent).toContain('磁盘已满：本件尚未保存');
    fireEvent.click(within(alarm).getByRole('button', { name: '知道了' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
