import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { CommandView } from '../../../src/shared/sync.ts';
import { createFakeDevices } from '../../support/fake-devices.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { decodePictureFiles, SCREENSHOT, storeScreenshots } from '../../support/picture-file.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeCommand } from '../../support/scene-parts.ts';

decodePictureFiles();

const parked = makeCommand({
  ...{ id: 'c-hand', state: 'parked', lastWords: 'sync:by-hand', isForHand: true, nextAttemptAt: null },
});

async function showSync(commands: readonly CommandView[], language: 'zh' | 'en' = 'zh'): Promise<FakeStation> {
  const station = createFakeStation();
  station.answers.syncCommands = () => ok([...commands]);
  station.answers.settingsGet = () => ok({ ...DEFAULT_SETTINGS, isSetUp: true, language });
  await showApp(station, createFakeDevices(), language);
  await pressKey('F11');
  await screen.findAllByRole('listitem');
  return station;
}

describe('a refund that no call makes', () => {
  it('says what to do, and is over once somebody wrote where it was made', async () => {
    const station = await showSync([parked]);
    const [row] = screen.getAllByRole('listitem');
    expect(row?.textContent).toContain('什么都没发');
    fireEvent.click(within(row ?? document.body).getByRole('button', { name: '已在后台退了，登记' }));
    expect(await screen.findByText('至少写 2 个字，日后查账要用')).toBeTruthy();
    expect(station.inputsOf('syncByHand')).toEqual([]);

    station.answers.syncByHand = () => ok({ ...parked, state: 'done', lastWords: null, doneAt: Date.now() });
    fireEvent.change(screen.getByLabelText(/平台后台的流水号/), { target: { value: ' 快手 20261122-0007 ' } });
    fireEvent.submit(screen.getByLabelText(/平台后台的流水号/));
    await waitFor(() => {
      expect(station.inputsOf('syncByHand')).toEqual([
        { commandId: 'c-hand', reference: '快手 20261122-0007', picture: null },
      ]);
    });
    expect(await screen.findByText(`已登记：${parked.waybill} 在平台后台退了`)).toBeTruthy();
  });

  it('asks for a screenshot, stores it with the photos of its box, and tells the station which one', async () => {
    const station = await showSync([parked]);
    storeScreenshots(station);
    const choose = (file: File) =>
      fireEvent.change(screen.getByLabelText(/截图|换一张/, { selector: 'input[type=file]' }), {
        target: { files: [file] },
      });
    choose(new File(['%PDF-'], '退款.pdf', { type: 'application/pdf' }));
    expect(await screen.findByText(/不是图片，没存/)).toBeTruthy();
    expect(station.inputsOf('evidencePhotoSlice')).toEqual([]);
    choose(new File(['png'], '后台.png', { type: 'image/png' }));
    expect((await screen.findByRole('img', { name: '截图已存进这一单的照片' })).getAttribute('src')).toContain(
      SCREENSHOT,
    );
    expect(station.inputsOf('evidencePhotoSlice')).toMatchObject([{ inspectionId: 'inspection-1', shot: 'extra' }]);

    fireEvent.change(screen.getByLabelText(/平台后台的流水号/), { target: { value: '0007' } });
    fireEvent.click(screen.getByRole('button', { name: '不附了' }));
    expect(screen.queryByRole('img', { name: '截图已存进这一单的照片' })).toBeNull();
    choose(new File(['png'], '后台.png', { type: 'image/png' }));
    await screen.findByRole('img', { name: '截图已存进这一单的照片' });
    fireEvent.click(screen.getByRole('button', { name: '已在后台退了，登记' }));
    await waitFor(() => {
      expect(station.inputsOf('syncByHand')).toEqual([{ commandId: 'c-hand', reference: '0007', picture: SCREENSHOT }]);
    });
  });

  it('says so when a screenshot was not stored, and can be noted without', async () => {
    const station = await showSync([parked]);
    station.answers.evidencePhotoSlice = () => refuse('disk-full');
    fireEvent.change(screen.getByLabelText(/附一张后台截图/, { selector: 'input[type=file]' }), {
      target: { files: [new File(['png'], '后台.png', { type: 'image/png' })] },
    });
    expect(await screen.findByText(/没存上/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText(/平台后台的流水号/), { target: { value: '0007' } });
    fireEvent.click(screen.getByRole('button', { name: '已在后台退了，登记' }));
    await waitFor(() => {
      expect(station.inputsOf('syncByHand')).toMatchObject([{ picture: null }]);
    });
  });

  it('says so when it was over already', async () => {
    const station = await showSync([parked]);
    station.answers.syncByHand = () => refuse('not-parked');
    fireEvent.change(screen.getByLabelText(/平台后台的流水号/), { target: { value: '0007' } });
    fireEvent.click(screen.getByRole('button', { name: '已在后台退了，登记' }));
    expect(await screen.findByText(/这一条没有停住/)).toBeTruthy();
  });

  it('is offered for one that was paid short, with what is missing, beside its release', async () => {
    await showSync([{ ...parked, lastWords: 'sync:refunded-less', platformCents: 39_00 }]);
    expect(screen.getByRole('button', { name: '已在后台退了，登记' })).toBeTruthy();
    expect(screen.getByText(/没退再退 ¥100\.00/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '放行，再发一次' })).toBeTruthy();
  });
});

describe('what a platform has refused for good and a person has done elsewhere', () => {
  const refused = { ...parked, attempts: 1, lastWords: '没有权限' };
  const other = { ...refused, amountCents: 0, currency: '' };
  const { waybill } = parked;

  it.each([
    ['已手动退了…', /没退再退 ¥139\.00/, '已在后台退了，登记', `已登记：${waybill} 在平台后台退了`, refused],
    [
      ...([
        '已手动拒绝…',
        /到平台后台拒绝这一单/,
        '已在后台拒绝，登记',
        `已登记：${waybill} 在平台后台拒绝了`,
      ] as const),
      { ...other, kind: 'refuse' as const },
    ],
    [
      ...([
        '已手动入库…',
        /没记再把这 2 件/,
        '已在系统里入库，登记',
        `已登记：${waybill} 的货在库存系统里记了`,
      ] as const),
      { ...other, kind: 'stock' as const, units: 2 },
    ],
    [
      ...(['不用再报…', /不影响退款/, '收起这一条', `已登记：${waybill} 的签收通知不再报`] as const),
      { ...other, kind: 'received' as const },
    ],
  ])('%s opens the form, which says what to do, asks where it is written, and ends it', async (...row) => {
    const [open, then, submit, done, command] = row;
    const station = await showSync([command]);
    expect(screen.queryByRole('button', { name: submit })).toBeNull();
    expect(screen.getByRole('button', { name: '放行，再发一次' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: open }));
    expect(screen.getAllByText(then).length).toBeGreaterThan(0);
    const reference = within(screen.getByRole('listitem')).getByRole('textbox');
    fireEvent.submit(reference);
    expect(await screen.findByText('至少写 2 个字，日后查账要用')).toBeTruthy();
    expect(station.inputsOf('syncByHand')).toEqual([]);

    station.answers.syncByHand = () => ok({ ...command, state: 'done', isForHand: false, doneAt: Date.now() });
    fireEvent.change(reference, { target: { value: '工单 0007' } });
    fireEvent.click(screen.getByRole('button', { name: submit }));
    expect(await screen.findByText(done)).toBeTruthy();
    expect(station.inputsOf('syncByHand')).toEqual([{ commandId: 'c-hand', reference: '工单 0007', picture: null }]);
  });

  it.each([
    ['refund', 'Refunded by hand…', 'Refunded there, note it', 'Reference in the back office'],
    ['refuse', 'Refused by hand…', 'Refused there, note it', 'Where the back office has it'],
    ['stock', 'Booked by hand…', 'Booked there, note it', 'Number in the stock system'],
    ['received', 'No need to tell…', 'Put this aside', 'What was done about it'],
  ] as const)('speaks of a %s in English, too', async (kind, open, submit, reference) => {
    await showSync([kind === 'refund' ? refused : { ...other, kind }], 'en');
    fireEvent.click(screen.getByRole('button', { name: open }));
    expect(screen.getByRole('button', { name: submit })).toBeTruthy();
    expect(screen.getByRole('textbox', { name: reference })).toBeTruthy();
  });

  it('closes again when nobody wants it, and nothing was told', async () => {
    const station = await showSync([refused]);
    const open = screen.getByRole('button', { name: '已手动退了…' });
    fireEvent.click(open);
    expect(open.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(open);
    expect(screen.queryByRole('button', { name: '已在后台退了，登记' })).toBeNull();
    expect(station.inputsOf('syncByHand')).toEqual([]);
  });

  it('takes no screenshot where no box was opened', async () => {
    await showSync([{ ...other, kind: 'received', inspectionId: null }]);
    fireEvent.click(screen.getByRole('button', { name: '不用再报…' }));
    expect(screen.queryByLabelText(/附一张后台截图/)).toBeNull();
  });

  it('is not offered where a word must not end it', async () => {
    await showSync([{ ...refused, lastWords: 'sync:locked', isForHand: false }]);
    expect(screen.queryByRole('button', { name: /已手动退了|已在后台退了/ })).toBeNull();
    expect(screen.getByRole('button', { name: '放行，再发一次' })).toBeTruthy();
  });
});

describe('a refund that waits because nobody answers', () => {
  const waits = { id: 'c-waits', state: 'waiting', lastWords: 'net:no-connection', isForHand: true } as const;

  it('can be noted as refunded by hand, and needs no release', async () => {
    const station = await showSync([makeCommand({ ...waits, nextAttemptAt: Date.now() + 60_000 })]);
    expect(screen.queryByRole('button', { name: /放行/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /手动退了/ }));
    fireEvent.change(screen.getByLabelText(/平台后台的流水号/), { target: { value: '转账 0007' } });
    fireEvent.click(screen.getByRole('button', { name: '已在后台退了，登记' }));
    await waitFor(() => {
      expect(station.inputsOf('syncByHand')).toMatchObject([{ commandId: 'c-waits', reference: '转账 0007' }]);
    });
  });

  it('offers nothing of the kind before its readings fail', async () => {
    await showSync([makeCommand({ ...waits, isForHand: false, nextAttemptAt: Date.now() + 60_000 })]);
    expect(screen.queryByRole('button', { name: /手动退了/ })).toBeNull();
  });
});
