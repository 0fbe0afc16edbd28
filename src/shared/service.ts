import * as v from 'valibot';
import { Market } from './advice.ts';
import { AtMs, Cents, DefectCode, Id } from './domain-words.ts';
import { PhotoView } from './evidence.ts';
import { call } from './ipc.ts';
import { SERVICE_TEXT_MAX, ServiceLanguage, ServiceOutcome } from './service-text.ts';

// What customer service takes along of one return: a text and masked copies of pictures.

const Subject = v.object({ inspectionId: Id, returnId: Id });
export type ServiceSubject = v.InferOutput<typeof Subject>;

/** What a text is filled with, and what it may take along. The buyer's name is masked. */
export const ServiceView = v.object({
  ...Subject.entries,
  market: Market,
  shop: v.string(),
  /** That of the buyer: Chinese where it was paid in yuan. */
  language: ServiceLanguage,
  /** The likeliest, as the case stands. */
  outcome: ServiceOutcome,
  waybill: v.string(),
  orderNo: v.string(),
  returnNo: v.string(),
  buyer: v.string(),
  goods: v.array(v.object({ name: v.string(), quantity: v.number() })),
  codes: v.array(DefectCode),
  currency: v.string(),
  /** Goods and freight. */
  totalCents: Cents,
  /** The part that was proposed; null while none is. */
  partCents: v.nullable(Cents),
  photos: v.array(PhotoView),
  /** It is night at the shop: no buyer is contacted before. Null = now. */
  sendableFromAt: v.nullable(AtMs),
  /** The shop's time zone, as IANA names it. */
  zone: v.string(),
});
export type ServiceView = v.InferOutput<typeof ServiceView>;

export const SERVICE_PICTURES_MAX = 9;
const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export const ServiceTake = v.object({
  ...Subject.entries,
  outcome: ServiceOutcome,
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(SERVICE_TEXT_MAX * 2)),
});
export type ServiceTake = v.InferOutput<typeof ServiceTake>;

const ServicePictures = v.object({
  ...Subject.entries,
  /** Photos of this box by SHA-256, in the order they are shown. */
  pictures: v.pipe(v.array(Sha256), v.minLength(1), v.maxLength(SERVICE_PICTURES_MAX)),
});

export const serviceCalls = {
  serviceRead: call(Subject, ServiceView),
  /**
   * The text as it may be copied: phones, rooms and names masked. Refused at night, with words that accuse or speak of reviews,
   * and with places left open. That it was taken stands in the chain.
   */
  serviceTake: call(ServiceTake, v.object({ text: v.string() })),
  /** Makes masked copies into a folder of their own, in place of the last ones; `left` = how many could not be made. */
  servicePictures: call(ServicePictures, v.object({ files: v.array(v.string()), left: v.number() })),
} as const;
