import { PAGE_IDS } from '../../../src/renderer/settings/setting-list.ts';
import { WEBHOOK_TYPES } from '../../../src/shared/webhook.ts';
import type { WebhookDelivery, WebhookEndpoint, WebhooksView } from '../../../src/shared/webhook.ts';
import { emptyBench } from '../fake-station.ts';
import type { Scene } from './scenes.ts';

// The page of outgoing events: nobody told, everything well, everything wrong at once.

const endpoint: WebhookEndpoint = {
  id: 'hook-1',
  url: 'https://kefu.qinghe.example/hooks/returns',
  types: [...WEBHOOK_TYPES],
  isOn: true,
  offWhy: null,
  hasSecret: true,
  waiting: 0,
  parked: 0,
};
const endpoints: readonly WebhookEndpoint[] = [
  { ...endpoint, waiting: 12, parked: 1 },
  { ...endpoint, id: 'hook-2', url: 'https://tickets.example/in?shop=7', types: ['deadline.near'], hasSecret: false },
  {
    ...endpoint,
    id: 'hook-3',
    url: 'http://127.0.0.1:9000/',
    types: ['refund.acknowledged'],
    isOn: false,
    offWhy: 'gone',
  },
];
const at = Date.now() - 3_600_000;
const delivery: WebhookDelivery = {
  id: '1',
  endpointId: 'hook-1',
  type: 'refund.acknowledged',
  about: 'TB2100000042',
  at,
  state: 'done',
  attempts: 1,
  triedAt: at + 400,
  nextAttemptAt: null,
  lastStatus: 204,
  lastWords: null,
};
const deliveries: readonly WebhookDelivery[] = [
  {
    ...delivery,
    id: '9',
    type: 'command.parked',
    state: 'parked',
    attempts: 10,
    lastStatus: 500,
    lastWords: 'net:server-fault',
  },
  {
    ...delivery,
    ...{ id: '8', type: 'verdict.given', state: 'waiting', attempts: 3, lastStatus: null, lastWords: 'net:timeout' },
    nextAttemptAt: Date.now() + 1_800_000,
  },
  { ...delivery, id: '7', endpointId: 'hook-3', state: 'waiting', lastStatus: 410, lastWords: 'hook:gone' },
  delivery,
  { ...delivery, id: '2', type: 'parcel.received', about: 'SF1300001234562' },
];
const viewOf = (more: Partial<WebhooksView>): WebhooksView => ({
  endpoints: [],
  deliveries: [],
  isSecretKept: true,
  ...more,
});
const page = (webhooks: WebhooksView, more: Partial<Scene> = {}): Scene => ({
  view: emptyBench,
  keys: ['F10', ...Array.from({ length: PAGE_IDS.indexOf('events') }, () => 'ArrowDown')],
  webhooks,
  ...more,
});
const all = viewOf({ endpoints: [...endpoints], deliveries: [...deliveries] });
const one = viewOf({ endpoints: [endpoint], deliveries: [delivery] });

export const EVENT_SCENES = {
  'set-17-events-none': page(viewOf({})),
  'set-17-events-add': page(viewOf({}), { clicks: ['加一个接收方', 'Add a receiver'] }),
  'set-17-events-one': page(one),
  'set-17-events-three': page(all),
  'set-17-events-secret': page(one, {
    clicks: ['加一个接收方', 'Add a receiver'],
    fields: { url: 'https://kefu.qinghe.example/hooks/returns' },
    thenKeys: ['Enter'],
  }),
  'set-17-events-removed': page(all, {
    clicks: [`移除: ${endpoint.url}`, `Remove: ${endpoint.url}`],
  }),
  'set-17-events-tested': page(one, { clicks: [`发一条测试: ${endpoint.url}`, `Send a test: ${endpoint.url}`] }),
  'sync-shop-trouble': {
    view: emptyBench,
    status: {
      isTraining: false,
      unreadShops: [{ id: 'tb-1', name: '山岚旗舰店', words: 'net:signed-out' }],
      unreadReturns: [
        { id: 'pdd-1', name: '海蓝数码', n: 12, some: ['180410-416081954561509-301851299', 'R-77', 'R-78'] },
      ],
    },
    keys: ['F11'],
  },
  'set-17-events-stuck': { view: emptyBench, status: { eventsStuck: 2 }, keys: ['F11'] },
} satisfies Record<string, Scene>;
