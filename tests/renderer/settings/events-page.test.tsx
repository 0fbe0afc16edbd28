import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import { WEBHOOK_TYPES } from '../../../src/shared/webhook.ts';
import type { WebhookDelivery, WebhookEndpoint, WebhooksView } from '../../../src/shared/webhook.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';

const URL = 'https://crm.example/hook';
const ENDPOINT: WebhookEndpoint = {
  id: 'h1',
  url: URL,
  types: ['verdict.given', 'refund.acknowledged'],
  isOn: true,
  offWhy: null,
  hasSecret: true,
  waiting: 0,
  parked: 0,
};
const PARKED: WebhookDelivery = {
  id: '41',
  endpointId: 'h1',
  type: 'verdict.given',
  about: 'TB-1',
  at: 1_800_000_000_000,
  state: 'parked',
  attempts: 10,
  triedAt: 1_800_000_000_000,
  nextAttemptAt: null,
  lastStatus: 500,
  lastWords: 'net:server-fault',
};
const viewOf = (endpoints: WebhookEndpoint[], deliveries: WebhookDelivery[] = []): WebhooksView => ({
  endpoints,
  deliveries,
  isSecretKept: true,
});

const showPage = async (view: WebhooksView, station: FakeStation = createFakeStation()): Promise<FakeStation> => {
  station.answers.webhookView = () => ok(view);
  await showApp(station);
  await pressKey('F10');
  fireEvent.click(screen.getByRole('tab', { name: '事件通知' }));
  await waitFor(() => {
    expect(station.inputsOf('webhookView')).not.toEqual([]);
  });
  return station;
};
const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('receivers of events', () => {
  it('are added by address and events; the secret is shown once, to be copied', async () => {
    const station = await showPage(viewOf([]));
    fireEvent.click(await screen.findByRole('button', { name: '加一个接收方' }));
    press('收到包裹');
    const address = screen.getByLabelText('接收地址');
    expect(document.activeElement).toBe(address);
    fireEvent.change(address, { target: { value: 'http://10.0.0.5/hook' } });
    fireEvent.keyDown(address, { key: 'Enter' });
    expect(screen.getByText(/别的机器要用 https/)).toBeTruthy();
    expect(station.inputsOf('webhookAdd')).toEqual([]);

    station.answers.webhookAdd = () => ok({ id: 'h1', secret: 'whsec_onlynow', view: viewOf([ENDPOINT]) });
    fireEvent.change(address, { target: { value: URL } });
    fireEvent.keyDown(address, { key: 'Enter' });
    const secret = await screen.findByLabelText<HTMLInputElement>('密钥');
    expect(secret.value).toBe('whsec_onlynow');
    expect(station.inputsOf('webhookAdd')).toEqual([
      { url: URL, types: WEBHOOK_TYPES.filter((type) => type !== 'parcel.received') },
    ]);
    press('给好了，收起');
    expect(document.body.innerHTML).not.toContain('whsec_');
  });

  it('take at least one event', async () => {
    await showPage(viewOf([ENDPOINT]));
    fireEvent.click(await screen.findByRole('button', { name: `改事件: ${URL}` }));
    press('给了结论');
    press('退款有回执');
    expect(screen.getByText('至少选一种事件')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /保存/ }).disabled).toBe(true);
  });

  it('say how they stand, in words', async () => {
    await showPage(
      viewOf([
        { ...ENDPOINT, waiting: 3, parked: 1 },
        { ...ENDPOINT, id: 'h2', isOn: false, offWhy: 'gone' },
        { ...ENDPOINT, id: 'h3', hasSecret: false },
        { ...ENDPOINT, id: 'h4', isOn: false, offWhy: 'person' },
        { ...ENDPOINT, id: 'h5' },
      ]),
    );
    expect(await screen.findByText('开着，3 条排队等着送')).toBeTruthy();
    expect(screen.getByText(/1 条试了 10 次没送成/)).toBeTruthy();
    expect(screen.getByText(/已自动关掉/)).toBeTruthy();
    expect(screen.getByText(/密钥不在了，送不出去/)).toBeTruthy();
    expect(screen.getByText(/关着：不再记新事件/)).toBeTruthy();
    expect(screen.getByText('已经有 5 个接收方，不能再加')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '加一个接收方' }).disabled).toBe(true);
  });

  it('are tested with one sentence of answer', async () => {
    const station = await showPage(viewOf([ENDPOINT]));
    station.answers.webhookTry = () => ok({ status: 302, words: 'net:redirect' });
    fireEvent.click(await screen.findByRole('button', { name: `发一条测试: ${URL}` }));
    expect(await screen.findByText(/没送成。 对方把地址转到别处.*对方答 302。/)).toBeTruthy();
    station.answers.webhookTry = () => ok({ status: 204, words: null });
    press(`发一条测试: ${URL}`);
    expect(await screen.findByText('对方收下了（204）。')).toBeTruthy();
  });

  it('are removed at once and can be put back', async () => {
    const station = await showPage(viewOf([ENDPOINT]));
    station.answers.webhookRemove = ({ isRemoved }) => ok(viewOf(isRemoved ? [] : [ENDPOINT]));
    fireEvent.click(await screen.findByRole('button', { name: `移除: ${URL}` }));
    fireEvent.click(await screen.findByRole('button', { name: '放回来' }));
    expect(await screen.findByText(`${URL} 放回来了。`)).toBeTruthy();
    expect(station.inputsOf('webhookRemove')).toEqual([
      { id: 'h1', isRemoved: true },
      { id: 'h1', isRemoved: false },
    ]);
  });

  it('get a new secret only after a second press; Enter keeps the old one', async () => {
    const station = await showPage(viewOf([ENDPOINT]));
    station.answers.webhookRenew = () => ok({ id: 'h1', secret: 'whsec_second', view: viewOf([ENDPOINT]) });
    fireEvent.click(await screen.findByRole('button', { name: `换新密钥: ${URL}` }));
    expect(document.activeElement?.textContent).toBe('不换');
    expect(station.inputsOf('webhookRenew')).toEqual([]);
    press('换新的');
    expect((await screen.findByLabelText<HTMLInputElement>('密钥')).value).toBe('whsec_second');
  });
});

describe('events that were given up', () => {
  it('are listed with why, and sent again', async () => {
    const station = await showPage(viewOf([{ ...ENDPOINT, parked: 1 }], [PARKED]));
    expect(await screen.findByText(/最后一次没送成 · 试了 10 次 · 对方系统出错。 · 对方答 500。/)).toBeTruthy();
    station.answers.webhookSendAgain = () => ok(viewOf([ENDPOINT]));
    press('再送一次: 给了结论 · TB-1');
    expect(await screen.findByText('已排上，马上再送。')).toBeTruthy();
    expect(station.inputsOf('webhookSendAgain')).toEqual([{ id: '41' }]);
  });

  it('a refusal is said with what to do', async () => {
    const station = await showPage(viewOf([{ ...ENDPOINT, parked: 1 }], [PARKED]));
    station.answers.webhookSendAgain = () => refuse('unknown-endpoint');
    fireEvent.click(await screen.findByRole('button', { name: /再送一次/ }));
    expect(await screen.findByText('这个接收方或这条事件已经不在了')).toBeTruthy();
  });
});
