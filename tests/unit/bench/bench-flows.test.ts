import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPhone, aReturn, BELT, createBenchFixture, FOREIGN_IMEI, IMEI, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

let bench: BenchFixture;
beforeEach(() => {
  bench = createBenchFixture();
});
afterEach(() => bench.close());

const commands = () => bench.core.outbox.list(50);

describe('an intact parcel of two items', () => {
  it('takes four scans and no key, and orders one refund that waits for the time to undo', () => {
    expect(bench.scan('SF1300001234562').tone).toBe('found');
    expect(bench.scan(SHIRT).tone).toBe('counted');
    expect(bench.scan(BELT).tone).toBe('counted');
    const last = bench.scan('DP:OK');
    expect(last.tone).toBe('closed');
    expect(last.view.session).toBeNull();

    const [command] = commands();
    expect(commands()).toHaveLength(1);
    expect(command).toMatchObject({ key: 'refund:training:R1:1', state: 'waiting', amountCents: 129_00 });
    expect(command?.nextAttemptAt).toBe(bench.clock.now() + 60_000);
    expect(last.view.recent[0]).toMatchObject({ verdict: 'intact', progress: 'waiting' });
  });

  it('is not intact before every line was scanned', () => {
    bench.scan('SF1300001234562');
    bench.scan(SHIRT);
    const answer = bench.scan('DP:OK');
    expect(answer).toMatchObject({ tone: 'refused', refusal: 'lines-not-counted' });
    expect(commands()).toHaveLength(0);
  });

  it('is taken back by undo within the time, and judged again with the same key', () => {
    for (const scan of ['SF1300001234562', SHIRT, BELT, 'DP:OK']) bench.scan(scan);
    const undone = bench.scan('DP:UNDO');
    expect(undone.view.session?.waybill).toBe('SF1300001234562');
    expect(undone.view.session?.returns[0]?.lines.map((line) => line.good)).toEqual([1, 1]);
    expect(commands()[0]?.state).toBe('cancelled');
    bench.scan('DP:OK');
    expect(
      commands()
        .map((command) => command.state)
        .sort(),
    ).toEqual(['cancelled', 'waiting']);
    expect(new Set(commands().map((command) => command.key)).size).toBe(1);
  });

  it('is not taken back once its command was sent', () => {
    for (const scan of ['SF1300001234562', SHIRT, BELT, 'DP:OK']) bench.scan(scan);
    const [command] = commands();
    bench.core.outbox.noteSend(command?.id ?? '', bench.clock.now());
    expect(bench.scan('DP:UNDO')).toMatchObject({ tone: 'refused', refusal: 'nothing-to-undo' });
    const [recent] = bench.core.bench.view().recent;
    expect(bench.core.bench.reopen(recent?.inspectionId ?? '').refusal).toBe('already-sent');
    expect(bench.core.bench.view().recent[0]?.verdict).toBe('intact');
  });

  it('says "already done" at the second scan and writes nothing new', () => {
    for (const scan of ['SF1300001234562', SHIRT, BELT, 'DP:OK']) bench.scan(scan);
    const again = bench.scan('sf 1300001234562');
    expect(again.tone).toBe('done');
    expect(again.view.panel).toMatchObject({ kind: 'already-done', verdict: 'intact', operatorNo: '0217' });
    expect(commands()).toHaveLength(1);
  });
});

describe('a swapped phone', () => {
  it('takes four scans and five presses of the pedal, orders no refund and waits for a decision', () => {
    bench.scan('JDVA11408814483-1-1-');
    expect(bench.scan(FOREIGN_IMEI).tone).toBe('stranger');
    expect(bench.scan('DP:SWP').tone).toBe('accepted');
    const shots = [];
    for (let press = 0; press < 5; press += 1) {
      const { still } = bench.core.bench.command('PHOTO');
      if (still === null) throw new Error('no shot asked for');
      shots.push(still.shot);
      bench.takePhoto(still.shot, still.returnId);
    }
    expect(shots).toEqual(['label', 'seal', 'body', 'serial', 'contents']);
    const last = bench.scan('DL:HOLD-03');
    expect(last.tone).toBe('closed');
    expect(commands()).toHaveLength(0);
    const [item] = bench.core.toDecide.list();
    expect(item).toMatchObject({
      verdict: 'swapped',
      finding: 'contradicts',
      codes: ['serial-mismatch'],
      bin: 'HOLD-03',
      gaps: ['recording'],
      why: 'contradicts',
    });
  });

  it('takes the bin before the shots, too, and closes at the last shot', () => {
    for (const scan of ['JDVA11408814483', FOREIGN_IMEI, 'DP:SWP']) bench.scan(scan);
    expect(bench.scan('DL:HOLD-03').tone).toBe('verdict');
    for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) {
      expect(bench.core.bench.view().session?.next.step).toBe('take-shot');
      bench.takePhoto(shot);
    }
    expect(bench.core.bench.view().session).toBeNull();
  });

  it('names the gaps when the shots cannot be had', () => {
    for (const scan of ['JDVA11408814483', FOREIGN_IMEI, 'DP:SWP', 'DP:HOLD', 'DP:HOLD']) bench.scan(scan);
    expect(bench.core.bench.view().session).toBeNull();
    expect(bench.core.toDecide.list()[0]?.gaps).toEqual(['recording', 'label', 'seal', 'body', 'serial', 'contents']);
  });

  it('asks for five different shots when the pedal is pressed five times at once', () => {
    for (const scan of ['JDVA11408814483', FOREIGN_IMEI, 'DP:SWP']) bench.scan(scan);
    const stills = Array.from({ length: 6 }, () => bench.core.bench.command('PHOTO').still?.shot);
    expect(stills).toEqual(['label', 'seal', 'body', 'serial', 'contents', 'extra']);
  });

  it('with the right serial it is intact and refunded, whatever it costs', () => {
    for (const scan of ['JDVA11408814483', IMEI, 'DP:OK']) bench.scan(scan);
    expect(commands()[0]).toMatchObject({ state: 'waiting', amountCents: 4999_00 });
  });
});

describe('a damaged parcel', () => {
  const damaged = async () => {
    await bench.close();
    bench = createBenchFixture([
      aReturn({ reason: 'broken', category: 'other', freightCents: 10_00, lines: aReturn().lines.slice(0, 1) }),
    ]);
    for (const scan of ['SF1300001234562', SHIRT, 'DP:DMG']) bench.scan(scan);
  };

  it('that confirms the buyer is refunded with freight, with no supervisor', async () => {
    await damaged();
    expect(bench.scan('DP:DMG')).toMatchObject({ refusal: 'code-needed' });
    bench.scan('DP:C-DAMAGED');
    expect(bench.core.bench.view().session?.codes).toEqual(['damaged']);
    expect(bench.scan('DP:DMG').tone).toBe('verdict');
    bench.takePhoto('label');
    bench.takePhoto('defect');
    expect(bench.core.bench.view().session).toBeNull();
    expect(commands()[0]).toMatchObject({ state: 'waiting', amountCents: 139_00 });
    expect(bench.core.toDecide.list()).toEqual([]);
  });

  it('that contradicts the buyer goes to the hold bin and the list', async () => {
    await damaged();
    bench.scan('DP:C-WORN');
    bench.scan('DL:HOLD-01');
    expect(commands()).toHaveLength(0);
    expect(bench.core.toDecide.list()[0]).toMatchObject({
      verdict: 'damaged',
      finding: 'contradicts',
      codes: ['worn'],
    });
  });

  it('undo takes the verdict and the bin that gave it back together, then the code', async () => {
    await damaged();
    bench.scan('DP:C-WORN');
    bench.scan('DL:HOLD-01');
    bench.scan('DP:UNDO');
    expect(bench.core.bench.view().session).toMatchObject({ bin: null, codes: ['worn'], choice: 'damaged' });
    expect(bench.core.toDecide.list()).toEqual([]);
    bench.scan('DP:UNDO');
    expect(bench.core.bench.view().session?.codes).toEqual([]);
  });
});

describe('scans while something else is going on', () => {
  it('asks before leaving an open box, queues what comes meanwhile, and loses nothing', () => {
    bench.scan('SF1300001234562');
    expect(bench.scan('JDVA11408814483').tone).toBe('question');
    expect(bench.scan(IMEI).tone).toBe('queued');
    expect(bench.core.bench.view().queue.map((scan) => scan.text)).toEqual([IMEI]);
    bench.restart();
    expect(bench.core.bench.view().question).toMatchObject({ kind: 'close-first', waybill: 'JDVA11408814483' });
    const yes = bench.scan('JDVA11408814483');
    expect(yes.view.session?.waybill).toBe('JDVA11408814483');
    expect(yes.view.queue).toEqual([]);
    expect(yes.view.session?.returns[0]?.lines[0]?.serialState).toBe('match');
    expect(yes.view.recent[0]).toMatchObject({ waybill: 'SF1300001234562', isHalfDone: true });
  });

  it('stays in the box when the answer is no', () => {
    bench.scan('SF1300001234562');
    bench.scan('JDVA11408814483');
    const no = bench.scan('DP:UNDO');
    expect(no.view).toMatchObject({ question: null, session: { waybill: 'SF1300001234562' } });
  });

  it('takes an unknown number for goods only when a person says so', () => {
    bench.scan('SF1300001234562');
    expect(bench.scan('YT8812345678903').view.question).toMatchObject({ kind: 'goods-or-next' });
    const { question } = bench.core.bench.view();
    const answer = bench.core.bench.answer(question?.id ?? '', 'goods');
    expect(answer.view.session?.strangers).toEqual([{ text: 'YT8812345678903', kind: 'goods' }]);
  });

  it('puts a box aside and goes on with it at the next scan', () => {
    bench.scan('SF1300001234562');
    bench.scan(SHIRT);
    bench.scan('DP:LATER');
    bench.restart();
    const resumed = bench.scan('SF1300001234562');
    expect(resumed.view.session).toMatchObject({ isResumed: true });
    expect(resumed.view.session?.returns[0]?.lines.map((line) => line.good)).toEqual([1, 0]);
  });

  it('handles at the next start what was stored and not handled', () => {
    bench.core.db
      .prepare(
        `INSERT INTO scan (id, raw, source, scanned_at, stored_at) VALUES ('s', 'SF1300001234562', 'scanner', 1, 1)`,
      )
      .run();
    bench.restart();
    bench.core.bench.resume();
    expect(bench.core.bench.view()).toMatchObject({ session: { waybill: 'SF1300001234562' }, queue: [] });
  });

  it('counts a scan once that the window sends again because its answer was lost', () => {
    bench.scan('SF1300001234562');
    const scan = { raw: SHIRT, source: 'scanner' as const, at: bench.clock.now() };
    bench.core.bench.scan(scan);
    const { view } = bench.core.bench.scan(scan);
    expect(view.session?.returns[0]?.lines[0]).toMatchObject({ good: 1, extra: 0 });
  });

  it('says what it could not read, escaped, and does nothing', () => {
    const answer = bench.scan('ab\u202e');
    expect(answer).toMatchObject({ tone: 'unreadable', view: { session: null } });
    expect(answer.view.panel).toMatchObject({ kind: 'unreadable' });
  });

  it('says "wrong moment" for a command without a box and changes nothing', () => {
    expect(bench.scan('DP:OK')).toMatchObject({ tone: 'refused', refusal: 'no-open-box' });
  });
});

describe('offline', () => {
  it('films and judges a parcel nobody knows yet, and refunds it when its return becomes known', async () => {
    await bench.close();
    bench = createBenchFixture([]);
    bench.setOnline(false);
    expect(bench.scan('SF1300001234562').tone).toBe('unclaimed');
    for (const goods of [SHIRT, BELT]) {
      bench.scan(goods);
      bench.core.bench.answer(bench.core.bench.view().question?.id ?? '', 'goods');
    }
    expect(bench.scan('DP:OK').tone).toBe('verdict');
    bench.scan('DP:HOLD');
    expect(bench.core.toDecide.list()[0]).toMatchObject({ why: 'unmatched', expectedReturn: null });

    bench.core.expectedReturns.save(aReturn(), bench.clock.now());
    const { core } = bench;
    core.bench.returnsArrived();
    expect(commands()[0]).toMatchObject({ key: 'refund:training:R1:1', state: 'waiting' });
    expect(core.toDecide.list()).toEqual([]);
  });

  it('leaves to a person what the scanned goods do not carry', async () => {
    await bench.close();
    bench = createBenchFixture([]);
    bench.setOnline(false);
    for (const scan of ['JDVA11408814483', 'DP:OK', 'DP:HOLD']) bench.scan(scan);
    bench.core.expectedReturns.save(aPhone(), bench.clock.now());
    const { core } = bench;
    core.bench.returnsArrived();
    expect(commands()).toEqual([]);
    expect(core.toDecide.list()[0]?.expectedReturn?.returnNo).toBe('R-PHONE');
  });
});

describe('a number typed by hand', () => {
  const type = (raw: string) => bench.core.bench.scan({ raw, source: 'hand', at: bench.clock.now() });

  it('opens the one parcel whose waybill ends so', () => {
    expect(type('4562').view.session?.waybill).toBe('SF1300001234562');
  });

  it('offers those that end so when there are several, and opens none', async () => {
    await bench.close();
    bench = createBenchFixture([aReturn(), aReturn({ returnNo: 'R2', returnWaybill: 'YT8812345674562' })]);
    const { view } = type('4562');
    expect(view.session).toBeNull();
    expect(view.panel).toMatchObject({ kind: 'several', text: '4562' });
    expect(type('YT8812345674562').view.session?.waybill).toBe('YT8812345674562');
  });

  it('is never completed when a scanner sent it', () => {
    expect(bench.scan('4562').view.session).toBeNull();
  });
});
