import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../src/renderer/connection/address-rules.ts';
import type { ConnectionView } from '../../../src/shared/connection.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';

const SHOP: ConnectionView = {
  id: 's1',
  kind: 'vendure',
  name: '青禾',
  baseUrl: 'https://shop.example.com',
  transport: 'direct',
  fields: { username: 'bench' },
  isSecretKept: true,
  missingSecrets: [],
  isOnline: true,
  pullWords: null,
  unreadReturns: { n: 0, some: [] },
};

const showPage = async (list: readonly ConnectionView[], station: FakeStation = createFakeStation()) => {
  station.answers.connectionList = () => ok([...list]);
  await showApp(station);
  await pressKey('F10');
  fireEvent.click(screen.getByRole('tab', { name: '店铺连接' }));
  await waitFor(() => {
    expect(station.inputsOf('connectionList')).not.toEqual([]);
  });
  return station;
};
const type = (label: string, text: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
};
const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('the connections', () => {
  it('say how each stands, in words', async () => {
    await showPage([
      SHOP,
      { ...SHOP, id: 's2', name: '山海', isOnline: false },
      { ...SHOP, id: 's3', name: '云台', isOnline: false, missingSecrets: ['password'], isSecretKept: false },
    ]);
    expect(await screen.findByText('在线：售后单照常进来')).toBeTruthy();
    expect(screen.getByText(/连不上：验货照常/)).toBeTruthy();
    expect(screen.getByText(/缺密码：填上之前/)).toBeTruthy();
    expect(screen.getByText(/每次开程序都要再填一次密码/)).toBeTruthy();
  });
  it('say why a shop that answers sends no returns, and lead to the field that is to be filled in anew', async () => {
    const taobao: ConnectionView = {
      ...{ ...SHOP, id: 's4', kind: 'taobao', name: '山岚', pullWords: 'net:signed-out' },
      fields: { appKey: '12345678', shopType: 'taobao', refundBy: 'warehouse' },
    };
    await showPage([
      taobao,
      { ...SHOP, id: 's5', name: '海蓝', pullWords: '没有权限\u202e' },
      { ...SHOP, id: 's6', name: '远山', isOnline: false, pullWords: 'net:no-connection' },
      { ...SHOP, id: 's7', name: '近水', isOnline: false, pullWords: 'net:certificate' },
    ]);
    expect(await screen.findAllByText(/平台有回应，但收不到售后单/)).toHaveLength(2);
    expect(screen.queryByText('在线：售后单照常进来')).toBeNull();
    expect(screen.getByText('平台要重新授权。请管理员重新登录店铺。')).toBeTruthy();
    expect(screen.getByText('没有权限\\u{202e}')).toBeTruthy();
    // Not reached is said once; why it is not trusted is said beside it.
    expect(screen.getAllByText(/连不上：验货照常/)).toHaveLength(2);
    expect(screen.queryByText(/连不上平台/)).toBeNull();
    expect(screen.getByText(/对方的证书不对/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '修改: 海蓝' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '重新登录: 山岚' }));
    expect(document.activeElement?.getAttribute('name')).toBe('session');
  });
  it('say how many returns of a shop that sends them can not be read', async () => {
    await showPage([
      SHOP,
      { ...SHOP, id: 's8', name: '云台', unreadReturns: { n: 4, some: ['R-7', 'R-8\u202e', 'R-9'] } },
    ]);
    const [told, ...others] = await screen.findAllByText(/看不懂/);
    expect(told?.textContent).toMatch(/有 4 张售后单看不懂，没有收。 单号：R-7、R-8\\u\{202e\}、R-9。/);
    expect(others).toEqual([]);
    expect(screen.getAllByText('在线：售后单照常进来')).toHaveLength(2);
  });
  it('try what was typed and answer in a sentence, whoever speaks', async () => {
    const station = await showPage([]);
    expect(await screen.findByText('还没连店铺')).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: '连一家店铺' }));
    type('店铺名称', '青禾');
    type('店铺地址', 'https://shop.example.com');
    type('用户名', 'bench');
    type('密码', 'wrong');
    station.answers.connectionTry = () => ok({ isConnected: false, words: 'net:signed-out', returns: 0, unread: 0 });
    press('Enter试一下');
    expect(await screen.findByText(/先核对这几格：用户名、密码。/)).toBeTruthy();
    station.answers.connectionTry = () =>
      ok({ isConnected: false, words: 'Maintenance until 6\u202e', returns: 0, unread: 0 });
    press('Enter试一下');
    expect(await screen.findByText('Maintenance until 6\\u{202e}')).toBeTruthy();
    station.answers.connectionTry = () =>
      ok({ isConnected: true, words: '这台电脑的时间快了大约 11 分钟', returns: 3, unread: 0 });
    press('Enter试一下');
    expect(await screen.findByText(/这台电脑的时间快了大约 11 分钟/)).toBeTruthy();
    expect(screen.getByText(/看到 3 张售后单。可以保存。/)).toBeTruthy();
    expect(screen.queryByText(/店铺说/)).toBeNull();
    expect(screen.queryByText(/看不懂/)).toBeNull();
    station.answers.connectionTry = () => ok({ isConnected: true, words: null, returns: 3, unread: 2 });
    fireEvent.click(screen.getByRole('button', { name: /试一下/ }));
    expect(await screen.findByText(/另有 2 张看不懂/)).toBeTruthy();
    expect(station.inputsOf('connectionSave')).toEqual([]);
  });
  it('mark what is missing, go to it, and ask nobody', async () => {
    const station = await showPage([]);
    fireEvent.click(await screen.findByRole('button', { name: '连一家店铺' }));
    type('店铺名称', '青禾');
    type('店铺地址', 'http://192.168.1.20:3000');
    press('Enter试一下');
    expect(screen.getByText(/别的机器要用 https/)).toBeTruthy();
    expect(screen.getByText('填用户名')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('店铺地址'));
    expect(station.inputsOf('connectionTry')).toEqual([]);
  });
  it('never show a password again; an empty one keeps what is stored', async () => {
    const station = await showPage([SHOP]);
    fireEvent.click(await screen.findByRole('button', { name: '修改: 青禾' }));
    const secret = screen.getByLabelText<HTMLInputElement>('密码');
    expect([secret.type, secret.value]).toEqual(['password', '']);
    type('店铺名称', '青禾男装');
    station.answers.connectionSave = () => ok([{ ...SHOP, name: '青禾男装' }]);
    press('保存');
    expect(await screen.findByText('“青禾男装”已保存，马上开始收售后单。')).toBeTruthy();
    expect(station.inputsOf('connectionSave')).toEqual([
      {
        id: 's1',
        kind: 'vendure',
        name: '青禾男装',
        baseUrl: SHOP.baseUrl,
        transport: 'direct',
        fields: { username: 'bench' },
        secrets: { password: null },
      },
    ]);
  });
  it('say what nobody could verify, for a new shop and for one that is there', async () => {
    await showPage([{ ...SHOP, kind: 'taobao', fields: { appKey: '1', shopType: 'tmall', refundBy: 'agree' } }]);
    fireEvent.click(await screen.findByRole('button', { name: '修改: 青禾' }));
    expect(screen.getByText('淘宝 / 天猫店铺')).toBeTruthy();
    expect(screen.getByText(/还没在真店铺上试过/)).toBeTruthy();
    press('不改了');
    fireEvent.click(await screen.findByRole('button', { name: '连一家店铺' }));
    expect(screen.getByText(/真的支付渠道/)).toBeTruthy();
  });
  it('send a marketplace shop through an ERP: which one and its number there, no address, no password', async () => {
    const erp: ConnectionView = {
      ...{ ...SHOP, id: 'wangdiantong-1', kind: 'wangdiantong', name: '山岚 ERP' },
      fields: { sid: 's', appKey: 'k', shopNos: '', stock: 'no', warehouseNo: '' },
    };
    const station = await showPage([SHOP, erp]);
    fireEvent.click(await screen.findByRole('button', { name: '连一家店铺' }));
    type('哪种店铺', 'pdd');
    type('店铺名称', '拼多多旗舰店');
    expect(screen.getByLabelText('授权码（access_token）')).toBeTruthy();
    type('怎么连', 'erp');
    expect(screen.getByText(/只收本台还不认识的单/)).toBeTruthy();
    expect(screen.getByText(/旺店通的接口不给淘宝、天猫、拼多多/)).toBeTruthy();
    expect(screen.queryByLabelText('店铺地址')).toBeNull();
    expect(screen.queryByLabelText('授权码（access_token）')).toBeNull();
    press('Enter试一下');
    expect(screen.getByText('选一个 ERP', { selector: 'p' })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('走哪个 ERP'));
    expect([...screen.getByLabelText<HTMLSelectElement>('走哪个 ERP').options].map(({ text }) => text)).toEqual([
      '选一个 ERP',
      '山岚 ERP',
    ]);
    type('走哪个 ERP', 'wangdiantong-1');
    type('这家店在 ERP 里的编号', 'S01，S02');
    press('Enter试一下');
    expect(screen.getByText('填编号，里面不能有逗号')).toBeTruthy();
    type('这家店在 ERP 里的编号', ' S02 ');
    station.answers.connectionTry = () => ok({ isConnected: true, words: 'erp:none-of-shop', returns: 0, unread: 0 });
    press('Enter试一下');
    const told = await screen.findByText(/没看到这个编号的退货单/);
    // A number that may be wrong is not shown as all well.
    expect(told.closest('[data-good]')?.getAttribute('data-good')).toBe('false');
    station.answers.connectionSave = () => refuse('erp-shop-taken');
    press('Enter保存');
    expect((await screen.findByRole('alert')).textContent).toContain('已经连了一家店');
    expect(station.inputsOf('connectionSave')).toEqual([
      {
        ...{ id: null, kind: 'pdd', name: '拼多多旗舰店', transport: 'erp', baseUrl: '', secrets: {} },
        fields: { erp: 'wangdiantong-1', erpShop: 'S02' },
      },
    ]);
  });
  it('say that there is no ERP to go through, and name the one a shop goes through', async () => {
    const shop: ConnectionView = {
      ...{ ...SHOP, id: 'jd-1', kind: 'jd', name: '京东自营店', transport: 'erp', baseUrl: '' },
      ...{ fields: { erp: 'generic-1', erpShop: 'J-1' }, pullWords: 'erp:signed-out', isOnline: false },
    };
    const own = { fields: { stock: 'yes', refusals: 'no' }, isSecretKept: false };
    await showPage([
      { ...SHOP, id: 'generic-1', kind: 'generic', name: '自有 ERP', ...own },
      { ...shop, isSecretKept: false },
    ]);
    expect(await screen.findByText('京东店铺 · 自有 ERP · J-1')).toBeTruthy();
    expect(screen.getByText('自己的系统（通用接口） · https://shop.example.com')).toBeTruthy();
    // Its own secret is none: the line about the keychain stands with the ERP only.
    expect(screen.getAllByText(/每次开程序都要再填一次密码/)).toHaveLength(1);
    expect(screen.getByText(/这家店走的 ERP 没登录/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '修改: 京东自营店' }));
    // It stays with its ERP: its returns have other numbers at the marketplace.
    expect(screen.queryByLabelText('怎么连')).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>('这家店在 ERP 里的编号').value).toBe('J-1');
    press('不改了');
  });
  it('without an ERP say what comes first', async () => {
    await showPage([SHOP]);
    fireEvent.click(await screen.findByRole('button', { name: '连一家店铺' }));
    type('哪种店铺', 'jd');
    type('怎么连', 'erp');
    expect(screen.getByText(/这台还没连 ERP/)).toBeTruthy();
  });
  it('take what a list shows for chosen', async () => {
    const station = await showPage([]);
    fireEvent.click(await screen.findByRole('button', { name: '连一家店铺' }));
    type('哪种店铺', 'taobao');
    type('店铺名称', '山岚');
    type('App Key', '12345678');
    type('授权码（session）', 'of-the-shop');
    station.answers.connectionTry = () => ok({ isConnected: true, words: null, returns: 1, unread: 0 });
    press('Enter试一下');
    expect(await screen.findByText(/看到 1 张售后单/)).toBeTruthy();
    expect(station.inputsOf('connectionTry')).toMatchObject([
      { fields: { shopType: 'taobao', refundBy: 'warehouse', signMethod: '' } },
    ]);
  });
  it('put who comes for a missing password into its field', async () => {
    await showPage([{ ...SHOP, missingSecrets: ['password'], isSecretKept: false, isOnline: false }]);
    fireEvent.click(await screen.findByRole('button', { name: '填密码: 青禾' }));
    expect(document.activeElement).toBe(screen.getByLabelText('密码'));
  });
  it('ask before disconnecting and say what then happens; Enter keeps it', async () => {
    const station = await showPage([SHOP]);
    fireEvent.click(await screen.findByRole('button', { name: '断开: 青禾' }));
    expect(screen.getByText(/密码从这台电脑删掉/)).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('不断开');
    press('不断开');
    expect(station.inputsOf('connectionRemove')).toEqual([]);
    press('断开: 青禾');
    station.answers.connectionRemove = () => refuse('connection-busy');
    press('断开这家店');
    expect((await screen.findByRole('alert')).textContent).toContain('还有退款没发完');
    press('断开: 青禾');
    station.answers.connectionRemove = () => ok([]);
    press('断开这家店');
    expect(await screen.findByText('“青禾”已断开。记录和照片都在。')).toBeTruthy();
  });
});

describe('the address of a shop', () => {
  it.each([
    ['https://shop.example.com', 'https://shop.example.com'],
    [' shop.example.com/api ', 'https://shop.example.com/api'],
    ['ｈｔｔｐｓ：／／shop.example.com', 'https://shop.example.com'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://localhost:3000/x', 'http://localhost:3000/x'],
  ])('%j is taken as %j', (typed, address) => {
    expect(checkAddress(typed)).toEqual({ ok: true, address });
  });
  it.each([
    ['', 'empty'],
    ['http://shop.example.com', 'not-secure'],
    ['http://192.168.1.20:3000', 'not-secure'],
    ['https://bench:secret@shop.example.com', 'has-user'],
    ['http://127.0.0.1@evil.example', 'has-user'],
    ['ftp://shop.example.com', 'malformed'],
    ['javascript:alert(1)', 'malformed'],
    ['https://shop.example.com/?a=<b>', 'malformed'],
    ['青禾', 'malformed'],
  ])('%j is refused: %s', (typed, why) => {
    expect(checkAddress(typed)).toEqual({ ok: false, why });
  });
});
