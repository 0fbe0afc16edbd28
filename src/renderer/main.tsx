import './ui/mantine-styles.ts';
import './ui/tokens.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import type { StationClient } from '../shared/contract.ts';
import { useCapture } from './evidence/use-capture.ts';
import { createBeeper } from './scan/beep.ts';
import { createScanProbe } from './scan/scan-probe.ts';
import { useWedge } from './scan/use-wedge.ts';
import { App } from './ui/App.tsx';
import type { Devices } from './ui/devices.ts';
import { keepFirstPaint, readFirstPaint } from './ui/first-paint.ts';
import type { FirstPaint } from './ui/first-paint.ts';
import { createI18n } from './ui/i18n.ts';
import { loadScreens } from './ui/screens.ts';
import { en, zh } from './ui/words.ts';

// The window's start: everything it stands on is put together here, once.

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// react-remove-scroll, under Mantine's dialogs, makes a style element of its own and asks here for the nonce.
setNonce(nonce);

const devices: Devices = {
  useCapture,
  ...createScanProbe(useWedge),
  playTone: createBeeper(() => new AudioContext()),
  photoUrl: (sha256) => `evidence://photo/${encodeURIComponent(sha256)}`,
  thumbUrl: (sha256) => `evidence://thumb/${encodeURIComponent(sha256)}`,
  recordingUrl: (recordingId) => `evidence://recording/${encodeURIComponent(recordingId)}`,
};
const onLook = (look: FirstPaint): void => {
  keepFirstPaint(localStorage, look);
};

const start = (root: HTMLElement, station: StationClient | undefined): void => {
  const firstPaint = readFirstPaint(localStorage);
  if (station === undefined) {
    // The preload failed: no settings, no language, nothing to work with. Both languages, plainly.
    root.replaceChildren(
      ...[zh, en].map((words) => {
        const sentence = document.createElement('p');
        sentence.textContent = words.frame.noStation;
        sentence.className = 'no-station';
        return sentence;
      }),
    );
    return;
  }
  createRoot(root).render(
    <App
      station={station}
      devices={devices}
      words={createI18n(firstPaint.language)}
      nonce={nonce}
      firstPaint={firstPaint}
      onLook={onLook}
    />,
  );
  // So that the first look at a screen waits for nothing. One that can't be read now is tried again when it is asked for.
  requestIdleCallback(() => {
    loadScreens().catch((error: unknown) => {
      console.warn('a screen could not be read ahead', error);
    });
  });
};

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
start(root, window.station);
