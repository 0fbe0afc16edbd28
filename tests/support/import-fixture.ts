import { createInProcessWorker } from '../../src/main/worker/in-process.ts';
import type { Worker } from '../../src/main/worker/worker-jobs.ts';
import type { Station } from '../../src/main/station.ts';
import type { StationEmit } from '../../src/shared/contract.ts';
import type { ImportKind, ImportView } from '../../src/shared/import.ts';
import type { Result } from '../../src/shared/result.ts';
import { openTestStation, valueOf, waitUntil } from './station-fixture.ts';

/** A station whose worker reads tables in this process, and what it told of imports. */
export async function openImportStation(dataDir: string, worker: Worker = createInProcessWorker()) {
  const told: ImportView[] = [];
  const emit: StationEmit = (name, payload) => {
    if (name === 'importChanged') told.push(payload as ImportView);
  };
  return { station: await openTestStation(dataDir, emit, { worker }), told };
}

const SLICE = 1_000_000;

/** Sends a file as the window does; the answer to the last slice. */
export async function sendFile(
  station: Station,
  importId: string,
  bytes: Uint8Array,
  kind: ImportKind = 'returns',
  fileName = '售后单.csv',
): Promise<Result<ImportView | null>> {
  for (let offset = 0; ; offset += SLICE) {
    const slice = bytes.slice(offset, offset + SLICE);
    const answer = await station.handlers.importSlice({
      importId,
      kind,
      fileName,
      totalBytes: bytes.length,
      offset,
      bytes: slice,
    });
    if (!answer.ok || offset + SLICE >= bytes.length) return answer;
  }
}

export async function preview(station: Station, importId: string, bytes: Uint8Array, kind: ImportKind = 'returns') {
  const view = await valueOf(sendFile(station, importId, bytes, kind));
  if (view === null) throw new Error('no preview');
  return view;
}

/** Waits until the import has ended, however. */
export async function importEnd(station: Station, withinMs = 15_000): Promise<ImportView> {
  const read = async () => valueOf(station.handlers.importView(undefined));
  await waitUntil(async () => {
    const state = (await read())?.state;
    return state !== 'running' && state !== 'mapping';
  }, withinMs);
  const view = await read();
  if (view === null) throw new Error('no import');
  return view;
}

/** Sends a file, starts the import with the mapping it was given, and waits for its end. */
export async function importFile(
  station: Station,
  importId: string,
  bytes: Uint8Array,
  kind: ImportKind = 'returns',
  withinMs = 15_000,
) {
  await preview(station, importId, bytes, kind);
  await valueOf(station.handlers.importRun({ importId }));
  return importEnd(station, withinMs);
}

export const csv = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(
    rows
      .map((row) => row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
      .join('\r\n'),
  );

/** A plain export: what a test is about is given in `more`, column by column. */
export const HEADER = [
  '退款编号',
  '订单编号',
  '退货运单号',
  '收货人',
  '手机号',
  '退款原因',
  '退款金额（元）',
  '商家编码',
  '商品名称',
  '数量',
];
export const row = (more: Partial<Record<number, string>> = {}): string[] =>
  ['TK1', 'O1', 'SF1377700088881', '王小明', '13812345678', '质量问题', '￥1,299.00', 'SH-1', '男士衬衫，白', '1'].map(
    (cell, at) => more[at] ?? cell,
  );
