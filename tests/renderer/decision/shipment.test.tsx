import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { checkShipment } from '../../../src/renderer/decision/use-sent-anew.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { ToDecideItem } from '../../../src/shared/decision.ts';
import type { ShipmentRulesView } from '../../../src/shared/shipment.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { decodePictureFiles } from '../../support/picture-file.ts';
import { pressKey, scan, showApp } from '../../support/render-app.tsx';
import { HOUR, makeCommand, makeEvidence, makeItem } from '../../support/scene-parts.ts';

decodePictureFiles();

const item = makeItem({ verdictId: 'v1', waybill: 'JDVA11408814483', deadlineAt: Date.now() + HOUR });
const byCall: ShipmentRulesView = { isRead: true, byCall: ['exchanged'], words: null, undoMs: 60_000 };

async function showDesk(
  rules: ShipmentRulesView | Promise<ShipmentRulesView>,
  more: Partial<ToDecideItem> = {},
): Promise<FakeStation> {
  const station = createFakeStation();
  const shown = { ...item, ...more };
  station.answers.decisionList = () => ok([shown]);
  station.answers.decisionCase = () => ok({ item: shown, evidence: makeEvidence() });
  station.answers.shipmentRules = async () => ok(await rules);
  station.answers.shipmentMake = ({ verdictId, outcome, waybill }) =>
    ok({ verdictId, outcome, waybill: item.waybill, sent: waybill, undoUntilAt: Date.now() + 60_000 });
  await showApp(station);
  await pressKey('F9');
  await screen.findByRole('listbox');
  await pressKey('F5');
  return station;
}
const sent = () => screen.getByRole<HTMLInputElement>('textbox', { name: '新发出的运单号' });
const courier = () => screen.getByRole<HTMLSelectElement>('combobox', { name: '快递公司' });
const type = (value: string) => fireEvent.change(sent(), { target: { value } });

describe('other goods of which the platform is told by a call', () => {
  it('says what leaves when, proposes the courier of the number, and shows the way back', async () => {
    const station = await showDesk(byCall);
    expect(await screen.findByText(/60 秒后由本台传给平台，之前可以撤回/)).toBeTruthy();
    // What the platform knows the buyer wants is chosen; where nothing was done elsewhere nothing is asked of it.
    expect(screen.getByRole('radio', { name: '换货', checked: true })).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: '平台后台的记录' })).toBeNull();
    await pressKey('F4');
    expect(screen.getByText(/6 到 35 位字母数字/)).toBeTruthy();
    type('yt88 0011 2233 445');
    expect(courier().value).toBe('yto');
    await pressKey('F4');
    expect(await screen.findByText(/换货，新运单 YT88 0011 2233 445，\d+ 秒后传给平台/)).toBeTruthy();
    expect(station.inputsOf('shipmentMake')).toEqual([
      { verdictId: 'v1', outcome: 'exchanged', waybill: 'YT8800112233445', courier: 'yto' },
    ]);
    expect(station.inputsOf('decisionByHand')).toEqual([]);
    station.answers.shipmentTakeBack = () => ok(undefined);
    fireEvent.click(screen.getByRole('button', { name: '撤回这次上传' }));
    await waitFor(() => {
      expect(station.inputsOf('shipmentTakeBack')).toEqual([{ verdictId: 'v1' }]);
    });
  });

  it('takes a scan of the new label into its field, where F5 leads; any other calls to the bench', async () => {
    const station = await showDesk(byCall);
    await screen.findByText(/60 秒后由本台传给平台/);
    expect(document.activeElement).toBe(sent());
    await scan('YT8800112233445');
    expect([sent().value, courier().value]).toEqual(['YT8800112233445', 'yto']);
    expect(station.inputsOf('benchScan')).toEqual([]);
    // A torn scan is said here and takes the focus away; scanned again, it is the same label.
    act(() => {
      // A key that nobody saw go down: the first of the scan was swallowed on its way.
      document.dispatchEvent(new KeyboardEvent('keyup', { code: 'KeyS', key: 'S' }));
    });
    await scan('F1300007741205');
    expect(screen.getByText('扫到一半断了，再扫一次')).toBeTruthy();
    expect(document.activeElement).toBe(document.body);
    // Nobody pulls a trigger sooner: what comes before is the rest of the torn one.
    await new Promise((resolve) => setTimeout(resolve, 350));
    await scan('SF1300007741205');
    expect(screen.queryByText('扫到一半断了，再扫一次')).toBeNull();
    expect([sent().value, document.activeElement]).toEqual(['SF1300007741205', sent()]);
    expect(station.inputsOf('benchScan')).toEqual([]);
    act(() => {
      courier().focus();
    });
    await scan('SF1300001234562');
    expect(station.inputsOf('benchScan')).toMatchObject([{ raw: 'SF1300001234562' }]);
  });

  it('takes no barcode of goods for a waybill, and says so', async () => {
    const station = await showDesk(byCall);
    await screen.findByText(/60 秒后由本台传给平台/);
    await scan('6901234567892');
    expect(await screen.findByText(/扫到的是商品条码/)).toBeTruthy();
    expect(sent().value).toBe('');
    expect(station.inputsOf('benchScan')).toEqual([]);
  });

  it('proposes what the buyer wants, and says which it is', async () => {
    await showDesk(
      { ...byCall, byCall: ['exchanged', 're-sent', 'repaired'] },
      { why: 'goods-wanted', wants: 'repaired' },
    );
    expect(await screen.findByRole('radio', { name: '维修', checked: true })).toBeTruthy();
    expect(screen.getByText(/买家要维修，不是退款/)).toBeTruthy();
  });

  it('says that the platform has not answered yet when it is submitted too soon', async () => {
    let answer: (value: ShipmentRulesView) => void = () => undefined;
    const asked = new Promise<ShipmentRulesView>((resolve) => {
      answer = resolve;
    });
    const station = await showDesk(asked);
    type('YT8800112233445');
    await pressKey('F4');
    expect(screen.getByText(/还没问到平台怎么收新运单/)).toBeTruthy();
    answer(byCall);
    await screen.findByText(/60 秒后由本台传给平台/);
    expect(screen.queryByText(/还没问到平台/)).toBeNull();
    expect(station.inputsOf('shipmentMake')).toEqual([]);
    await pressKey('F4');
    expect(station.inputsOf('shipmentMake')).toHaveLength(1);
  });

  it('takes another courier, and wants one where the number looks like none', async () => {
    const station = await showDesk(byCall);
    await screen.findByText(/60 秒后由本台传给平台/);
    type('ABCDEF1');
    expect(courier().value).toBe('');
    await pressKey('F4');
    expect(screen.getByText('选新件走的快递公司，平台要这一项')).toBeTruthy();
    expect(station.inputsOf('shipmentMake')).toEqual([]);
    fireEvent.change(courier(), { target: { value: 'jt' } });
    await pressKey('F4');
    await screen.findByText(/秒后传给平台/);
    expect(station.inputsOf('shipmentMake')).toMatchObject([{ courier: 'jt', waybill: 'ABCDEF1' }]);
  });

  it('leaves what no call tells to the back office', async () => {
    const station = await showDesk(byCall);
    await screen.findByText(/60 秒后由本台传给平台/);
    fireEvent.click(screen.getByRole('radio', { name: '维修' }));
    expect(screen.getByText(/这一种平台没有接口/)).toBeTruthy();
    expect(screen.getByRole('textbox', { name: '平台后台的记录' })).toBeTruthy();
    expect(screen.queryByRole('combobox', { name: '快递公司' })).toBeNull();
    type('YT8800112233445');
    await pressKey('F4');
    expect(screen.getByText(/后台的记录至少写 2 个字/)).toBeTruthy();
    expect(station.inputsOf('shipmentMake')).toEqual([]);
  });

  it('says what stands in the way, and offers the back office', async () => {
    await showDesk({ ...byCall, words: 'sync:refund-wanted' });
    expect(await screen.findByText(/平台要求这笔换货改成退款：新件先别发/)).toBeTruthy();
    // Nothing was ordered yet: there is nothing to take back.
    expect(screen.queryByText(/撤回/)).toBeNull();
    expect(screen.getByRole('textbox', { name: '平台后台的记录' })).toBeTruthy();
  });

  it('is ordered without a line, too, and says that it waits', async () => {
    const station = await showDesk({ ...byCall, isRead: false, words: 'net:no-connection' });
    expect(await screen.findByText(/现在问不到平台，先排着/)).toBeTruthy();
    type('YT8800112233445');
    await pressKey('F4');
    await screen.findByText(/秒后传给平台/);
    expect(station.inputsOf('shipmentMake')).toHaveLength(1);
  });

  it('says why it was not taken, and keeps what was typed', async () => {
    const station = await showDesk(byCall);
    station.answers.shipmentMake = () => refuse('shipment-not-possible');
    await screen.findByText(/60 秒后由本台传给平台/);
    type('YT8800112233445');
    await pressKey('F4');
    expect(await screen.findByText('这个平台没有上传这种新运单的接口，什么都没发')).toBeTruthy();
    expect(sent().value).toBe('YT8800112233445');
  });
});

describe('a shipment on the sync screen', () => {
  it('is shown by its number, and can be taken back while nothing of it has left', async () => {
    const station = createFakeStation();
    const parked = makeCommand({
      ...{ id: 'c1', kind: 'shipment', state: 'parked', amountCents: 0, currency: '', nextAttemptAt: null },
      ...{ sent: { waybill: 'YT8800112233445', courier: 'yto' }, canTakeBack: true, isForHand: false },
      lastWords: 'sync:refund-wanted',
    });
    station.answers.syncCommands = () => ok([parked]);
    station.answers.shipmentTakeBack = () => ok(undefined);
    await showApp(station);
    await pressKey('F11');
    expect(await screen.findByText('→ YT8800112233445')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '撤回这次上传' }));
    expect(await screen.findByText(/已撤回，这一单回到「待处理」里/)).toBeTruthy();
    expect(station.inputsOf('shipmentTakeBack')).toEqual([{ commandId: 'c1' }]);
  });
});

describe('what is typed for a shipment', () => {
  const draft = { outcome: 'exchanged', waybill: 'YT8800112233445', courier: null } as const;
  it.each([
    [{ ...draft, outcome: null }, 'outcome'],
    [{ ...draft, waybill: 'sf13 0000 1234 562' }, 'waybill'],
    [{ ...draft, waybill: 'QQ-QQ-QQ' }, 'courier'],
  ] as const)('%o lacks its %s', (typed, problem) => {
    expect(checkShipment(typed, 'SF1300001234562')).toEqual({ ok: false, problem });
  });
});
