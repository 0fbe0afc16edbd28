import type { ConnectionKind, Transport } from '../../shared/connection.ts';
import type { WaysOf } from '../../shared/platform-ways.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { PLAIN_WAYS } from './plain-ways.ts';
import type { Platform } from './platform.ts';
import type { ShopsTaken } from './shops-taken.ts';
import { douyinOptionsOf } from './douyin/douyin-connection.ts';
import { createDouyinPlatform } from './douyin/douyin-platform.ts';
import { douyinWays } from './douyin/douyin-ways.ts';
import { genericOptionsOf } from './generic/generic-connection.ts';
import { createGenericPlatform } from './generic/generic-platform.ts';
import { genericWays } from './generic/generic-ways.ts';
import { jdOptionsOf } from './jd/jd-connection.ts';
import { createJdPlatform } from './jd/jd-platform.ts';
import { jdWays } from './jd/jd-ways.ts';
import { createMedusaPlatform } from './medusa/medusa-platform.ts';
import { pddOptionsOf } from './pdd/pdd-connection.ts';
import { createPddPlatform } from './pdd/pdd-platform.ts';
import { pddWays } from './pdd/pdd-ways.ts';
import { taobaoOptionsOf } from './taobao/taobao-connection.ts';
import { createTaobaoPlatform } from './taobao/taobao-platform.ts';
import { taobaoWays } from './taobao/taobao-ways.ts';
import { createVendurePlatform } from './vendure/vendure-client.ts';
import { wangdiantongOptionsOf } from './wangdiantong/wangdiantong-connection.ts';
import { createWangdiantongPlatform } from './wangdiantong/wangdiantong-platform.ts';
import { wangdiantongWays } from './wangdiantong/wangdiantong-ways.ts';

/** A connection as a connector gets it: every field of its form has a value ('' where it may be empty). */
type ConnectorConfig = {
  /** Also the `platform` of its returns, and part of the keys of its refunds. */
  id: string;
  /** The shop's name as the bench shows it. */
  shop: string;
  transport: Exclude<Transport, 'erp'>;
  baseUrl: string;
  field: (name: string) => string;
  secret: (name: string) => string;
  /** Of an ERP that carries shops: which of its returns are this connection's; all where it isn't said. */
  shops?: ShopsTaken;
};

export type ConnectorDeps = { clock: Clock; log: Logger };

type Connector = {
  /** Makes the platform of one connection; sends nothing yet. */
  create: (config: ConnectorConfig, deps: ConnectorDeps) => Platform;
  /** What each way a case can go does there. */
  ways: WaysOf;
};

/** Every connector there is, a line each; its form stands in `shared/connection.ts`. */
export const CONNECTORS: Readonly<Record<ConnectionKind, Connector>> = {
  vendure: {
    create: ({ id, shop, baseUrl, field, secret }, deps) =>
      createVendurePlatform({
        ...{ id, shop, baseUrl, login: { username: field('username'), password: secret('password') } },
        ...deps,
      }),
    ways: () => PLAIN_WAYS,
  },
  medusa: {
    create: ({ id, shop, baseUrl, field, secret }, deps) =>
      createMedusaPlatform({
        ...{ id, shop, baseUrl, login: { email: field('email'), password: secret('password') } },
        receivesGoods: field('goods') === 'receive',
        ...deps,
      }),
    ways: () => PLAIN_WAYS,
  },
  taobao: { create: (config, deps) => createTaobaoPlatform({ ...taobaoOptionsOf(config), ...deps }), ways: taobaoWays },
  pdd: { create: (config, deps) => createPddPlatform({ ...pddOptionsOf(config), ...deps }), ways: pddWays },
  douyin: { create: (config, deps) => createDouyinPlatform({ ...douyinOptionsOf(config), ...deps }), ways: douyinWays },
  jd: { create: (config, deps) => createJdPlatform({ ...jdOptionsOf(config), ...deps }), ways: jdWays },
  wangdiantong: {
    create: (config, deps) => createWangdiantongPlatform({ ...wangdiantongOptionsOf(config), ...deps }),
    ways: wangdiantongWays,
  },
  generic: {
    create: (config, deps) => createGenericPlatform({ ...genericOptionsOf(config), ...deps }),
    ways: genericWays,
  },
};
