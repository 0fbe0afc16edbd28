import { describe, expect, test } from 'vitest';
import { daysUntilFull, dueWithin, paceByRule, paceOf } from '../../../src/main/retention/forecast-rules.ts';
import type { Ages } from '../../../src/main/retention/forecast-rules.ts';
import { DAY_MS } from '../../../src/main/retention/retention-rules.ts';
import { createSpaceGuard } from '../../../src/main/retention/space-guard.ts';
import { floorsOf, nextSpaceState } from '../../../src/main/retention/space-rules.ts';
import type { SpaceState } from '../../../src/shared/retention.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const DAYS = { recording: 90, photo: 180, case: 1095 };
const GB = 1_000_000_000;
const films = (...byAge: [number, number][]): Ages =>
  new Map([['intact-recording', new Map(byAge.map(([age, bytes]) => [age, { files: 1, bytes }]))]]);

describe('what goes, and how long the disk lasts', () => {
  test('what goes within a week is what will be old enough', () => {
    const ages = films([10, 1], [82, 10], [83, 100], [95, 1000]);
    expect(dueWithin(ages, DAYS, 0)).toEqual({ files: 1, bytes: 1000 });
    expect(dueWithin(ages, DAYS, 7)).toEqual({ files: 2, bytes: 1100 });
    expect(dueWithin(ages, { ...DAYS, recording: 30 }, 0)).toEqual({ files: 3, bytes: 1110 });
  });

  test('without retention the room lasts room ÷ pace', () => {
    const dayBytes = new Map([['case' as const, 13 * GB]]);
    expect(daysUntilFull({ roomBytes: 130 * GB, dayBytes, ages: new Map(), days: DAYS })).toBe(10);
    expect(daysUntilFull({ roomBytes: 0, dayBytes, ages: new Map(), days: DAYS })).toBe(0);
  });

  test('what goes on the way makes it last longer, also what is only written from now on', () => {
    const dayBytes = new Map([['intact-recording' as const, 13 * GB]]);
    // Room for 100 days, films go after 90: for ever.
    expect(daysUntilFull({ roomBytes: 1300 * GB, dayBytes, ages: new Map(), days: DAYS })).toBeNull();
    // 26 GB go on the 5th day: two days more.
    const ages = films([85, 26 * GB]);
    expect(daysUntilFull({ roomBytes: 130 * GB, dayBytes, ages, days: DAYS })).toBe(12);
  });

  test('a young bench is reckoned by its own age, never by less than a day', () => {
    const now = 100 * DAY_MS;
    expect(paceOf(140, now - 14 * DAY_MS, now - 50 * DAY_MS, now)).toBe(10);
    expect(paceOf(140, now - 14 * DAY_MS, now - 7 * DAY_MS, now)).toBe(20);
    expect(paceOf(140, now - 14 * DAY_MS, now - 1000, now)).toBe(140);
    expect(paceOf(0, now - 14 * DAY_MS, null, now)).toBe(0);
  });

  test('the pace is shared out as the disk is', () => {
    const ages: Ages = new Map([...films([1, 300]), ['case', new Map([[1, { files: 1, bytes: 100 }]])]]);
    expect([...paceByRule(8, ages)]).toEqual([
      ['intact-recording', 6],
      ['case', 2],
    ]);
    expect([...paceByRule(8, new Map())]).toEqual([['case', 8]]);
  });
});

describe('the guard of the free space', () => {
  test('warns below 20 GB, on a small disk below 5 %, always above the floor where films stop', () => {
    const auto = { warnGb: null, stopGb: 3 };
    expect(floorsOf(auto, 1000 * GB)).toEqual({ warnBytes: 20 * GB, stopBytes: 3 * GB });
    expect(floorsOf(auto, 200 * GB)).toEqual({ warnBytes: 10 * GB, stopBytes: 3 * GB });
    expect(floorsOf(auto, 50 * GB)).toEqual({ warnBytes: 5 * GB, stopBytes: 3 * GB });
    expect(floorsOf({ warnGb: 50, stopGb: 3 }, 200 * GB).warnBytes).toBe(50 * GB);
  });

  test.each<[SpaceState, number, SpaceState]>([
    ['fine', 20, 'fine'],
    ['fine', 19.9, 'low'],
    ['low', 20.5, 'low'],
    ['low', 21, 'fine'],
    ['low', 3, 'low'],
    ['low', 2.9, 'video-stopped'],
    ['video-stopped', 3.9, 'video-stopped'],
    ['video-stopped', 4, 'low'],
    ['video-stopped', 30, 'fine'],
    ['fine', 1, 'video-stopped'],
  ])('%s with %d GB free is %s', (was, free, next) => {
    const floors = { warnBytes: 20 * GB, stopBytes: 3 * GB };
    expect(nextSpaceState(was, { freeBytes: free * GB, totalBytes: 1000 * GB }, floors)).toBe(next);
  });

  test('tells each change once, looks at once when asked, and by itself', () => {
    const clock = createFakeClock();
    let free: number | null = 100;
    const told: string[] = [];
    const guard = createSpaceGuard({
      folder: '/data',
      read: (folder) => (free === null || folder !== '/data' ? null : { freeBytes: free * GB, totalBytes: 1000 * GB }),
      floors: () => ({ warnGb: null, stopGb: 3 }),
      clock,
      onChange: (state, { freeBytes }) => told.push(`${state} ${freeBytes / GB}`),
    });
    guard.start();
    expect(guard.space()).toEqual({
      freeBytes: 100 * GB,
      totalBytes: 1000 * GB,
      warnBytes: 20 * GB,
      stopBytes: 3 * GB,
    });
    free = 10;
    clock.advance(30_000);
    free = 2;
    expect(guard.look()).toBe('video-stopped');
    clock.advance(30_000);
    expect(told).toEqual(['low 10', 'video-stopped 2']);
    // A drive that no longer tells: nothing is stopped for it.
    free = null;
    expect(guard.look()).toBe('fine');
    expect(guard.space()).toBeNull();
    guard.stop();
    free = 1;
    clock.advance(60_000);
    expect(guard.state()).toBe('fine');
  });
});
