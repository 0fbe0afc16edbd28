import * as v from 'valibot';
import { platformWords } from '../http-rules.ts';
import type { SendAnswer } from '../platform.ts';
import { sendAnswerBySpoken } from '../spoken.ts';
import { ITEM_DONE, PATHS } from './douyin-limits.ts';
import { OperateAnswer } from './douyin-schemas.ts';
import type { ReturnDetail } from './douyin-schemas.ts';
import type { DouyinSession } from './douyin-session.ts';
import type { Param } from './douyin-sign.ts';
import { OTHER_STATE } from './douyin-words.ts';

/** `taken` = the platform says that it is done; what really became of the return is for the caller to read. */
type Operated = { kind: 'taken' } | { kind: 'refused'; answer: SendAnswer } | { kind: 'other'; answer: SendAnswer };

/**
 * One after-sales operation on one return, under the update_time with which it was read: if it has changed since, the
 * platform refuses. One return a call, because one that fails fails them all.
 */
export async function operate(
  session: DouyinSession,
  detail: ReturnDetail,
  type: number,
  more: Readonly<Record<string, Param>> = {},
): Promise<Operated> {
  const { after_sale_id: id, update_time: version } = detail.process_info.after_sale_info;
  const spoken = await session.call(PATHS.operate, {
    type,
    items: [{ aftersale_id: id, update_time: version, ...more }],
  });
  if (spoken.kind === 'refused') return { kind: 'refused', answer: sendAnswerBySpoken(spoken) };
  if (spoken.kind !== 'said') return { kind: 'other', answer: sendAnswerBySpoken(spoken) };
  const answer = v.safeParse(OperateAnswer, spoken.body);
  const own = answer.success ? answer.output.items.find(({ aftersale_id: one }) => one === id) : undefined;
  if (own === undefined) return { kind: 'other', answer: { kind: 'unknown', words: 'net:garbled', isReached: true } };
  if (ITEM_DONE.has(own.status_code)) return { kind: 'taken' };
  const said = own.status_msg ?? '';
  const words = said === '' ? OTHER_STATE : platformWords(said, session.secrets);
  return { kind: 'refused', answer: { kind: 'refused', code: 'other', words } };
}
