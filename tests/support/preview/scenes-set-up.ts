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
];
const filled = {
  name: '青禾男装旗舰店',
  address: 'https://shop.qinghe.example',
  username: 'bench-3',
  password: 'correct horse',
};
const page = (downs: number, more: Partial<Scene> = {}): Scene => ({
  view: emptyBench,
  keys: ['F10', ...Array.from({ length: downs }, () => 'ArrowDown')],
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
    tried: { isReached: true, words: null, returns: 37 },
    thenKeys: ['Enter'],
  }),
  'first-6-connect-failed': at('work', {
    keys: ['2'],
    fields: filled,
    tried: { isReached: false, words: 'net:signed-out', returns: 0 },
    thenKeys: ['Enter'],
  }),
  'first-7-done': at('done'),
  'first-7-done-shop': at('done', { connections: [{ ...shop, isSecretKept: false }], scans: 'SF1300001234562' }),
  'set-01-look': page(0),
  'set-02-who': page(1),
  'set-03-scanner': page(2, { clicks: ['试扫一下', 'Try the scanner'], scans: 'YT8812345678903' }),
  'set-03-scanner-hid': page(2, { hid: ['Honeywell 1900 Area-Imaging Scanner'] }),
  'set-04-camera': page(3, { clicks: ['试拍一张', 'Take a test photo'] }),
  'set-05-sound': page(4, { clicks: ['听一遍', 'Listen'] }),
  'set-06-money': page(5),
  'set-06-money-changed': page(5, { thenKeys: ['Tab', '7', 'x', 'Tab', '8', '0', '0', 'Enter'] }),
  'set-07-bins': page(6),
  'set-08-print': page(7),
  'set-09-import': page(8),
  'set-10-connections': page(9),
  'set-10-connections-three': page(9, { connections: shops }),
  'set-10-connections-remove': page(9, {
    connections: shops,
    clicks: ['断开: 青禾男装旗舰店', 'Disconnect: 青禾男装旗舰店'],
  }),
  'set-10-connections-add': page(9, { clicks: ['连一家店铺', 'Connect a shop'] }),
  'set-11-training': page(12),
  'set-12-about': page(13),
  'set-search': page(0, { thenKeys: ['/'] }),
  'set-search-found': page(0, { keys: ['F10', '/'], types: 'f' }),
  'set-search-opened': page(0, { keys: ['F10', '/'], types: 'f12', thenKeys: ['Enter'] }),
} satisfies Record<string, Scene>;
