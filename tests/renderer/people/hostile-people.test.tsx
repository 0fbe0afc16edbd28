import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Person, PersonRole, Seat } from '../../../src/shared/people.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, renderApp, scan, showApp } from '../../support/render-app.tsx';

// Badges that are none, names that are not only names, and rights that are gone: what the window says and shows.

const EVIL = '<img src=x onerror=1';
const seatOf = (name: string, ...roles: PersonRole[]): Seat => ({
  ...{ hasPeople: true, isPinLost: false },
  person: { id: 'p-1', operatorNo: '0217', name, roles, mayConfirm: false },
});
const EMPTY: Seat = { hasPeople: true, isPinLost: false, person: null };
const benchOf = (seat: Seat): FakeStation => {
  const station = createFakeStation();
  station.answers.seatView = () => ok(seat);
  return station;
};
const FORGED = ['DB:7K2M9QX', 'DB:7K2M9QX4ILOU', `DB:${'7'.repeat(27)}`, "DB:' OR '1'='1", 'DB:<img src=x>'];

describe('a forged badge', () => {
  it.each(FORGED)('%s is called unknown at a bench that waits for one, and sent nowhere', async (text) => {
    const station = benchOf(EMPTY);
    renderApp(station);
    await screen.findByRole('heading', { level: 1, name: '请扫工牌' });
    await scan(text);
    expect((await screen.findByRole('alert')).textContent).toContain('这张工牌这里不认识');
    expect([...station.inputsOf('seatTake'), ...station.inputsOf('benchScan')]).toEqual([]);
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });

  it.each(FORGED)('%s leaves who is signed in where they are, and is not kept with the scans', async (text) => {
    const station = benchOf(seatOf('李静', 'inspector'));
    await showApp(station);
    await scan(text);
    expect((await screen.findByRole('alert')).textContent).toContain('这张工牌这里不认识');
    expect([...station.inputsOf('seatTake'), ...station.inputsOf('benchScan')]).toEqual([]);
  });

  it('of ten kilobytes is said to be too long, until the next one is right', async () => {
    const station = benchOf(EMPTY);
    station.answers.seatTake = () => ok(seatOf('李静', 'inspector'));
    renderApp(station);
    await screen.findByRole('heading', { level: 1, name: '请扫工牌' });
    await scan(`DB:${'7'.repeat(10_000)}`);
    expect(await screen.findByText(/这个码太长/)).toBeTruthy();
    expect(station.inputsOf('seatTake')).toEqual([]);
    await scan('DB:0452A7K9MNPQ');
    expect(await screen.findByText('请扫描运单')).toBeTruthy();
    expect(screen.queryByText(/这个码太长/)).toBeNull();
  });
});

describe('a name that is markup', () => {
  it('is a name in the strip, in the list, in its form and where its PIN is asked for', async () => {
    const station = benchOf(seatOf(EVIL, 'administrator'));
    const person: Person = {
      ...{ id: 'p-1', operatorNo: '0217', name: EVIL, roles: ['inspector'], shops: [], mayConfirm: false },
      ...{ deputyUntil: null, isActive: true, hasPin: true, hasBadge: false, lockedUntil: Date.now() + 9_000_000 },
    };
    station.answers.peopleList = () => ok([person]);
    station.answers.peopleUnlock = () => refuse('pin-needed');
    await showApp(station);
    await pressKey('F10');
    fireEvent.click(await screen.findByRole('tab', { name: '人员' }));
    expect(await screen.findByText(`${EVIL} · 0217`)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: `解锁: ${EVIL}` }));
    expect(await screen.findByText(`${EVIL}，请输 PIN`)).toBeTruthy();
    await pressKey('Escape');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    fireEvent.click(screen.getByRole('button', { name: new RegExp('^修改') }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '姓名' }).value).toBe(EVIL);
    expect(document.querySelector('img[src="x"]')).toBeNull();
  });
});

describe('a role that was taken away meanwhile', () => {
  it('is said at the next scan; nothing of it opens or is lost', async () => {
    const station = benchOf(seatOf('李静', 'inspector'));
    await showApp(station);
    station.answers.benchScan = () => refuse('not-allowed');
    await scan('SF1300001234562');
    expect((await screen.findByRole('alert')).textContent).toContain('你的岗位不能做这一步');
    expect(screen.getByRole('alert').textContent).toContain('SF13');
  });
});
