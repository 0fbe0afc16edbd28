import { describe, expect, it } from 'vitest';
import { CONNECTOR_FORMS, badFieldsOf } from '../../../src/shared/connection.ts';
import { CONNECTORS } from '../../../src/main/platform/connectors.ts';
import { douyinOptionsOf } from '../../../src/main/platform/douyin/douyin-connection.ts';
import { REFUND_WAYS, REFUSE_WAYS } from '../../../src/main/platform/douyin/douyin-limits.ts';
import { enFieldWords } from '../../../src/renderer/connection/field-words-en.ts';
import { zhFieldWords } from '../../../src/renderer/connection/field-words-zh.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const form = CONNECTOR_FORMS.douyin;
const typed = { appKey: '7001', refundBy: 'operate', refuseBy: 'operate' };
const configOf = (fields: Readonly<Record<string, string>>, transport: 'direct' | 'relay' = 'direct') => ({
  ...{ id: 'douyin-1', shop: '山岚', baseUrl: form.baseUrl, transport },
  field: (name: string) => fields[name] ?? '',
  secret: (name: string) => `the ${name}`,
});

describe('the form of a Douyin connection', () => {
  it('takes what fits, and only that', () => {
    expect(badFieldsOf('douyin', typed)).toEqual([]);
    expect(badFieldsOf('douyin', {})).toEqual(['appKey', 'refundBy', 'refuseBy']);
    const wrong = { appKey: 'k', refundBy: 'agree', refuseBy: 'no' };
    expect(badFieldsOf('douyin', wrong)).toEqual(Object.keys(wrong));
  });

  it('offers what the connector knows, each with its words in both languages', () => {
    const choicesOf = (name: string) => form.fields.find((field) => field.name === name)?.choices;
    expect(choicesOf('refundBy')).toEqual(REFUND_WAYS);
    expect(choicesOf('refuseBy')).toEqual(REFUSE_WAYS);
    for (const words of [zhFieldWords.douyin, enFieldWords.douyin])
      for (const { name, choices = [] } of form.fields) {
        const field = words.fields[name];
        expect(field?.label).toBeTruthy();
        expect(Object.keys(field?.choices ?? {})).toEqual([...choices]);
      }
  });

  it('keeps secret and token in the keychain, and wants the secret only without a relay', () => {
    const secrets = form.fields.filter(({ isSecret }) => isSecret).map(({ name, isRequired }) => [name, isRequired]);
    expect(secrets).toEqual([
      ['appSecret', false],
      ['accessToken', true],
    ]);
  });
});

describe('a Douyin connection', () => {
  it('becomes the connector’s options', () => {
    expect(douyinOptionsOf(configOf(typed, 'relay'))).toEqual({
      ...{
        id: 'douyin-1',
        shop: '山岚',
        baseUrl: form.baseUrl,
        isRelay: true,
        refundBy: 'operate',
        refuseBy: 'operate',
        shipBy: 'hand',
        fetchesEvents: false,
        keepsPictures: false,
      },
      account: { appKey: '7001', appSecret: 'the appSecret', accessToken: 'the accessToken' },
    });
  });

  it('fetches pushes only where somebody chose that', () => {
    expect(badFieldsOf('douyin', { ...typed, events: 'fetch' })).toEqual([]);
    expect(badFieldsOf('douyin', { ...typed, events: 'yes' })).toEqual(['events']);
    expect(douyinOptionsOf(configOf({ ...typed, events: 'fetch' }, 'relay')).fetchesEvents).toBe(true);
  });

  it('hands pictures over only by a relay, where somebody chose that', () => {
    expect(badFieldsOf('douyin', { ...typed, pictures: 'relay' })).toEqual([]);
    expect(badFieldsOf('douyin', { ...typed, pictures: 'yes' })).toEqual(['pictures']);
    const deps = { clock: createManualClock(0), log: createHeardLog() };
    const takesProof = (pictures: string, transport: 'direct' | 'relay') =>
      CONNECTORS.douyin.create(configOf({ ...typed, pictures }, transport), deps).arbitration !== undefined;
    expect([takesProof('relay', 'relay'), takesProof('relay', 'direct'), takesProof('no', 'relay')]).toEqual([
      ...[true, false, false],
    ]);
  });

  it('with nothing it knows chosen takes the careful choices', () => {
    expect(douyinOptionsOf(configOf({ refundBy: 'x', refuseBy: 'x' }))).toMatchObject({
      refundBy: 'warehouse',
      refuseBy: 'hand',
      isRelay: false,
    });
  });

  it('is a platform of its own id', () => {
    const deps = { clock: createManualClock(0), log: createHeardLog() };
    expect(CONNECTORS.douyin.create(configOf(typed), deps).id).toBe('douyin-1');
  });
});
