import * as v from 'valibot';
import { contract } from '../../src/shared/contract.ts';
import type { StationClient, StationContract, StationEmit } from '../../src/shared/contract.ts';
import type { Client } from '../../src/shared/ipc.ts';
import { ok, refuse, resultOf } from '../../src/shared/result.ts';
import type { Result } from '../../src/shared/result.ts';
import type { BenchAnswer, BenchView } from '../../src/shared/session.ts';
import type { Seat } from '../../src/shared/people.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import type { RefusalRulesView } from '../../src/shared/refusal.ts';
import type { Settings, TrainingFaults } from '../../src/shared/settings.ts';
import type { WebhooksView } from '../../src/shared/webhook.ts';
import { makeBoard } from './board-scene.ts';
import { reportAnswers } from './report-scene.ts';
import { makeRetention, makeStatus } from './scene-parts.ts';

// A station for the window's tests and its gallery: the same calls and events, parsed by the contract's own schemas both
// ways, so that a test can't send or show what the real border would refuse.

type Calls = Client<StationContract>;
type CallName = keyof Calls;

/** What a call answers; a rejection is a station that is gone. */
type FakeAnswers = {
  [K in CallName]: (input: Parameters<Calls[K]>[0]) => Awaited<ReturnType<Calls[K]>> | ReturnType<Calls[K]>;
};

export type FakeStation = {
  client: StationClient;
  /** Every call in the order it came. */
  calls: { name: CallName; input: unknown }[];
  emit: StationEmit;
  /** Replaces what some calls answer. */
  answers: FakeAnswers;
  /** Inputs of one call, in order. */
  inputsOf: (name: CallName) => unknown[];
};

export const emptyBench: BenchView = {
  session: null,
  repack: null,
  question: null,
  queue: [],
  panel: null,
  recent: [],
};

/** An answer that changes nothing but the view. */
export const makeAnswer = (view: BenchView, more: Partial<BenchAnswer> = {}): BenchAnswer => ({
  tone: 'accepted',
  refusal: null,
  still: null,
  ...more,
  view,
});

const NO_WEBHOOKS: WebhooksView = { endpoints: [], deliveries: [], isSecretKept: true };
const NO_REFUSAL: RefusalRulesView = {
  ...{ isRead: true, isPossible: false, words: null, isProofNeeded: false, reasons: [], backOffice: null },
  undoMs: 60_000,
};
const NOBODY: Seat = { hasPeople: false, isPinLost: false, person: null };
const FAULTS: TrainingFaults = { isDown: false, loseAnswers: 0, slowMs: 0, isRefusing: false };

const defaultAnswers = (view: () => BenchView): FakeAnswers => {
  let settings: Settings = { ...DEFAULT_SETTINGS, isSetUp: true };
  let faults = FAULTS;
  const bench = (): Result<BenchAnswer> => ok(makeAnswer(view()));
  return {
    benchView: () => ok(view()),
    benchScan: bench,
    benchCommand: bench,
    benchAnswer: bench,
    benchCount: bench,
    benchCode: bench,
    benchCause: bench,
    benchJudge: bench,
    benchNote: bench,
    benchReopen: bench,
    benchFocus: bench,
    benchClaim: bench,
    benchDispose: bench,
    benchRepack: bench,
    returnFind: () => ok({ hits: [], isMore: false }),
    shelfView: () => ok([]),
    shelfHandOver: () => refuse('not-on-shelf'),
    boardView: () => ok(makeBoard()),
    boardAlerts: () => ok([]),
    dockView: () => ok({ waiting: 0, latest: [] }),
    dockScan: () => ok({ did: 'unreadable', text: '', parcel: null }),
    dockRemove: () => refuse('not-on-shelf'),
    caseFlag: () => ok(undefined),
    changeLog: () => ok([]),
    recheckView: () => ok({ open: [], differing: null, percent: settings.recheckPercent }),
    recheckJudge: () => refuse('recheck-unknown'),
    recheckReport: () => ok({ n: 0, agreed: 0, gone: 0, rows: [], codes: [], skus: [] }),
    shiftView: () => ok([]),
    shiftHand: () => refuse('shift-same-person'),
    registerSweep: () => ok({ changed: 0, isBehind: false }),
    registerList: () => ok({ entries: [], next: null }),
    registerCounts: () => ok([]),
    registerEntry: () => refuse('unknown-entry'),
    registerAct: () => refuse('unknown-entry'),
    registerUndo: () => refuse('nothing-to-undo'),
    registerPropose: () => ok([]),
    goodsOf: () => ok([]),
    goodsMove: () => refuse('unknown-unit'),
    importSlice: () => ok(null),
    importMap: () => refuse('unknown-import'),
    importRun: () => refuse('unknown-import'),
    importCancel: () => refuse('unknown-import'),
    importView: () => ok(null),
    caseFind: () => ok({ hits: [], next: null, isBehind: false }),
    caseView: () => refuse('unknown-inspection'),
    disputeList: () => ok({ items: [], next: null, open: 0 }),
    disputesOf: () => ok([]),
    proofRead: () => ok({ isPossible: false, wanted: null, sent: null }),
    proofAsk: () => refuse('proof-not-here'),
    proofSend: () => refuse('proof-not-here'),
    attachmentSlice: () => refuse('unknown-dispute'),
    attachmentsOf: () => ok([]),
    attachmentCopy: () => refuse('attachment-gone'),
    disputeOpen: () => refuse('unknown-return'),
    disputeLevel: () => refuse('unknown-dispute'),
    disputeRule: () => refuse('unknown-dispute'),
    disputeSettle: () => refuse('unknown-dispute'),
    lessonList: () => ok([]),
    lessonAnswer: () => refuse('unknown-lesson'),
    packPlan: () => refuse('unknown-inspection'),
    packExport: () => refuse('unknown-inspection'),
    packView: () => ok(null),
    packCancel: () => refuse('unknown-pack'),
    packVerify: () => ok(null),
    dataCheck: () => ok(null),
    dataCheckStop: () => ok(undefined),
    ...reportAnswers,
    printMake: () => refuse('nothing-to-print'),
    fileShow: () => refuse('file-gone'),
    printers: () => ok([]),
    connectionList: () => ok([]),
    connectionTry: () => ok({ isConnected: false, words: 'net:no-connection', returns: 0, unread: 0 }),
    connectionSave: () => ok([]),
    connectionRemove: () => ok([]),
    benchDismissPanel: () => ok({ ...view(), panel: null }),
    evidencePhotoSlice: () => ok(null),
    evidenceRecordingStart: () => ok({ recordingId: 'recording-1' }),
    evidenceRecordingPiece: () => ok({ bytes: 0 }),
    evidenceRecordingEnd: () => ok(undefined),
    evidenceFilmFrame: () => ok({ modulePxMilli: null }),
    evidenceOf: () => ok({ photos: [], recordings: [], gaps: [] }),
    annotationSet: () => ok([]),
    annotationsOf: () => ok([]),
    threeWay: () => refuse('unknown-return'),
    decisionList: () => ok([]),
    decisionCase: () => refuse('already-decided'),
    serviceRead: () => refuse('unknown-return'),
    serviceTake: ({ text }) => ok({ text }),
    servicePictures: () => ok({ files: [], left: 0 }),
    decisionAdvice: () => ok({ market: '', grounds: [], consequences: [] }),
    decisionPropose: () => refuse('already-decided'),
    decisionByHand: () => refuse('already-decided'),
    decisionConfirm: () => refuse('nothing-to-confirm'),
    decisionReject: () => refuse('nothing-to-confirm'),
    decisionTakeBack: () => refuse('nothing-to-undo'),
    negotiationOffer: () => refuse('not-negotiable'),
    negotiationBegin: () => refuse('not-negotiable'),
    negotiationAnswer: () => refuse('no-negotiation'),
    negotiationEnd: () => refuse('no-negotiation'),
    moreTimeRead: () => ok({ isPossible: false, platformDeadlineAt: null, asked: null }),
    moreTimeAsk: () => refuse('more-time-not-here'),
    correctionsWaiting: () => ok([]),
    correctionRefund: () => refuse('correction-not-here'),
    correctionPropose: () => refuse('correction-not-here'),
    correctionConfirm: () => refuse('nothing-to-confirm'),
    correctionReject: () => refuse('nothing-to-confirm'),
    correctionRefusal: () => refuse('correction-not-here'),
    correctionRefuse: () => refuse('correction-not-here'),
    supplementFind: () => ok([]),
    supplementPropose: () => refuse('supplement-not-here'),
    supplementConfirm: () => refuse('nothing-to-confirm'),
    supplementReject: () => refuse('nothing-to-confirm'),
    supplementTakeBack: () => refuse('nothing-to-undo'),
    refusalRules: () => ok(NO_REFUSAL),
    refusalMake: () => refuse('already-decided'),
    refusalTakeBack: () => refuse('already-sent'),
    shipmentRules: () => ok({ isRead: true, byCall: [], words: null, undoMs: 60_000 }),
    shipmentMake: () => refuse('already-decided'),
    shipmentTakeBack: () => refuse('already-sent'),
    syncStatus: () => ok(makeStatus()),
    syncCommands: () => ok([]),
    syncRelease: () => refuse('not-parked'),
    syncByHand: () => refuse('not-parked'),
    syncNow: () => ok(makeStatus()),
    syncDismissRecovered: () => ok(makeStatus()),
    settingsGet: () => ok(settings),
    settingsSet: (changed) => {
      settings = v.parse(contract.settingsSet.output, { ...settings, ...changed });
      return ok(settings);
    },
    settingsLook: (changed) => {
      settings = v.parse(contract.settingsLook.output, { ...settings, ...changed });
      return ok(settings);
    },
    seatView: () => ok(NOBODY),
    seatTake: () => refuse('badge-unknown'),
    seatPin: () => refuse('pin-wrong'),
    seatLeave: () => ok(NOBODY),
    seatTouch: () => ok(undefined),
    peopleFirst: () => ok(NOBODY),
    peopleList: () => ok([]),
    peopleSave: () => ok([]),
    peopleUnlock: () => ok([]),
    peopleBadge: () => refuse('no-printer'),
    peopleRead: () => ok({ added: 0, refused: [] }),
    scanHidScanners: () => ok({ scanners: [], fault: null }),
    trainingFaults: (changed) => {
      faults = v.parse(contract.trainingFaults.output, { ...faults, ...changed });
      return ok(faults);
    },
    retentionView: () => ok(makeRetention()),
    retentionLook: () => ok(makeRetention()),
    retentionRun: () => ok(makeRetention()),
    retentionStop: () => ok(makeRetention()),
    retentionEffect: () => ok(null),
    holdSet: () => refuse('unknown-inspection'),
    timestampView: () => ok({ last: null, fault: null, nextTryAt: null }),
    timestampTry: () => ok({ fault: 'net:no-connection', stamp: null }),
    trainingRefill: () => ok({ added: 12 }),
    practiceChoose: ({ shop }) => ok({ shop: shop ?? 'training' }),
    webhookView: () => ok(NO_WEBHOOKS),
    webhookAdd: () => ok({ id: 'endpoint-1', secret: 'whsec_made-here', view: NO_WEBHOOKS }),
    webhookChange: () => ok(NO_WEBHOOKS),
    webhookRenew: () => refuse('unknown-endpoint'),
    webhookRemove: () => ok(NO_WEBHOOKS),
    webhookTry: () => refuse('unknown-endpoint'),
    webhookSendAgain: () => refuse('unknown-endpoint'),
  };
};

/** A station whose bench shows `view`; `answers` can be changed at any time. */
export const createFakeStation = (view: BenchView = emptyBench): FakeStation => {
  const answers = defaultAnswers(() => view);
  const calls: FakeStation['calls'] = [];
  const listeners = new Map<string, Set<(payload: unknown) => void>>();

  const callOf = (name: CallName) => async (input: unknown) => {
    const { input: takes, output: gives } = contract[name];
    const parsed = v.parse(takes, input);
    calls.push({ name, input: parsed });
    const answer = answers[name] as (taken: unknown) => Result<unknown> | Promise<Result<unknown>>;
    return v.parse(resultOf(gives as v.GenericSchema), await answer(parsed));
  };
  const names = Object.entries(contract).flatMap(([name, { kind }]) => (kind === 'call' ? [name as CallName] : []));
  const client = {
    ...Object.fromEntries(names.map((name) => [name, callOf(name)])),
    on: (name: string, listener: (payload: unknown) => void) => {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
  };
  return {
    // Built from the contract's own entries, so it has each of its calls; the compiler can't follow `Object.keys`.
    client: client as unknown as StationClient,
    calls,
    emit: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
    answers,
    inputsOf: (name) => calls.filter((call) => call.name === name).map((call) => call.input),
  };
};
