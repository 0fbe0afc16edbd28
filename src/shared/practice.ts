import * as v from 'valibot';

/**
 * Against which platform a bench in training mode practises: the training shop, or the strict imitation of a real one,
 * spoken to by its real connector. Each has books of its own on this machine.
 */
export const PRACTICE_SHOPS = ['training', 'taobao', 'jd', 'pdd', 'douyin', 'generic'] as const;
export const PracticeShop = v.picklist(PRACTICE_SHOPS);
export type PracticeShop = v.InferOutput<typeof PracticeShop>;
