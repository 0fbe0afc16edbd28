import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  administrator,
  badgeOf,
  bench,
  byBadge,
  byNumber,
  codeOf,
  open,
  personOf,
  PIN,
  scan,
  START,
  useBench,
} from '../../support/people-bench.ts';
import { openTestStation, valueOf } from '../../support/station-fixture.ts';

// What a forger, a careless hand or a wrong clock can do to people and their rights: each is said, loses nothing and gives
// nothing away.

useBench();

const HOUR_MS = 3_600_000;
const HOSTILE_NAMES = [`'); DROP TABLE x;--`, '<img src=x onerror=1', '<b>Zoe</b>', '=cmd|calc!A0', '"><svg/onload=1>'];
const session = async () => (await valueOf(bench.station.handlers.benchView(undefined))).session;
const peopleNow = () => valueOf(bench.station.handlers.peopleList(undefined));
const idOf = async (operatorNo: string): Promise<string> =>
  (await peopleNow()).find((one) => one.operatorNo === operatorNo)?.id ?? '';

describe('a forged badge', () => {
  it('that looks right opens nothing, seats nobody and hands no shift over', async () => {
    await administrator();
    const before = await valueOf(bench.station.handlers.seatView(undefined));
    expect(await codeOf(byBadge('7K2M9QX4ABCD'))).toBe('badge-unknown');
    expect(await valueOf(bench.station.handlers.seatView(undefined))).toEqual(before);
    const taker = { by: 'badge' as const, badge: '7K2M9QX4ABCE' };
    expect(await codeOf(bench.station.handlers.shiftHand({ taker }))).toBe('badge-unknown');
  });
});

describe('a clock that is set back', () => {
  it('shortens no lock, to the second', async () => {
    await administrator();
    await valueOf(bench.station.handlers.peopleSave(personOf('0217', 'inspector')));
    bench.wallAt += HOUR_MS;
    for (let n = 0; n < 5; n += 1) {
      await byNumber('0217', '9999');
      bench.wallAt += 60_000;
    }
    // Five wrong ones: twenty seconds from the last one on, and it stands a minute later than that.
    await byNumber('0217', '9999');
    const lockedUntil = bench.wallAt + 40_000;
    for (const backMs of [1_000, HOUR_MS, 2 * HOUR_MS, 48 * HOUR_MS]) {
      bench.wallAt = lockedUntil - 40_000 - backMs;
      expect(await codeOf(byNumber('0217')), `${backMs} ms back`).toBe('pin-locked');
    }
    bench.wallAt = lockedUntil - 1;
    expect(await codeOf(byNumber('0217'))).toBe('pin-locked');
    bench.wallAt = lockedUntil;
    expect(await codeOf(byNumber('0217'))).toBe('ok');
  }, 20_000);

  it('leaves a deputy whose days are over what they were, also after a restart', async () => {
    await administrator();
    const deputyUntil = START + HOUR_MS;
    await valueOf(bench.station.handlers.peopleSave({ ...personOf('0217', 'inspector'), deputyUntil }));
    const badge = await badgeOf('0217');
    bench.wallAt = deputyUntil + 1;
    await valueOf(byBadge(badge));
    expect(await codeOf(bench.station.handlers.refusalRules({ verdictId: 'v' }))).toBe('not-allowed');
    await bench.station.close();
    bench.wallAt = START;
    await open();
    expect((await valueOf(byBadge(badge))).person?.roles).toEqual(['inspector']);
    expect(await codeOf(bench.station.handlers.refusalRules({ verdictId: 'v' }))).toBe('not-allowed');
  });
});

describe('a role that is taken away from who is signed in', () => {
  it('is gone at the next scan, which says why; the box stays as it was, and goes on with it', async () => {
    await administrator();
    await valueOf(bench.station.handlers.peopleSave(personOf('0002', 'administrator', 'inspector')));
    await valueOf(byNumber('0002'));
    await valueOf(scan('SF1300001234562'));
    await valueOf(scan('6901234567892'));
    const before = await session();
    expect(before?.returns[0]?.lines.map(({ good }) => good)).toEqual([1, 0]);

    const me = { ...personOf('0002', 'administrator'), id: await idOf('0002'), pin: null };
    await valueOf(bench.station.handlers.peopleSave(me));
    expect(await codeOf(scan('6901234567908'))).toBe('not-allowed');
    expect(await codeOf(bench.station.handlers.benchCommand({ word: 'OK' }))).toBe('not-allowed');
    expect(await codeOf(bench.station.handlers.benchNote({ text: 'x' }))).toBe('not-allowed');
    const { returns, strangers, note } = (await session()) ?? {};
    expect({ returns, strangers, note }).toEqual({
      ...{ returns: before?.returns, strangers: before?.strangers, note: before?.note },
    });

    await valueOf(bench.station.handlers.peopleSave({ ...me, roles: ['administrator', 'inspector'] }));
    expect(await codeOf(scan('6901234567908'))).toBe('ok');
    expect(await codeOf(bench.station.handlers.benchCommand({ word: 'OK' }))).toBe('ok');
    expect(await session()).toBeNull();
  });

  it('also when they are no longer here at all: nobody is signed in, and the box waits for the next', async () => {
    await administrator();
    await valueOf(bench.station.handlers.peopleSave(personOf('0002', 'administrator', 'inspector')));
    const mine = await badgeOf('0001');
    await valueOf(byNumber('0002'));
    await valueOf(scan('SF1300001234562'));
    const gone = { ...personOf('0002', 'administrator', 'inspector'), id: await idOf('0002'), pin: null };
    await valueOf(bench.station.handlers.peopleSave({ ...gone, isActive: false }));
    expect(await codeOf(scan('6901234567892'))).toBe('sign-in-needed');
    expect((await session())?.waybill).toBe('SF1300001234562');
    expect(await codeOf(byBadge(mine))).toBe('ok');
    expect(await codeOf(scan('6901234567892'))).toBe('ok');
  });
});

describe('names that look like SQL, markup or formulas', () => {
  it('are kept and told as they are, and lose no table', async () => {
    await administrator();
    for (const [index, name] of HOSTILE_NAMES.entries())
      await valueOf(bench.station.handlers.peopleSave({ ...personOf(`70${index}`, 'inspector'), name, pin: null }));
    await bench.station.close();
    await open();
    await valueOf(byNumber('0001'));
    const names = (await peopleNow()).map(({ name }) => name);
    for (const name of HOSTILE_NAMES) expect(names).toContain(name);
  });

  it('stay text on the badge', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-badges-'));
    const pages: string[] = [];
    const paper = ({ html }: { html: string }) => Promise.resolve(pages.push(html) > 0);
    const printer = { pdf: () => Promise.reject(new Error('paper only')), paper, list: () => Promise.resolve([]) };
    const station = await openTestStation(dataDir, undefined, { printer });
    await valueOf(station.handlers.peopleFirst({ operatorNo: '0001', name: '"><svg/onload=1>', pin: PIN }));
    for (const [index, name] of HOSTILE_NAMES.entries())
      await valueOf(station.handlers.peopleSave({ ...personOf(`70${index}`, 'inspector'), name, pin: null }));
    for (const { id } of await valueOf(station.handlers.peopleList(undefined)))
      await valueOf(station.handlers.peopleBadge({ id, how: 'paper' }));
    await station.close();
    rmSync(dataDir, { recursive: true, force: true });
    expect(pages).toHaveLength(HOSTILE_NAMES.length + 1);
    for (const html of pages) {
      expect(html).not.toMatch(/<(?:img|b|script)\b/i);
      expect(html).not.toMatch(/<[^>]*\son\w+\s*=/i);
      expect(html).not.toContain('<svg/onload');
    }
    expect(pages.join('')).toContain('&lt;img src=x onerror=1');
  });
});

describe('a list of people', () => {
  const CSV = [
    '工号,姓名,角色',
    '0217,李静,质检员',
    '0217,王芳,主管',
    `0218,"'); DROP TABLE x;--",质检员`,
    '0219,<img src=x onerror=1,收货员',
    '0001,冒充的,管理员',
    '0220,,质检员',
    `0221,=cmd|calc!A0,经理`,
  ].join('\n');

  it('with numbers twice adds each once, tells the others by row, and gives nobody more than they had', async () => {
    const { person } = await administrator();
    const told = await valueOf(bench.station.handlers.peopleRead({ csv: CSV }));
    expect(told).toEqual({
      added: 3,
      refused: [
        { row: 3, why: 'twice' },
        { row: 6, why: 'known' },
        { row: 7, why: 'name' },
        { row: 8, why: 'role' },
      ],
    });
    const again = await valueOf(bench.station.handlers.peopleRead({ csv: CSV }));
    expect(again.added).toBe(0);
    expect(again.refused.filter(({ why }) => why === 'known').map(({ row }) => row)).toEqual([2, 3, 4, 5, 6]);
    const people = await peopleNow();
    expect(people.map(({ operatorNo, name, roles }) => [operatorNo, name, roles])).toEqual([
      ['0001', '周', ['administrator', 'supervisor', 'inspector']],
      ['0217', '李静', ['inspector']],
      ['0218', `'); DROP TABLE x;--`, ['inspector']],
      ['0219', '<img src=x onerror=1', ['receiver']],
    ]);
    expect(people[0]?.id).toBe(person?.id);
    expect(people.filter(({ hasPin, hasBadge }) => hasPin || hasBadge)).toHaveLength(1);
    expect(existsSync(join(bench.dataDir, 'app.db'))).toBe(true);
  });
});
