import * as v from 'valibot';

// What we read of JD's answers. Unknown fields are dropped; what money or state hangs on must fit or the whole is not
// believed, the rest may be missing. Numbers come as texts in places, lists come bare or wrapped in an object.

const Digits = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.safeInteger())]),
  v.transform(String),
  v.regex(/^[1-9]\d{0,18}$/),
);
const Whole = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,9}$/))]),
  v.transform(Number),
  v.safeInteger(),
);

/** Yuan as text or number to cents, without ever being a fraction. */
export const Yuan = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((yuan) => /^(\d{1,9})(?:\.(\d{1,2})0*)?$/.exec(String(yuan).trim())),
  v.nonNullable(v.custom<RegExpExecArray | null>(() => true)),
  v.transform(([, whole = '', part = '']) => Number(whole) * 100 + Number(part.padEnd(2, '0'))),
);
/** Ms; 0 and what lies before 2001 are none. */
const Moment = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{13}$/))]),
  v.transform(Number),
  v.safeInteger(),
  v.minValue(1_000_000_000_000),
  v.maxValue(9_999_999_999_999),
);
const Text = v.fallback(
  v.nullish(
    v.pipe(v.union([v.string(), v.pipe(v.number(), v.safeInteger())]), v.transform(String), v.maxLength(10_000)),
    null,
  ),
  null,
);
/** Not needed: what can't be read is not there. */
const maybe = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullish(schema, null), null);
/** May be missing, but what is there must fit. */
const given = <S extends v.GenericSchema>(schema: S) => v.nullish(schema, null);

/** `[…]`, or `{ <name>Item: […] }` as the published schema has it, or one alone in there. */
const listOf = <S extends v.GenericSchema>(name: string, item: S, max: number) =>
  v.nullish(
    v.pipe(
      v.unknown(),
      v.transform((said): unknown => {
        const inner = v.safeParse(v.object({ [`${name}Item`]: v.unknown() }), said);
        const bare = inner.success ? inner.output[`${name}Item`] : said;
        return Array.isArray(bare) ? bare : [bare];
      }),
      v.array(item),
      v.maxLength(max),
    ),
    [],
  );

const Waybill = v.object({ waybillType: maybe(Whole), waybillCode: Text, providerName: Text });
const Sku = v.object({ skuId: Text, skuName: Text, skuNum: maybe(Whole), skuTypeDesc: Text });

const RefundInfo = v.pipe(
  v.object({
    refundStatus: given(Whole),
    refundStatusDesc: Text,
    applyRefundAmount: given(Yuan),
    actualRefundAmount: given(Yuan),
    applyRefundDetail: given(v.object({ refundAmount: given(Yuan) })),
    actualRefundDetail: given(v.object({ actualRefundAmount: given(Yuan) })),
    estimateRefundDetail: given(v.object({ maxRefundAmount: given(Yuan) })),
  }),
  v.transform((said) => ({
    status: said.refundStatus,
    applied: [said.applyRefundAmount, said.applyRefundDetail?.refundAmount ?? null],
    actual: [said.actualRefundAmount, said.actualRefundDetail?.actualRefundAmount ?? null],
    most: said.estimateRefundDetail?.maxRefundAmount ?? null,
  })),
  // The same sum stands in two places: one that says two things says nothing.
  v.check(({ applied, actual }) =>
    [applied, actual].every(([one, two]) => one === null || two === null || one === two),
  ),
  v.transform(({ status, applied: [one, two], actual: [first, second], most }) => ({
    status,
    mostCents: most,
    appliedCents: one ?? two ?? null,
    actualCents: first ?? second ?? null,
  })),
);

const noRefund = { status: null, mostCents: null, appliedCents: null, actualCents: null };

/** A return, of the list and of the detail alike. */
export const JdReturn = v.pipe(
  v.object({
    afsOrderId: Digits,
    orderId: given(Digits),
    orderInfo: given(v.object({ orderId: given(Digits) })),
    relationInfo: given(v.object({ orderId: given(Digits) })),
    afsOrderBaseInfo: given(v.object({ modifiedTime: maybe(Moment) })),
    afsOrderStatusInfo: given(v.object({ mainStatus: maybe(Whole), mainStatusDesc: Text, subStatusDesc: Text })),
    customerApplyInfo: given(
      v.object({ customerExpectDesc: Text, applyReasonFirstCidDesc: Text, applyReasonSecondCidDesc: Text }),
    ),
    receiveInfo: given(v.object({ receiveTime: maybe(Moment) })),
    processInfo: given(v.object({ processedTime: maybe(Moment), processResultDesc: Text })),
    refundInfo: given(RefundInfo),
    afsOrderOvertimeInfo: given(v.object({ overTime: maybe(Moment) })),
    afsOrderFlagInfo: given(v.object({ jdDisputeFlag: maybe(v.boolean()) })),
    skuInfoList: listOf('skuInfoList', Sku, 1_000),
    waybillInfoList: listOf('waybillInfoList', Waybill, 200),
    pickInfo: maybe(v.object({ pickLogisticsList: listOf('pickLogisticsList', v.object({ waybillCode: Text }), 200) })),
  }),
  v.transform((said) => ({
    id: said.afsOrderId,
    orderNo: said.orderId ?? said.orderInfo?.orderId ?? said.relationInfo?.orderId ?? null,
    modifiedAt: said.afsOrderBaseInfo?.modifiedTime ?? null,
    mainStatus: said.afsOrderStatusInfo?.mainStatus ?? null,
    status: `${said.afsOrderStatusInfo?.mainStatusDesc ?? ''} ${said.afsOrderStatusInfo?.subStatusDesc ?? ''}`.trim(),
    expects: said.customerApplyInfo?.customerExpectDesc ?? null,
    reason: [said.customerApplyInfo?.applyReasonFirstCidDesc, said.customerApplyInfo?.applyReasonSecondCidDesc]
      .filter((part) => (part ?? '') !== '')
      .join('：'),
    receivedAt: said.receiveInfo?.receiveTime ?? null,
    processedAt: said.processInfo?.processedTime ?? null,
    result: said.processInfo?.processResultDesc ?? null,
    refund: said.refundInfo ?? noRefund,
    overAt: said.afsOrderOvertimeInfo?.overTime ?? null,
    isDisputed: said.afsOrderFlagInfo?.jdDisputeFlag === true,
    skus: said.skuInfoList,
    waybills: said.waybillInfoList,
    pickedUp: (said.pickInfo?.pickLogisticsList ?? []).map(({ waybillCode }) => waybillCode),
  })),
);
export type JdReturn = v.InferOutput<typeof JdReturn>;

export const ListBody = v.object({
  data: v.nullish(v.pipe(v.array(v.unknown()), v.maxLength(1_000)), []),
  paginationData: v.object({ totalItems: v.pipe(Whole, v.minValue(0)), currentPage: given(Whole) }),
});

export const DetailBody = v.object({ data: v.nullish(v.unknown(), null) });

/** An operation was taken for this very return. */
export const PatchBody = v.object({ data: v.object({ afsOrderId: Digits }) });

const Fault = v.object({ code: Text, message: Text, details: Text });
export type JdFault = v.InferOutput<typeof Fault>;
/** With or without `Response` around it; `errorList` is an array in some calls and an object in others. */
export const Envelope = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((body): unknown => ('Response' in body ? body['Response'] : body)),
  v.looseObject({
    success: v.pipe(
      v.union([v.boolean(), v.picklist(['true', 'false'])]),
      v.transform((said) => said === true || said === 'true'),
    ),
    errorList: v.nullish(v.union([v.array(Fault), Fault]), []),
  }),
  v.transform(({ success, errorList, ...body }) => ({
    isSuccess: success,
    faults: (Array.isArray(errorList) ? errorList : [errorList]).filter(({ code, message }) => code || message),
    body,
  })),
);
