import { fork } from 'node:child_process';
import type { WorkerChannel } from './worker-client.ts';

/** Starts the worker as a child process of plain Node: what Electron's utility process is in the program. */
export function forkWorker(entry: string): WorkerChannel {
  const child = fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  // A death between two jobs must not become an unhandled 'error' of a message that finds nobody.
  let isGone = false;
  return {
    send: (request) => {
      if (!isGone) child.send(request);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      const exit = (): void => {
        if (isGone) return;
        isGone = true;
        listener();
      };
      child.on('exit', exit);
      child.on('error', exit);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
