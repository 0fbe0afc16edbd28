import type { Disposition } from '../../shared/disposition.ts';
import type { ScanSource } from '../../shared/scan.ts';
import type { Answer, BenchAnswer, BenchView } from '../../shared/session.ts';
import type { Database } from '../db/open.ts';
import type { DecisionService } from '../decision/decision-service.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import type { WantedShot } from '../evidence/shot-rules.ts';
import type { Rechecks } from '../recheck/recheck-service.ts';
import type { Repacks } from '../repack/repack-service.ts';
import type { ScanStore } from '../scan/scan-store.ts';
import type { ExpectedReturnStore } from '../session/expected-return-store.ts';
import type { SessionFact } from '../session/session-facts.ts';
import type { SessionService, Who } from '../session/session-service.ts';
import type { BoxActions } from './box-actions.ts';
import type { BoxState } from './box-state.ts';
import type { LaneActions } from './lane-actions.ts';
import type { ScanActions } from './scan-actions.ts';
import type { BenchViews } from './bench-view.ts';

// What the seat of the inspector offers, and what it needs of the stages.

export type Bench = {
  view: () => BenchView;
  /** Stores the scan, then handles it and whatever waits behind it. */
  scan: (scan: { raw: string; source: ScanSource; at: number }) => BenchAnswer;
  command: (word: string) => BenchAnswer;
  answer: (questionId: string, answer: Answer) => BenchAnswer;
  /** Adds a fact to the open box: counts, causes, judgements, notes. */
  note: (fact: SessionFact) => BenchAnswer;
  code: (code: Parameters<BoxActions['code']>[1], isSet: boolean) => BenchAnswer;
  reopen: (inspectionId: string) => BenchAnswer;
  focus: (returnId: string) => BenchAnswer;
  claim: (returnId: string, isClaimed: boolean) => BenchAnswer;
  dispose: (disposition: Disposition) => BenchAnswer;
  /** Begins to pack what of a closed box goes back to the buyer. */
  repack: (inspectionId: string) => BenchAnswer;
  dismissPanel: () => BenchView;
  /** A photo was stored: the box may be complete now. */
  photoStored: (inspectionId: string, shot: WantedShot) => void;
  /** A picture was looked at: the box may be complete now, or want it once more. */
  pictureChecked: (inspectionId: string) => void;
  /** Returns were stored: parcels that nobody knew may belong to one now, and are judged again. `told`: those pulled. */
  returnsArrived: (told?: Parameters<DecisionService['ruleAgain']>[2]) => void;
  /** Handles what a killed program left unhandled. */
  resume: () => void;
};

export type BenchDeps = {
  db: Database;
  scans: ScanStore;
  sessions: SessionService;
  expectedReturns: ExpectedReturnStore;
  evidence: EvidenceService;
  decisions: DecisionService;
  rechecks: Pick<Rechecks, 'isFor' | 'placeOf'>;
  box: BoxActions;
  boxState: BoxState;
  lanes: LaneActions;
  repacks: Repacks;
  scanActions: ScanActions;
  views: BenchViews;
  who: () => Who;
  isUpToDate: () => boolean;
  /** Something changed that others must know: the sync of a new command, the status line of a new count. */
  onChange: () => void;
};
