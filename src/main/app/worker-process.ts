import { utilityProcess } from 'electron';
import type { Logger } from '../lib/logger.ts';
import type { WorkerChannel } from '../worker/worker-client.ts';

/** Starts the worker as an Electron utility process; its complaints go into the log. Only once the app is ready. */
export function startWorkerProcess(entry: string, log: Logger): WorkerChannel {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'DockProof worker',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr?.on('data', (words: Buffer) => {
    log.warn('worker-complains', { words: words.toString('utf8').slice(0, 500) });
  });
  child.on('error', (type, location) => {
    log.error('worker-fault', { type, location });
  });
  return {
    send: (request) => {
      child.postMessage(request);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', (code) => {
        log.info('worker-ended', { code });
        listener();
      });
    },
    kill: () => {
      child.kill();
    },
  };
}
