import type { StationHandlers } from './contract.ts';
import type { PersonRole } from './people.ts';

// Who may make which call: one line a call, next to the contract, checked in one place (`main/people/guard-calls.ts`). A call
// without a line is a compile error.

/** `roles` null = whoever stands there, signed in or not. With a PIN: it must have been typed a short while ago. */
export type CallNeed = { roles: readonly PersonRole[] | null; isPinAsked: boolean };

const need = (...roles: PersonRole[]): CallNeed => ({ roles, isPinAsked: false });
const withPin = (...roles: PersonRole[]): CallNeed => ({ roles, isPinAsked: true });

/** Answered with nobody signed in too: what the window is drawn from, signing in, and what must end once it began. */
const NOBODY: CallNeed = { roles: null, isPinAsked: false };
const ANYONE = need('receiver', 'inspector', 'supervisor', 'agent', 'administrator');
const DOCK = need('receiver', 'inspector', 'supervisor');
const INSPECT = need('inspector', 'supervisor');
const DECIDE = need('supervisor', 'agent');
const MONEY = withPin('supervisor');
const WATCH = need('supervisor', 'agent', 'administrator');
const RUN = need('supervisor', 'administrator');
const ADMINISTER = need('administrator');
const SECRETS = withPin('administrator');

export const CALL_ROLES: Record<keyof StationHandlers, CallNeed> = {
  benchView: NOBODY,
  benchScan: DOCK,
  benchCommand: DOCK,
  benchAnswer: DOCK,
  benchCount: INSPECT,
  benchCode: INSPECT,
  benchCause: INSPECT,
  benchJudge: INSPECT,
  benchNote: INSPECT,
  benchReopen: INSPECT,
  benchFocus: INSPECT,
  benchClaim: INSPECT,
  benchDispose: INSPECT,
  benchRepack: DOCK,
  benchDismissPanel: NOBODY,

  returnFind: ANYONE,
  shelfView: ANYONE,
  shelfHandOver: DOCK,
  goodsOf: ANYONE,
  goodsMove: INSPECT,

  boardView: ANYONE,
  // Asked by the window itself: a deadline is said whoever stands there.
  boardAlerts: NOBODY,
  dockView: ANYONE,
  dockScan: DOCK,
  dockRemove: DOCK,
  shiftView: ANYONE,
  shiftHand: DOCK,

  caseFlag: DECIDE,
  recheckView: INSPECT,
  recheckJudge: INSPECT,
  recheckReport: need('supervisor', 'administrator'),

  registerSweep: ANYONE,
  registerList: ANYONE,
  registerCounts: ANYONE,
  registerEntry: ANYONE,
  registerAct: need('inspector', 'supervisor', 'agent'),
  registerUndo: need('inspector', 'supervisor', 'agent'),
  registerPropose: ANYONE,

  // What films or photographs the open box goes on whoever left.
  evidencePhotoSlice: NOBODY,
  evidenceRecordingStart: NOBODY,
  evidenceRecordingPiece: NOBODY,
  evidenceRecordingEnd: NOBODY,
  evidenceFilmFrame: NOBODY,
  evidenceOf: ANYONE,
  annotationSet: need('inspector', 'supervisor', 'agent'),
  annotationsOf: ANYONE,

  decisionList: ANYONE,
  decisionCase: ANYONE,
  decisionAdvice: ANYONE,
  serviceRead: DECIDE,
  serviceTake: DECIDE,
  servicePictures: withPin('supervisor', 'agent'),
  threeWay: ANYONE,
  decisionPropose: DECIDE,
  decisionConfirm: withPin('supervisor', 'agent'),
  decisionReject: DECIDE,
  decisionTakeBack: withPin('supervisor', 'agent'),
  negotiationOffer: DECIDE,
  negotiationBegin: DECIDE,
  negotiationAnswer: DECIDE,
  negotiationEnd: DECIDE,
  moreTimeRead: DECIDE,
  moreTimeAsk: DECIDE,
  supplementFind: DECIDE,
  supplementPropose: DECIDE,
  supplementConfirm: withPin('supervisor', 'agent'),
  supplementReject: DECIDE,
  supplementTakeBack: withPin('supervisor', 'agent'),
  correctionsWaiting: ANYONE,
  correctionRefund: DECIDE,
  correctionPropose: DECIDE,
  correctionConfirm: withPin('supervisor', 'agent'),
  correctionReject: DECIDE,
  correctionRefusal: DECIDE,
  correctionRefuse: MONEY,
  decisionByHand: MONEY,
  refusalRules: DECIDE,
  refusalMake: MONEY,
  refusalTakeBack: MONEY,
  shipmentRules: DECIDE,
  shipmentMake: MONEY,
  shipmentTakeBack: MONEY,

  syncStatus: NOBODY,
  syncCommands: ANYONE,
  syncRelease: MONEY,
  syncByHand: MONEY,
  syncNow: ANYONE,
  syncDismissRecovered: ANYONE,

  importSlice: RUN,
  importMap: RUN,
  importRun: RUN,
  importCancel: RUN,
  importView: ANYONE,

  caseFind: ANYONE,
  caseView: ANYONE,
  disputeList: ANYONE,
  disputesOf: ANYONE,
  disputeOpen: DECIDE,
  disputeLevel: DECIDE,
  disputeRule: DECIDE,
  disputeSettle: DECIDE,
  proofRead: DECIDE,
  proofAsk: DECIDE,
  // Photos leave the bench for good.
  proofSend: withPin('supervisor', 'agent'),
  attachmentSlice: need('inspector', 'supervisor', 'agent'),
  attachmentsOf: ANYONE,
  attachmentCopy: DECIDE,
  lessonList: ANYONE,
  lessonAnswer: need('supervisor'),

  packPlan: DECIDE,
  packExport: withPin('supervisor', 'agent'),
  packView: ANYONE,
  packCancel: DECIDE,
  packVerify: ANYONE,
  dataCheck: RUN,
  dataCheckStop: RUN,

  printMake: ANYONE,
  fileShow: ANYONE,
  printers: ANYONE,

  reportView: WATCH,
  reportTable: WATCH,
  reportExport: withPin('supervisor', 'agent', 'administrator'),
  reportPrint: withPin('supervisor', 'agent', 'administrator'),
  reportBuyer: need('supervisor'),

  connectionList: WATCH,
  connectionTry: SECRETS,
  connectionSave: SECRETS,
  connectionRemove: SECRETS,

  webhookView: WATCH,
  webhookAdd: SECRETS,
  webhookChange: SECRETS,
  webhookRenew: SECRETS,
  webhookRemove: SECRETS,
  webhookTry: ADMINISTER,
  webhookSendAgain: ADMINISTER,

  retentionView: ANYONE,
  retentionLook: RUN,
  retentionRun: withPin('supervisor', 'administrator'),
  retentionStop: RUN,
  retentionEffect: RUN,
  holdSet: need('supervisor', 'agent'),
  timestampView: WATCH,
  timestampTry: ADMINISTER,

  settingsGet: NOBODY,
  settingsLook: NOBODY,
  settingsSet: RUN,
  changeLog: RUN,
  scanHidScanners: ANYONE,
  trainingFaults: ANYONE,
  trainingRefill: ANYONE,
  practiceChoose: ADMINISTER,

  seatView: NOBODY,
  seatTake: NOBODY,
  seatPin: NOBODY,
  seatLeave: NOBODY,
  seatTouch: NOBODY,
  peopleFirst: NOBODY,
  peopleList: WATCH,
  peopleSave: SECRETS,
  peopleUnlock: SECRETS,
  peopleBadge: SECRETS,
  peopleRead: SECRETS,
};
