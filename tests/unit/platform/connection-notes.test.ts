import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONNECTION_KINDS } from '../../../src/shared/connection.ts';
import type { ConnectionKind } from '../../../src/shared/connection.ts';
import { enFieldWords } from '../../../src/renderer/connection/field-words-en.ts';
import { zhFieldWords } from '../../../src/renderer/connection/field-words-zh.ts';

const docOf = (kind: ConnectionKind): string => `docs/connect-${kind}.md`;
const isOpenIn = (kind: ConnectionKind): boolean =>
  /^## (?:Not verified|UNVERIFIED)$/m.test(readFileSync(docOf(kind), 'utf8'));

describe('what nobody could verify of a kind of shop', () => {
  it('has a page of every kind', () => {
    for (const kind of CONNECTION_KINDS) expect(existsSync(docOf(kind)), kind).toBe(true);
    expect(CONNECTION_KINDS.filter(isOpenIn)).toEqual(CONNECTION_KINDS.filter((kind) => kind !== 'generic'));
  });

  it.each(CONNECTION_KINDS.filter(isOpenIn))('%s: the form says it in both languages', (kind) => {
    expect(zhFieldWords[kind].note).toMatch(/没有核实/);
    expect(enFieldWords[kind].note).toMatch(/unverified/i);
  });

  it.each<[ConnectionKind, RegExp[], RegExp[]]>([
    ['taobao', [/签收状态值/, /短信验证码/, /客服介入/], [/arrival status/, /SMS code/, /customer service/]],
    [
      'wangdiantong',
      [/https/, /查回来/, /同一张/, /修改时间/, /保证退款金额/],
      [/https/, /read back/, /one order/, /time of change/, /guaranteed refund/],
    ],
    ['vendure', [/支付渠道/, /PostgreSQL/, /多商家/], [/payment/, /PostgreSQL/, /marketplaces/]],
  ])('%s: names what decides whether money or stock is told rightly', (kind, chinese, english) => {
    for (const point of chinese) expect(zhFieldWords[kind].note).toMatch(point);
    for (const point of english) expect(enFieldWords[kind].note).toMatch(point);
  });
});
