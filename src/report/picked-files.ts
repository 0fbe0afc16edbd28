import { MAX_FILES, withoutTop } from '../shared/pack/verify-names.ts';
import { good } from '../shared/pack/verify-result.ts';
import type { Checked } from '../shared/pack/verify-result.ts';
import type { PackSource } from '../shared/pack/verify-source.ts';

/** A file of a picked or dropped folder, by its path from that folder on (`case-R1/data/…`). */
type PickedFile = { path: string; file: File };

/** What the folder picker gave. */
export const pickedFiles = (files: ArrayLike<File>): PickedFile[] =>
  Array.from(files, (file) => ({ path: file.webkitRelativePath, file }));

/** What was dropped: one file, or every file below a folder; null for text and the like. */
type Dropped = { name: string; open: () => Promise<File | PickedFile[]> };

type WithHandles = { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };

/**
 * Takes hold of what was dropped, while the event lasts. Chromium's older way (entries) cannot read a file on a page of
 * file:// (https://github.com/feross/drag-drop/issues/10), so its newer one (handles) goes first; Firefox has the older
 * one only.
 */
export function droppedOn(item: DataTransferItem): Dropped | null {
  if (item.kind !== 'file') return null;
  const handle = (item as WithHandles).getAsFileSystemHandle?.() ?? null;
  const entry = item.webkitGetAsEntry();
  const file = item.getAsFile();
  return {
    name: entry?.name ?? file?.name ?? '',
    open: async () => {
      const held = await handle;
      if (held !== null && isFolderHandle(held)) return filesBelow(held, held.name);
      if (entry !== null && isFolder(entry)) return filesOf(entry);
      if (file === null) throw new Error('not a file');
      return file;
    },
  };
}

const isFolderHandle = (handle: FileSystemHandle): handle is FileSystemDirectoryHandle => handle.kind === 'directory';
const isFileHandle = (handle: FileSystemHandle): handle is FileSystemFileHandle => handle.kind === 'file';

async function filesBelow(folder: FileSystemDirectoryHandle, path: string): Promise<PickedFile[]> {
  const found: PickedFile[] = [];
  for await (const [name, handle] of folder.entries()) {
    const inside = `${path}/${name}`;
    if (isFolderHandle(handle)) found.push(...(await filesBelow(handle, inside)));
    else if (isFileHandle(handle)) found.push({ path: inside, file: await handle.getFile() });
    if (found.length > MAX_FILES) break;
  }
  return found;
}

async function filesOf(folder: FileSystemDirectoryEntry): Promise<PickedFile[]> {
  const found: PickedFile[] = [];
  for (const entry of await entriesOf(folder)) {
    if (isFolder(entry)) found.push(...(await filesOf(entry)));
    else if (isFile(entry)) found.push({ path: entry.fullPath.slice(1), file: await fileOf(entry) });
    if (found.length > MAX_FILES) break;
  }
  return found;
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** A reader gives a folder in pieces (Chromium: a hundred at a time) until it gives none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });

/** The folder as the verifier reads it. */
export function folderSource(files: readonly PickedFile[]): Checked<PackSource> {
  const inside = withoutTop(files.map(({ path, file }) => ({ name: path, bytes: file.size, kind: 'file' })));
  if (!inside.ok) return inside;
  const byName = new Map(inside.value.map(({ name }, index) => [name, files[index]?.file]));
  return good({
    entries: inside.value,
    read: (name) => piecesOf(byName.get(name) ?? new Blob()),
  });
}

const PIECE_BYTES = 4 * 1024 * 1024;

/** A file in pieces. Between two of them the page can be drawn. */
export async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += PIECE_BYTES)
    yield new Uint8Array(await blob.slice(at, at + PIECE_BYTES).arrayBuffer());
}
