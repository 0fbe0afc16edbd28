import { join } from 'node:path';
import { redact } from './redact.ts';
import { openRotatingFile } from './rotating-file.ts';

export type Facts = Record<string, unknown>;

/** Messages are fixed words (`station-open`); what varies goes into the facts, where a person's data is taken out. */
export type Logger = {
  info: (message: string, facts?: Facts) => void;
  warn: (message: string, facts?: Facts) => void;
  error: (message: string, facts?: Facts) => void;
};
export type FileLogger = Logger & { close: () => void };

const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];
const MAX_BYTES = 5_000_000;
const KEPT_FILES = 5;

/** The level that DOCKPROOF_LOG asks for; `info` when it asks for nothing we know. */
export const logLevelIn = (env: NodeJS.ProcessEnv): LogLevel =>
  LOG_LEVELS.find((level) => level === env['DOCKPROOF_LOG']) ?? 'info';

/** Opens `logs/dockproof.log` in the data folder: one JSON object a line. Throws when the folder can't be written. */
export function openLogger(dataDir: string, level: LogLevel): FileLogger {
  const file = openRotatingFile({
    folder: join(dataDir, 'logs'),
    name: 'dockproof',
    maxBytes: MAX_BYTES,
    keep: KEPT_FILES,
  });
  const { pid } = process;
  const writer = (of: LogLevel) => {
    if (LOG_LEVELS.indexOf(of) < LOG_LEVELS.indexOf(level)) return () => undefined;
    return (msg: string, facts: Facts = {}): void => {
      file.write(`${JSON.stringify({ level: of, time: new Date(), pid, facts: redact(facts), msg })}\n`);
    };
  };
  return { info: writer('info'), warn: writer('warn'), error: writer('error'), close: file.close };
}
