import { describe, expect, it } from 'vitest';
import type { RefuseBody } from '../../../src/shared/command-body.ts';
import type { PictureOf } from '../../../src/main/platform/platform.ts';
import type { PracticeRefund } from '../../../src/main/platform/taobao/practice-taobao-books.ts';
import { first, openTaobaoBench, returnNoOf } from './taobao-bench.ts';
import type { TaobaoBench } from './taobao-bench.ts';

const REFUSE = 'taobao.refund.refuse';
const hash = (digit: string): string => digit.repeat(64);
const bodyOf = (more: Partial<RefuseBody> = {}): RefuseBody => ({
  ...{ key: 'refuse:tb-1:1:1', returnNo: returnNoOf(1), message: '商品与发出不符，见图', reasonCode: '1047' },
  pictures: [hash('a'), hash('b'), hash('c')],
  ...more,
});

/** A JPEG to look at of exactly `bytes`. */
const jpeg = (bytes: number): Uint8Array => {
  const made = new Uint8Array(bytes).fill(0x20);
  made.set([0xff, 0xd8, 0xff, 0xe0]);
  return made;
};
/** Pictures as large as they may be, and what was asked for. */
function pictures(): { pictureOf: PictureOf; asked: [string, number][] } {
  const asked: [string, number][] = [];
  return {
    asked,
    pictureOf: (sha256, maxBytes) => {
      asked.push([sha256.slice(0, 1), maxBytes]);
      return Promise.resolve(jpeg(maxBytes));
    },
  };
}
const refusalsOf = ({ platform }: TaobaoBench) => {
  if (platform.refusals === undefined) throw new Error('no refusals');
  return platform.refusals;
};

describe('what may be refused', () => {
  it('is possible with the platform’s own reasons', async () => {
    const bench = await openTaobaoBench({ options: { shopType: 'tmall' } });
    bench.add(1);
    const rules = await refusalsOf(bench).rules(returnNoOf(1));
    expect(rules).toMatchObject({ kind: 'read', isPossible: true, words: null, isProofNeeded: true });
    expect(rules.kind === 'read' ? rules.reasons.map(({ code }) => code) : []).toEqual(['118', '1040', '1047']);
  });

  it('wants no picture on Taobao', async () => {
    const bench = await openTaobaoBench();
    bench.add(1);
    expect(await refusalsOf(bench).rules(returnNoOf(1))).toMatchObject({ isPossible: true, isProofNeeded: false });
  });

  it.each<[string, Partial<PracticeRefund>, string]>([
    ['cannot_refuse', { constraint: 'cannot_refuse' }, '不允许拒绝'],
    ['refund_onweb', { constraint: 'refund_onweb' }, '网页上拒绝'],
    ['七天无理由', { reason: '7天无理由退换货' }, '七天无理由'],
    ['a paid one', { status: 'SUCCESS' }, '退过了'],
    ['a closed one', { status: 'CLOSED' }, '已关闭'],
    ['one with the platform', { csStatus: 4 }, '客服已介入'],
    ['one before its return, on Taobao', { status: 'WAIT_SELLER_AGREE' }, '不能拒绝'],
  ])('is impossible for %s, with words, and no call is made', async (_, changed, words) => {
    const bench = await openTaobaoBench();
    bench.add(1, changed);
    const rules = await refusalsOf(bench).rules(returnNoOf(1));
    expect(rules).toMatchObject({ kind: 'read', isPossible: false, reasons: [] });
    expect(rules.words).toContain(words);
    const sent = await refusalsOf(bench).sendRefusal(bodyOf(), pictures().pictureOf);
    expect(sent.kind).toBe('refused');
    expect(bench.top.books.refusals).toEqual([]);
    expect(bench.top.calls).not.toContain(REFUSE);
  });

  it('is unknown while nobody answers', async () => {
    const bench = await openTaobaoBench();
    bench.add(1);
    bench.fault.script = first('taobao.refund.refusereason.get', { kind: 'lose-before' });
    expect(await refusalsOf(bench).rules(returnNoOf(1))).toMatchObject({ kind: 'failed', words: 'net:dropped' });
  });
});

describe('a refusal', () => {
  it.each(['taobao', 'tmall'] as const)(
    'on %s leaves once with proof to the byte, then the further pictures',
    async (shopType) => {
      const bench = await openTaobaoBench({ options: { shopType } });
      bench.add(1);
      const { pictureOf, asked } = pictures();
      expect(await refusalsOf(bench).sendRefusal(bodyOf(), pictureOf)).toMatchObject({
        ...{ kind: 'acknowledged', receipt: { refundId: returnNoOf(1), amountCents: 0 } },
      });
      expect(asked).toEqual([
        ['a', 130_000],
        ['b', 500_000],
        ['c', 500_000],
      ]);
      expect(bench.top.books.refusals).toEqual([
        {
          ...{ refundId: returnNoOf(1), method: 'refund.refuse', message: '商品与发出不符，见图' },
          ...{ reasonId: '1047', proofBytes: 130_000 },
        },
      ]);
      expect(bench.top.books.messages.map(({ content, imageBytes }) => [content, imageBytes])).toEqual([
        ['举证图 2/3', 500_000],
        ['举证图 3/3', 500_000],
      ]);
      expect(bench.log.said).toEqual([]);
    },
  );

  it('on Tmall before the goods are back goes by its own call, up to 5 MB', async () => {
    const bench = await openTaobaoBench({ options: { shopType: 'tmall' } });
    bench.add(1, { status: 'WAIT_SELLER_AGREE', sid: '', goodStatus: 'BUYER_RECEIVED' });
    const { pictureOf, asked } = pictures();
    const body = bodyOf({ pictures: [hash('a')] });
    expect((await refusalsOf(bench).sendRefusal(body, pictureOf)).kind).toBe('acknowledged');
    expect(asked).toEqual([['a', 5_000_000]]);
    expect(bench.top.books.refusals).toMatchObject([{ method: 'rp.returngoods.refuse', proofBytes: 5_000_000 }]);
  });

  it('that was carried out and lost is acknowledged when it comes again, and refused once', async () => {
    const bench = await openTaobaoBench();
    bench.add(1);
    bench.fault.script = first(REFUSE, { kind: 'lose-after' });
    const { pictureOf } = pictures();
    expect((await refusalsOf(bench).sendRefusal(bodyOf(), pictureOf)).kind).toBe('unknown');
    expect((await refusalsOf(bench).sendRefusal(bodyOf(), pictureOf)).kind).toBe('acknowledged');
    expect(bench.top.books.refusals).toHaveLength(1);
  });

  it('over another version is to be tried anew', async () => {
    const bench = await openTaobaoBench({ options: { shopType: 'tmall' } });
    const refund = bench.add(1);
    let changes = 1;
    bench.fault.script = (method) => {
      if (method === REFUSE && changes-- > 0)
        bench.top.books.change(refund.refundId, { desc: '补充' }, bench.clock.now());
      return null;
    };
    const { pictureOf } = pictures();
    expect((await refusalsOf(bench).sendRefusal(bodyOf(), pictureOf)).kind).toBe('retry');
    expect((await refusalsOf(bench).sendRefusal(bodyOf(), pictureOf)).kind).toBe('acknowledged');
  });

  it.each<[string, 'taobao' | 'tmall', Partial<RefuseBody>, PictureOf, string]>([
    ['no picture on Tmall', 'tmall', { pictures: [] }, () => Promise.resolve(null), '凭证图'],
    ['a picture that is gone', 'taobao', {}, () => Promise.resolve(null), '压不到'],
    ['a picture one byte too large', 'taobao', {}, (_, max) => Promise.resolve(jpeg(max + 1)), '压不到'],
    ['a picture that is no JPEG', 'taobao', {}, () => Promise.resolve(new Uint8Array(50)), '压不到'],
    ['a reason of another platform', 'taobao', { reasonCode: 'R-1' }, pictures().pictureOf, '编号'],
  ])('with %s is not sent', async (_, shopType, more, pictureOf, words) => {
    const bench = await openTaobaoBench({ options: { shopType } });
    bench.add(1);
    const answer = await refusalsOf(bench).sendRefusal(bodyOf(more), pictureOf);
    expect(answer).toMatchObject({ kind: 'refused', code: 'other' });
    expect(JSON.stringify(answer)).toContain(words);
    expect(bench.top.calls).not.toContain(REFUSE);
  });

  it('stands when a further picture doesn’t go, which is logged', async () => {
    const bench = await openTaobaoBench();
    bench.add(1);
    bench.fault.script = first('taobao.refund.message.add', { kind: 'status-before', status: 500 });
    expect((await refusalsOf(bench).sendRefusal(bodyOf(), pictures().pictureOf)).kind).toBe('acknowledged');
    expect(bench.log.said).toEqual([
      { level: 'error', message: 'taobao-pictures-missing', facts: { platform: 'tb-1', sent: 1, of: 2 } },
    ]);
  });
});

describe('the notice that a parcel has arrived', () => {
  it('is noticed at the platform', async () => {
    const bench = await openTaobaoBench();
    const refund = bench.add(1);
    expect(await bench.platform.sendReceived?.(returnNoOf(1), 5_000)).toEqual({
      kind: 'acknowledged',
      receipt: { refundId: returnNoOf(1), amountCents: 0, at: 5_000, how: 'noticed' },
    });
    expect([refund.isSigned, refund.isWarehoused]).toEqual([true, false]);
    expect(bench.top.books.movements).toEqual([]);
  });

  it.each([
    ['SUCCESS', 'already-refunded'],
    ['CLOSED', 'closed'],
  ])('of a return that is %s is not sent', async (status, code) => {
    const bench = await openTaobaoBench();
    bench.add(1, { status });
    expect(await bench.platform.sendReceived?.(returnNoOf(1), 5_000)).toMatchObject({ kind: 'refused', code });
    expect(bench.top.calls).toEqual(['taobao.refund.get']);
  });
});
