/** The waybill in groups of four from the left, as it is read aloud. */
export const groupWaybill = (waybill: string): readonly string[] => waybill.match(/.{1,4}/gu) ?? [];
