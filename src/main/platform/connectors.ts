import type { ConnectionKind, Transport } from '../../shared/connection.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Platform } from './platform.ts';
import { douyinOptionsOf } from './douyin/douyin-connection.ts';
import { createDouyinPlatform } from './douyin/douyin-platform.ts';
import { genericOptionsOf } from './generic/generic-connection.ts';
import { createGenericPlatform } from './generic/generic-platform.ts';
import { jdOptionsOf } from './jd/jd-connection.ts';
import { createJdPlatform } from './jd/jd-platform.ts';
import { createMedusaPlatform } from './medusa/medusa-platform.ts';
import { pddOptionsOf } from './pdd/pdd-connection.ts';
import { createPddPlatform } from './pdd/pdd-platform.ts';
import { taobaoOptionsOf } from './taobao/taobao-connection.ts';
import { createTaobaoPlatform } from './taobao/taobao-platform.ts';
import { createVendurePlatform } from './vendure/vendure-client.ts';
import { wangdiantongOptionsOf } from './wangdiantong/wangdiantong-connection.ts';
import { createWangdiantongPlatform } from './wangdiantong/wangdiantong-platform.ts';

/** A connection as a connector gets it: every field of its form has a value ('' where it may be empty). */
type ConnectorConfig = {
  /** Also the `platform` of its returns, and part of the keys of its refunds. */
  id: string;
  /** The shop's name as the bench shows it. */
  shop: string;
  transport: Transport;
  baseUrl: string;
  field: (name: string) => string;
  secret: (name: string) => string;
};

type ConnectorDeps = { clock: Clock; log: Logger };

/** Makes the platform of one connection; sends nothing yet. */
type Connector = (config: ConnectorConfig, deps: ConnectorDeps) => Platform;

/** Every connector there is, a line each; its form stands in `shared/connection.ts`. */
export const CONNECTORS: Readonly<Record<ConnectionKind, Connector>> = {
  vendure: ({ id, shop, baseUrl, field, secret }, deps) =>
    createVendurePlatform({
      id,
      shop,
      baseUrl,
      login: { username: field('username'), password: secret('password') },
      ...deps,
    }),
  medusa: ({ id, shop, baseUrl, field, secret }, deps) =>
    createMedusaPlatform({
      ...{ id, shop, baseUrl, login: { email: field('email'), password: secret('password') } },
      receivesGoods: field('goods') === 'receive',
      ...deps,
    }),
  taobao: (config, deps) => createTaobaoPlatform({ ...taobaoOptionsOf(config), ...deps }),
  pdd: (config, deps) => createPddPlatform({ ...pddOptionsOf(config), ...deps }),
  douyin: (config, deps) => createDouyinPlatform({ ...douyinOptionsOf(config), ...deps }),
  jd: (config, deps) => createJdPlatform({ ...jdOptionsOf(config), ...deps }),
  wangdiantong: (config, deps) => createWangdiantongPlatform({ ...wangdiantongOptionsOf(config), ...deps }),
  generic: (config, deps) => createGenericPlatform({ ...genericOptionsOf(config), ...deps }),
};
