import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReturnState } from '../../../shared/domain-words.ts';
import type { TrainingFaults } from '../../../shared/settings.ts';
import { wordsOf } from '../../lib/app-error.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { refillSamples } from './sample-refill.ts';
import { firstSamples } from './sample-returns.ts';
import type { TrainingAnswer } from './training-answers.ts';
import { createFaultState } from './training-faults.ts';
import type { FaultChange, NetworkFault, RequestKind } from './training-faults.ts';
import { serve } from './training-http.ts';
import { openTrainingLedger } from './training-ledger.ts';
import type { Movement, TrainingLedger } from './training-ledger.ts';
import { carryOutTraining } from './training-router.ts';
import type { TrainingRequest } from './training-router.ts';
import { STRICT } from './training-rules.ts';
import type { TrainingRules } from './training-rules.ts';
import { createWaits } from './training-waits.ts';

type TrainingOptions = {
  /** Holds the books; made when it isn't there. */
  folder: string;
  clock: Clock;
  log: Logger;
  /** Weaker than a careful platform: for proving that the bench, not the platform, prevents a second payment. */
  rules?: Partial<TrainingRules>;
  /** The fault of each request, for tests; the window's faults come first. */
  script?: (kind: RequestKind) => NetworkFault | null;
  /** False = begins with empty books. */
  hasSamples?: boolean;
};

export type TrainingServer = {
  /** Where it listens, and the token of this start. The port changes only when another program takes it. */
  address: () => { url: string; token: string };
  faults: () => TrainingFaults;
  /** null = all well again. A platform that is down does not listen: connections are refused. */
  setFaults: (change: FaultChange | null) => TrainingFaults;
  /** Adds a truck of fresh sample returns, gives back how many. */
  refill: (now: number) => number;
  /** Every movement of money there ever was. */
  movements: () => Movement[];
  /** What happens at the platform without us. */
  setState: (returnNo: string, state: ReturnState) => void;
  payElsewhere: (returnNo: string, amountCents: number) => void;
  ledger: TrainingLedger;
  /** When the last switch of `isDown` has taken effect. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Starts the training platform: a real HTTP server on this machine only (127.0.0.1, a free port), with durable books
 * that show every movement of money. New books begin with sample returns.
 */
export async function openTrainingServer(options: TrainingOptions): Promise<TrainingServer> {
  const { clock, log } = options;
  const rules = { ...STRICT, ...options.rules };
  const ledger = openTrainingLedger(options.folder, log);
  if (ledger.count() === 0 && options.hasSamples !== false) fillFirst(ledger, clock.now());
  const faults = createFaultState(options.script);
  const waits = createWaits(clock);
  const token = randomBytes(24).toString('base64url');

  const carryOut = (request: TrainingRequest): TrainingAnswer => {
    waits.passed();
    return carryOutTraining(request, { ledger, rules, clock, isRefusing: () => faults.faults().isRefusing });
  };
  const exchange = { token, nextFault: faults.next, carryOut, rest: waits.rest, overtaken: waits.overtaken };

  const server = createServer((incoming, response) => {
    serve(incoming, response, exchange).catch((error: unknown) => {
      log.warn('training-request-fault', { words: wordsOf(error) });
      response.destroy();
    });
  });
  server.on('error', (error) => {
    log.warn('training-server-fault', { words: error.message });
  });
  const listen = (wanted: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: '127.0.0.1', port: wanted }, () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  const hang = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });

  let port = await listen(0);
  let switching = Promise.resolve();
  const followDown = async (): Promise<void> => {
    const { isDown } = faults.faults();
    if (isDown && server.listening) await hang();
    // Another program may have taken the port meanwhile.
    if (!isDown && !server.listening) port = await listen(port).catch(() => listen(0));
  };

  return {
    address: () => ({ url: `http://127.0.0.1:${port}`, token }),
    faults: faults.faults,
    setFaults: (change) => {
      const now = faults.set(change);
      switching = switching.then(followDown).catch((error: unknown) => {
        log.error('training-server-fault', { words: wordsOf(error) });
      });
      return now;
    },
    refill: (now) => {
      const added = refillSamples(ledger.count() + 1, now);
      ledger.addReturns(added);
      return added.length;
    },
    movements: ledger.movements,
    setState: (returnNo, state) => {
      ledger.setState(returnNo, state, clock.now());
    },
    payElsewhere: (returnNo, amountCents) => {
      ledger.moveMoney({ returnNo, key: null, amountCents, at: clock.now(), bodyHash: null });
    },
    ledger,
    settled: () => switching,
    close: async () => {
      await switching;
      waits.end();
      if (server.listening) await hang();
      ledger.close();
    },
  };
}

/** The first samples; those that the platform has refunded by itself come with the movement that did it. */
function fillFirst(ledger: TrainingLedger, now: number): void {
  const samples = firstSamples(now);
  ledger.addReturns(samples);
  for (const { expected } of samples) {
    if (expected.state !== 'refunded') continue;
    const { returnNo, amountCents } = expected;
    ledger.moveMoney({ returnNo, key: null, amountCents, at: now, bodyHash: null });
  }
}
