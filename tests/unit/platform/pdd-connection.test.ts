import { describe, expect, it } from 'vitest';
import { CONNECTOR_FORMS, badFieldsOf } from '../../../src/shared/connection.ts';
import { CONNECTORS } from '../../../src/main/platform/connectors.ts';
import { pddOptionsOf } from '../../../src/main/platform/pdd/pdd-connection.ts';
import { REFUND_WAYS, REFUSE_WAYS } from '../../../src/main/platform/pdd/pdd-limits.ts';
import { enFieldWords } from '../../../src/renderer/connection/field-words-en.ts';
import { zhFieldWords } from '../../../src/renderer/connection/field-words-zh.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const form = CONNECTOR_FORMS.pdd;
const typed = { clientId: 'c0ffee', refundBy: 'agree' };
const configOf = (fields: Readonly<Record<string, string>>, transport: 'direct' | 'relay' = 'direct') => ({
  ...{ id: 'pdd-1', shop: '山岚', baseUrl: form.baseUrl, transport },
  field: (name: string) => fields[name] ?? '',
  secret: (name: string) => `the ${name}`,
});

describe('the form of a Pinduoduo connection', () => {
  it('takes what fits, and only that', () => {
    expect(badFieldsOf('pdd', typed)).toEqual([]);
    expect(badFieldsOf('pdd', {})).toEqual(['clientId', 'refundBy']);
    const wrong = { clientId: 'a b', refundBy: 'operate' };
    expect(badFieldsOf('pdd', wrong)).toEqual(Object.keys(wrong));
  });

  it('offers what the connector knows, each with its words in both languages', () => {
    const choicesOf = (name: string) => form.fields.find((field) => field.name === name)?.choices;
    expect(choicesOf('refundBy')).toEqual(REFUND_WAYS);
    expect(choicesOf('refuseBy')).toEqual(REFUSE_WAYS);
    for (const words of [zhFieldWords.pdd, enFieldWords.pdd])
      for (const { name, choices = [] } of form.fields) {
        const field = words.fields[name];
        expect(field?.label).toBeTruthy();
        expect(Object.keys(field?.choices ?? {})).toEqual([...choices]);
      }
  });

  it('keeps secret and token in the keychain, and wants the secret only without a relay', () => {
    const secrets = form.fields.filter(({ isSecret }) => isSecret).map(({ name, isRequired }) => [name, isRequired]);
    expect(secrets).toEqual([
      ['clientSecret', false],
      ['accessToken', true],
    ]);
  });
});

describe('a Pinduoduo connection', () => {
  it('becomes the connector’s options', () => {
    expect(pddOptionsOf(configOf(typed, 'relay'))).toEqual({
      ...{
        id: 'pdd-1',
        shop: '山岚',
        baseUrl: form.baseUrl,
        isRelay: true,
        refundBy: 'agree',
        shipBy: 'hand',
        refuseBy: 'hand',
      },
      account: { clientId: 'c0ffee', clientSecret: 'the clientSecret', accessToken: 'the accessToken' },
    });
  });

  it('with nothing it knows chosen takes the careful choices', () => {
    expect(pddOptionsOf(configOf({ refundBy: 'x', refuseBy: 'x' }))).toMatchObject({
      ...{ refundBy: 'warehouse', refuseBy: 'hand', isRelay: false },
    });
  });

  it('is a platform of its own id', () => {
    const deps = { clock: createManualClock(0), log: createHeardLog() };
    expect(CONNECTORS.pdd.create(configOf(typed), deps).id).toBe('pdd-1');
  });
});
