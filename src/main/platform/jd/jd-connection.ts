import type { JdOptions } from './jd-platform.ts';
import type { Part } from './jd-refund-rules.ts';

/** A connection's fields, '' where they were left empty. */
type TypedIn = {
  id: string;
  shop: string;
  baseUrl: string;
  transport: 'direct' | 'relay';
  field: (name: string) => string;
  secret: (name: string) => string;
};

/** What was typed in, as the connector takes it. A number that isn't there is an operation that isn't sent. */
export function jdOptionsOf(typed: TypedIn): Omit<JdOptions, 'clock' | 'log' | 'http'> {
  const { id, shop, baseUrl, transport, field, secret } = typed;
  const number = (name: string): number | null => (/^\d{1,9}$/.test(field(name)) ? Number(field(name)) : null);
  const part = (name: string): Part => {
    const [, good, bad] = /^(\d{1,9})(?:\s*\/\s*(\d{1,9}))?$/.exec(field(name).trim()) ?? [];
    return { good: good === undefined ? null : Number(good), bad: bad === undefined ? null : Number(bad) };
  };
  const [refund, receive, close] = [number('refundType'), number('receiveType'), number('closeType')];
  const reasons = parseReasons(field('closeReasons'));
  return {
    ...{ id, shop, baseUrl },
    isRelay: transport === 'relay',
    account: { appKey: field('appKey'), appSecret: secret('appSecret'), accessToken: secret('accessToken') },
    operator: { venderId: field('venderId'), sellerPin: field('sellerPin') },
    codes: {
      refund,
      receive:
        receive === null
          ? null
          : {
              operateType: receive,
              quality: part('partQuality'),
              appearance: part('partAppearance'),
              packing: part('partPacking'),
            },
      close: close === null || reasons.length === 0 ? null : { operateType: close, reasons },
    },
  };
}

/** `1=商品影响二次销售，2=与发出不符`, in the order they were entered. */
export const parseReasons = (text: string): { code: string; text: string }[] =>
  text.split(/[,，]/).flatMap((pair) => {
    const [, code, words] = /^\s*(\d{1,9})\s*=\s*(\S.*?)\s*$/.exec(pair) ?? [];
    return code === undefined || words === undefined ? [] : [{ code, text: words }];
  });
