import type { Consequence, Market } from '../../shared/advice.ts';
import type { ConnectionKind } from '../../shared/connection.ts';
import type { Reason, ReturnState } from '../../shared/domain-words.ts';

/** What of a platform decides how far a call goes there. */
export type PlatformFacts = {
  /** Null: the training shop, or one that isn't connected here. */
  kind: ConnectionKind | null;
  /** False: nothing of it can be sent from here. */
  isConnected: boolean;
  /** Whether its connector has a call to refuse at all. */
  canRefuse: boolean;
  /** What was typed into the connection's form. */
  fields: Readonly<Record<string, string>>;
};

/** What of a return decides it. */
export type ReturnFacts = { state: ReturnState; reason: Reason; amountCents: number; freightCents: number };

type Way = Pick<Consequence, 'id' | 'amountCents' | 'isUnverified'>;
const way = (id: Consequence['id'], more: Partial<Way> = {}): Way => ({
  ...{ id, amountCents: null, isUnverified: false },
  ...more,
});

export const marketOf = ({ kind, fields }: PlatformFacts): Market => {
  switch (kind) {
    case 'taobao':
      return fields['shopType'] === 'tmall' ? 'tmall' : 'taobao';
    case 'jd':
    case 'pdd':
    case 'douyin':
      return kind;
    case 'vendure':
    case 'medusa':
    case 'wangdiantong':
    case 'generic':
    case null:
      return '';
  }
};

const isFilled = (fields: PlatformFacts['fields'], name: string): boolean => (fields[name] ?? '').trim() !== '';

/**
 * Paying the whole sum. Of the warehouse notices only Douyin's document says that the refund follows; the numbers of JD's
 * operations and of Douyin's are in no document (design, platforms.md §0.1, §2.2, §4.4).
 */
function payWay({ kind, isConnected, fields }: PlatformFacts, amountCents: number): Way {
  const call = (isUnverified = false): Way => way('pay-call', { amountCents, isUnverified });
  const byNotice = (isUnverified: boolean): Way => way('pay-notice', { amountCents, isUnverified });
  if (!isConnected) return way('pay-hand', { amountCents });
  const isByNotice = fields['refundBy'] === 'warehouse';
  switch (kind) {
    case 'taobao':
    case 'pdd':
      return isByNotice ? byNotice(true) : call();
    case 'douyin':
      return isByNotice ? byNotice(false) : call(true);
    case 'jd':
      return isFilled(fields, 'refundType') ? call(true) : way('pay-hand', { amountCents });
    case 'wangdiantong':
      return way('pay-hand', { amountCents });
    case 'vendure':
    case 'medusa':
    case 'generic':
    case null:
      return call();
  }
}

/** Paying less than was applied for. */
function partWay(platform: PlatformFacts): Way {
  if (!platform.isConnected) return way('part-hand');
  switch (platform.kind) {
    case 'taobao':
    case 'pdd':
    case 'douyin':
      return way('part-applied');
    case 'wangdiantong':
      return way('part-hand');
    case 'jd':
      return isFilled(platform.fields, 'refundType') ? way('part-call', { isUnverified: true }) : way('part-hand');
    case 'vendure':
    case 'medusa':
    case 'generic':
    case null:
      return way('part-call');
  }
}

function refuseWay({ kind, isConnected, canRefuse, fields }: PlatformFacts, reason: Reason): Way {
  if (!isConnected) return way('refuse-hand');
  switch (kind) {
    case 'taobao':
      return way(reason === 'no-reason' ? 'refuse-no-reason' : 'refuse-call');
    case 'pdd':
      return fields['refuseBy'] === 'warehouse' ? way('refuse-told', { isUnverified: true }) : way('refuse-no-call');
    case 'douyin':
      if (fields['refuseBy'] !== 'operate') return way('refuse-hand');
      return way(fields['pictures'] === 'relay' ? 'refuse-call' : 'refuse-bare', { isUnverified: true });
    case 'jd':
      return isFilled(fields, 'closeType') && isFilled(fields, 'closeReasons')
        ? way('refuse-bare', { isUnverified: true })
        : way('refuse-hand');
    case 'vendure':
    case 'medusa':
    case 'wangdiantong':
      return way('refuse-no-call');
    case 'generic':
      return way(fields['refusals'] === 'yes' ? 'refuse-call' : 'refuse-no-call');
    case null:
      return way(canRefuse ? 'refuse-call' : 'refuse-no-call');
  }
}

/** Only Douyin's timer can be asked about from here; how often and by how long is in no document (platforms.md §4). */
const timeWay = ({ kind, isConnected }: PlatformFacts, state: ReturnState): Way =>
  kind === 'douyin' && isConnected && state === 'open' ? way('time-call', { isUnverified: true }) : way('time-hand');

/**
 * What each way does at the platform of this return: the whole, a part, refusing, other goods, the goods back, more time. No
 * connector has a call for other goods or the goods back, and one for more time: the person presses it, nothing follows by itself.
 */
export function consequencesOf(one: ReturnFacts, platform: PlatformFacts): Consequence[] {
  const totalCents = one.amountCents + one.freightCents;
  const isLocked = one.state === 'locked';
  const over = isLocked ? way('pay-locked') : one.state === 'open' ? null : way('pay-over');
  const refusal =
    one.state === 'open' ? refuseWay(platform, one.reason) : isLocked ? way('pay-locked') : way('refuse-over');
  return [
    { way: 'refund-full', ...(over ?? payWay(platform, totalCents)) },
    { way: 'refund-part', ...(over ?? partWay(platform)) },
    { way: 'refuse', ...refusal },
    { way: 'sent-anew', ...way('anew-hand') },
    { way: 'return-goods', ...way('return-hand') },
    { way: 'more-time', ...timeWay(platform, one.state) },
  ];
}
