import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../src/main/platform/http-rules.ts';
import { jsonOf } from '../../../src/main/platform/taobao/practice-taobao-answers.ts';
import { momentOf, textOfMoment } from '../../../src/main/platform/taobao/practice-taobao-sign.ts';
import { createTaobaoPlatform } from '../../../src/main/platform/taobao/taobao-platform.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const NOW = Date.parse('2026-11-22T10:00:00.500Z');
const DAY = 24 * 3_600_000;

describe('a platform that lists 100,000 returns', () => {
  it('is read to the last, at most 100 at a time', { timeout: 60_000 }, async () => {
    const clock = createManualClock(NOW);
    const timeOf = (index: number): number => NOW - 500 - 29 * DAY + index * 25_000;
    const listed = (form: URLSearchParams): HttpAnswer => {
      const from = momentOf(form.get('start_modified') ?? '') ?? 0;
      const to = momentOf(form.get('end_modified') ?? '') ?? 0;
      const page = Number(form.get('page_no'));
      const first = Math.max(0, Math.ceil((from - timeOf(0)) / 25_000)) + (page - 1) * 100;
      const last = Math.min(99_999, Math.floor((to - timeOf(0)) / 25_000));
      const here = Array.from({ length: Math.max(0, Math.min(100, last - first + 1)) }, (_, place) => first + place);
      const refund = here.map((index) => ({
        ...{ refund_id: String(index + 1), status: 'SUCCESS', refund_fee: '1.00', has_good_return: true },
        modified: textOfMoment(timeOf(index)),
      }));
      const body = { refunds_receive_get_response: { has_next: last - first + 1 > 100, refunds: { refund } } };
      return { kind: 'answer', status: 200, body: JSON.parse(jsonOf(body)) as unknown, retryAfterMs: null };
    };
    const platform = createTaobaoPlatform({
      ...{ id: 'tb', shop: '店', baseUrl: 'https://gw.api.taobao.com', isRelay: false, refundBy: 'warehouse' },
      ...{ shopType: 'taobao', clock, log: createHeardLog() },
      account: { appKey: '1', appSecret: 's', session: 't', signMethod: 'md5' },
      http: { exchange: ({ body }) => Promise.resolve(listed(new URLSearchParams(String(body)))) },
    });
    const seen = new Uint8Array(100_001);
    let cursor: string | null = null;
    let pages = 0;
    for (let hasMore = true; hasMore; pages++) {
      const answer = await platform.pullExpected(cursor);
      if (answer.kind === 'failed') throw new Error(answer.words);
      expect(answer.returns.length).toBeLessThanOrEqual(100);
      for (const one of answer.returns) seen[Number((one as { returnNo: string }).returnNo)] = 1;
      ({ cursor, hasMore } = answer);
    }
    expect(seen.reduce((sum, one) => sum + one, 0)).toBe(100_000);
    expect(pages).toBeLessThan(5_000);
  });
});
