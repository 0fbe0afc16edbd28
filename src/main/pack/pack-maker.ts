import { rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { canonicalJson } from '../../shared/custody/canonical-json.ts';
import type { PackOrder } from '../../shared/pack/pack-calls.ts';
import type { PackRecord } from '../../shared/pack/pack-record.ts';
import { PRESET_RULES } from '../../shared/pack/presets.ts';
import type { CustodyService } from '../custody/custody-service.ts';
import type { Clock } from '../lib/clock.ts';
import { BAG_DECLARATION, bagInfo, bagName, manifestText } from './bag-text.ts';
import type { BagWriter } from './bag-writer.ts';
import { readCase } from './case-reader.ts';
import type { CaseReaderDeps } from './case-reader.ts';
import { recordOf } from './case-record.ts';
import { makeCopies } from './copies.ts';
import type { Copies } from './copies.ts';
import type { CopyPaths, PackWorker } from './copy-input.ts';
import { custodyFiles, lastEvidenceSeq, recordCheckpoint } from './custody-files.ts';
import { PackFault } from './pack-fault.ts';
import type { BagFile, Hashed } from './read-original.ts';

/** Writes the report in its two forms, from the record in `file`. `pictureOf`: where a path of the bag lies now. */
export type WriteReport = (
  record: PackRecord,
  to: { file: string; pdf: string; html: string; pictureOf: (path: string) => string },
) => Promise<void>;

type Custody = Pick<
  CustodyService,
  | 'checkpoint'
  | 'entriesOf'
  | 'inclusion'
  | 'consistency'
  | 'certificatePem'
  | 'noteOf'
  | 'tokenFor'
  | 'record'
  | 'origin'
>;

export type MakerDeps = CaseReaderDeps & {
  custody: Custody;
  paths: CopyPaths;
  worker: PackWorker;
  writeReport: WriteReport;
  timeLineCsv: (record: PackRecord) => string;
  clock: Clock;
  /** Name of the program, one line of ASCII. */
  agent: string;
  /** Where the packs go. */
  folder: string;
  /** Certificate of the time-stamping authority that a person configured, PEM; ''. */
  caPem: () => string;
};

type MakeStep = 'collect' | 'pictures' | 'films' | 'report' | 'files' | 'seal';
export type MakeProgress = { step: MakeStep; file: string; doneBytes: number; totalBytes: number };

export type MakeInput = {
  exportId: string;
  inspectionId: string;
  order: Pick<PackOrder, 'preset' | 'variant' | 'locale' | 'demand' | 'problem' | 'marks'>;
  operatorNo: string;
  signal: AbortSignal;
  onProgress: (progress: MakeProgress) => void;
};

/** What must stay free beside the pack itself. */
const ROOM_BYTES = 64 * 1024 * 1024;
export const WORK_PREFIX = '.work-';

/**
 * Makes the pack of one case. Until all of it is on the disk it has no good name; what is met on the way (an original that
 * is gone or altered, a full disk, a person who cancels) throws PackFault and leaves nothing behind but, once the export
 * stands in the chain, an entry that it was given up.
 */
export async function makePack(deps: MakerDeps, input: MakeInput): Promise<{ file: string; bytes: number }> {
  const { exportId, inspectionId, order, operatorNo, signal, onProgress } = input;
  const { custody, clock, folder } = deps;
  const at = clock.now();
  const tell = (step: MakeStep, file = '', doneBytes = 0, totalBytes = 0): void => {
    onProgress({ step, file, doneBytes, totalBytes });
  };
  tell('collect');
  const read = readCase(deps, inspectionId, order.preset);
  if (!read.ok) throw new PackFault(read.error.code, read.error.detail);
  const source = read.value;
  const evidence = custody.checkpoint();
  const lines = custody.entriesOf(inspectionId);
  const coveredSeq = lastEvidenceSeq(lines);
  const token = coveredSeq === null ? null : custody.tokenFor(coveredSeq);

  const workDir = join(folder, `${WORK_PREFIX}${exportId}`);
  const name = bagName([source.returns[0]?.expected.returnNo ?? null, source.inspection.waybill], exportId);
  let isSealing = false;
  let bag: BagWriter | null = null;
  try {
    const onFile = (step: MakeStep, path: string): void => {
      tell(step, path);
    };
    const rules = PRESET_RULES[order.preset];
    const { variant, preset, locale, demand, problem, marks } = order;
    const copies = await makeCopies({ ...deps, source, rules, variant, marks, workDir, signal, onFile });
    const record = recordOf(source, {
      exportId,
      exportedAt: at,
      exportedBy: operatorNo,
      preset,
      variant,
      locale,
      origin: custody.origin,
      demand,
      problem,
      figures: copies.figures,
      films: copies.films,
      attachments: copies.attachments,
      lines,
      checkpoint: recordCheckpoint(evidence, token),
      missing: copies.missing,
    });
    tell('report');
    const written = await writeOwn(deps, record, copies, workDir);

    const all = [...copies.originals, ...copies.copies.map((copy) => ({ ...copy, original: null })), ...written];
    const totalBytes = roomFor(folder, all);
    let doneBytes = 0;
    let current = '';
    const onBytes = (bytes: number): void => {
      doneBytes += bytes;
      tell('files', current, doneBytes, totalBytes);
    };
    const target = join(folder, `${name}.zip`);
    const { openBag } = await import('./bag-writer.ts');
    bag = await openBag({ target, bagName: name, at, signal, onBytes });
    const payload = new Map<string, Hashed>();
    for (const file of all) {
      current = file.path;
      payload.set(file.path, await bag.addFile(file));
    }
    const derivatives = derivativesJson(copies, payload);
    payload.set('data/derivatives.json', bag.addText('data/derivatives.json', derivatives));
    if (signal.aborted) throw new PackFault('cancelled');

    tell('seal', '', totalBytes, totalBytes);
    const manifest = manifestText(new Map([...payload].map(([path, { sha256 }]) => [path, sha256])));
    const payloadBytes = [...payload.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    const info = bagInfo({ agent: deps.agent, exportId, at, payloadBytes, payloadFiles: payload.size });
    const [manifestSha256, bagInfoSha256] = [sha256Of(manifest), sha256Of(info)];
    // From here on the chain says that this export was made: nothing awaits before its line is signed.
    isSealing = true;
    deps.store.addExport({
      id: exportId,
      inspectionId,
      preset,
      variant,
      manifestSha256,
      bagInfoSha256,
      operatorNo,
      at: clock.now(),
    });
    const sealed = custody.checkpoint();
    const tags = custodyFiles({ custody, inspectionId, variant, evidence, sealed, token, caPem: deps.caPem() });
    tags.set('bagit.txt', BAG_DECLARATION);
    tags.set('bag-info.txt', info);
    tags.set('manifest-sha256.txt', manifest);
    const tagHashes = new Map<string, string>();
    for (const [path, text] of tags) tagHashes.set(path, bag.addText(path, text).sha256);
    bag.addText('tagmanifest-sha256.txt', manifestText(tagHashes));
    return { file: `${name}.zip`, bytes: await bag.finish() };
  } catch (error) {
    await bag?.abandon();
    if (isSealing) custody.record({ kind: 'export-abandoned', inspectionId, body: { exportId }, operatorNo });
    throw error;
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What the program itself says: record, time line, report. */
async function writeOwn(deps: MakerDeps, record: PackRecord, copies: Copies, workDir: string): Promise<BagFile[]> {
  const own = (path: string): BagFile => ({ path, file: join(workDir, path.replaceAll('/', '_')), original: null });
  const files = {
    record: own('data/record.json'),
    timeLine: own('data/timeline.csv'),
    pdf: own('data/report.pdf'),
    html: own('data/report.html'),
  };
  writeFileSync(files.record.file, canonicalJson(record));
  writeFileSync(files.timeLine.file, deps.timeLineCsv(record));
  const places = new Map([...copies.copies, ...copies.shown].map(({ path, file }) => [path, file]));
  const pictureOf = (path: string): string => {
    const file = places.get(path);
    if (file === undefined) throw new Error(`no copy was made for ${path}`);
    return file;
  };
  await deps.writeReport(record, { file: files.record.file, pdf: files.pdf.file, html: files.html.file, pictureOf });
  return Object.values(files);
}

const derivativesJson = ({ copies }: Copies, payload: ReadonlyMap<string, Hashed>): string =>
  canonicalJson(
    copies.map(({ how, parent, parentSha256, path }) => {
      const sha256 = payload.get(path)?.sha256;
      if (sha256 === undefined) throw new Error(`${path} was not packed`);
      return { how, parent, parentSha256, path, sha256 };
    }),
  );

/** Bytes of all these files; throws `disk-full` before anything is written that can't be finished. */
function roomFor(folder: string, files: readonly BagFile[]): number {
  const { bavail, bsize } = statfsSync(folder);
  const allBytes = files.reduce((sum, { file, original }) => sum + (original?.bytes ?? statSync(file).size), 0);
  if (allBytes + ROOM_BYTES > bavail * bsize) throw new PackFault('disk-full', String(allBytes));
  return allBytes;
}
