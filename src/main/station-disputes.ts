import { createArbitrations } from './cases/arbitration-service.ts';
import type { Arbitrations } from './cases/arbitration-service.ts';
import { createArbitrationStore } from './cases/arbitration-store.ts';
import { createDisputes } from './cases/dispute-service.ts';
import type { Disputes } from './cases/dispute-service.ts';
import { createDisputeStore } from './cases/dispute-store.ts';
import { createLessons } from './cases/lesson-service.ts';
import type { Lessons } from './cases/lesson-service.ts';
import type { CustodyService } from './custody/custody-service.ts';
import type { Database } from './db/open.ts';
import { createAttachments } from './evidence/attachment-service.ts';
import type { AttachmentService } from './evidence/attachment-service.ts';
import { createAttachmentStore } from './evidence/attachment-store.ts';
import type { EvidenceStore } from './evidence/evidence-store.ts';
import type { EvidencePaths } from './evidence/evidence-paths.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { PeopleService } from './people/people-service.ts';
import type { SettingsStore } from './settings/settings-store.ts';

/** What is disputed, what was handed in about it here and to its platform, and what its rulings teach. */
export type Disputed = {
  disputes: Disputes;
  arbitrations: Arbitrations;
  attachments: AttachmentService;
  lessons: Lessons;
};

type DisputedDeps = {
  db: Database;
  ids: Ids;
  clock: Clock;
  paths: EvidencePaths;
  settingsStore: SettingsStore;
  people: PeopleService;
  evidence: Pick<EvidenceStore, 'photosOf'>;
  record: CustodyService['record'];
};

export function openDisputed(deps: DisputedDeps): Disputed {
  const { db, ids, clock, paths, settingsStore, people, evidence, record } = deps;
  const settings = () => settingsStore.get();
  const disputes = createDisputes({ db, store: createDisputeStore(db), ids, settings, people });
  return {
    disputes,
    arbitrations: createArbitrations({ store: createArbitrationStore(db), disputes, evidence, record }),
    attachments: createAttachments({ store: createAttachmentStore(db), paths, clock, ids }),
    lessons: createLessons({ db, settingsStore, record }),
  };
}
