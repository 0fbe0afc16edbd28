import * as v from 'valibot';
import { adviceCalls } from './advice.ts';
import { arbitrationCalls } from './arbitration.ts';
import { caseMarkCalls } from './case-mark.ts';
import { CaseHits, CaseSearch, CaseView } from './cases.ts';
import { AnnotationInput, AnnotationView } from './annotation.ts';
import { approvalCalls } from './approval.ts';
import { attachmentCalls } from './attachment.ts';
import { boardCalls } from './board.ts';
import { changeLogCalls } from './change-log.ts';
import { ConnectionInput, ConnectionTried, ConnectionView } from './connection.ts';
import { ProposalInput, ToDecideCase, ToDecideItem } from './decision.ts';
import { AtMs, Cause, Count, DefectCode, Id, Judgement, JudgementValue } from './domain-words.ts';
import { disputeCalls, lessonCalls } from './dispute.ts';
import { Disposition, UnitMove, UnitView } from './disposition.ts';
import {
  EvidenceView,
  FilmFrame,
  PhotoSlice,
  PhotoView,
  RecordingEnd,
  RecordingPiece,
  RecordingStart,
} from './evidence.ts';
import { ImportMapping, ImportSlice, ImportView } from './import.ts';
import { call, event } from './ipc.ts';
import type { Client, Emit, Events, Handlers } from './ipc.ts';
import { PackOrder, PackPlan, PackPlanInput, PackView } from './pack/pack-calls.ts';
import { DataCheckProgress, PackChecked, PackToCheck, VerdictAnswer } from './pack/verify-calls.ts';
import { moreTimeCalls } from './more-time.ts';
import { negotiationCalls } from './negotiation.ts';
import { Claim, FirstPerson, PeopleRead, Person, PersonInput, Pin, Seat } from './people.ts';
import { PracticeShop } from './practice.ts';
import { PrintHow, PrintJob, Printed } from './print.ts';
import { reportCalls } from './report.ts';
import { recheckCalls } from './recheck.ts';
import { registerCalls } from './register.ts';
import { ErrorCode } from './result.ts';
import { HoldInput, HoldView, KeepDays, RetentionEffect, RetentionView } from './retention.ts';
import { ReturnHits, SearchText } from './return-search.ts';
import { COMMAND_WORD, RAW_SCAN_MAX, ScanSource } from './scan.ts';
import { Answer, BenchAnswer, BenchView } from './session.ts';
import { serviceCalls } from './service.ts';
import { LookSettings, Settings, TrainingFaults } from './settings.ts';
import { HandOver, ShelfView } from './shelf.ts';
import { shiftCalls } from './shift.ts';
import { ByHandInput, DoneByHandInput, RefusalInput, RefusalMade, RefusalRulesView } from './refusal.ts';
import { shipmentCalls } from './shipment.ts';
import { CommandView, StatusView } from './sync.ts';
import { correctionCalls } from './correction.ts';
import { supplementCalls } from './supplement.ts';
import { ThreeWayInput, ThreeWayView } from './three-way.ts';
import { TimestampTried, TimestampView, TsaSettings } from './timestamp.ts';
import { WebhookChange, WebhookInput, WebhookSecret, WebhooksView, WebhookTried } from './webhook.ts';

const Nothing = v.undefined();

/**
 * Every call and event between the window and the station: read this first. Input and output are parsed at the border
 * on both sides; errors cross as a Result with a code of the closed list.
 */
export const contract = {
  /** The bench as it stands now. */
  benchView: call(Nothing, BenchView),
  /** A scan, as it came: stored first, then handled in order; while a question is open it waits in the queue. */
  benchScan: call(
    v.object({ raw: v.pipe(v.string(), v.maxLength(RAW_SCAN_MAX)), source: ScanSource, at: AtMs }),
    BenchAnswer,
  ),
  /** A function key: the same words as the command barcodes, without `DP:`. */
  benchCommand: call(v.object({ word: v.pipe(v.string(), v.regex(COMMAND_WORD)) }), BenchAnswer),
  benchAnswer: call(v.object({ questionId: Id, answer: Answer }), BenchAnswer),
  /** One more (or less) of a line without a scan: goods with no barcode, defective units, or "the rest is missing". */
  benchCount: call(
    v.object({ lineId: Id, what: v.picklist(['good', 'defective', 'missing']), delta: v.picklist([1, -1]) }),
    BenchAnswer,
  ),
  benchCode: call(v.object({ code: DefectCode, isSet: v.boolean() }), BenchAnswer),
  benchCause: call(v.object({ cause: Cause }), BenchAnswer),
  benchJudge: call(v.object({ judgement: Judgement, value: JudgementValue }), BenchAnswer),
  benchNote: call(v.object({ text: v.pipe(v.string(), v.maxLength(1000)) }), BenchAnswer),
  /** Opens a half-done inspection again, or undoes the verdict of a finished one as long as nothing was sent. */
  benchReopen: call(v.object({ inspectionId: Id }), BenchAnswer),
  /** Several returns in one box: which of them codes, causes and judgements are said of from now on. */
  benchFocus: call(v.object({ returnId: Id }), BenchAnswer),
  /** A person found which return the open box holds (slip, phone tail, name); `false` takes a wrong claim back. */
  benchClaim: call(v.object({ returnId: Id, isClaimed: v.boolean() }), BenchAnswer),
  /** Where the goods of this box that are not intact go; the bin follows from it unless one is scanned. */
  benchDispose: call(v.object({ disposition: Disposition }), BenchAnswer),
  /** Begins to pack what of a closed box goes back to the buyer; scans and keys are then the packing's. */
  benchRepack: call(v.object({ inspectionId: Id }), BenchAnswer),
  benchDismissPanel: call(Nothing, BenchView),

  /** Expected returns by waybill, order, sub-order, return number, phone tail, buyer, SKU or serial. */
  returnFind: call(v.object({ text: SearchText }), ReturnHits),
  /** Parcels that wait here for something: half done, rest in another box, unclaimed, not ours. */
  shelfView: call(Nothing, ShelfView),
  /** Parcels that aren't ours were handed over against a signature; gives back the list's id. */
  shelfHandOver: call(HandOver, v.object({ handOverId: Id })),
  /** The units of an inspection with disposition and bin. */
  goodsOf: call(v.object({ inspectionId: Id }), v.array(UnitView)),
  goodsMove: call(UnitMove, v.array(UnitView)),

  ...boardCalls,
  ...registerCalls,
  ...shiftCalls,
  ...recheckCalls,
  ...changeLogCalls,
  ...caseMarkCalls,

  /** The photo is stored when the last slice has come: then it is given back, null before. */
  evidencePhotoSlice: call(PhotoSlice, v.nullable(PhotoView)),
  evidenceRecordingStart: call(RecordingStart, v.object({ recordingId: Id })),
  /** Answers after the piece is written; after a fragment's last slice, once it is flushed to the disk. */
  evidenceRecordingPiece: call(RecordingPiece, v.object({ bytes: v.number() })),
  evidenceRecordingEnd: call(v.object({ recordingId: Id, end: RecordingEnd, frames: Count }), Nothing),
  /** What the film itself shows of the waybill: px per module in it, thousandths; null when it can't be read there. */
  evidenceFilmFrame: call(FilmFrame, v.object({ modulePxMilli: v.nullable(v.number()) })),
  evidenceOf: call(v.object({ inspectionId: Id }), EvidenceView),
  /** Draws over a photo anew (on a copy; the photo never changes); nothing drawn takes it back. Gives back all that counts. */
  annotationSet: call(AnnotationInput, v.array(AnnotationView)),
  annotationsOf: call(v.object({ inspectionId: Id }), v.array(AnnotationView)),

  decisionList: call(Nothing, v.array(ToDecideItem)),
  decisionCase: call(v.object({ verdictId: Id }), ToDecideCase),
  /** What was shipped, the buyer's pictures and the item on the bench, of one return. */
  threeWay: call(ThreeWayInput, ThreeWayView),
  decisionPropose: call(ProposalInput, ToDecideItem),
  ...approvalCalls,
  ...negotiationCalls,
  ...moreTimeCalls,
  ...arbitrationCalls,
  ...supplementCalls,
  ...correctionCalls,
  ...adviceCalls,
  ...serviceCalls,
  /** It was done in the platform's own back office; `reference` says where that is written. */
  decisionByHand: call(ByHandInput, Nothing),
  /** Asks the platform what may be refused of this return; nothing is sent. */
  refusalRules: call(v.object({ verdictId: Id }), RefusalRulesView),
  /** Decides to refuse at the platform; it leaves after the time to undo. */
  refusalMake: call(RefusalInput, RefusalMade),
  refusalTakeBack: call(v.object({ verdictId: Id }), Nothing),
  ...shipmentCalls,

  syncStatus: call(Nothing, StatusView),
  /** Commands that are not done yet and the last finished ones, nearest deadline first; at most 200. */
  syncCommands: call(Nothing, v.array(CommandView)),
  /** A person looked at a parked command and wants it tried again. */
  syncRelease: call(
    v.object({
      commandId: Id,
      /** What the platform sent to the shop's phone; passed on once, stored nowhere. */
      code: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4,8}$/))),
    }),
    CommandView,
  ),
  /** A refund that no call makes was made at the platform that sold the goods; `reference` says where that is written. */
  syncByHand: call(DoneByHandInput, CommandView),
  /** Tries at once what waits, and pulls expected returns. */
  syncNow: call(Nothing, StatusView),
  syncDismissRecovered: call(Nothing, StatusView),

  /** A slice of a table file; the view comes with the last one. Only one import at a time. */
  importSlice: call(ImportSlice, v.nullable(ImportView)),
  importMap: call(v.object({ importId: Id, mapping: ImportMapping }), ImportView),
  importRun: call(v.object({ importId: Id }), ImportView),
  importCancel: call(v.object({ importId: Id }), ImportView),
  /** The import that is open or was last done; null when there is none. */
  importView: call(Nothing, v.nullable(ImportView)),

  /** Parcels that were opened here, by any part of what is known of them; newest first, 50 a page. */
  caseFind: call(CaseSearch, CaseHits),
  /** One case with its time line. Opening it is noted in its custody, reading it anew is not. */
  caseView: call(v.object({ inspectionId: Id, isOpening: v.boolean() }), CaseView),

  ...disputeCalls,
  ...lessonCalls,
  ...attachmentCalls,

  /** What a pack of this case would hold, and what it lacks. */
  packPlan: call(PackPlanInput, PackPlan),
  /** Makes a pack of each case, one after the other; answers at once, `packChanged` tells the rest. One order at a time. */
  packExport: call(PackOrder, PackView),
  /** The order that runs or was last done; null when there was none since the start. */
  packView: call(Nothing, v.nullable(PackView)),
  /** Stops: packs that are finished stay, the one being made leaves nothing behind. */
  packCancel: call(v.object({ orderId: Id }), PackView),
  /** Lets a person choose a pack on the disk and checks it; null when none was chosen. */
  packVerify: call(PackToCheck, PackChecked),
  /** Checks all that this bench holds; hours on a full disk. Null = stopped. */
  dataCheck: call(Nothing, v.nullable(VerdictAnswer)),
  dataCheckStop: call(Nothing, Nothing),

  /** Makes a sheet, label or list as PDF, on paper, or as CSV. */
  printMake: call(v.object({ job: PrintJob, how: PrintHow }), Printed),
  /** Shows a file the program made in the system's file manager. */
  fileShow: call(
    v.object({ folder: v.picklist(['print', 'import', 'packs', 'service', 'attachments']), file: v.string() }),
    Nothing,
  ),
  printers: call(Nothing, v.array(v.object({ id: v.string(), name: v.string() }))),

  ...reportCalls,

  connectionList: call(Nothing, v.array(ConnectionView)),
  /** Signs in and reads one page, stores nothing. */
  connectionTry: call(ConnectionInput, ConnectionTried),
  connectionSave: call(ConnectionInput, v.array(ConnectionView)),
  /** Refused while commands of it wait. */
  connectionRemove: call(v.object({ id: Id }), v.array(ConnectionView)),

  /** Which programs are told what happens here, and what of it they took. */
  webhookView: call(Nothing, WebhooksView),
  /** The secret comes back this once. */
  webhookAdd: call(WebhookInput, WebhookSecret),
  webhookChange: call(WebhookChange, WebhooksView),
  webhookRenew: call(v.object({ id: Id }), WebhookSecret),
  /** `isRemoved` false takes a removal back. */
  webhookRemove: call(v.object({ id: Id, isRemoved: v.boolean() }), WebhooksView),
  webhookTry: call(v.object({ id: Id }), WebhookTried),
  /** By the delivery's id. */
  webhookSendAgain: call(v.object({ id: Id }), WebhooksView),

  /** How evidence is kept and deleted: the run, the room, the forecast. */
  retentionView: call(Nothing, RetentionView),
  /** Looks through everything and says what would go now; removes nothing. */
  retentionLook: call(Nothing, RetentionView),
  /** Removes what may go, as soon as no box is open; `retentionChanged` tells how far. */
  retentionRun: call(Nothing, RetentionView),
  retentionStop: call(Nothing, RetentionView),
  /** What other days than today's would let go, before they are saved. */
  retentionEffect: call(KeepDays, RetentionEffect),
  /** Nothing of this inspection is deleted until a person lets it go again. */
  holdSet: call(HoldInput, HoldView),
  timestampView: call(Nothing, TimestampView),
  /** Asks this authority for one token and says what came of it; stores nothing. */
  timestampTry: call(TsaSettings, TimestampTried),

  settingsGet: call(Nothing, Settings),
  settingsSet: call(v.partial(Settings), Settings),
  /** What anybody may set for the eyes and ears at this bench. */
  settingsLook: call(v.partial(LookSettings), Settings),
  /** Scanners that speak HID-POS and so are never heard as a keyboard; `fault` when they can't be listed here. */
  scanHidScanners: call(
    Nothing,
    v.object({
      scanners: v.array(v.object({ id: v.string(), name: v.string() })),
      fault: v.nullable(v.picklist(['no-hid-module', 'no-hid-access'])),
    }),
  ),
  trainingFaults: call(v.nullable(v.partial(TrainingFaults)), TrainingFaults),
  /** Fresh sample returns at the training platform, as if a new truck had come. */
  trainingRefill: call(Nothing, v.object({ added: Count })),
  /** Against which platform is practised from now on; null only asks. Refused while something ordered there waits. */
  practiceChoose: call(v.object({ shop: v.nullable(PracticeShop) }), v.object({ shop: PracticeShop })),

  seatView: call(Nothing, Seat),
  /** Signs in: the badge alone, or number and PIN. Refused while somebody else's box is open. */
  seatTake: call(v.object({ claim: Claim, pin: v.nullable(Pin) }), Seat),
  /** The PIN of who is signed in, for what asks for it; holds for a short while. */
  seatPin: call(v.object({ pin: Pin }), Seat),
  /** Signs out; refused while a box is open. */
  seatLeave: call(Nothing, Seat),
  /** A key, a scan or the pointer moved here: the bench is not idle. */
  seatTouch: call(Nothing, Nothing),
  /** Makes the first administrator, while there is nobody. */
  peopleFirst: call(FirstPerson, Seat),
  peopleList: call(Nothing, v.array(Person)),
  peopleSave: call(PersonInput, v.array(Person)),
  /** Lets a person try again whose PIN was wrong too often. */
  peopleUnlock: call(v.object({ id: Id }), v.array(Person)),
  /** A new badge as PDF or on paper; the badge before opens nothing any more. */
  peopleBadge: call(v.object({ id: Id, how: v.picklist(['pdf', 'paper']) }), Printed),
  /** Many at once out of a CSV text: number, name, role. */
  peopleRead: call(v.object({ csv: v.pipe(v.string(), v.maxLength(500_000)) }), PeopleRead),

  benchChanged: event(BenchView),
  /** Somebody signed in or out, or may do more or less than before. */
  seatChanged: event(Seat),
  statusChanged: event(StatusView),
  settingsChanged: event(Settings),
  importChanged: event(ImportView),
  packChanged: event(PackView),
  dataCheckChanged: event(DataCheckProgress),
  retentionChanged: event(RetentionView),
  /** Something that needs a person now: a disk that is full or fails, a refund whose deadline is near. */
  alarm: event(v.object({ code: ErrorCode, at: AtMs })),
  /** The window is being closed: end the recording now; the shell waits for it this long, then closes. */
  closing: event(v.object({ withinMs: v.number() })),
} as const;

export type StationContract = typeof contract;
export type StationClient = Client<StationContract> & Events<StationContract>;
export type StationHandlers = Handlers<StationContract>;
export type StationEmit = Emit<StationContract>;
