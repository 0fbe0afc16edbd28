import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import type { Shot } from '../../../src/shared/domain-words.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeDevices } from '../../support/fake-devices.ts';
import { createFakeStation, emptyBench, makeAnswer } from '../../support/fake-station.ts';
import { pressKey, scan, showApp } from '../../support/render-app.tsx';
import { makePhoto, makeSession, makeStatus } from '../../support/scene-parts.ts';

const open = { ...emptyBench, session: makeSession() };

const stillOf = (shot: Shot) => ({ shot, inspectionId: 'inspection-1', returnId: null });

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
    station.answers.benchScan = () => ok(makeAnswer(open, { tone: 'found', still: stillOf('outer') }));
    const { devices } = await showApp(station);
    await scan('SF1300001234562');
    expect(await screen.findByRole('button', { name: '放大照片：外箱' })).toBeTruthy();
    expect(devices.stills).toEqual([{ shot: 'outer', inspectionId: 'inspection-1' }]);
    expect(devices.tones).toEqual(['found']);
  });
  it('says a photo that was not stored', async () => {
    const station = createFakeStation(open);
    station.answers.benchCommand = () => ok(makeAnswer(open, { still: stillOf('seal') }));
    await showApp(
      station,
      createFakeDevices({}, () => refuse('disk-full')),
    );
    await pressKey('F5');
    expect((await screen.findByRole('alert')).textContent).toContain('磁盘已满');
  });
  it('decides nothing blindly while a photo covers the box; the pedal still works', async () => {
    const station = createFakeStation(open);
    station.answers.evidenceOf = () => ok({ photos: [makePhoto('label')], recordings: [], gaps: [] });
    await showApp(station);
    fireEvent.click(await screen.findByRole('button', { name: '放大照片：面单' }));
    await screen.findByRole('dialog');
    await pressKey('F5');
    await waitFor(() => {
      expect(station.inputsOf('benchCommand')).toEqual([{ word: 'PHOTO' }]);
    });
    expect(screen.getByRole('dialog')).toBeTruthy();
    await pressKey('F3');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(station.inputsOf('benchCommand')).toHaveLength(1);
  });
  it('gives the screen back to the bench when a scan comes', async () => {
    const station = createFakeStation(open);
    station.answers.evidenceOf = () => ok({ photos: [makePhoto('label')], recordings: [], gaps: [] });
    await showApp(station);
    fireEvent.click(await screen.findByRole('button', { name: '放大照片：面单' }));
    await screen.findByRole('dialog');
    await scan('6901234567892');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });
  it('puts the newest photo of a wanted shot into its fixed place', async () => {
    const session = makeSession({
      meter: [],
      shots: [
        { shot: 'label', isRequired: true, count: 1, returnId: null },
        { shot: 'seal', isRequired: true, count: 0, returnId: null },
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
