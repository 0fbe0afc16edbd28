import { join } from 'node:path';
import type { PrintJob } from '../../shared/print.ts';
import type { BadgeJob, ReportSheetJob } from './print-sources.ts';

// Names of the files we make: ASCII, no separators, no leading dot, no name of a Windows device.

const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}(?:\.[a-z0-9]{1,8})$/;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:[.-]|$)/i;

/** Whether a name may be looked for in a folder of ours: one that this program could have written there. */
export const isSafeFileName = (name: string): boolean => SAFE_NAME.test(name) && !DEVICE.test(name);

const two = (number: number): string => String(number).padStart(2, '0');

/** `20261122-140509` in the time of this computer. */
const stampOf = (at: number): string => {
  const time = new Date(at);
  const day = `${time.getFullYear()}${two(time.getMonth() + 1)}${two(time.getDate())}`;
  return `${day}-${two(time.getHours())}${two(time.getMinutes())}${two(time.getSeconds())}`;
};

/**
 * The name of the file a job makes at this moment: no name is used twice, so that one that is open in a viewer is never
 * in the way.
 */
export const fileNameOf = (job: PrintJob | BadgeJob | ReportSheetJob, now: number, ending: 'pdf' | 'csv'): string => {
  const what = job.what === 'help-card' ? `help-${job.role}` : job.what;
  return `${what}-${job.language}-${stampOf(now)}.${ending}`;
};

/** Where it lies. Throws on a name that is none of ours. */
export const filePathOf = (folder: string, name: string): string => {
  if (!isSafeFileName(name)) throw new Error(`not a file name of ours: ${JSON.stringify(name.slice(0, 100))}`);
  return join(folder, name);
};
