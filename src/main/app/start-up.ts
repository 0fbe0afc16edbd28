import { BrowserWindow, Menu, app, ipcMain, safeStorage, session } from 'electron';
import * as v from 'valibot';
import { channelOf } from '../../shared/ipc.ts';
import { DEFAULT_SETTINGS, Settings } from '../../shared/settings.ts';
import { systemClock } from '../lib/clock.ts';
import { logLevelIn, openLogger } from '../lib/logger.ts';
import type { FileLogger } from '../lib/logger.ts';
import { createWorkerClient } from '../worker/worker-client.ts';
import { followTheme, openBenchWindow } from './bench-window.ts';
import { guardClosing } from './close-guard.ts';
import { choosePack } from './choose-pack.ts';
import { chooseDataFolder } from './data-folder.ts';
import { createElectronPrinter } from './electron-printer.ts';
import { readEnvironment } from './environment.ts';
import type { Environment } from './environment.ts';
import { createFatalStop, watchForBugs } from './fatal-stop.ts';
import type { FatalStop } from './fatal-stop.ts';
import { createEmitter, serveCalls } from './ipc-server.ts';
import { openKeychain } from './keychain.ts';
import { confinePages, confineSession } from './navigation.ts';
import { createOpenRecordings } from './open-recordings.ts';
import { isTrustedSender } from './own-origin.ts';
import { limitPermissions } from './permissions.ts';
import { registerSchemes, serveEvidence, serveWindow } from './protocol.ts';
import { describeBuild } from './runtime-line.ts';
import { showFile } from './show-file.ts';
import { endWithLastWindow } from './shut-down.ts';
import type { OpenStation, StationDoor } from './station-door.ts';
import { createSystemNotes } from './system-note.ts';
import { startWorkerProcess } from './worker-process.ts';

// app: the only Electron code. It opens the station, shows its window, and keeps the page in its box. Before it nothing;
// after it `station.ts`, which knows nothing of Electron. This file is the start-up, in order.

/** Absolute paths of what the build made. */
type BuiltFiles = { preload: string; rendererFolder: string; worker: string };

type Shell = { environment: Environment; dataDir: string; log: FileLogger; stop: FatalStop };

/**
 * Starts the program: sandbox, single instance, schemes, log; then, once Electron is ready, permissions, station, calls,
 * window. Never awaits at the top: an ES module that awaits `whenReady` there waits for ever.
 */
export function startApp(files: BuiltFiles, openStation: OpenStation): void {
  // With --no-sandbox (root, some containers) this call would end every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  const environment = readEnvironment(process.env);
  const { dataDir, problem } = chooseDataFolder(app, environment.dataDir);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Before it is ready: Electron would build a menu of its own, only to have it taken away.
  Menu.setApplicationMenu(null);
  app.on('second-instance', focusFirstWindow);
  app.commandLine.appendSwitch('lang', 'zh-CN');
  registerSchemes();

  const log = openLogger(problem === null ? dataDir : app.getPath('userData'), logLevelIn(process.env));
  const stop = createFatalStop(dataDir, log);
  watchForBugs(log, stop);
  confinePages(app, log);
  const shell: Shell = { environment, dataDir, log, stop };
  loadFetchClasses();
  app
    .whenReady()
    .then(() => {
      if (problem !== null) throw problem;
      return openBench(shell, files, openStation);
    })
    .catch(stop);
}

async function openBench(shell: Shell, files: BuiltFiles, openStation: OpenStation): Promise<void> {
  const { environment, dataDir, log, stop } = shell;
  const { isStandIn, sqliteBinding } = environment;
  const runtime = describeBuild({ versions: process.versions, isPackaged: app.isPackaged, isStandIn });
  log.info('start', { runtime });
  limitPermissions(session.defaultSession);
  confineSession(session.defaultSession, log);
  serveWindow(session.defaultSession, files.rendererFolder, log);

  let window: BrowserWindow | null = null;
  let isAsking = false;
  const emit = createEmitter((channel, payload) => {
    if (channel === channelOf('settingsChanged')) followTheme(v.parse(Settings, payload).theme);
    // A page that is still being loaded reads all of it when it asks for the first time; sending holds its loading up.
    if (isAsking && window !== null && !window.isDestroyed()) window.webContents.send(channel, payload);
  }, log);
  const spawn = () => startWorkerProcess(files.worker, log);
  const worker = createWorkerClient({ spawn, clock: systemClock, log });
  const printer = createElectronPrinter(log);
  const secrets = openKeychain(safeStorage, dataDir, process.platform, log);
  const notify = createSystemNotes(log);
  const parts = { dataDir, log, worker, emit, sqliteBinding, runtime, printer, secrets, showFile, notify };
  const openWorker = () => createWorkerClient({ spawn, clock: systemClock, log });
  const station = await openStation({ ...parts, openWorker, choosePack: (what) => choosePack(window, what) });

  serveEvidence(session.defaultSession, station.evidenceFile, log);
  const recordings = createOpenRecordings();
  serveCalls({
    ipc: ipcMain,
    handlers: station.handlers,
    isTrusted: (event: Electron.IpcMainInvokeEvent) => isTrustedSender(event, window?.webContents.id ?? null),
    log,
    onAsked: () => {
      isAsking = true;
    },
    onAnswered: recordings.note,
  });
  endWithLastWindow(log, async () => {
    await station.close();
    await worker.close();
  });

  window = openBenchWindow({
    preload: files.preload,
    theme: await readTheme(station),
    isStandIn,
    log,
    onCrash: () => {
      endRecordings(station, recordings.takeAll(), log);
    },
    onHopeless: (reason) => {
      stop(new Error(`the window died again and again (${reason})`));
    },
  });
  const announce = (withinMs: number) => {
    emit('closing', { withinMs });
  };
  guardClosing({ window, recordings, announce, log });
}

/**
 * Every answer of a scheme is made of fetch's classes, and Node loads them when they are first used: 30 ms for which the
 * page's first file would wait. Here they cost nothing, because Electron is getting ready and this thread has nothing to do.
 */
const loadFetchClasses = (): Request => new Request('https://localhost/');

function focusFirstWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}

async function readTheme(station: StationDoor): Promise<Settings['theme']> {
  const settings = await station.handlers.settingsGet(undefined);
  return settings.ok ? settings.value.theme : DEFAULT_SETTINGS.theme;
}

/** The films of a page that died end where they were; the page, loaded again, begins new ones. */
function endRecordings(station: StationDoor, recordingIds: string[], log: FileLogger): void {
  for (const recordingId of recordingIds) {
    Promise.resolve(station.handlers.evidenceRecordingEnd({ recordingId, end: 'killed', frames: 0 })).catch(
      (error: unknown) => {
        log.error('recording-not-ended', { recordingId, error });
      },
    );
  }
}
