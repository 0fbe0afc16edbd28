import { dialog } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';

/** Asks a person for a pack on the disk, in front of the window. The window itself never learns of paths. */
export async function choosePack(window: BrowserWindow | null, what: 'folder' | 'zip'): Promise<string | null> {
  const options: OpenDialogOptions =
    what === 'folder'
      ? { properties: ['openDirectory', 'dontAddToRecent'] }
      : { properties: ['openFile', 'dontAddToRecent'], filters: [{ name: 'ZIP', extensions: ['zip'] }] };
  const { filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return filePaths[0] ?? null;
}
