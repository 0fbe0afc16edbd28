import * as v from 'valibot';
import { AtMs } from './domain-words.ts';
import { call } from './ipc.ts';
import { Claim } from './people.ts';

// Shift hand-over 交接班: what one shift leaves to the next, on a sheet that both sign.

/** In the order of the sheet. `deadline` what is due next, whatever it waits for · `talk` a negotiation that runs. */
export const SHIFT_KINDS = ['open-box', 'stuck', 'deadline', 'talk', 'decide', 'shelf'] as const;
export const ShiftKind = v.picklist(SHIFT_KINDS);
export type ShiftKind = v.InferOutput<typeof ShiftKind>;

export const ShiftRow = v.object({
  kind: ShiftKind,
  waybill: v.string(),
  place: v.nullable(v.string()),
  /** The goods, when they are known. */
  title: v.string(),
  dueAt: v.nullable(AtMs),
  /** Whose it is, where it is somebody's: a negotiation. */
  owner: v.nullable(v.object({ operatorNo: v.string(), name: v.string() })),
});
export type ShiftRow = v.InferOutput<typeof ShiftRow>;

/** Who gave the bench to whom. */
export const ShiftHanded = v.object({ giverNo: v.string(), takerNo: v.string(), at: AtMs });
export type ShiftHanded = v.InferOutput<typeof ShiftHanded>;

export const shiftCalls = {
  shiftView: call(v.undefined(), v.array(ShiftRow)),
  /** The next shift takes over: by badge where this bench knows its people, else by number. */
  shiftHand: call(v.object({ taker: Claim }), ShiftHanded),
};
