import type { Settings } from '../shared/settings.ts';
import { createBoard } from './board/board-service.ts';
import type { Board } from './board/board-service.ts';
import { createBoardStore } from './board/board-store.ts';
import { createDock } from './board/dock-service.ts';
import type { Dock } from './board/dock-service.ts';
import { createDockStore } from './board/dock-store.ts';
import { createBench } from './bench/bench-service.ts';
import type { Bench } from './bench/bench-seat.ts';
import { createBenchViews } from './bench/bench-view.ts';
import { createBoxActions } from './bench/box-actions.ts';
import { createBoxState } from './bench/box-state.ts';
import type { BoxState } from './bench/box-state.ts';
import { createLaneActions } from './bench/lane-actions.ts';
import { createScanActions } from './bench/scan-actions.ts';
import { createCaseService } from './cases/case-service.ts';
import type { CaseService } from './cases/case-service.ts';
import type { CheckpointLog } from './custody/checkpoint-log.ts';
import { createCustodyService } from './custody/custody-service.ts';
import type { CustodyService } from './custody/custody-service.ts';
import type { StationKey } from './custody/station-key.ts';
import type { Database } from './db/open.ts';
import { createApprovals } from './decision/approval-service.ts';
import type { Approvals } from './decision/approval-service.ts';
import { createCaseMarks } from './decision/case-marks.ts';
import type { CaseMarks } from './decision/case-marks.ts';
import { createArrivalOrders } from './decision/arrival-orders.ts';
import { createDeadlineFollow } from './decision/deadline-follow.ts';
import { createDecisionService } from './decision/decision-service.ts';
import type { DecisionService } from './decision/decision-service.ts';
import { createDecisionStepStore } from './decision/decision-step-store.ts';
import { createDecisionStore } from './decision/decision-store.ts';
import type { DecisionStore } from './decision/decision-store.ts';
import { createDecisionWriter } from './decision/decision-writer.ts';
import { createNegotiationStore } from './decision/negotiation-store.ts';
import { createToDecide } from './decision/to-decide.ts';
import type { ToDecide } from './decision/to-decide.ts';
import { createDispositionService } from './disposition/disposition-service.ts';
import type { DispositionService } from './disposition/disposition-service.ts';
import { createDispositionStore } from './disposition/disposition-store.ts';
import { createThreeWay } from './decision/three-way.ts';
import type { ThreeWay } from './decision/three-way.ts';
import { createAnnotationService } from './evidence/annotation-service.ts';
import type { AnnotationService } from './evidence/annotation-service.ts';
import { createAnnotationStore } from './evidence/annotation-store.ts';
import { createEvidenceService } from './evidence/evidence-service.ts';
import type { EvidenceService } from './evidence/evidence-service.ts';
import type { EvidencePaths } from './evidence/evidence-paths.ts';
import { createEvidenceStore } from './evidence/evidence-store.ts';
import type { EvidenceStore } from './evidence/evidence-store.ts';
import { createPhotoCheckStore } from './evidence/photo-check-store.ts';
import { createPhotoService } from './evidence/photo-service.ts';
import type { CheckPicture, MakeThumbnail, PhotoService } from './evidence/photo-service.ts';
import { createPictureChecks } from './evidence/picture-checks.ts';
import type { PictureChecks } from './evidence/picture-checks.ts';
import { createRecordingService } from './evidence/recording-service.ts';
import type { RecordingService } from './evidence/recording-service.ts';
import { systemUptime } from './lib/clock.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import { createPeopleService } from './people/people-service.ts';
import type { PeopleService } from './people/people-service.ts';
import { createPeopleStore } from './people/people-store.ts';
import { createOutboxStore } from './outbox/outbox-store.ts';
import type { OutboxStore } from './outbox/outbox-store.ts';
import { openRechecks } from './station-recheck.ts';
import type { Rechecks } from './recheck/recheck-service.ts';
import { openRegisters } from './station-repack.ts';
import type { Registers } from './register/register-service.ts';
import type { Repacks } from './repack/repack-service.ts';
import { openDisputed } from './station-disputes.ts';
import type { Disputed } from './station-disputes.ts';
import { openAnswers } from './station-answers.ts';
import type { Answers } from './station-answers.ts';
import { openTalks } from './station-talks.ts';
import type { Talks } from './station-talks.ts';
import { createScanStore } from './scan/scan-store.ts';
import { createExpectedReturnStore } from './session/expected-return-store.ts';
import type { ExpectedReturnStore } from './session/expected-return-store.ts';
import { createReturnFinder } from './session/return-finder-store.ts';
import type { ReturnFinder } from './session/return-finder-store.ts';
import { createSessionService } from './session/session-service.ts';
import type { SessionService, Who } from './session/session-service.ts';
import { createSessionStore } from './session/session-store.ts';
import { createShelf } from './shelf/shelf-service.ts';
import type { Shelf } from './shelf/shelf-service.ts';
import { createShelfStore } from './shelf/shelf-store.ts';
import { createConnectionStore } from './settings/connection-store.ts';
import type { ConnectionStore } from './settings/connection-store.ts';
import { createSettingsStore } from './settings/settings-store.ts';
import type { SettingsStore } from './settings/settings-store.ts';

/** The stages on one open database, wired from left to right. Made anew when the database had to be opened again. */
/** What other files of the station open. */
type Opened = Talks & Answers & Disputed;

export type Core = Opened & {
  db: Database;
  custody: CustodyService;
  settingsStore: SettingsStore;
  connectionStore: ConnectionStore;
  settings: () => Settings;
  who: () => Who;
  people: PeopleService;
  expectedReturns: ExpectedReturnStore;
  returnFinder: ReturnFinder;
  sessions: SessionService;
  evidenceStore: EvidenceStore;
  evidence: EvidenceService;
  pictureChecks: PictureChecks;
  annotations: AnnotationService;
  photos: PhotoService;
  recordings: RecordingService;
  outbox: OutboxStore;
  decisionStore: DecisionStore;
  decisions: DecisionService;
  toDecide: ToDecide;
  approvals: Approvals;
  threeWay: ThreeWay;
  dispositions: DispositionService;
  boxState: BoxState;
  shelf: Shelf;
  board: Board;
  dock: Dock;
  rechecks: Rechecks;
  marks: CaseMarks;
  registers: Registers;
  repacks: Repacks;
  cases: CaseService;
  bench: Bench;
};

type CoreDeps = {
  db: Database;
  key: StationKey;
  checkpointLog: CheckpointLog;
  clock: Clock;
  ids: Ids;
  paths: EvidencePaths;
  makeThumbnail: MakeThumbnail;
  checkPicture?: CheckPicture;
  /** False while the disk is too full for films. */
  mayFilm?: () => boolean;
  /** Whether "no expected return" is an answer now: every platform is reached, and read. */
  isUpToDate: () => boolean;
  /** Asks the platforms for a waybill that matches nothing here, later; what they know comes like a pull. */
  lookFor?: (waybill: string) => void;
  /** What the connected platforms can do for a return of theirs. */
  canRefund: (platform: string) => boolean;
  paysByCall?: (platform: string, isPart: boolean) => boolean;
  paysSecondPart?: (platform: string) => boolean;
  stockTarget: (platform: string) => string | null;
  canTellReceived?: (platform: string) => boolean;
  canRefuse?: (platform: string) => boolean;
  canTellShipment?: Parameters<typeof openAnswers>[0]['canTellShipment'];
  /** Lots for blind re-checks, in [0, 1). */
  chance?: () => number;
  /** A box was closed and its goods put away. */
  onPutAway: (inspectionId: string) => void;
  onChange: () => void;
};

export function createCore({
  db,
  key,
  checkpointLog,
  clock,
  ids,
  paths,
  makeThumbnail,
  checkPicture = () => undefined,
  mayFilm = () => true,
  isUpToDate,
  lookFor = () => undefined,
  canRefund,
  paysByCall = () => true,
  paysSecondPart = () => true,
  stockTarget,
  canTellReceived = () => false,
  canRefuse = () => false,
  canTellShipment = () => false,
  chance,
  onPutAway,
  onChange,
}: CoreDeps): Core {
  const custody = createCustodyService({ db, clock, ids, key, log: checkpointLog });
  const settingsStore = createSettingsStore(db);
  const settings = (): Settings => settingsStore.get();
  const who = (): Who => {
    const { operatorNo, stationName } = settings();
    return { operatorNo, station: stationName, now: clock.now() };
  };

  const scans = createScanStore(db, ids);
  const outbox = createOutboxStore(db, ids);
  const expectedReturns = createExpectedReturnStore(db, ids, createDeadlineFollow({ outbox, settings }));
  const returnFinder = createReturnFinder(db);
  const sessionStore = createSessionStore(db, ids);
  const arrivals = createArrivalOrders({ outbox, settings, canTellReceived });
  const sessions = createSessionService(db, sessionStore, expectedReturns, { ...arrivals, missed: lookFor });

  const evidenceStore = createEvidenceStore(db);
  const checkStore = createPhotoCheckStore(db);
  const pictureChecks = createPictureChecks(checkStore, clock);
  const checklists = (): Settings['checklists'] => settings().checklists;
  const evidence = createEvidenceService({ store: evidenceStore, checkStore, checklists });
  const photos = createPhotoService({ store: evidenceStore, paths, clock, ids, makeThumbnail, checkPicture });
  const recordings = createRecordingService({ store: evidenceStore, paths, clock, ids, mayFilm });

  const decisionStore = createDecisionStore(db);
  const writer = createDecisionWriter({ store: decisionStore, outbox, ids, settings, canRefund });
  const { record } = custody;
  const spoken = createNegotiationStore({ db, record });
  const inDecide = { db, store: decisionStore, outbox, sessions, settings, negotiations: spoken };
  const decisions = createDecisionService({ ...inDecide, writer });
  const toDecide = createToDecide({ ...inDecide, evidence, record });
  const people = createPeopleService({ db, store: createPeopleStore(db), clock, ids, record });
  const talks = openTalks({ ...inDecide, record, toDecide, people, canRefund, paysByCall, paysSecondPart });
  const { negotiations } = talks;
  const steps = createDecisionStepStore({ db, record });
  const marks = createCaseMarks({ ...inDecide, people, record });
  const needed = { marks, negotiations, steps, toDecide, people };
  const approvals = createApprovals({ ...inDecide, ...needed, canRefund, paysByCall });

  const dispositions = createDispositionService({
    ...{ db, store: createDispositionStore(db), sessions, decisionStore, outbox, ids, settings },
    ...{ stockTarget, onPutAway },
  });
  const boxState = createBoxState(decisionStore);
  const rechecks = openRechecks({ db, sessions, decisionStore, dispositions, people, settings, chance });
  const boxDeps = { sessions, evidence, pictureChecks, decisions, dispositions, rechecks, box: boxState, settings };
  const box = createBoxActions(boxDeps);
  const shelfStore = createShelfStore(db);
  const shelf = createShelf({ db, store: shelfStore, sessions, ids, settings });
  const { isHandedOver } = shelfStore;
  const lanes = createLaneActions({ sessions, expectedReturns, decisions, decisionStore, dispositions, isHandedOver });
  const cases = createCaseService({ db, custody, sessions, evidence, decisionStore, settings, uptime: systemUptime });
  const inRegisters = { db, sessions, expectedReturns, returnFinder, decisionStore, ids, settings, record };
  const { registers, repacks } = openRegisters(inRegisters);
  const scanActions = createScanActions(sessions, box, boxState, ids);
  const views = createBenchViews({
    ...{ sessionStore, evidence, decisions, decisionStore, dispositions, repacks, outbox, box: boxState, settings },
    now: () => clock.now(),
  });
  const bench = createBench({
    ...{ db, scans, sessions, expectedReturns, evidence, decisions, rechecks, box, boxState },
    ...{ lanes, repacks, scanActions, views, who, isUpToDate, onChange },
  });

  return {
    db,
    custody,
    settingsStore,
    connectionStore: createConnectionStore(db),
    settings,
    who,
    people,
    expectedReturns,
    returnFinder,
    sessions,
    evidenceStore,
    evidence,
    pictureChecks,
    annotations: createAnnotationService({ db, store: createAnnotationStore(db), evidenceStore, ids }),
    photos,
    recordings,
    outbox,
    decisionStore,
    decisions,
    toDecide,
    approvals,
    ...talks,
    ...openAnswers({ ...inDecide, expectedReturns, evidenceStore, record, canRefuse, canTellShipment }),
    threeWay: createThreeWay({ sessions, expectedReturns, evidenceStore }),
    dispositions,
    boxState,
    shelf,
    board: createBoard({ store: createBoardStore(db), settings, talks: negotiations.running }),
    rechecks,
    marks,
    dock: createDock({ db, store: createDockStore(db), sessions, expectedReturns, isUpToDate, record }),
    registers,
    repacks,
    cases,
    ...openDisputed({ db, ids, clock, paths, settingsStore, people, evidence: evidenceStore, record }),
    bench,
  };
}
