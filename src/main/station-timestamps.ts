import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { createBytesClient } from './platform/http-client.ts';
import type { Core } from './station-core.ts';
import { ANSWER_MAX_BYTES, ANSWER_WITHIN_MS, createTimestampService } from './timestamp/timestamp-service.ts';
import type { TimestampService } from './timestamp/timestamp-service.ts';

type Deps = {
  clock: Clock;
  log: Logger;
  core: () => Core;
  onFault: (error: unknown) => void;
};

/** Trusted time at a running station: the authority of the settings, asked over https. */
export const createStationTimestamps = ({ clock, log, core, onFault }: Deps): TimestampService =>
  createTimestampService({
    client: createBytesClient({ clock, timeoutMs: ANSWER_WITHIN_MS, maxBytes: ANSWER_MAX_BYTES }),
    custody: () => core().custody,
    settings: () => core().settings().tsa,
    clock,
    log,
    onFault,
  });
