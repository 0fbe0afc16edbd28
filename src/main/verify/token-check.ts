import type { CheckToken } from '../../shared/pack/verify-source.ts';
import { wordsOf } from '../lib/app-error.ts';
import { checkToken } from '../timestamp/timestamp-token.ts';

/** Time stamps checked to the last signature; a root certificate that came with the pack may be rubbish. */
export const checkTokenWhole: CheckToken = async (token, data, caPem) => {
  try {
    const checked = await checkToken(token, data, caPem);
    return checked.ok ? { stampedAt: checked.stampedAt, tsa: checked.tsa } : checked.code;
  } catch (error) {
    return wordsOf(error);
  }
};
