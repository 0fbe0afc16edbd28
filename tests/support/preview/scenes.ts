import type { AnnotationView } from '../../../src/shared/annotation.ts';
import type { CaseHits, CaseView } from '../../../src/shared/cases.ts';
import type { ConnectionTried, ConnectionView } from '../../../src/shared/connection.ts';
import type { MoreTimeView } from '../../../src/shared/more-time.ts';
import type { ToDecideCase, ToDecideItem } from '../../../src/shared/decision.ts';
import type { UnitView } from '../../../src/shared/disposition.ts';
import type { EvidenceView } from '../../../src/shared/evidence.ts';
import type { Shot } from '../../../src/shared/domain-words.ts';
import type { ImportView } from '../../../src/shared/import.ts';
import type { PackPlan, PackView } from '../../../src/shared/pack/pack-calls.ts';
import type { PackChecked } from '../../../src/shared/pack/verify-calls.ts';
import type { Printed } from '../../../src/shared/print.ts';
import type { ErrorCode, Refusal } from '../../../src/shared/result.ts';
import type { ReturnHits } from '../../../src/shared/return-search.ts';
import type { BenchView } from '../../../src/shared/session.ts';
import type { RetentionEffect, RetentionView } from '../../../src/shared/retention.ts';
import type { NegotiationOffer } from '../../../src/shared/negotiation.ts';
import type { ShipmentRulesView } from '../../../src/shared/shipment.ts';
import type { RefusalRulesView } from '../../../src/shared/refusal.ts';
import type { Settings } from '../../../src/shared/settings.ts';
import type { ShelfItem } from '../../../src/shared/shelf.ts';
import type { SupplementView } from '../../../src/shared/supplement.ts';
import type { CommandView, StatusView } from '../../../src/shared/sync.ts';
import type { TimestampTried } from '../../../src/shared/timestamp.ts';
import type { ThreeWayView } from '../../../src/shared/three-way.ts';
import type { WebhooksView } from '../../../src/shared/webhook.ts';
import type { Capture } from '../../../src/renderer/evidence/use-capture.ts';
import type { FirstStep } from '../../../src/renderer/first-start/first-steps.ts';
import type { FakeStation } from '../fake-station.ts';

/** One state of the window, as the gallery shows it. */
export type Scene = {
  view: BenchView;
  status?: Partial<StatusView>;
  camera?: Capture['camera'];
  /** What the camera looks at. */
  looksAt?: Shot;
  recording?: Partial<NonNullable<Capture['recording']>> | null;
  fault?: Capture['fault'];
  evidence?: EvidenceView;
  items?: readonly ToDecideItem[];
  cases?: readonly ToDecideCase[];
  commands?: readonly CommandView[];
  /** What the platform says about refusing. */
  refusalRules?: RefusalRulesView;
  /** Whether a call tells it the waybill of other goods. */
  shipmentRules?: ShipmentRulesView;
  /** Who may talk a case over with the buyer, and until when. */
  negotiationOffer?: NegotiationOffer;
  /** Partial refunds to add to. */
  supplements?: readonly SupplementView[];
  /** An alarm that comes at once. */
  alarm?: ErrorCode;
  /** The next key is refused with this code. */
  refusal?: string;
  /** What is pressed before the picture is taken. */
  keys?: readonly string[];
  /** Text of buttons clicked before the picture is taken. */
  clicks?: readonly string[];
  /** The same, after `thenKeys`. */
  thenClicks?: readonly string[];
  /** Text written into the field of this label. */
  fill?: { label: RegExp; text: string };
  settings?: Partial<Settings>;
  /** A bench at this step of its first start. */
  firstStep?: FirstStep;
  connections?: readonly ConnectionView[];
  tried?: ConnectionTried;
  moreTime?: MoreTimeView;
  /** Scanners in HID-POS mode, by name. */
  hid?: readonly string[];
  /** Fields filled by the names they have in the form. */
  fields?: Readonly<Record<string, string>>;
  /** Typed like a hand, after everything else was pressed and clicked. */
  types?: string;
  /** The role of what gets the focus before `thenKeys`. */
  focus?: 'listbox' | 'main';
  /** What the search of cases finds, the case that is opened, and its pack. */
  caseHits?: CaseHits;
  caseView?: CaseView;
  packPlan?: PackPlan;
  packView?: PackView;
  /** What checking a pack finds. */
  checked?: PackChecked;
  /** Scanned, all its keys at once. */
  scans?: string;
  /** Pressed at the very end. */
  thenKeys?: readonly string[];
  /** What printing answers. */
  printed?: Printed | { ok: false; error: Refusal };
  printers?: readonly { id: string; name: string }[];
  /** A screen by itself, without the window's strips. */
  page?: 'import' | 'find' | 'find-in-box';
  importView?: ImportView;
  found?: ReturnHits;
  /** What stands on the shelf. */
  shelf?: readonly ShelfItem[];
  /** The goods of every parcel. */
  units?: readonly UnitView[];
  /** How evidence is kept, and what other days would let go. */
  retention?: RetentionView;
  effect?: RetentionEffect;
  /** What trying a time stamp answers. */
  stamped?: TimestampTried;
  /** What is drawn over photos. */
  annotations?: readonly AnnotationView[];
  threeWay?: ThreeWayView;
  /** Replaces what some calls answer. */
  answers?: Partial<FakeStation['answers']>;
  /** Receivers of events and what they took. */
  webhooks?: WebhooksView;
};
