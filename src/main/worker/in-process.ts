import { answerReport } from '../report/answer-report.ts';
import { checkPicture } from './check-picture.ts';
import { loadSharp } from './load-sharp.ts';
import { runImageJob } from './read-image.ts';
import { cutFilm } from './cut-film.ts';
import { renderStill } from './render-still.ts';
import { readTable } from './read-table.ts';
import { writeReport } from './write-report.ts';
import { verifyData } from './verify-data.ts';
import type { Worker } from './worker-jobs.ts';

/** The same jobs in this process: for the command line and for tests, where a native fault may end the program. */
export function createInProcessWorker(): Worker {
  return {
    thumbnail: async (job) => runImageJob(await loadSharp(), { kind: 'thumbnail', ...job }),
    identify: async (job) => runImageJob(await loadSharp(), { kind: 'identify', ...job }),
    checkPicture: async (job) => checkPicture(await loadSharp(), job),
    readTable: (job) => readTable(job),
    renderStill: async (job) => renderStill(await loadSharp(), job),
    cutFilm,
    writeReport,
    verifyData,
    report: answerReport,
    close: () => Promise.resolve(),
  };
}
