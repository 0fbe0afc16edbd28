import * as v from 'valibot';
import { CAUSES, DECISION_KINDS, DEFECT_CODES, FINDINGS, VERDICTS } from '../../src/shared/domain-words.ts';
import { COMMAND_KINDS } from '../../src/shared/sync.ts';

// The bodies of outgoing events as resources/openapi/dockproof-events.json describes them: a body with anything more in it
// (a buyer's name, say) does not pass.

const text = v.string();
const cents = v.pipe(v.number(), v.integer(), v.minValue(0));
const orNone = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);
const TIME = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));
const Return = v.strictObject({ platform: text, returnNo: text, orderNo: text });
/** Null while nobody knows which return a parcel is. */
const about = { platform: orNone(text), returnNo: orNone(text), orderNo: orNone(text), waybill: text };
const known = { platform: text, returnNo: text, orderNo: text, waybill: text };
const sum = { kind: v.picklist(['refund-full', 'refund-part']), amountCents: cents, freightCents: cents };

export const EVENT_DATA = {
  'parcel.received': v.strictObject({ waybill: text, returns: v.array(Return) }),
  'verdict.given': v.strictObject({
    ...about,
    verdictId: text,
    verdict: v.picklist(VERDICTS),
    finding: v.picklist(FINDINGS),
    codes: v.array(v.picklist(DEFECT_CODES)),
    cause: v.picklist(CAUSES),
    operatorNo: text,
  }),
  'verdict.revoked': v.strictObject({ ...about, verdictId: text, verdict: v.picklist(VERDICTS), operatorNo: text }),
  'decision.made': v.strictObject({
    ...about,
    decisionId: text,
    verdictId: text,
    verdict: v.picklist(VERDICTS),
    kind: orNone(v.picklist(DECISION_KINDS)),
    why: text,
    amountCents: orNone(cents),
    freightCents: orNone(cents),
    currency: orNone(text),
    operatorNo: text,
  }),
  'decision.corrected': v.strictObject({
    ...known,
    decisionId: text,
    verdictId: text,
    commandId: text,
    ...sum,
    before: v.strictObject(sum),
    currency: text,
    operatorNo: text,
    secondOperatorNo: text,
  }),
  'refund.acknowledged': v.strictObject({
    ...known,
    commandId: text,
    orderedCents: cents,
    currency: text,
    outcome: v.picklist(['refunded', 'noticed', 'refunded-elsewhere', 'closed']),
    movedCents: cents,
  }),
  'command.parked': v.strictObject({ ...known, commandId: text, kind: v.picklist(COMMAND_KINDS), deadline: TIME }),
  'deadline.near': v.strictObject({
    ...known,
    waitsFor: v.picklist(['decision', 'platform']),
    deadline: TIME,
    level: v.picklist(['8h', '4h', '1h', 'late']),
  }),
  'pack.exported': v.strictObject({
    exportId: text,
    waybill: text,
    preset: text,
    variant: v.picklist(['sealed', 'masked']),
    manifestSha256: text,
    operatorNo: text,
    returns: v.array(Return),
  }),
  'endpoint.test': v.strictObject({ endpointId: text }),
} as const;

const isEventType = (type: string): type is keyof typeof EVENT_DATA => type in EVENT_DATA;

/** The whole body of an event, checked against its type's schema; throws for any other. */
export function parseEvent(body: string): { type: string; timestamp: string; data: Record<string, unknown> } {
  const envelope = v.parse(
    v.strictObject({ type: text, version: v.literal(1), timestamp: TIME, data: v.record(text, v.unknown()) }),
    JSON.parse(body),
  );
  if (!isEventType(envelope.type)) throw new Error(`no schema for ${envelope.type}`);
  return { ...envelope, data: v.parse(EVENT_DATA[envelope.type], envelope.data) };
}
