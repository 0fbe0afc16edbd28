import type { ConnectionKind } from './connection.ts';

/**
 * Where a seller of each platform does by hand what its calls don't do. Public front doors of the platforms; the program
 * never opens them, a person does, signed in as themselves. An own shop's back office is its own address.
 */
const BACK_OFFICES: Partial<Record<ConnectionKind, string>> = {
  taobao: 'https://myseller.taobao.com',
  jd: 'https://shop.jd.com',
  pdd: 'https://mms.pinduoduo.com',
  douyin: 'https://fxg.jinritemai.com',
};

/** Null where none is known. */
export const backOfficeOf = (kind: ConnectionKind): string | null => BACK_OFFICES[kind] ?? null;
