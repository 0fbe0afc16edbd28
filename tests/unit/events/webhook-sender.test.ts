import { describe, expect, it } from 'vitest';
import { answerOf, openWebhookBench, TAKEN } from '../../support/webhook-bench.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const TYPES = ['verdict.given'] as const;

describe('delivery', () => {
  it('tries by the schedule, under one id and with the same bytes, then parks the event and says so', async () => {
    const bench = openWebhookBench();
    bench.endpoint('https://crm.example/hook', TYPES);
    bench.answer(() => answerOf(500));
    bench.decide('R-1');
    await bench.clock.pass(80 * HOUR);
    const gaps = bench.posted.slice(1).map(({ at }, index) => at - (bench.posted[index]?.at ?? 0));
    expect(gaps).toEqual([5_000, 300_000, 1_800_000, ...[2, 5, 10, 14, 20, 24].map((h) => h * HOUR)]);
    expect(new Set(bench.posted.map(({ id, body }) => `${id} ${body}`)).size).toBe(1);
    expect(bench.store.recent()).toMatchObject([
      { state: 'parked', attempts: 10, lastStatus: 500, lastWords: 'net:server-fault', about: 'R-1' },
    ]);
    expect(bench.sender.stuck()).toBe(1);
    expect(bench.stuckTold()).toBe(1);

    bench.answer(() => TAKEN);
    expect(bench.service.sendAgain(bench.store.recent()[0]?.id ?? '')).toMatchObject({ ok: true });
    await bench.clock.pass(1_000);
    expect(bench.store.recent()).toMatchObject([{ state: 'done', lastStatus: 204 }]);
    expect(bench.sender.stuck()).toBe(0);
    expect(bench.posted.at(-1)?.id).toBe(bench.posted[0]?.id);
  });

  it('sends the oldest first, one at a time to each endpoint', async () => {
    const bench = openWebhookBench();
    bench.endpoint();
    let open = 0;
    let most = 0;
    bench.answer(async () => {
      most = Math.max(most, ++open);
      await Promise.resolve();
      open -= 1;
      return TAKEN;
    });
    for (const returnNo of ['R-1', 'R-2', 'R-3']) bench.decide(returnNo);
    await bench.clock.pass(1_000);
    expect(most).toBe(1);
    const types = ['parcel.received', 'verdict.given', 'decision.made'];
    expect(bench.posted.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      ...types,
      ...types,
      ...types,
    ]);
  });

  it('five endpoints: one that never answers, one that is down and one that throttles hold up nobody', async () => {
    const bench = openWebhookBench();
    const urls = ['hangs', 'down', 'throttles', 'fine', 'well'].map((name) => `https://${name}.example/`);
    for (const url of urls) bench.endpoint(url, TYPES);
    expect(bench.service.add({ url: 'https://sixth.example/', types: ['verdict.given'] })).toMatchObject({
      ok: false,
      error: { code: 'too-many-endpoints' },
    });
    bench.answer(({ url }) => {
      if (url.includes('hangs')) return new Promise(() => undefined);
      if (url.includes('down')) return { kind: 'no-answer', words: 'net:no-connection' };
      return url.includes('throttles') ? answerOf(429, 10 * MINUTE) : TAKEN;
    });
    for (let n = 0; n < 20; n += 1) bench.decide(`R-${n}`);
    await bench.clock.pass(1_000);
    const to = (name: string): number => bench.posted.filter(({ url }) => url.includes(name)).length;
    expect(['hangs', 'down', 'throttles', 'fine', 'well'].map(to)).toEqual([1, 1, 1, 20, 20]);
    await bench.clock.pass(9 * MINUTE);
    expect(to('throttles')).toBe(1);
    expect(to('hangs')).toBe(1);
    // A dead receiver is knocked at rarely, however much waits for it.
    expect(to('down')).toBeLessThan(10);
    await bench.clock.pass(2 * MINUTE);
    expect(to('throttles')).toBe(2);
  });

  it('410 switches the endpoint off and says so; what waits is kept until a person switches it on again', async () => {
    const bench = openWebhookBench();
    const id = bench.endpoint('https://crm.example/hook', TYPES);
    bench.answer(() => answerOf(410));
    bench.decide('R-1');
    await bench.clock.pass(48 * HOUR);
    expect(bench.posted).toHaveLength(1);
    expect(bench.service.view().endpoints).toMatchObject([{ isOn: false, offWhy: 'gone', waiting: 1 }]);
    expect(bench.sender.stuck()).toBe(1);
    // Nobody is told what happens while it is off.
    bench.decide('R-2');
    bench.answer(() => TAKEN);
    bench.service.change({ id, isOn: true });
    await bench.clock.pass(1_000);
    expect(bench.posted.slice(1).map(({ id: event }) => event)).toEqual([bench.posted[0]?.id]);
    expect(bench.sender.stuck()).toBe(0);
    expect(bench.service.view().endpoints).toMatchObject([{ isOn: true, offWhy: null, waiting: 0 }]);
  });

  it('a kill while an event is under way sends it again, under the same id', async () => {
    const bench = openWebhookBench();
    bench.endpoint('https://crm.example/hook', TYPES);
    let answerNow: () => void = () => undefined;
    bench.answer(
      () =>
        new Promise((resolve) => {
          answerNow = () => {
            resolve(TAKEN);
          };
        }),
    );
    bench.decide('R-1');
    await bench.clock.pass(10);
    bench.answer(() => TAKEN);
    bench.restart();
    await bench.clock.pass(10);
    expect(bench.posted.map(({ id }) => id)).toEqual([bench.posted[0]?.id, bench.posted[0]?.id]);
    // The late answer to the killed program's request changes nothing.
    answerNow();
    await bench.clock.pass(10);
    expect(bench.store.recent()).toMatchObject([{ state: 'done', attempts: 1 }]);
  });

  it('a clock that was set back a year does not make anything wait for a year', async () => {
    const bench = openWebhookBench();
    bench.endpoint('https://crm.example/hook', TYPES);
    bench.answer(() => answerOf(503, HOUR));
    bench.decide('R-1');
    await bench.clock.pass(1_000);
    bench.answer(() => TAKEN);
    bench.clock.jump(-365 * 24 * HOUR);
    await bench.clock.pass(MINUTE);
    expect(bench.store.recent()).toMatchObject([{ state: 'done' }]);
  });

  it('sends nothing without a secret, says so, and goes on with a new one', async () => {
    const bench = openWebhookBench();
    const id = bench.endpoint('https://crm.example/hook', TYPES);
    bench.secrets.remove(`webhook-${id}`);
    bench.decide('R-1');
    await bench.clock.pass(HOUR);
    expect(bench.posted).toEqual([]);
    expect(bench.sender.stuck()).toBe(1);
    expect(bench.service.view().endpoints).toMatchObject([{ hasSecret: false, waiting: 1 }]);
    expect(await bench.service.tryOut(id)).toEqual({ ok: true, value: { status: null, words: 'hook:no-secret' } });
    const renewed = bench.service.renew(id);
    expect(renewed.ok ? renewed.value.secret : '').toMatch(/^whsec_/);
    await bench.clock.pass(1_000);
    expect(bench.posted).toHaveLength(1);
    expect(bench.sender.stuck()).toBe(0);
  });

  it('a fault of our own disk stops the sending for a while, instead of sending what can not be noted', async () => {
    const bench = openWebhookBench();
    bench.endpoint('https://crm.example/hook', TYPES);
    bench.decide('R-1');
    bench.db.exec(
      `CREATE TEMP TRIGGER broken BEFORE UPDATE ON webhook_delivery BEGIN SELECT RAISE(ABORT, 'disk'); END`,
    );
    await bench.clock.pass(50_000);
    expect(bench.posted).toHaveLength(1);
    expect(bench.faults).toHaveLength(1);
    bench.db.exec('DROP TRIGGER broken');
    await bench.clock.pass(MINUTE);
    expect(bench.posted).toHaveLength(2);
    expect(bench.store.recent()).toMatchObject([{ state: 'done' }]);
  });
});

describe('endpoints', () => {
  it('show their secret once and keep it out of the database, the log and every view', async () => {
    const bench = openWebhookBench();
    const made = bench.service.add({ url: 'https://crm.example/hook', types: ['verdict.given'] });
    if (!made.ok) throw new Error('not added');
    const { secret } = made.value;
    bench.answer(() => answerOf(500));
    bench.decide('R-1');
    await bench.clock.pass(HOUR);
    await bench.service.tryOut(made.value.id);
    const seen = JSON.stringify([bench.service.view(), made.value.view, bench.log.said, bench.posted]);
    expect(seen).toContain('R-1');
    expect(seen).not.toContain(secret);
    expect(seen).not.toContain(secret.slice(6));
    expect(bench.db.serialize().includes(secret.slice(6))).toBe(false);
  });

  it('can be removed and brought back with what waited, until they are forgotten', async () => {
    const bench = openWebhookBench();
    const id = bench.endpoint('https://crm.example/hook', TYPES);
    bench.answer(() => answerOf(500));
    bench.decide('R-1');
    await bench.clock.pass(1_000);
    bench.service.remove({ id, isRemoved: true });
    expect(bench.service.view()).toMatchObject({ endpoints: [], deliveries: [] });
    bench.decide('R-2');
    await bench.clock.pass(HOUR);
    expect(bench.posted).toHaveLength(1);

    bench.answer(() => TAKEN);
    bench.service.remove({ id, isRemoved: false });
    await bench.clock.pass(1_000);
    expect(bench.posted).toHaveLength(2);

    bench.service.remove({ id, isRemoved: true });
    expect(bench.store.forgetRemoved(bench.clock.now() - 1)).toEqual([]);
    expect(bench.store.forgetRemoved(bench.clock.now() + 1)).toEqual([id]);
    expect(bench.service.remove({ id, isRemoved: false })).toMatchObject({ ok: false });
    bench.store.tidy(bench.clock.now() + 1);
    expect(bench.db.prepare('SELECT count(*) AS n FROM webhook_event').get()).toEqual({ n: 0 });
  });

  it('are told only the types they want', async () => {
    const bench = openWebhookBench();
    bench.endpoint('https://a.example/', ['decision.made']);
    const other = bench.endpoint('https://b.example/', ['verdict.given']);
    bench.decide('R-1');
    await bench.clock.pass(1_000);
    bench.service.change({ id: other, types: ['decision.made'] });
    bench.decide('R-2');
    await bench.clock.pass(1_000);
    const told = bench.posted.map(({ url, body }) => `${url} ${(JSON.parse(body) as { type: string }).type}`);
    expect(told.sort()).toEqual([
      'https://a.example/ decision.made',
      'https://a.example/ decision.made',
      'https://b.example/ decision.made',
      'https://b.example/ verdict.given',
    ]);
  });

  it('a test event is one try, whatever waits', async () => {
    const bench = openWebhookBench();
    const id = bench.endpoint();
    bench.answer(() => answerOf(302));
    expect(await bench.service.tryOut(id)).toEqual({ ok: true, value: { status: 302, words: 'net:redirect' } });
    bench.answer(() => TAKEN);
    expect(await bench.service.tryOut(id)).toEqual({ ok: true, value: { status: 204, words: null } });
    expect(JSON.parse(bench.posted[0]?.body ?? '')).toMatchObject({ type: 'endpoint.test', version: 1 });
    expect(bench.store.recent()).toEqual([]);
  });
});
