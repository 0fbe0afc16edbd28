import { describe, expect, it } from 'vitest';
import { CONNECTOR_FORMS, badFieldsOf } from '../../../src/shared/connection.ts';
import { CONNECTORS } from '../../../src/main/platform/connectors.ts';
import { jdOptionsOf, parseReasons } from '../../../src/main/platform/jd/jd-connection.ts';
import { enFieldWords } from '../../../src/renderer/connection/field-words-en.ts';
import { zhFieldWords } from '../../../src/renderer/connection/field-words-zh.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const form = CONNECTOR_FORMS.jd;
const configOf = (fields: Readonly<Record<string, string>>) => ({
  ...{ id: 'jd', shop: '山岚', baseUrl: form.baseUrl, transport: 'relay' as const },
  field: (name: string) => fields[name] ?? '',
  secret: (name: string) => `the ${name}`,
});
const NOT_TOLD = { good: null, bad: null };
const codesOf = (fields: Readonly<Record<string, string>>) => jdOptionsOf(configOf(fields)).codes;

describe('the form of a JD connection', () => {
  it('takes what fits, and only that', () => {
    expect(badFieldsOf('jd', {})).toEqual(['appKey']);
    const whole = { appKey: 'C0FFEE', venderId: '9001', refundType: '12', closeReasons: '1=影响销售，2 = 与发出不符' };
    expect(badFieldsOf('jd', whole)).toEqual([]);
    const wrong = { appKey: 'a b', venderId: '0x1', refundType: '-1', partQuality: '好', closeReasons: '影响销售' };
    expect(badFieldsOf('jd', wrong)).toEqual(Object.keys(wrong));
  });

  it('has its words in both languages', () => {
    for (const words of [zhFieldWords.jd, enFieldWords.jd])
      expect(Object.keys(words.fields)).toEqual(form.fields.map(({ name }) => name));
  });

  it('makes a platform of the connection', () => {
    const deps = { clock: createManualClock(1_800_000_000_000), log: createHeardLog() };
    expect(CONNECTORS.jd.create(configOf({ appKey: 'C0FFEE' }), deps).id).toBe('jd');
    expect(jdOptionsOf(configOf({ appKey: 'C0FFEE', sellerPin: '店主' }))).toMatchObject({
      ...{ isRelay: true, operator: { venderId: '', sellerPin: '店主' } },
      account: { appKey: 'C0FFEE', appSecret: 'the appSecret', accessToken: 'the accessToken' },
    });
  });

  it('without numbers allows no operation, and none is guessed', () => {
    expect(codesOf({})).toEqual({ refund: null, receive: null, close: null });
    expect(codesOf({ closeType: '903', closeReasons: '不符' }).close).toBeNull();
  });

  it('with them allows each by its own', () => {
    const some = {
      refundType: '902',
      receiveType: '901',
      partQuality: '3',
      partAppearance: ' 1 / 2 ',
      closeType: '903',
      closeReasons: '7=不符',
    };
    expect(codesOf(some)).toEqual({
      refund: 902,
      receive: {
        operateType: 901,
        quality: { good: 3, bad: null },
        appearance: { good: 1, bad: 2 },
        packing: NOT_TOLD,
      },
      close: { operateType: 903, reasons: [{ code: '7', text: '不符' }] },
    });
    expect(parseReasons(' 1 = 影响销售，2=与发出不符,x=y')).toEqual([
      { code: '1', text: '影响销售' },
      { code: '2', text: '与发出不符' },
    ]);
  });
});
