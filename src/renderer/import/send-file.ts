import type { StationClient } from '../../shared/contract.ts';
import { SLICE_BYTES } from '../../shared/evidence.ts';
import type { ImportKind, ImportView } from '../../shared/import.ts';
import { IMPORT_MAX_BYTES } from '../../shared/import.ts';
import type { ErrorCode } from '../../shared/result.ts';

/** Why a file did not get to the station; `too-large` and `lost` are the window's own. */
export type SendFault = ErrorCode | 'too-large' | 'lost';
type Sent = { view: ImportView } | { fault: SendFault };

/** Sends a file slice by slice: never is more of it in memory than one slice. `onSent` hears of each, bytes so far. */
export async function sendFile(
  station: StationClient,
  file: File,
  kind: ImportKind,
  onSent: (bytes: number) => void,
): Promise<Sent> {
  if (file.size > IMPORT_MAX_BYTES) return { fault: 'too-large' };
  if (file.size === 0) return { fault: 'import-empty' };
  const importId = crypto.randomUUID();
  for (let offset = 0; offset < file.size; offset += SLICE_BYTES) {
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = new Uint8Array(await file.slice(offset, offset + SLICE_BYTES).arrayBuffer());
    } catch {
      // Moved, changed or locked since it was chosen: the browser gives no more of it.
      return { fault: 'lost' };
    }
    const slice = { importId, kind, fileName: file.name.slice(0, 255), totalBytes: file.size, offset, bytes };
    const answer = await station.importSlice(slice);
    if (!answer.ok) return { fault: answer.error.code };
    onSent(offset + bytes.byteLength);
    if (answer.value !== null) return { view: answer.value };
  }
  return { fault: 'lost' };
}
