import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RepackView } from '../../../src/shared/repack.ts';
import type { Panel } from '../../../src/shared/session.ts';
import { ok } from '../../../src/shared/result.ts';
import { createFakeStation, emptyBench, makeAnswer } from '../../support/fake-station.ts';
import { pressKey, scan, showApp } from '../../support/render-app.tsx';
import { makeRepack } from '../../support/repack-scene.ts';

const show = async (more: Partial<RepackView> = {}) => {
  const station = createFakeStation({ ...emptyBench, repack: makeRepack(more) });
  await showApp(station);
  return station;
};
const commands = async (station: Awaited<ReturnType<typeof show>>, n: number): Promise<unknown[]> => {
  await waitFor(() => {
    expect(station.inputsOf('benchCommand')).toHaveLength(n);
  });
  return station.inputsOf('benchCommand').map((input) => (input as { word: string }).word);
};

describe('goods packed for their buyer', () => {
  it('says what is next, what goes, and what stays', async () => {
    await show({ staying: 1 });
    expect(screen.getByRole('heading', { level: 1, name: '打包寄回' })).toBeTruthy();
    expect(screen.getByText('装好封箱，扫新贴的运单')).toBeTruthy();
    const goods = within(screen.getByRole('list', { name: '装进去的货' }));
    expect(goods.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '男士衬衫 白 L2 件',
      '还有 1 件留在这里，不寄',
    ]);
  });

  it('is done by function keys, keypad and scanner alone', async () => {
    const station = await show();
    await scan('SF1400002345673');
    await waitFor(() => {
      expect(station.inputsOf('benchScan')).toMatchObject([{ raw: 'SF1400002345673' }]);
    });
    await pressKey('F1');
    await pressKey('F3');
    await pressKey('Numpad2');
    // A digit may be the head of a scan: it counts once nothing has followed.
    await commands(station, 3);
    await pressKey('F4');
    await pressKey('F12');
    expect(await commands(station, 5)).toEqual(['Q1', 'Q3', 'Q2', 'SEND', 'UNDO']);
    // No door leads away by a key that means something here.
    await pressKey('F7');
    await pressKey('F8');
    expect(screen.getByRole('heading', { level: 1, name: '打包寄回' })).toBeTruthy();
  });

  it('shows who pays, and never sends by the Enter that ends a scan', async () => {
    const station = await show({ sentWaybill: 'SF1400002345673', payer: 'shop', step: 'close' });
    const payers = within(screen.getByRole('group', { name: '运费谁付' })).getAllByRole('button');
    expect(payers.map((one) => one.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false']);
    const send = screen.getByRole('button', { name: /寄出/ });
    send.focus();
    expect(fireEvent.keyDown(send, { key: 'Enter' })).toBe(false);
    expect(station.inputsOf('benchCommand')).toEqual([]);
    fireEvent.click(send);
    expect(await commands(station, 1)).toEqual(['SEND']);
  });

  it('says a refusal in its place, with what was scanned', async () => {
    const station = await show();
    const view = { ...emptyBench, repack: makeRepack() };
    station.answers.benchScan = () => ok(makeAnswer(view, { tone: 'refused', refusal: 'repack-own-waybill' }));
    await scan('SF1300001234562');
    expect(await screen.findByText('这是它退回来时的旧运单')).toBeTruthy();
  });
});

describe('a closed parcel that was scanned', () => {
  const done = (toBuyer: (Panel & { kind: 'already-done' })['toBuyer']): Panel => ({
    ...{ kind: 'already-done', inspectionId: 'i1', waybill: 'SF1300001234562', operatorNo: '0217', at: Date.now() },
    ...{ verdict: 'damaged', progress: 'refused', toBuyer },
  });
  it('is offered for packing with F1', async () => {
    const station = createFakeStation({ ...emptyBench, panel: done({ units: 2, why: null }) });
    await showApp(station);
    expect(screen.getByText('货要寄回买家：2 件')).toBeTruthy();
    await pressKey('F1');
    await waitFor(() => {
      expect(station.inputsOf('benchCommand')).toEqual([{ word: 'SEND' }]);
    });
    fireEvent.click(screen.getByRole('button', { name: /开始打包/ }));
    await waitFor(() => {
      expect(station.inputsOf('benchRepack')).toEqual([{ inspectionId: 'i1' }]);
    });
  });
  it('says why not while the goods are kept for the ruling', async () => {
    await showApp(createFakeStation({ ...emptyBench, panel: done({ units: 2, why: 'repack-kept' }) }));
    expect(screen.getByText('平台还没有裁定，货要留证，不能寄回')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /开始打包/ })).toBeNull();
  });
});
