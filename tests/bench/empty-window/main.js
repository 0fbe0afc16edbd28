// The least that this Electron can do: one window of the bench's size, one page, no preload, no work in the main process.
// JavaScript, because Electron itself runs it. What the station's window costs is told as a multiple of this one.
import { join } from 'node:path';
import { BrowserWindow, app } from 'electron';

// As the station does: with --no-sandbox this call would end every child process.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    show: false,
    webPreferences: { contextIsolation: true, sandbox: true, backgroundThrottling: false },
  });
  // Shown once painted, like the station's: without a window manager, only a window shown like this gets the keys.
  window.once('ready-to-show', () => window.show());
  return window.loadFile(join(import.meta.dirname, 'index.html'));
});
