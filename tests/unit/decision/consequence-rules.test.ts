import { describe, expect, it } from 'vitest';
import { consequencesOf } from '../../../src/main/decision/consequence-rules.ts';
import type { PlatformFacts, ReturnFacts } from '../../../src/main/decision/consequence-rules.ts';
import { CONNECTORS } from '../../../src/main/platform/connectors.ts';
import { plainWaysOf } from '../../../src/main/platform/plain-ways.ts';
import { paysByCall } from '../../../src/main/platform/platform.ts';
import { CONSEQUENCE_IDS } from '../../../src/shared/advice.ts';
import type { Way } from '../../../src/shared/advice.ts';
import { CONNECTION_KINDS } from '../../../src/shared/connection.ts';
import type { ConnectionKind } from '../../../src/shared/connection.ts';
import { enAdvice as en } from '../../../src/renderer/ui/words-en-advice.ts';
import { zhAdvice as zh } from '../../../src/renderer/ui/words-zh-advice.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

/** As the handlers ask for them; null: the training shop, or one that no form connects. */
const facts = (kind: ConnectionKind | null, fields: Readonly<Record<string, string>> = {}): PlatformFacts => ({
  isConnected: true,
  ways: kind === null ? plainWaysOf(null) : CONNECTORS[kind].ways(fields),
});
const one: ReturnFacts = { state: 'open', reason: 'quality', amountCents: 119_00, freightCents: 10_00 };
const idOf = (way: Way, platform: PlatformFacts, more: Partial<ReturnFacts> = {}) => {
  const found = consequencesOf({ ...one, ...more }, platform).find((consequence) => consequence.way === way);
  return `${found?.id ?? ''}${found?.isUnverified === true ? '?' : ''}`;
};
const JD = { refundType: '3', closeType: '5', closeReasons: '7=与发出不符' };

describe('what each way does at the platform', () => {
  it.each([
    ['taobao', { refundBy: 'agree' }, 'pay-call', 'part-applied', 'refuse-call'],
    ['taobao', { refundBy: 'warehouse' }, 'pay-notice?', 'part-applied', 'refuse-call'],
    ['pdd', { refundBy: 'agree' }, 'pay-call', 'part-applied', 'refuse-no-call'],
    ['pdd', { refundBy: 'warehouse' }, 'pay-notice?', 'part-applied', 'refuse-no-call'],
    ['pdd', { refundBy: 'warehouse', refuseBy: 'warehouse' }, 'pay-notice?', 'part-applied', 'refuse-told?'],
    ['douyin', { refundBy: 'warehouse', refuseBy: 'hand' }, 'pay-notice', 'part-applied', 'refuse-hand'],
    ['douyin', { refundBy: 'operate', refuseBy: 'operate' }, 'pay-call?', 'part-applied', 'refuse-bare?'],
    [
      'douyin',
      { refundBy: 'warehouse', refuseBy: 'operate', pictures: 'relay' },
      ...(['pay-notice', 'part-applied', 'refuse-call?'] as const),
    ],
    ['jd', JD, 'pay-call?', 'part-call?', 'refuse-bare?'],
    ['jd', {}, 'pay-hand', 'part-hand', 'refuse-hand'],
    ['vendure', {}, 'pay-call', 'part-call', 'refuse-no-call'],
    ['medusa', { goods: 'hand' }, 'pay-call', 'part-call', 'refuse-no-call'],
    ['generic', { refusals: 'yes' }, 'pay-call', 'part-call', 'refuse-call'],
    ['generic', { refusals: 'no' }, 'pay-call', 'part-call', 'refuse-no-call'],
    ['wangdiantong', {}, 'pay-hand', 'part-hand', 'refuse-no-call'],
    [null, {}, 'pay-call', 'part-call', 'refuse-no-call'],
  ] as const)('%s %j', (kind, fields, full, part, refuse) => {
    const platform = facts(kind, fields);
    expect([idOf('refund-full', platform), idOf('refund-part', platform), idOf('refuse', platform)]).toEqual([
      full,
      part,
      refuse,
    ]);
  });

  it('can’t refuse a return without reason at Taobao', () => {
    expect(idOf('refuse', facts('taobao'), { reason: 'no-reason' })).toBe('refuse-no-reason');
    expect(idOf('refuse', facts('generic', { refusals: 'yes' }), { reason: 'no-reason' })).toBe('refuse-call');
  });

  it('sends nothing where the platform isn’t connected, is over or locked', () => {
    const far = { ...facts('taobao', { refundBy: 'agree' }), isConnected: false };
    expect([idOf('refund-full', far), idOf('refund-part', far), idOf('refuse', far)]).toEqual([
      ...['pay-hand', 'part-hand', 'refuse-hand'],
    ]);
    const near = facts('generic', { refusals: 'yes' });
    for (const state of ['refunded', 'closed', 'withdrawn'] as const) {
      expect(idOf('refund-full', near, { state })).toBe('pay-over');
      expect(idOf('refuse', near, { state })).toBe('refuse-over');
    }
    expect(idOf('refuse', near, { state: 'locked' })).toBe('pay-locked');
  });

  it('asks for more time only where the return is open', () => {
    expect(idOf('more-time', facts('douyin'))).toBe('time-call?');
    expect(idOf('more-time', { ...facts('douyin'), isConnected: false })).toBe('time-hand');
    for (const state of ['refunded', 'closed', 'withdrawn', 'locked'] as const)
      expect(idOf('more-time', facts('douyin'), { state })).toBe('time-hand');
  });

  it.each([
    ['pdd', { shipBy: 'exchange' }, 'anew-exchange?'],
    ['pdd', { shipBy: 'hand' }, 'anew-hand'],
    ['taobao', { shipBy: 'consign', shopType: 'tmall' }, 'anew-exchange?'],
    ['taobao', { shipBy: 'consign', shopType: 'taobao' }, 'anew-hand'],
    ['douyin', { shipBy: 'confirm' }, 'anew-exchange?'],
    ['douyin', {}, 'anew-hand'],
    ['generic', { shipments: 'yes' }, 'anew-call'],
    ['generic', {}, 'anew-hand'],
    ['jd', {}, 'anew-hand'],
    [null, {}, 'anew-hand'],
  ] as const)('tells of other goods by a call where there is one: %s %j', (kind, fields, id) => {
    expect(idOf('sent-anew', facts(kind, fields))).toBe(id);
    expect(idOf('sent-anew', facts(kind, fields), { state: 'locked' })).toBe('anew-hand');
    expect(idOf('sent-anew', { ...facts(kind, fields), isConnected: false })).toBe('anew-hand');
  });

  it('speaks of goods and freight together', () => {
    expect(consequencesOf(one, facts('vendure'))[0]).toMatchObject({ way: 'refund-full', amountCents: 129_00 });
  });

  it.each(CONNECTION_KINDS)('promises of %s no more than its connector has', (kind) => {
    const fields: Record<string, string> = {
      ...{ ...JD, refundBy: 'warehouse', refuseBy: 'operate', shopType: 'taobao', appKey: '12345678', refusals: 'yes' },
      ...{ receiveType: '1', partQuality: '1', partAppearance: '1', partPacking: '1', stock: 'no', goods: 'hand' },
      ...{ shipBy: { pdd: 'exchange', taobao: 'consign', douyin: 'confirm' }[kind as string] ?? '', shipments: 'yes' },
      ...{ sid: 's', clientId: 'c', email: 'a@b.cd', username: 'u', shopNos: '', warehouseNo: '' },
    };
    const platform = CONNECTORS[kind].create(
      {
        ...{ id: `${kind}-1`, shop: 's', transport: 'direct', baseUrl: 'https://shop.example' },
        field: (name) => fields[name] ?? '',
        secret: () => 'a:b',
      },
      { clock: createFakeClock(), log: { info: no, warn: no, error: no } },
    );
    const known = facts(kind, fields);
    const isPaid = (id: string) => id.startsWith('pay-call') || id.startsWith('pay-notice');
    expect(isPaid(idOf('refund-full', known))).toBe(paysByCall(platform, false));
    expect(idOf('refund-part', known).startsWith('part-call')).toBe(paysByCall(platform, true));
    const refuses = ['refuse-call', 'refuse-bare?'].includes(idOf('refuse', known));
    if (refuses) expect(platform.refusals).toBeDefined();
    expect(idOf('sent-anew', known) === 'anew-hand').toBe(platform.shipments === undefined);
    expect(idOf('more-time', known).startsWith('time-call')).toBe(platform.askMoreTime !== undefined);
  });

  it('has a sentence for each in both languages', () => {
    expect(Object.keys(zh.consequence.says).sort()).toEqual([...CONSEQUENCE_IDS].sort());
    expect(Object.keys(en.consequence.says).sort()).toEqual([...CONSEQUENCE_IDS].sort());
  });
});

const no = (): void => undefined;

it('knows Tmall from Taobao, and own shops as none of them', () => {
  const marketOf = (kind: ConnectionKind | null, fields = {}) => facts(kind, fields).ways.market;
  expect(marketOf('taobao', { shopType: 'tmall' })).toBe('tmall');
  expect(marketOf('taobao', { shopType: 'taobao' })).toBe('taobao');
  expect(marketOf('pdd')).toBe('pdd');
  expect([marketOf('vendure'), marketOf('wangdiantong'), marketOf(null)]).toEqual(['', '', '']);
});
