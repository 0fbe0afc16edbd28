import type { Facts, Logger } from '../../../src/main/lib/logger.ts';

type LogLine = { level: 'info' | 'warn' | 'error'; message: string; facts: Facts };

/** A log that keeps its lines for a test to read. */
export function createMemoryLog(): { log: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const writer =
    (level: LogLine['level']) =>
    (message: string, facts: Facts = {}): void => {
      lines.push({ level, message, facts });
    };
  return { log: { info: writer('info'), warn: writer('warn'), error: writer('error') }, lines };
}
