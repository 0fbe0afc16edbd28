// A window that only films: with the station's own recorder as it was built, or with nothing but an encoder. A scheme of
// its own, because workers and cameras want a secure origin; RECORDER_FOLDER holds the built recorder.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BrowserWindow, app, protocol } from 'electron';

const TYPES = { html: 'text/html', js: 'text/javascript' };

if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: 'film', privileges: { standard: true, secure: true } }]);
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  protocol.handle('film', async ({ url }) => {
    const name = basename(new URL(url).pathname);
    const folder = name.startsWith('recorder-worker') ? process.env['RECORDER_FOLDER'] : import.meta.dirname;
    const body = await readFile(join(folder ?? '', name));
    return new Response(body, { headers: { 'content-type': TYPES[name.split('.').at(-1)] ?? 'text/plain' } });
  });
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    webPreferences: { contextIsolation: true, sandbox: true, backgroundThrottling: false },
  });
  return window.loadURL('film://window/index.html');
});
