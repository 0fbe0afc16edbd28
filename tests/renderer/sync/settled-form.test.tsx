import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { CommandView } from '../../../src/shared/sync.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { decodePictureFiles, SCREENSHOT, storeScreenshots } from '../../support/picture-file.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeCommand } from '../../support/scene-parts.ts';

decodePictureFiles();

const parked = makeCommand({ id: 'c-hand', state: 'parked', lastWords: 'sync:by-hand', nextAttemptAt: null });

async function showSync(commands: readonly CommandView[]): Promise<FakeStation> {
  const station = createFakeStation();
  station.answers.syncCommands = () => ok([...commands]);
  await showApp(station);
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

  it('is offered for one that was paid short, beside its release', async () => {
    await showSync([{ ...parked, lastWords: 'sync:refunded-less', platformCents: 100 }]);
    expect(screen.getByRole('button', { name: '已在后台退了，登记' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '放行，再发一次' })).toBeTruthy();
  });

  it.each([
    ['another reason', { ...parked, lastWords: 'sync:locked' }],
    ['goods', { ...parked, kind: 'stock' as const, units: 2 }],
  ])('is not offered for %s', async (_, command) => {
    await showSync([command]);
    expect(screen.queryByRole('button', { name: '已在后台退了，登记' })).toBeNull();
  });
});
