import * as v from 'valibot';
import { Count, Id, Reason } from './domain-words.ts';
import { PhotoView } from './evidence.ts';

// The view of three, for a suspected swap: what was shipped, what the buyer sent as pictures, what lies on the bench.

/** `returnId` is one of the returns of this inspection. */
export const ThreeWayInput = v.object({ inspectionId: Id, returnId: Id });

export const ThreeWayView = v.object({
  returnId: Id,
  shipped: v.object({
    lines: v.array(
      v.object({
        id: Id,
        name: v.string(),
        quantity: Count,
        /** The listing's picture, a `data:` URL. */
        picture: v.nullable(v.string()),
        serials: v.array(v.string()),
      }),
    ),
    weightG: v.nullable(Count),
    sealNo: v.nullable(v.string()),
  }),
  buyer: v.object({
    reason: Reason,
    reasonText: v.string(),
    /** `data:` URLs only. */
    pictures: v.array(v.string()),
    /** Pictures that only the platform has: the window loads nothing from a network. */
    elsewhere: Count,
  }),
  bench: v.object({
    /** Of this return, and of the box when it isn't said of which return they are. */
    photos: v.array(PhotoView),
    /** Of a box with one return: the scale's word, grams. */
    weightG: v.nullable(Count),
    seenSerials: v.array(v.string()),
    /** One of them is none of those shipped. */
    isForeign: v.boolean(),
  }),
});
export type ThreeWayView = v.InferOutput<typeof ThreeWayView>;
