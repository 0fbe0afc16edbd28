import { describe, expect, it } from 'vitest';
import { badFieldsOf, CONNECTOR_FORMS } from '../../../src/shared/connection.ts';
import { CONNECTORS } from '../../../src/main/platform/connectors.ts';
import { taobaoOptionsOf } from '../../../src/main/platform/taobao/taobao-connection.ts';
import { REFUND_WAYS, SHOP_TYPES } from '../../../src/main/platform/taobao/taobao-limits.ts';
import { SIGN_METHODS } from '../../../src/main/platform/taobao/taobao-sign.ts';
import { enFieldWords } from '../../../src/renderer/connection/field-words-en.ts';
import { zhFieldWords } from '../../../src/renderer/connection/field-words-zh.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const form = CONNECTOR_FORMS.taobao;
const typed = { appKey: '12345678', shopType: 'tmall', refundBy: 'agree', signMethod: 'md5' };
const configOf = (fields: Record<string, string>, transport: 'direct' | 'relay' = 'direct') => ({
  ...{ id: 'tb-1', shop: '山岚', baseUrl: form.baseUrl, transport },
  field: (name: string) => fields[name] ?? '',
  secret: (name: string) => `the ${name}`,
});

describe('the form of a Taobao connection', () => {
  it('takes what fits, and only that', () => {
    expect(badFieldsOf('taobao', typed)).toEqual([]);
    expect(badFieldsOf('taobao', { ...typed, signMethod: '' })).toEqual([]);
    expect(badFieldsOf('taobao', {})).toEqual(['appKey', 'shopType', 'refundBy']);
    const wrong = { appKey: 'a1', shopType: 'jd', refundBy: 'now', signMethod: 'sha1' };
    expect(badFieldsOf('taobao', wrong)).toEqual(Object.keys(wrong));
  });

  it('offers what the connector knows, each with its words in both languages', () => {
    const choicesOf = (name: string) => form.fields.find((field) => field.name === name)?.choices;
    expect(choicesOf('shopType')).toEqual(SHOP_TYPES);
    expect(choicesOf('refundBy')).toEqual(REFUND_WAYS);
    expect(choicesOf('signMethod')).toEqual(SIGN_METHODS);
    for (const words of [zhFieldWords.taobao, enFieldWords.taobao])
      for (const { name, choices = [] } of form.fields) {
        const field = words.fields[name];
        expect(field?.label).toBeTruthy();
        expect(Object.keys(field?.choices ?? {})).toEqual([...choices]);
      }
  });

  it('keeps the session and the secret in the keychain, and wants the secret only without a relay', () => {
    const secrets = form.fields.filter(({ isSecret }) => isSecret).map(({ name, isRequired }) => [name, isRequired]);
    expect(secrets).toEqual([
      ['appSecret', false],
      ['session', true],
    ]);
  });
});

describe('a Taobao connection', () => {
  it('becomes the connector’s options', () => {
    expect(taobaoOptionsOf(configOf(typed, 'relay'))).toEqual({
      ...{
        id: 'tb-1',
        shop: '山岚',
        baseUrl: form.baseUrl,
        isRelay: true,
        refundBy: 'agree',
        shopType: 'tmall',
        shipBy: 'hand',
      },
      account: { appKey: '12345678', appSecret: 'the appSecret', session: 'the session', signMethod: 'md5' },
    });
  });

  it('with nothing chosen takes the careful choices', () => {
    expect(taobaoOptionsOf(configOf({ shopType: 'x', refundBy: '' }))).toMatchObject({
      ...{ isRelay: false, refundBy: 'warehouse', shopType: 'taobao', account: { signMethod: 'hmac-sha256' } },
    });
  });

  it('is made without a word on the line, and can refuse and receive', () => {
    const deps = { clock: createManualClock(0), log: createHeardLog() };
    const platform = CONNECTORS.taobao.create(configOf(typed), deps);
    expect(platform.id).toBe('tb-1');
    expect([platform.refusals !== undefined, platform.sendReceived !== undefined, platform.stock]).toEqual([
      ...[true, true, undefined],
    ]);
  });
});
