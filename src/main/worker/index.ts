import { runJob } from './run-job.ts';
import { serveJobs } from './serve-jobs.ts';

/** Electron's port to the main process; under plain Node there is none, but the channel of `child_process.fork`. */
type ParentPort = {
  on: (event: 'message', listener: (message: { data: unknown }) => void) => void;
  postMessage: (message: unknown) => void;
};
const findParentPort = (): ParentPort | undefined => process.parentPort;
const parentPort = findParentPort();

serveJobs(
  {
    onMessage: (listener) => {
      if (parentPort === undefined) process.on('message', listener);
      else
        parentPort.on('message', ({ data }) => {
          listener(data);
        });
    },
    send: (reply) => {
      if (parentPort === undefined) process.send?.(reply);
      else parentPort.postMessage(reply);
    },
  },
  runJob,
);
