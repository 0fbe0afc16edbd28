import { clockIsWrong } from '../../../src/main/platform/wangdiantong/wangdiantong-words.ts';
import { PAGE_IDS } from '../../../src/renderer/settings/setting-list.ts';
import type { PageId } from '../../../src/renderer/settings/setting-list.ts';
import type { ConnectionView } from '../../../src/shared/connection.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { emptyBench } from '../fake-station.ts';
import type { Scene } from './scenes.ts';

// The first start step by step, and every page of the settings.

const { stationName, operatorName, operatorNo } = DEFAULT_SETTINGS;
/** Nobody has been here yet. */
const fresh = { stationName, operatorName, operatorNo };
const named = { operatorNo: '0452' };
const at = (firstStep: NonNullable<Scene['firstStep']>, more: Partial<Scene> = {}): Scene => ({
  view: emptyBench,
  settings: named,
  firstStep,
  ...more,
});
const shop: ConnectionView = {
  id: 'shop-1',
  kind: 'vendure',
  name: '青禾男装旗舰店',
  baseUrl: 'https://shop.qinghe.example',
  transport: 'direct',
  fields: { username: 'bench-3' },
  isSecretKept: true,
  missingSecrets: [],
  isOnline: true,
  pullWords: null,
  unreadReturns: { n: 0, some: [] },
};
const shops: readonly ConnectionView[] = [
  shop,
  { ...shop, id: 'shop-2', name: 'Möbelhaus Löwenzahn & Söhne, Rücksendungen Außenlager', isOnline: false },
  {
    ...shop,
    id: 'shop-3',
    name: '山海户外',
    baseUrl: 'http://127.0.0.1:3000',
    isSecretKept: false,
    missingSecrets: ['password'],
    isOnline: false,
  },
  { ...shop, id: 'shop-4', name: '山岚旗舰店', pullWords: 'net:signed-out' },
];
const hardToRead: ConnectionView = {
  ...shop,
  id: 'shop-5',
  name: '海蓝数码',
  unreadReturns: { n: 12, some: ['180410-416081954561509-301851299', '180410-416081954561511-301851302', 'R-77'] },
};
const erp: ConnectionView = {
  ...shop,
  ...{ id: 'erp', kind: 'wangdiantong', name: '旺店通 ERP', baseUrl: 'https://wdt.wangdian.cn/openapi' },
  fields: { sid: 'wdtapi3', appKey: 'dock-3', shopNos: '', stock: 'editing', warehouseNo: 'WH1' },
};
const douyin: ConnectionView = {
  ...{
    id: 'douyin-1',
    kind: 'douyin',
    name: '山岚旗舰店',
    transport: 'relay',
    baseUrl: 'https://relay.shanlan.example',
  },
  fields: {
    appKey: '7000000000000000001',
    refundBy: 'warehouse',
    refuseBy: 'hand',
    events: 'fetch',
    pictures: 'relay',
  },
  ...{ isSecretKept: true, missingSecrets: [], isOnline: true, pullWords: null, unreadReturns: { n: 0, some: [] } },
};
const taobao: ConnectionView = {
  ...{
    ...douyin,
    id: 'tb-1',
    kind: 'taobao',
    name: '山岚旗舰店',
    baseUrl: 'https://relay.shanlan.example/router/rest',
  },
  fields: {
    ...{ appKey: '12345678', shopType: 'tmall', refundBy: 'warehouse', signMethod: 'hmac-sha256', stock: 'slips' },
    ...{ warehouseName: '一号退货仓', warehouseProvince: '浙江省', warehouseCity: '杭州市' },
    ...{ warehouseDistrict: '余杭区', warehouseAddress: '仓前路 1 号 3 幢', courierCodes: '极兔=HTKY' },
  },
};
const pdd: ConnectionView = {
  ...{ ...douyin, id: 'pdd-1', kind: 'pdd', baseUrl: 'https://gw-api.pinduoduo.com/api/router' },
  fields: { clientId: 'c0ffee', refundBy: 'warehouse', refuseBy: 'warehouse' },
};
const viaErp: ConnectionView = {
  ...{ id: 'taobao-erp', kind: 'taobao', name: '山岚旗舰店', transport: 'erp', baseUrl: '' },
  fields: { erp: 'erp', erpShop: 'S02', shopType: 'tmall' },
  ...{ isSecretKept: true, missingSecrets: [], isOnline: false, pullWords: 'erp:signed-out' },
  unreadReturns: { n: 0, some: [] },
};
const filled = {
  name: '青禾男装旗舰店',
  address: 'https://shop.qinghe.example',
  username: 'bench-3',
  password: 'correct horse',
};
const daysOff = {
  holidays: [
    { from: '2026-10-01', until: '2026-10-07', name: '国庆节' },
    { from: '2027-01-01', until: '2027-01-03', name: '元旦' },
    { from: '2027-02-05', until: '2027-02-11', name: '春节' },
  ],
  workdays: [{ from: '2026-10-10', until: '2026-10-10', name: '国庆补班' }],
  shopDays: [],
  worksHolidays: false,
};
const page = (id: PageId, more: Partial<Scene> = {}): Scene => ({
  view: emptyBench,
  keys: ['F10', ...Array.from({ length: PAGE_IDS.indexOf(id) }, () => 'ArrowDown')],
  ...more,
});

export const SET_UP_SCENES = {
  'first-1-language': at('language', { settings: fresh }),
  'first-2-bench': at('bench', { settings: fresh }),
  'first-3-who': at('who', { settings: fresh }),
  'first-3-who-badge': at('who', { settings: fresh, scans: 'DB:0452A7K9' }),
  'first-3-who-bad': at('who', { settings: fresh, scans: 'SF1300001234562', thenKeys: ['Enter'] }),
  'first-4-camera': at('camera'),
  'first-4-camera-none': at('camera', { camera: 'none' }),
  'first-4-camera-refused': at('camera', { camera: 'refused' }),
  'first-5-scanner': at('scanner'),
  'first-5-scanner-hid': at('scanner', { hid: ['Honeywell 1900 Area-Imaging Scanner'] }),
  'first-5-scanner-read': at('scanner', { scans: 'SF1300001234562' }),
  'first-5-scanner-url': at('scanner', { scans: 'https://m.kuaidi.example/q?no=1' }),
  'first-6-work': at('work'),
  'first-6-connect': at('work', { keys: ['2'] }),
  'first-6-connect-bad': at('work', {
    keys: ['2'],
    fields: { ...filled, address: 'http://192.168.1.20:3000', password: '' },
    thenKeys: ['Enter'],
  }),
  'first-6-connect-tried': at('work', {
    keys: ['2'],
    fields: filled,
    tried: { isConnected: true, words: null, returns: 37, unread: 0 },
    thenKeys: ['Enter'],
  }),
  'first-6-connect-failed': at('work', {
    keys: ['2'],
    fields: filled,
    tried: { isConnected: false, words: 'net:signed-out', returns: 0, unread: 0 },
    thenKeys: ['Enter'],
  }),
  'first-7-done': at('done'),
  'first-7-done-shop': at('done', { connections: [{ ...shop, isSecretKept: false }], scans: 'SF1300001234562' }),
  'set-01-look': page('look'),
  'set-02-who': page('who'),
  'set-03-scanner': page('scanner', { clicks: ['试扫一下', 'Try the scanner'], scans: 'YT8812345678903' }),
  'set-03-scanner-hid': page('scanner', { hid: ['Honeywell 1900 Area-Imaging Scanner'] }),
  'set-04-camera': page('camera', { clicks: ['试拍一张', 'Take a test photo'] }),
  'set-05-sound': page('sound', { clicks: ['听一遍', 'Listen'] }),
  'set-06-money': page('money'),
  'set-06-money-changed': page('money', { thenKeys: ['Tab', '7', 'x', 'Tab', '8', '0', '0', 'Enter'] }),
  'set-07-bins': page('bins'),
  'set-08-print': page('print'),
  'set-09-import': page('import'),
  'set-10-connections': page('connections'),
  'set-10-connections-three': page('connections', { connections: shops }),
  'set-10-connections-unread': page('connections', { connections: [hardToRead, shop] }),
  'set-10-connections-remove': page('connections', {
    connections: shops,
    clicks: ['断开: 青禾男装旗舰店', 'Disconnect: 青禾男装旗舰店'],
  }),
  'set-10-connections-add': page('connections', { clicks: ['连一家店铺', 'Connect a shop'] }),
  'set-10-connections-erp': page('connections', {
    connections: [erp],
    clicks: [`修改: ${erp.name}`, `Change: ${erp.name}`],
    thenKeys: ['Enter'],
    tried: { isConnected: true, words: clockIsWrong(-11 * 60_000), returns: 37, unread: 0 },
  }),
  'set-10-connections-douyin': page('connections', {
    connections: [douyin],
    clicks: [`修改: ${douyin.name}`, `Change: ${douyin.name}`],
  }),
  'set-10-connections-taobao': page('connections', {
    connections: [taobao],
    clicks: [`修改: ${taobao.name}`, `Change: ${taobao.name}`],
    fields: { courierCodes: '极兔=HTKY' },
  }),
  'set-10-connections-pdd': page('connections', {
    connections: [pdd],
    clicks: [`修改: ${pdd.name}`, `Change: ${pdd.name}`],
  }),
  'set-10-connections-via-erp': page('connections', {
    connections: [erp, viaErp],
    clicks: [`修改: ${viaErp.name}`, `Change: ${viaErp.name}`],
    thenKeys: ['Enter'],
    tried: { isConnected: true, words: 'erp:none-of-shop', returns: 0, unread: 0 },
  }),
  'set-10-connections-via-erp-list': page('connections', { connections: [erp, viaErp] }),
  'set-11-training': page('training'),
  'set-12-about': page('about'),
  'set-13-watch': page('watch'),
  'set-13-watch-changed': page('watch', { thenKeys: ['Tab', '7', 'Tab', '3', '0', 'x', 'Tab'] }),
  'set-14-days': page('days'),
  'set-14-days-entered': page('days', {
    settings: { ...named, daysOff },
    thenKeys: ['Tab', 'Tab', 'Tab', 'Tab', 'End', '7', 'Tab'],
  }),
  'set-search': page('look', { thenKeys: ['/'] }),
  'set-search-found': page('look', { keys: ['F10', '/'], types: 'f' }),
  'set-search-opened': page('look', { keys: ['F10', '/'], types: 'f12', thenKeys: ['Enter'] }),
} satisfies Record<string, Scene>;
