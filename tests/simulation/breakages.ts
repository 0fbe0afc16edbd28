import type { Database } from '../../src/main/db/open.ts';
import type { DueCommand, OutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { Platform, ReadAnswer } from '../../src/main/platform/platform.ts';
import type { Breakage } from './bench.ts';
import { correctTheLost, readOnce } from './breakages-of-corrections.ts';

// Rules of the engine, broken one by one from outside: what each is given is wrapped so that it behaves as an engine
// without that rule would. A simulation that can't tell them from the whole one proves nothing.

const OPEN: Extract<ReadAnswer, { kind: 'read' }> = { kind: 'read', state: 'open', refunds: [], paidCents: 0 };

/** Every question is answered "open" without being asked. */
const skipTheAsk = (platform: Platform): Platform => ({ ...platform, readReturn: () => Promise.resolve(OPEN) });

/** Lost answers are taken for "not done". */
const unknownIsNotDone = (platform: Platform): Platform => ({
  ...platform,
  sendRefund: async (body) => {
    const answer = await platform.sendRefund(body);
    return answer.kind === 'unknown' ? { ...answer, kind: 'retry', retryAfterMs: null } : answer;
  },
});

/** A request is only noted when its answer is here. */
const noteAfterwards = (outbox: OutboxStore): OutboxStore => ({
  ...outbox,
  noteSend: () => true,
  noteAnswer: (commandId, answered, outcome, now) => {
    if (answered.step === 'send-answer') outbox.noteSend(commandId, now);
    return outbox.noteAnswer(commandId, answered, outcome, now);
  },
});

/** What is due is taken without looking at what lies before it in the same box. */
const forgetTheOrder = (outbox: OutboxStore, db: Database): OutboxStore => {
  const due = db.prepare<[string, number], { id: string; parcel_id: string }>(
    `SELECT id, parcel_id FROM command WHERE state IN ('waiting', 'unknown') AND platform = ? AND next_attempt_at <= ?
     AND kind = 'refund' ORDER BY seq DESC`,
  );
  const body = db.prepare<[string], { key: string; body: string; state: 'waiting' | 'unknown'; attempts: number }>(
    'SELECT key, body, state, attempts FROM command WHERE id = ?',
  );
  return {
    ...outbox,
    takeDue: (platform, now, limit) => {
      const free = outbox.takeDue(platform, now, limit);
      const others = due.all(platform, now).flatMap(({ id, parcel_id: parcelId }): DueCommand[] => {
        const row = body.get(id);
        if (row === undefined || free.some((one) => one.id === id)) return [];
        const known = {
          id,
          platform,
          parcelId,
          state: row.state,
          attempts: row.attempts,
          failuresInRow: 0,
          isUntouched: false,
          deadlineAt: 0,
        };
        const read = JSON.parse(row.body) as Extract<DueCommand, { kind: 'refund' }>['body'];
        return [{ ...known, kind: 'refund', returnNo: read.returnNo, body: read }];
      });
      return [...others, ...free];
    },
  };
};

/** What is refused for good is filed away instead of parked. */
const dropTheRefused = (outbox: OutboxStore): OutboxStore => ({
  ...outbox,
  noteAnswer: (commandId, answered, outcome, now) =>
    outbox.noteAnswer(
      commandId,
      answered,
      outcome.kind === 'park' ? { kind: 'end', how: 'already-closed', receipt: {} } : outcome,
      now,
    ),
});

/** Each try is a new request to the platform. */
const aNewKeyEachTime = (platform: Platform): Platform => {
  let times = 0;
  return {
    ...platform,
    sendRefund: (body) => platform.sendRefund({ ...body, key: `${body.key.slice(0, -1)}${String((times += 1) + 1)}` }),
  };
};

/** A lost answer is believed to have been a good one. */
const believeInTheBest = (platform: Platform): Platform => ({
  ...platform,
  sendRefund: async (body) => {
    const answer = await platform.sendRefund(body);
    const amountCents = body.amountCents + body.freightCents;
    return answer.kind === 'unknown'
      ? { kind: 'acknowledged', receipt: { refundId: 'believed', amountCents, at: 0 } }
      : answer;
  },
});

/** The goods alone are refunded. */
const forgetTheFreight = (platform: Platform): Platform => ({
  ...platform,
  sendRefund: async (body) => {
    const answer = await platform.sendRefund({ ...body, freightCents: 0 });
    return answer.kind === 'acknowledged'
      ? { ...answer, receipt: { ...answer.receipt, amountCents: body.amountCents + body.freightCents } }
      : answer;
  },
});

/** The place in the list is remembered, and the returns are stored a moment later. */
const cursorFirst: NonNullable<Breakage['deps']> = (deps) => ({
  ...deps,
  savePulled: (returns) => {
    deps.clock.after(3_000, () => {
      deps.savePulled(returns);
    });
  },
});

/** Five seconds are believed to be enough for a request to be over. */
const settleTooSoon: NonNullable<Breakage['deps']> = (deps) => ({ ...deps, settleMs: 5_000 });

/** Nobody looks at the age of what waits. */
const noAlarms: NonNullable<Breakage['deps']> = (deps) => ({ ...deps, onAlarm: () => undefined });

/** The time to undo is not waited for. */
const noTimeToUndo = (outbox: OutboxStore): OutboxStore => ({
  ...outbox,
  takeDue: (platform, now, limit) => outbox.takeDue(platform, now + 60_000, limit),
});

/** What waits for an answer is given up after a while. */
const giveUp = (outbox: OutboxStore): OutboxStore => ({
  ...outbox,
  takeDue: (platform, now, limit) => outbox.takeDue(platform, now, limit).filter(({ attempts }) => attempts < 2),
});

/** Stock is told without asking whether it was told before. */
const stockUnasked = (platform: Platform): Platform =>
  platform.stock === undefined
    ? platform
    : {
        ...platform,
        stock: { ...platform.stock, readBooking: () => Promise.resolve({ kind: 'read', isBooked: false }) },
      };

/** What a platform says about how long it wants to be left alone is not heard. */
const deafToPauses = (platform: Platform): Platform => ({
  ...platform,
  readReturn: async (returnNo) => {
    const answer = await platform.readReturn(returnNo);
    return answer.kind === 'failed' ? { ...answer, retryAfterMs: null } : answer;
  },
});

/** A lost refusal is taken for "not done". */
const unknownIsNotRefused = (platform: Platform): Platform => {
  const { refusals } = platform;
  if (refusals === undefined) return platform;
  const sendRefusal: typeof refusals.sendRefusal = async (body, pictureOf, given) => {
    const answer = await refusals.sendRefusal(body, pictureOf, given);
    return answer.kind === 'unknown' ? { ...answer, kind: 'retry', retryAfterMs: null } : answer;
  };
  return { ...platform, refusals: { ...refusals, sendRefusal } };
};

/** As many at once as there are. */
const wideOpen = (platform: Platform): Platform => ({ ...platform, atOnce: 99 });

/** That a refund came before a refusal is told nobody. */
const forgetWhoWasFirst: NonNullable<Breakage['deps']> = (deps) => ({ ...deps, noteReturnState: () => undefined });

/** Money waits until the platform knows that the parcel is here. */
const noticeFirst = (outbox: OutboxStore, db: Database): OutboxStore => {
  const told = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM command WHERE kind = 'received' AND parcel_id = ? AND state IN ('waiting', 'unknown')`,
  );
  return {
    ...outbox,
    takeDue: (platform, now, limit) =>
      outbox
        .takeDue(platform, now, limit)
        .filter(({ kind, parcelId }) => kind !== 'refund' || told.get(parcelId)?.n === 0),
  };
};

/** Refunds of one box wait for each other across platforms. */
const oneLineABox = (outbox: OutboxStore, db: Database): OutboxStore => {
  const before = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM command c JOIN command e ON e.parcel_id = c.parcel_id AND e.kind = c.kind AND e.seq < c.seq
     WHERE c.id = ? AND c.kind = 'refund' AND e.state IN ('waiting', 'unknown')`,
  );
  return {
    ...outbox,
    takeDue: (platform, now, limit) => outbox.takeDue(platform, now, limit).filter(({ id }) => before.get(id)?.n === 0),
  };
};

/** Each with what the simulation says of it, and a seed near which it is known to show. */
export const BREAKAGES: readonly (readonly [string, Breakage, RegExp, number])[] = [
  ['asks nothing before it sends', { platform: skipTheAsk }, /without asking first/, 1],
  [
    'takes lost answers for "not done"',
    { platform: unknownIsNotDone },
    /earlier request was still under way|was paid \d times/,
    7,
  ],
  [
    'notes a request only when its answer is here',
    { outbox: noteAfterwards },
    /leaves while the database says waiting/,
    1,
  ],
  ['forgets the order within a box', { outbox: forgetTheOrder }, /of the same box was over/, 3],
  ['files away what is refused', { outbox: dropTheRefused }, /is called closed, and is open there/, 5],
  ['makes a new key for each try', { platform: aNewKeyEachTime }, /sent with the key/, 1],
  [
    'believes that a lost answer was a good one',
    { platform: believeInTheBest },
    /called acknowledged, and nothing was paid/,
    1,
  ],
  ['forgets the freight', { platform: forgetTheFreight }, /ordered \d+, moved \d+/, 3],
  [
    'remembers the place in a list before its returns',
    { deps: cursorFirst },
    /was never pulled|there and \S+ here/,
    20,
  ],
  ['does not let a request settle', { deps: settleTooSoon }, /earlier request was still under way/, 7],
  ['raises no alarm', { deps: noAlarms }, /no alarm/, 5],
  ['does not wait for the time to undo', { outbox: noTimeToUndo }, /ms after the decision/, 2],
  ['gives up after two requests', { outbox: giveUp }, /never came to an end/, 5],
  ['tells the stock without asking', { platform: stockUnasked }, /^stock:.* without asking first/, 5],
  ['refuses without reading the state first', { platform: skipTheAsk }, /refused without asking first/, 5],
  ['takes a lost refusal for "not done"', { platform: unknownIsNotRefused }, /refused while an earlier/, 90],
  ['forgets that a refund came before a refusal', { deps: forgetWhoWasFirst }, /is not reopened/, 1],
  ['lets a notice hold up money', { outbox: noticeFirst }, /held up by what moves no money/, 15],
  [
    'lets one platform hold up another in the same box',
    { outbox: oneLineABox },
    /held up by what moves no money there/,
    1,
  ],
  ['calls a platform as often at once as it likes', { platform: wideOpen }, /calls at once/, 1],
  ['does not hear a pause', { platform: deafToPauses }, /is not left alone/, 6],
  [
    'corrects an order while a request of it may still be carried out',
    { outbox: correctTheLost },
    /was corrected while an earlier request was still under way/,
    150,
  ],
  ['sends what it read before an order was corrected', { outbox: readOnce }, /another order than is stored/, 1],
];
