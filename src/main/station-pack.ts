import { join } from 'node:path';
import type * as v from 'valibot';
import type { StationEmit } from '../shared/contract.ts';
import type { PackPlan, PackPlanInput } from '../shared/pack/pack-calls.ts';
import { ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { EvidencePaths } from './evidence/evidence-paths.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import { readCase } from './pack/case-reader.ts';
import type { CaseReaderDeps } from './pack/case-reader.ts';
import { findPackAssets } from './pack/pack-assets.ts';
import type { PackAssets } from './pack/pack-assets.ts';
import { PackFault } from './pack/pack-fault.ts';
import type { MakerDeps, WriteReport } from './pack/pack-maker.ts';
import { planOf } from './pack/pack-plan.ts';
import { createPackService } from './pack/pack-service.ts';
import type { PackService } from './pack/pack-service.ts';
import { createPackStore } from './pack/pack-store.ts';
import { timeLineCsv } from './pack/report-time-line.ts';
import { tidyPacks } from './pack/tidy-packs.ts';
import type { Core } from './station-core.ts';
import type { Worker } from './worker/worker-jobs.ts';

type PackParts = {
  dataDir: string;
  paths: EvidencePaths;
  worker: Worker;
  clock: Clock;
  ids: Ids;
  log: Logger;
  emit: StationEmit;
  core: () => Core;
  onFault: (error: unknown) => void;
  /** Page and fonts of the report; looked for beside the program when not given. */
  packAssets?: PackAssets;
};

export type StationPack = PackService & {
  plan: (input: v.InferOutput<typeof PackPlanInput>) => Result<PackPlan>;
  /** Told once at the start: removes what a killed export left, and says so in the chain. */
  started: () => void;
  isPacking: () => boolean;
};

const AGENT = 'DockProof';

/** Packs at a running station: what one would hold, and making them one after the other. */
export function createStationPack(parts: PackParts): StationPack {
  const { dataDir, paths, worker, clock, ids, log, emit, core, onFault } = parts;
  const assets = parts.packAssets ?? findPackAssets(import.meta.dirname);
  const folder = join(dataDir, 'packs');

  const reader = (): CaseReaderDeps => {
    const { db, sessions, evidence, annotations, attachments, decisionStore } = core();
    return { store: createPackStore(db), sessions, evidence, annotations, attachments, decisionStore };
  };

  const writeReport: WriteReport = async (record, { file, pdf, html, pictureOf }) => {
    const { fontsDir, reportPage: page } = assets;
    if (fontsDir === null) throw new PackFault('pack-failed', 'fonts');
    if (page === null) log.warn('report-page-not-built');
    const shown = (record.attachments ?? []).flatMap(({ path, shown: size }) =>
      path === null || size === null ? [] : [path],
    );
    const paths = [...record.figures.map(({ path }) => path), ...shown];
    const pictures = Object.fromEntries(paths.map((path) => [path, pictureOf(path)]));
    const answer = await worker.writeReport({ file, pdf, html, page, fontsDir, pictures });
    if (answer === 'unreadable') throw new PackFault('pack-failed', 'report.pdf');
  };

  const maker = (): MakerDeps => {
    const { custody, settings } = core();
    const caPem = (): string => settings().tsa.caPem;
    const given = { ...reader(), custody, paths, worker, writeReport, timeLineCsv, clock, folder, caPem };
    return { ...given, agent: AGENT };
  };

  const service = createPackService({
    folder,
    clock,
    ids,
    log,
    maker,
    onFault,
    operatorNo: () => core().settings().operatorNo,
    waybillOf: (inspectionId) => core().sessions.read(inspectionId)?.parcel.waybill ?? null,
    onChange: (view) => {
      emit('packChanged', view);
    },
  });

  return {
    ...service,
    plan: (input) => {
      const read = readCase(reader(), input.inspectionId, input.preset);
      return read.ok ? ok(planOf(read.value, input, paths)) : read;
    },
    started: () => {
      const { custody, db, who } = core();
      for (const idEnd of tidyPacks(folder)) {
        const left = createPackStore(db).unfinishedExport(idEnd);
        log.warn('pack-given-up', { export: left?.id ?? idEnd });
        if (left === null) continue;
        const body = { exportId: left.id };
        custody.record({
          kind: 'export-abandoned',
          inspectionId: left.inspectionId,
          body,
          operatorNo: who().operatorNo,
        });
      }
    },
    isPacking: () => service.view()?.state === 'running',
  };
}
