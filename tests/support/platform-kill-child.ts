import { createIds } from '../../src/main/lib/ids.ts';
import { openDatabase } from '../../src/main/db/database.ts';
import { createOutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { OutboxStore } from '../../src/main/outbox/outbox-store.ts';
import { createHttpClient } from '../../src/main/platform/http-client.ts';
import { createPlatforms } from '../../src/main/platform/platform.ts';
import type { Platform } from '../../src/main/platform/platform.ts';
import { createTrainingPlatform } from '../../src/main/platform/training/training-client.ts';
import { createSync } from '../../src/main/sync/sync-service.ts';
import { FACTOR, createFastClock } from './platform-clock.ts';
import { MIGRATIONS } from './platform-rows.ts';

// A bench in a process of its own that the kill test ends with SIGKILL: it works off the outbox of a data folder
// against a platform that lives in the test, and ends by itself (code 0) when nothing is left to do.
// Environment: KILL_DATA, KILL_URL, KILL_TOKEN, KILL_SINCE; KILL_AT = end yourself at the n-th step (0 = never).

const need = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
};

let step = 0;
const killAt = Number(need('KILL_AT'));
/** One of the points between two things that the disk or the platform sees. */
function pass(): void {
  step += 1;
  if (step === killAt) process.kill(process.pid, 'SIGKILL');
}

const noted = <A extends unknown[], R>(act: (...args: A) => R) => {
  return (...args: A): R => {
    pass();
    const result = act(...args);
    pass();
    return result;
  };
};
const called = <A extends unknown[], R>(act: (...args: A) => Promise<R>) => {
  return async (...args: A): Promise<R> => {
    pass();
    const answer = act(...args);
    // The request is under way (or at least begun) here.
    pass();
    const result = await answer;
    pass();
    return result;
  };
};

const clock = createFastClock(FACTOR, Number(need('KILL_SINCE')));
const { db, close } = openDatabase({
  dataDir: need('KILL_DATA'),
  migrationsDir: MIGRATIONS,
  binding: undefined,
  now: clock.now(),
});
const store = createOutboxStore(db, createIds(clock));
const outbox: OutboxStore = {
  ...store,
  noteAsk: noted(store.noteAsk),
  noteSend: noted(store.noteSend),
  noteAnswer: noted(store.noteAnswer),
};
const training = createTrainingPlatform({
  address: () => ({ url: need('KILL_URL'), token: need('KILL_TOKEN') }),
  http: createHttpClient({ clock }),
});
const platform: Platform = {
  ...training,
  readReturn: called(training.readReturn),
  sendRefund: called(training.sendRefund),
};
const say = (message: string, facts: object = {}): void => {
  process.stderr.write(`${message} ${JSON.stringify(facts)}\n`);
};
const sync = createSync({
  outbox,
  platforms: createPlatforms([platform]),
  clock,
  random: Math.random,
  log: { info: () => undefined, warn: say, error: say },
  cursors: { read: () => null, write: () => undefined },
  savePulled: () => undefined,
  noteReturnState: () => undefined,
  onChange: () => undefined,
  onAlarm: () => undefined,
});
sync.start();

const look = setInterval(() => {
  const { waiting, unknown, parked } = outbox.counts();
  if (waiting + unknown + parked > 0) return;
  clearInterval(look);
  void sync.stop().then(() => {
    close();
    // How many steps a whole life has: the test kills at each of them.
    process.stdout.write(`steps ${step}\n`);
  });
}, 5);
