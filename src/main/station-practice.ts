import { join } from 'node:path';
import * as v from 'valibot';
import { PracticeShop } from '../shared/practice.ts';
import { ok, refuse } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { TrainingFaults } from '../shared/settings.ts';
import { wordsOf } from './lib/app-error.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import type { Platform } from './platform/platform.ts';
import { openPracticeGround } from './platform/practice/practice-ground.ts';
import type { PracticeGround } from './platform/practice/practice-ground.ts';
import { practiceParcels } from './platform/training/practice-parcels.ts';
import type { PracticeParcel } from './platform/training/practice-parcels.ts';
import { createTrainingPlatform } from './platform/training/training-client.ts';
import type { FaultChange } from './platform/training/training-faults.ts';
import { openTrainingServer } from './platform/training/training-server.ts';
import type { Core } from './station-core.ts';

/** The place where a bench in training mode practises: the training shop, or one imitated platform instead of it. */
export type StationPractice = {
  shop: () => PracticeShop;
  platform: () => Platform;
  /** Refused while something ordered at the present one is not over. */
  choose: (shop: PracticeShop) => Promise<Result<{ shop: PracticeShop }>>;
  faults: () => TrainingFaults;
  setFaults: (change: FaultChange) => Promise<TrainingFaults>;
  /** What labels can be printed for. */
  parcels: () => PracticeParcel[];
  /** Adds a truck of fresh returns; how many. */
  refill: () => number;
  close: () => Promise<void>;
};

type Deps = {
  dataDir: string;
  clock: Clock;
  log: Logger;
  core: () => Core;
  /** The platform is another one now. */
  onChoose: () => Promise<void>;
};

const NOTE = 'practice-shop';

/** Opens what was chosen last; one that can't be opened (its port, its file) gives way to the training shop, and is logged. */
export async function openStationPractice({ dataDir, clock, log, core, onChoose }: Deps): Promise<StationPractice> {
  const folder = join(dataDir, 'training');
  const training = await openTrainingServer({ folder, clock, log });
  const trainingPlatform = createTrainingPlatform(training);
  let current: { shop: PracticeShop; ground: PracticeGround | null } = { shop: 'training', ground: null };

  const open = async (shop: PracticeShop): Promise<typeof current> => ({
    shop,
    ground: shop === 'training' ? null : await openPracticeGround(shop, { folder, clock, log }),
  });
  const noted = v.safeParse(PracticeShop, core().settingsStore.note(NOTE) ?? 'training');
  try {
    current = await open(noted.success ? noted.output : 'training');
  } catch (error) {
    log.error('practice-not-opened', { words: wordsOf(error) });
  }
  const platform = (): Platform => current.ground?.platform ?? trainingPlatform;

  return {
    shop: () => current.shop,
    platform,
    choose: async (shop) => {
      if (shop === current.shop) return ok({ shop });
      if (core().outbox.countOpen(platform().id) > 0) return refuse('connection-busy');
      const before = current.ground;
      current = await open(shop);
      core().settingsStore.setNote(NOTE, shop, clock.now());
      await onChoose();
      await before?.close();
      return ok({ shop });
    },
    faults: () => current.ground?.faults() ?? training.faults(),
    setFaults: async (change) => {
      if (current.ground !== null) return current.ground.setFaults(change);
      training.setFaults(change);
      await training.settled();
      return training.faults();
    },
    parcels: () => current.ground?.parcels() ?? practiceParcels(clock.now()),
    refill: () => current.ground?.refill() ?? training.refill(clock.now()),
    close: async () => {
      await current.ground?.close();
      await training.close();
    },
  };
}
