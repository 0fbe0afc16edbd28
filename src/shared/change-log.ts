import * as v from 'valibot';
import { AtMs } from './domain-words.ts';
import { call } from './ipc.ts';

// What was changed of limits, rules and rights, by whom and when: read out of the chain's own rows, never written here.

/** `setting`: `name` is the setting's; `person`: their number. Values are JSON; `from` null = not known, or new. */
export const ChangeEntry = v.object({
  what: v.picklist(['setting', 'person']),
  name: v.string(),
  /** Of a person: the name as it stood then; else ''. */
  title: v.string(),
  from: v.nullable(v.string()),
  to: v.string(),
  operatorNo: v.string(),
  at: AtMs,
});
export type ChangeEntry = v.InferOutput<typeof ChangeEntry>;

export const changeLogCalls = {
  /** Newest first, at most 100. */
  changeLog: call(v.undefined(), v.array(ChangeEntry)),
} as const;
