import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { checkRefusal, offeredPhotos } from '../../../src/renderer/decision/refusal-draft.ts';
import { ByHandInput, RefusalInput } from '../../../src/shared/refusal.ts';
import type { RefusalRulesView } from '../../../src/shared/refusal.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makePackView } from '../../support/case-parts.ts';
import { HOUR, makeEvidence, makeItem } from '../../support/scene-parts.ts';

const item = makeItem({
  verdictId: 'v-1',
  codes: ['serial-mismatch', 'not-as-shipped'],
  deadlineAt: Date.now() + HOUR,
});
/** Photos by hashes as they are. */
const evidence = makeEvidence();
const photos = evidence.photos.map((photo, index) => ({ ...photo, sha256: String(index).repeat(64) }));
const RULES: RefusalRulesView = {
  ...{ isRead: true, isPossible: true, words: null, isProofNeeded: true, backOffice: null, undoMs: 60_000 },
  reasons: [
    { code: '118', text: '商品影响二次销售' },
    { code: '1047', text: '<b>与发出不符</b>' },
  ],
};

async function showRefusal(rules: Partial<RefusalRulesView> = {}): Promise<FakeStation> {
  const station = createFakeStation();
  station.answers.decisionList = () => ok([item]);
  station.answers.decisionCase = () => ok({ item, evidence: { ...evidence, photos } });
  station.answers.refusalRules = () => ok({ ...RULES, ...rules });
  await showApp(station);
  await pressKey('F9');
  await screen.findByRole('listbox');
  await waitFor(() => {
    expect(document.querySelector('video')).not.toBeNull();
  });
  await pressKey('F3');
  return station;
}
const message = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /给买家和平台的话/ });
const pictures = () => screen.getAllByRole('button', { pressed: true });

describe('refusing at the platform', () => {
  it('asks the platform only when a person wants to refuse, and shows its reasons as text', async () => {
    const station = await showRefusal();
    const reasons = await screen.findByRole('combobox', { name: '平台的拒绝原因' });
    expect(station.inputsOf('refusalRules')).toEqual([{ verdictId: 'v-1' }]);
    expect([...reasons.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
      ...['选一个', '商品影响二次销售', '<b>与发出不符</b>'],
    ]);
  });

  it('fills the message with what was seen, accuses nobody, and numbers the pictures', async () => {
    await showRefusal();
    await screen.findByRole('combobox');
    expect(message().value).toContain('序列号与发出的不一致、商品与发出的不符');
    expect(message().value).not.toContain('掉包');
    expect(pictures().map(({ textContent }) => textContent)[0]).toMatch(/^面单\s*1$/);
  });

  it('says what is missing, then what will happen, and sends what was chosen', async () => {
    const station = await showRefusal();
    station.answers.refusalMake = ({ verdictId }) =>
      ok({ verdictId, waybill: item.waybill, undoUntilAt: Date.now() + 60_000 });
    const reasons = await screen.findByRole('combobox');
    await pressKey('F4');
    expect(screen.getByText('先选平台的拒绝原因。')).toBeTruthy();
    fireEvent.change(reasons, { target: { value: '1047' } });
    fireEvent.change(message(), { target: { value: '买家掉包' } });
    await pressKey('F4');
    expect(screen.getByText(/别写「掉包」一类的词/)).toBeTruthy();
    fireEvent.change(message(), { target: { value: '序列号与发出的不一致' } });
    expect(screen.getByText(/60 秒内可撤销。之后发给/)).toBeTruthy();
    const [first, second] = pictures();
    if (first === undefined || second === undefined) throw new Error('two pictures are chosen at first');
    fireEvent.click(first);
    fireEvent.click(first);
    expect(first.textContent).toBe(`面单${pictures().length}`);
    await pressKey('F4');
    expect(await screen.findByText(/已定拒绝/)).toBeTruthy();
    const [sent] = station.inputsOf('refusalMake').map((input) => v.parse(RefusalInput, input));
    expect(sent).toMatchObject({ verdictId: 'v-1', message: '序列号与发出的不一致', reasonCode: '1047' });
    expect(new Set(sent?.pictures ?? []).size).toBe(sent?.pictures.length);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('can be taken back while it waits, and the case is on the list again', async () => {
    const station = await showRefusal({ reasons: [] });
    station.answers.refusalMake = ({ verdictId }) =>
      ok({ verdictId, waybill: item.waybill, undoUntilAt: Date.now() + 60_000 });
    station.answers.refusalTakeBack = () => ok(undefined);
    await screen.findByText(/60 秒内可撤销/);
    await pressKey('F4');
    fireEvent.click(await screen.findByRole('button', { name: '撤销拒绝' }));
    await waitFor(() => {
      expect(screen.getByRole('listbox')).toBeTruthy();
    });
    expect(station.inputsOf('refusalTakeBack')).toEqual([{ verdictId: 'v-1' }]);
    expect(screen.queryByText(/已定拒绝/)).toBeNull();
  });

  it('says that the platform can’t be asked now, sends nothing, and asks again', async () => {
    const station = await showRefusal({ isRead: false, isPossible: false, words: 'net:no-connection' });
    expect(await screen.findByText('现在问不到平台能不能拒，什么都没发。')).toBeTruthy();
    await pressKey('F4');
    expect(station.inputsOf('refusalMake')).toEqual([]);
    expect(station.inputsOf('decisionPropose')).toEqual([]);
    station.answers.refusalRules = () => ok(RULES);
    fireEvent.click(screen.getByRole('button', { name: '再问一次' }));
    expect(await screen.findByRole('combobox')).toBeTruthy();
  });

  it('says the station’s refusal in a sentence', async () => {
    const station = await showRefusal({ reasons: [] });
    station.answers.refusalMake = () => refuse('return-closed');
    await screen.findByText(/60 秒内可撤销/);
    await pressKey('F4');
    expect(await screen.findByText('平台已经关闭这张售后单')).toBeTruthy();
  });
});

describe('a refusal that has no call', () => {
  const byHand = () =>
    showRefusal({ isPossible: false, words: '七天无理由的退款不能用接口拒绝', backOffice: 'https://a.example' });

  it('says why, where it is done, and notes it with its reference and picture', async () => {
    const station = await byHand();
    station.answers.decisionByHand = () => ok(undefined);
    expect(await screen.findByText('七天无理由的退款不能用接口拒绝')).toBeTruthy();
    expect(screen.getByText('https://a.example')).toBeTruthy();
    await pressKey('F4');
    expect(screen.getByText('至少写 2 个字，日后查账要用')).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: /平台后台的记录/ }), { target: { value: '工单 8812' } });
    const [photo] = within(screen.getByRole('list', { name: /作证的图/ })).getAllByRole('button', { pressed: false });
    if (photo === undefined) throw new Error('no photo is offered');
    fireEvent.click(photo);
    await pressKey('F4');
    expect(await screen.findByText(/已登记：.* 在平台后台拒绝了/)).toBeTruthy();
    expect(station.inputsOf('decisionByHand')).toMatchObject([
      { verdictId: 'v-1', outcome: 'refused', reference: '工单 8812' },
    ]);
    expect(v.parse(ByHandInput, station.inputsOf('decisionByHand')[0]).picture).not.toBeNull();
  });

  it('makes the pack that is taken along, as its platform wants it, and shows where it lies', async () => {
    const station = await byHand();
    const running = makePackView({ orderId: 'o-1', state: 'running' });
    station.answers.packExport = () => ok(running);
    station.answers.fileShow = () => ok(undefined);
    fireEvent.click(await screen.findByRole('button', { name: '做举证包' }));
    expect(await screen.findByText(/正在做举证包/)).toBeTruthy();
    expect(station.inputsOf('packExport')).toMatchObject([
      { inspectionIds: [item.inspectionId], preset: 'plain', variant: 'sealed' },
    ]);
    const [one] = running.cases;
    if (one === undefined) throw new Error('no case');
    const done = makePackView({
      ...{ orderId: 'o-1', state: 'done', cases: [{ ...one, state: 'done', file: 'case-1.zip' }] },
    });
    // Somebody else's order is not ours.
    act(() => {
      station.emit('packChanged', { ...done, orderId: 'o-2' });
    });
    expect(screen.getByText(/正在做举证包/)).toBeTruthy();
    act(() => {
      station.emit('packChanged', done);
    });
    expect(await screen.findByText('case-1.zip')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '打开文件夹' }));
    expect(station.inputsOf('fileShow')).toEqual([{ folder: 'packs', file: 'case-1.zip' }]);
  });

  it('says why the pack can’t be made', async () => {
    const station = await byHand();
    station.answers.packExport = () => refuse('pack-busy');
    fireEvent.click(await screen.findByRole('button', { name: '做举证包' }));
    expect(await screen.findByText('还有举证包没导完')).toBeTruthy();
    expect(screen.getByRole('button', { name: '做举证包' })).toBeTruthy();
  });

  it('is said plainly where the platform has no call at all', async () => {
    await showRefusal({ isPossible: false, words: null });
    expect(await screen.findByText('这个平台没有拒绝的接口，程序发不出去。')).toBeTruthy();
  });
});

describe('a refusal’s draft', () => {
  const draft = { message: '与发出的不符', reasonCode: '118', pictures: ['a'], reference: '', picture: null };
  it.each([
    [{ ...draft, message: '一' }, 'message'],
    [{ ...draft, message: '字'.repeat(201) }, 'message'],
    [{ ...draft, message: '买家调包了' }, 'accuses'],
    [{ ...draft, reasonCode: null }, 'reason'],
    [{ ...draft, reasonCode: '999' }, 'reason'],
    [{ ...draft, pictures: [] }, 'picture'],
  ])('%j lacks its %s', (lacking, problem) => {
    expect(checkRefusal(lacking, RULES)).toEqual({ ok: false, problem });
  });
  it('takes no reason along where the platform has no list', () => {
    expect(checkRefusal(draft, { ...RULES, reasons: [] })).toMatchObject({ ok: true, refusal: { reasonCode: null } });
  });
  it('offers the label first, then the defect, each picture once', () => {
    const photo = (shot: 'auto' | 'defect' | 'label', sha256: string) => ({
      ...{ id: sha256, shot, returnId: null, takenAt: 1, sha256, widthPx: 1, heightPx: 1 },
    });
    const offered = offeredPhotos([photo('auto', 'a'), photo('defect', 'b'), photo('label', 'c'), photo('label', 'c')]);
    expect(offered.map(({ sha256 }) => sha256)).toEqual(['c', 'b', 'a']);
  });
});
