import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RegisterEntry } from '../../../src/shared/register.ts';
import { BoardScreen } from '../../../src/renderer/board/BoardScreen.tsx';
import { RegisterScreen } from '../../../src/renderer/register/RegisterScreen.tsx';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';

// The pages are loaded with this file: not within the second that a test waits for them.
beforeAll(() => {
  expect([BoardScreen, RegisterScreen]).not.toContain(undefined);
});

const NOW = Date.now();
const entry = (more: Partial<RegisterEntry> = {}): RegisterEntry => ({
  ...{ id: 'e1', register: 'carrier-claim', state: 'open', isOpen: true, waybill: 'SF1300001234562', returnNo: 'TH1' },
  ...{ shop: '山岚男装', title: '衬衫', place: null, dueAt: NOW + 3_600_000, amountCents: null, currency: 'CNY' },
  ...{
    sentWaybill: null,
    payer: null,
    note: '',
    operatorNo: '0217',
    createdAt: NOW,
    changedAt: NOW,
    inspectionId: 'i1',
  },
  ...more,
});

const showRegister = async (entries: RegisterEntry[], facts: number): Promise<FakeStation> => {
  const station = createFakeStation();
  station.answers.registerList = () => ok({ entries, next: null });
  const done = { state: 'filed', note: '', amountCents: 100, operatorNo: '0217', at: NOW } as const;
  const all = [{ ...done, what: 'added', state: 'open' } as const, { ...done, what: 'file' } as const];
  station.answers.registerEntry = () => ok({ entry: entries[0] ?? entry(), facts: all.slice(0, facts) });
  await showApp(station);
  await pressKey('F3');
  await pressKey('F3');
  await waitFor(() => screen.getByRole('navigation', { name: '各类登记' }));
  return station;
};
const click = (name: string | RegExp): void => {
  act(() => {
    screen.getByRole('button', { name }).click();
  });
};

describe('a register', () => {
  it('asks for what a step needs, in words, before anything is sent', async () => {
    const station = await showRegister([entry()], 1);
    station.answers.registerAct = () => ok(entry({ state: 'filed' }));
    await waitFor(() => screen.getByRole('button', { name: '已提理赔' }));
    click('已提理赔');
    click('登记');
    expect(screen.getByText('写成 129 或 129.50')).toBeDefined();
    expect(station.inputsOf('registerAct')).toEqual([]);
    fireEvent.change(screen.getByLabelText('金额（元）'), { target: { value: '129.50' } });
    click('登记');
    await waitFor(() => {
      expect(station.inputsOf('registerAct')).toMatchObject([{ id: 'e1', act: 'file', amountCents: 12_950 }]);
    });
  });
  it('says a refusal as a sentence and keeps what was typed', async () => {
    const station = await showRegister([entry()], 1);
    station.answers.registerAct = () => refuse('step-not-now');
    await waitFor(() => screen.getByRole('button', { name: '不用办' }));
    click('不用办');
    fireEvent.change(screen.getByLabelText('说明'), { target: { value: '外箱完好' } });
    click('登记');
    await waitFor(() => screen.getByText('这一条的状态已经变了'));
    expect(screen.getByLabelText('说明')).toHaveProperty('value', '外箱完好');
  });
  it('sends goods of a buyer to the bench, to be packed on film', async () => {
    const station = await showRegister([entry({ register: 'to-buyer', inspectionId: 'i7' })], 1);
    await waitFor(() => screen.getByRole('button', { name: '到验货台打包，全程录像' }));
    click('到验货台打包，全程录像');
    await waitFor(() => {
      expect(station.inputsOf('benchRepack')).toEqual([{ inspectionId: 'i7' }]);
    });
    expect(screen.queryByRole('navigation', { name: '各类登记' })).toBeNull();
  });
  it('offers to undo only what a person did', async () => {
    await showRegister([entry()], 1);
    await waitFor(() => screen.getByText('看记录'));
    expect(screen.queryByText('撤销上一步')).toBeNull();
    cleanup();
    const station = await showRegister([entry({ state: 'filed' })], 2);
    station.answers.registerUndo = () => ok(entry());
    await waitFor(() => screen.getByText('撤销上一步'));
    click('撤销上一步');
    await waitFor(() => {
      expect(station.inputsOf('registerUndo')).toEqual([{ id: 'e1' }]);
    });
  });
  it('teaches where there is nothing, and shows hostile text as text', async () => {
    await showRegister([], 0);
    await waitFor(() => screen.getByText('没有要办的'));
    cleanup();
    await showRegister([entry({ title: '<img src=x onerror=alert(1)>' })], 1);
    await waitFor(() => {
      expect(within(screen.getAllByRole('list')[0] ?? document.body).getByText(/<img src=x/)).toBeDefined();
    });
  });
});
