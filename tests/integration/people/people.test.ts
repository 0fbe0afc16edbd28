import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  administrator,
  badgeOf,
  bench,
  byBadge,
  byNumber,
  codeOf,
  lookNow,
  open,
  personOf,
  PIN,
  scan,
  seats,
  START,
  useBench,
} from '../../support/people-bench.ts';
import { valueOf } from '../../support/station-fixture.ts';

useBench();

describe('a bench without people', () => {
  it('belongs to whoever stands at it', async () => {
    expect(await valueOf(bench.station.handlers.seatView(undefined))).toEqual({
      ...{ hasPeople: false, isPinLost: false, person: null },
    });
    expect(await codeOf(bench.station.handlers.decisionList(undefined))).toBe('ok');
    expect(await codeOf(bench.station.handlers.settingsSet({ operatorNo: '77' }))).toBe('ok');
  });

  it('gets its administrator once, who is signed in with PIN', async () => {
    expect(await codeOf(bench.station.handlers.peopleFirst({ operatorNo: '0001', name: '周', pin: '1234' }))).toBe(
      'pin-weak',
    );
    expect((await administrator()).person).toMatchObject({ operatorNo: '0001', name: '周' });
    expect(await codeOf(bench.station.handlers.peopleSave(personOf('0002', 'inspector')))).toBe('ok');
    expect(await codeOf(bench.station.handlers.peopleFirst({ operatorNo: '9', name: '贼', pin: PIN }))).toBe(
      'people-known',
    );
    expect(await codeOf(bench.station.handlers.settingsSet({ operatorNo: '77' }))).toBe('operator-by-badge');
  });
});

describe('a badge', () => {
  it('takes over the bench at once, and what is recorded from then on is theirs', async () => {
    await administrator();
    await valueOf(bench.station.handlers.peopleSave(personOf('0217', 'inspector')));
    const badge = await badgeOf('0217');
    expect(badge).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect((await valueOf(byBadge(badge))).person).toMatchObject({ operatorNo: '0217', roles: ['inspector'] });
    expect(seats.at(-1)?.person?.operatorNo).toBe('0217');
    expect((await valueOf(bench.station.handlers.settingsGet(undefined))).operatorNo).toBe('0217');
  });

  it('is not believed when it is forged, old, or of who has left', async () => {
    await administrator();
    await valueOf(bench.station.handlers.peopleSave(personOf('0217', 'inspector')));
    const old = await badgeOf('0217');
    const fresh = await badgeOf('0217');
    expect(await codeOf(byBadge(old))).toBe('badge-unknown');
    expect(await codeOf(byBadge('00000000'))).toBe('badge-unknown');
    expect(await codeOf(byBadge(fresh.slice(0, 11)))).toBe('badge-unknown');
    const id =
      (await valueOf(bench.station.handlers.peopleList(undefined))).find((one) => one.operatorNo === '0217')?.id ?? '';
    await valueOf(
      bench.station.handlers.peopleSave({ ...personOf('0217', 'inspector'), id, isActive: false, pin: null }),
    );
    expect(await codeOf(byBadge(fresh))).toBe('badge-unknown');
  });

  it('is not even looked at for a while after five that nobody has', async () => {
    await administrator();
    const good = await badgeOf('0001');
    for (let n = 0; n < 5; n += 1) expect(await codeOf(byBadge(`0000000${n}`))).toBe('badge-unknown');
    expect(await codeOf(byBadge(good))).toBe('badge-unknown');
    bench.uptime += 10_000;
    expect(await codeOf(byBadge(good))).toBe('ok');
  });

  it('of somebody else leaves an open box to who opened it', async () => {
    await administrator();
    await valueOf(bench.station.handlers.peopleSave(personOf('0217', 'inspector')));
    const [mine, theirs] = [await badgeOf('0001'), await badgeOf('0217')];
    await valueOf(scan('SF1300001234562'));
    expect(await codeOf(byBadge(theirs))).toBe('seat-taken');
    expect(await codeOf(bench.station.handlers.seatLeave(undefined))).toBe('seat-taken');
    expect(await codeOf(byBadge(mine))).toBe('ok');
    await valueOf(bench.station.handlers.benchCommand({ word: 'LATER' }));
    expect(await codeOf(byBadge(theirs))).toBe('ok');
  });
});

describe('the PIN', () => {
  it('is asked for money and exports, holds five minutes, and not for who comes after', async () => {
    await administrator();
    await valueOf(bench.station.handlers.peopleSave(personOf('0300', 'supervisor')));
    const badge = await badgeOf('0300');
    await valueOf(byBadge(badge));
    const release = () => bench.station.handlers.syncRelease({ commandId: 'x' });
    expect(await codeOf(release())).toBe('pin-needed');
    expect(await codeOf(bench.station.handlers.seatPin({ pin: '9999' }))).toBe('pin-wrong');
    expect(await codeOf(bench.station.handlers.seatPin({ pin: PIN }))).toBe('ok');
    expect(await codeOf(release())).toBe('not-parked');
    await valueOf(byBadge(badge));
    expect(await codeOf(release())).toBe('not-parked');
    bench.uptime += 5 * 60_000;
    expect(await codeOf(release())).toBe('pin-needed');
    await valueOf(bench.station.handlers.seatPin({ pin: PIN }));
    await valueOf(byNumber('0001'));
    await valueOf(byBadge(badge));
    expect(await codeOf(release())).toBe('pin-needed');
  });

  it('wrong twenty times, one after the other or all at once, is locked, and stays so after a restart', async () => {
    await administrator();
    await valueOf(bench.station.handlers.peopleSave(personOf('0217', 'inspector')));
    const all = await Promise.all(Array.from({ length: 20 }, () => codeOf(byNumber('0217', '9999'))));
    expect(all.filter((code) => code === 'pin-wrong')).toHaveLength(3);
    expect(all.filter((code) => code === 'pin-locked')).toHaveLength(17);
    expect(await codeOf(byNumber('0217'))).toBe('pin-locked');
    await bench.station.close();
    await open();
    expect(await codeOf(byNumber('0217'))).toBe('pin-locked');
    bench.wallAt += 5_000;
    expect(await codeOf(byNumber('0217'))).toBe('ok');
  }, 30_000);

  it('stays locked for good after ten, until an administrator unlocks; a clock set back does not help', async () => {
    await administrator();
    await valueOf(bench.station.handlers.peopleSave(personOf('0217', 'inspector')));
    for (let n = 0; n < 10; n += 1) {
      await byNumber('0217', '9999');
      bench.wallAt += 600_000;
    }
    bench.wallAt += 365 * 86_400_000;
    expect(await codeOf(byNumber('0217'))).toBe('pin-locked');
    await valueOf(byNumber('0001'));
    const id =
      (await valueOf(bench.station.handlers.peopleList(undefined))).find((one) => one.operatorNo === '0217')?.id ?? '';
    await valueOf(bench.station.handlers.peopleUnlock({ id }));
    expect(await codeOf(byNumber('0217'))).toBe('ok');
  }, 30_000);

  it('of the only administrator, forgotten, is set anew after a file was laid into the data folder; once', async () => {
    await administrator();
    await valueOf(bench.station.handlers.peopleSave(personOf('0217', 'inspector')));
    await bench.station.close();
    const file = join(bench.dataDir, 'forgotten-administrator-pin');
    writeFileSync(file, '');
    await open();
    expect(existsSync(file)).toBe(false);
    expect(await valueOf(bench.station.handlers.seatView(undefined))).toMatchObject({ isPinLost: true, person: null });
    expect(await codeOf(byNumber('0001'))).toBe('pin-not-set');
    const anew = (operatorNo: string) => bench.station.handlers.peopleFirst({ operatorNo, name: 'x', pin: '80808' });
    expect(await codeOf(anew('0217'))).toBe('people-known');
    expect(await codeOf(anew('4711'))).toBe('people-known');
    expect((await valueOf(anew('0001'))).person).toMatchObject({ operatorNo: '0001', name: '周' });
    expect(await codeOf(anew('0001'))).toBe('people-known');
    expect(await codeOf(byNumber('0001', '80808'))).toBe('ok');
    expect(await codeOf(byNumber('0217'))).toBe('ok');
  });

  it('of a number that nobody has is wrong, not unknown', async () => {
    await administrator();
    expect(await codeOf(byNumber('4711'))).toBe('pin-wrong');
    expect(await codeOf(byNumber('0001', null))).toBe('pin-needed');
  });
});

describe('rights', () => {
  it('that are taken away are gone at the next call', async () => {
    await administrator();
    await valueOf(bench.station.handlers.peopleSave(personOf('0002', 'administrator', 'supervisor')));
    await valueOf(byNumber('0002'));
    const people = await valueOf(bench.station.handlers.peopleList(undefined));
    const me = people.find(({ operatorNo }) => operatorNo === '0002');
    await valueOf(bench.station.handlers.peopleSave({ ...personOf('0002', 'inspector'), id: me?.id ?? '', pin: null }));
    expect(await codeOf(bench.station.handlers.peopleList(undefined))).toBe('not-allowed');
    expect(seats.at(-1)?.person?.roles).toEqual(['inspector']);
  });

  it('of a deputy end in time and do not come back with the clock', async () => {
    await administrator();
    const until = START + 3_600_000;
    await valueOf(bench.station.handlers.peopleSave({ ...personOf('0217', 'inspector'), deputyUntil: until }));
    expect((await valueOf(byNumber('0217'))).person?.roles).toEqual(['inspector', 'supervisor']);
    bench.wallAt = until;
    expect((await valueOf(byNumber('0217'))).person?.roles).toEqual(['inspector']);
    bench.wallAt = START;
    expect((await valueOf(byNumber('0217'))).person?.roles).toEqual(['inspector']);
  });

  it('leave the bench an administrator, and a number its person', async () => {
    const { person } = await administrator();
    const first = { ...personOf('0001', 'inspector'), id: person?.id ?? '', pin: null };
    expect(await codeOf(bench.station.handlers.peopleSave(first))).toBe('last-administrator');
    expect(
      await codeOf(bench.station.handlers.peopleSave({ ...first, roles: ['administrator'], isActive: false })),
    ).toBe('last-administrator');
    expect(
      await codeOf(bench.station.handlers.peopleSave({ ...first, operatorNo: '8', roles: ['administrator'] })),
    ).toBe('operator-taken');
    await valueOf(bench.station.handlers.peopleSave(personOf('A7', 'inspector')));
    expect(await codeOf(bench.station.handlers.peopleSave(personOf('a7', 'receiver')))).toBe('operator-taken');
  });
});

describe('a bench that is left alone', () => {
  it('asks who is there again, never in the middle of a box', async () => {
    await administrator();
    await valueOf(bench.station.handlers.settingsSet({ lockAfterMin: 1 }));
    await valueOf(scan('SF1300001234562'));
    bench.uptime += 3_600_000;
    lookNow();
    expect((await valueOf(bench.station.handlers.seatView(undefined))).person).not.toBeNull();
    await valueOf(bench.station.handlers.benchCommand({ word: 'LATER' }));
    await valueOf(bench.station.handlers.seatTouch(undefined));
    bench.uptime += 59_000;
    lookNow();
    expect((await valueOf(bench.station.handlers.seatView(undefined))).person).not.toBeNull();
    bench.uptime += 1_000;
    lookNow();
    expect(seats.at(-1)).toEqual({ hasPeople: true, isPinLost: false, person: null });
    expect(await codeOf(scan('SF1300001234563'))).toBe('sign-in-needed');
  });
});

describe('what is secret', () => {
  it('stands in no file in the clear: neither a PIN nor a badge', async () => {
    await valueOf(bench.station.handlers.peopleFirst({ operatorNo: '0001', name: '周', pin: '27182818' }));
    const badge = await badgeOf('0001');
    await valueOf(byBadge(badge));
    await codeOf(bench.station.handlers.seatPin({ pin: '31415926' }));
    const files = readdirSync(bench.dataDir, { recursive: true, encoding: 'utf8' }).map((name) =>
      join(bench.dataDir, name),
    );
    const held = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file).toString('latin1'));
    expect(held.length).toBeGreaterThan(1);
    for (const text of held)
      for (const secret of ['27182818', '31415926', badge]) expect(text.includes(secret)).toBe(false);
  });
});
