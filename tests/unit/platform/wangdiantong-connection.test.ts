import { describe, expect, it } from 'vitest';
import { CONNECTOR_FORMS, badFieldsOf } from '../../../src/shared/connection.ts';
import { CONNECTORS } from '../../../src/main/platform/connectors.ts';
import { wangdiantongOptionsOf } from '../../../src/main/platform/wangdiantong/wangdiantong-connection.ts';
import * as words from '../../../src/main/platform/wangdiantong/wangdiantong-words.ts';
import { enFieldWords } from '../../../src/renderer/connection/field-words-en.ts';
import { zhFieldWords } from '../../../src/renderer/connection/field-words-zh.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const form = CONNECTOR_FORMS.wangdiantong;
const configOf = (fields: Readonly<Record<string, string>>) => ({
  ...{ id: 'wdt', shop: '山岚', baseUrl: form.baseUrl, transport: 'direct' as const },
  field: (name: string) => fields[name] ?? '',
  secret: (name: string) => `the ${name}`,
});

describe('the form of a connection to Wangdiantong', () => {
  it('takes what fits, and only that', () => {
    expect(badFieldsOf('wangdiantong', {})).toEqual(['sid', 'appKey', 'stock']);
    expect(badFieldsOf('wangdiantong', { sid: 'wdtapi3', appKey: 'dock-test', stock: 'editing' })).toEqual([]);
    expect(badFieldsOf('wangdiantong', { sid: 'a b', appKey: '卖家', stock: 'all' })).toEqual([
      'sid',
      'appKey',
      'stock',
    ]);
  });

  it('has its words in both languages, for every choice', () => {
    for (const told of [zhFieldWords.wangdiantong, enFieldWords.wangdiantong]) {
      expect(Object.keys(told.fields)).toEqual(form.fields.map(({ name }) => name));
      for (const { name, choices } of form.fields)
        expect(Object.keys(told.fields[name]?.choices ?? {})).toEqual(choices ?? []);
    }
  });

  it('says what it says itself in both languages, short enough to be kept whole', () => {
    const all = Object.values(words).flatMap((one) => (typeof one === 'string' ? [one] : [one(-61_000), one(9e7)]));
    expect(all.length).toBeGreaterThan(10);
    for (const sentence of all) {
      expect(sentence).toMatch(/\p{Script=Han}.* \/ [^\p{Script=Han}]+$/u);
      expect(Array.from(sentence).length).toBeLessThanOrEqual(300);
    }
  });

  it('makes a platform that refunds by hand, with stock where it is told', () => {
    const deps = { clock: createManualClock(1_800_000_000_000), log: createHeardLog() };
    const platform = CONNECTORS.wangdiantong.create(configOf({ sid: 's', appKey: 'k', stock: 'approved' }), deps);
    expect(platform).toMatchObject({ id: 'wdt', isRefundedByHand: true });
    expect([platform.stock === undefined, platform.refusals, platform.sendReceived]).toEqual([
      false,
      undefined,
      undefined,
    ]);
    expect(CONNECTORS.wangdiantong.create(configOf({ stock: 'no' }), deps).stock).toBeUndefined();
    expect(CONNECTORS.wangdiantong.create(configOf({ stock: 'a choice of later' }), deps).stock).toBeUndefined();
  });

  it('reads shop numbers however they are separated', () => {
    expect(wangdiantongOptionsOf(configOf({ shopNos: 'S01， S02,S03 ' })).shopNos).toBe('S01,S02,S03');
    expect(wangdiantongOptionsOf(configOf({ shopNos: ' ' })).shopNos).toBe('');
    expect(wangdiantongOptionsOf(configOf({ sid: 's' }))).toMatchObject({
      ...{ isRelay: false, account: { sid: 's', appKey: '', appSecret: 'the appSecret' } },
    });
  });
});
