import { fireEvent, screen, waitFor } from '@testing-library/react';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import type { Person, PersonRole, Seat } from '../../../src/shared/people.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, renderApp, scan, showApp } from '../../support/render-app.tsx';

const seatOf = (name: string, ...roles: PersonRole[]): Seat => ({
  ...{ hasPeople: true, isPinLost: false },
  person: { id: 'p-1', operatorNo: '0217', name, roles, mayConfirm: false },
});
const EMPTY: Seat = { hasPeople: true, isPinLost: false, person: null };
const LI = seatOf('李静', 'inspector');

/** A bench with people and, at first, this seat. */
const benchOf = (seat: Seat): FakeStation => {
  const station = createFakeStation();
  station.answers.seatView = () => ok(seat);
  return station;
};

describe('a bench with people', () => {
  it('asks for the badge, biggest of all, and opens nothing else', async () => {
    const station = benchOf(EMPTY);
    renderApp(station);
    expect(await screen.findByRole('heading', { level: 1, name: '请扫工牌' })).toBeTruthy();
    await pressKey('F9');
    await scan('SF1300001234562');
    expect(await screen.findByText(/SF1300001234562 还没有打开/)).toBeTruthy();
    expect(station.inputsOf('benchScan')).toEqual([]);
    expect(screen.getByRole('heading', { level: 1, name: '请扫工牌' })).toBeTruthy();
  });

  it('opens with the badge alone, which no scan inbox ever sees', async () => {
    const station = benchOf(EMPTY);
    station.answers.seatTake = () => ok(LI);
    renderApp(station);
    await screen.findByRole('heading', { level: 1, name: '请扫工牌' });
    await scan('DB:0452A7K9MNPQ');
    expect(await screen.findByText('请扫描运单')).toBeTruthy();
    expect(station.inputsOf('seatTake')).toEqual([{ claim: { by: 'badge', badge: '0452A7K9MNPQ' }, pin: null }]);
    expect(station.inputsOf('benchScan')).toEqual([]);
  });

  it('says why a badge opens nothing; number and PIN do', async () => {
    const station = benchOf(EMPTY);
    renderApp(station);
    await screen.findByRole('heading', { level: 1, name: '请扫工牌' });
    await scan('DB:00000000');
    expect((await screen.findByRole('alert')).textContent).toContain('这张工牌这里不认识');
    station.answers.seatTake = () => ok(LI);
    fireEvent.change(screen.getByRole('textbox', { name: '工号' }), { target: { value: '0217' } });
    const pin = screen.getByLabelText('PIN 码');
    fireEvent.change(pin, { target: { value: '25x80' } });
    fireEvent.keyDown(pin, { key: 'Enter' });
    expect(await screen.findByText('请扫描运单')).toBeTruthy();
    expect(station.inputsOf('seatTake').at(-1)).toEqual({ claim: { by: 'number', operatorNo: '0217' }, pin: '2580' });
  });

  it('changes over with the next badge, and says when a box is in the way', async () => {
    const station = benchOf(LI);
    await showApp(station);
    station.answers.seatTake = () => refuse('seat-taken', '0217');
    await scan('DB:0452A7K9MNPQ');
    expect((await screen.findByRole('alert')).textContent).toContain('台上还有别人打开的箱子');
    expect(screen.queryByText('请扫工牌')).toBeNull();
  });

  it('is left by the button of the strip', async () => {
    const station = benchOf(LI);
    station.answers.seatLeave = () => ok(EMPTY);
    await showApp(station);
    fireEvent.click(screen.getByRole('button', { name: '离开：下一个人扫工牌' }));
    expect(await screen.findByRole('heading', { level: 1, name: '请扫工牌' })).toBeTruthy();
  });

  it('goes back to the badge when the station says so', async () => {
    const station = benchOf(LI);
    await showApp(station);
    act(() => {
      station.emit('seatChanged', EMPTY);
    });
    expect(await screen.findByRole('heading', { level: 1, name: '请扫工牌' })).toBeTruthy();
  });
});

describe('what needs the PIN', () => {
  const shown = async () => {
    const station = benchOf(seatOf('周', 'administrator'));
    let isGiven = false;
    station.answers.seatPin = ({ pin }) => {
      isGiven = pin === '2580';
      return isGiven ? ok(seatOf('周', 'administrator')) : refuse('pin-wrong', '1');
    };
    const person: Person = {
      ...{ id: 'p-1', operatorNo: '0217', name: '李静', roles: ['inspector'], shops: [], mayConfirm: false },
      ...{ deputyUntil: null, isActive: true, hasPin: true, hasBadge: false, lockedUntil: Date.now() + 9_000_000 },
    };
    station.answers.peopleList = () => ok([person]);
    station.answers.peopleUnlock = () => (isGiven ? ok([{ ...person, lockedUntil: null }]) : refuse('pin-needed'));
    await showApp(station);
    await pressKey('F10');
    fireEvent.click(await screen.findByRole('tab', { name: '人员' }));
    fireEvent.click(await screen.findByRole('button', { name: '解锁: 李静' }));
    return { station, field: await screen.findByLabelText('PIN 码') };
  };

  it('asks for it once, says when it is wrong, and does what was wanted', async () => {
    const { station, field } = await shown();
    fireEvent.change(field, { target: { value: '9999' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect((await screen.findByRole('alert')).textContent).toContain('工号或 PIN 不对');
    fireEvent.change(field, { target: { value: '2580' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await screen.findByText('李静 可以再输 PIN 了。')).toBeTruthy();
    expect(station.inputsOf('peopleUnlock')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: '解锁: 李静' })).toBeNull();
  });

  it('is not done when nobody gives it, and says so', async () => {
    const { station } = await shown();
    fireEvent.click(screen.getByRole('button', { name: /不做了/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('这一步要输 PIN');
    expect(station.inputsOf('peopleUnlock')).toHaveLength(1);
  });
});

describe('people', () => {
  it('are added with number, name, roles and PIN; what is missing is said at its field', async () => {
    const station = benchOf(seatOf('周', 'administrator'));
    await showApp(station);
    await pressKey('F10');
    fireEvent.click(await screen.findByRole('tab', { name: '人员' }));
    fireEvent.click(await screen.findByRole('button', { name: '加人' }));
    const save = () => {
      fireEvent.click(screen.getByRole('button', { name: /保存/ }));
    };
    save();
    expect(screen.getByText('工号是 1 到 12 位字母数字。')).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: '工号' }), { target: { value: '0300' } });
    fireEvent.change(screen.getByRole('textbox', { name: '姓名' }), { target: { value: '王芳' } });
    fireEvent.change(screen.getByLabelText('PIN 码'), { target: { value: '1234' } });
    save();
    expect(screen.getByText('这个 PIN 太好猜，换一个。')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('PIN 码'), { target: { value: '2580' } });
    fireEvent.click(screen.getByRole('button', { name: '主管' }));
    save();
    await waitFor(() => {
      expect(station.inputsOf('peopleSave')).toEqual([
        {
          ...{ id: null, operatorNo: '0300', name: '王芳', roles: ['inspector', 'supervisor'], shops: [] },
          ...{ mayConfirm: false, deputyUntil: null, isActive: true, pin: '2580' },
        },
      ]);
    });
    expect(await screen.findByText('王芳 已保存。')).toBeTruthy();
  });

  it('begin with an administrator on a bench that had none', async () => {
    const station = createFakeStation();
    await showApp(station);
    await pressKey('F10');
    fireEvent.click(await screen.findByRole('tab', { name: '人员' }));
    fireEvent.change(await screen.findByLabelText('PIN 码'), { target: { value: '2580' } });
    fireEvent.click(screen.getByRole('button', { name: '设为管理员' }));
    await waitFor(() => {
      expect(station.inputsOf('peopleFirst')).toEqual([{ operatorNo: '0217', name: '李静', pin: '2580' }]);
    });
  });
});
