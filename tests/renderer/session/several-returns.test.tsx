import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeStation, emptyBench } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeLine, makeReturn, makeSession, makeShots } from '../../support/scene-parts.ts';
import type { ReturnView, SessionView } from '../../../src/shared/session.ts';

const nth = (n: number, more: Partial<ReturnView> = {}): ReturnView =>
  makeReturn({
    id: `r${n}`,
    reasonText: `理由${n}`,
    lines: [makeLine({ id: `r${n}a`, name: `衬衫${n}`, good: 1 }), makeLine({ id: `r${n}b`, name: `腰带${n}` })],
    ...more,
  });
const six = [1, 2, 3, 4, 5, 6].map((n) => nth(n));
const show = async (session: Partial<SessionView>): Promise<FakeStation> => {
  const station = createFakeStation({ ...emptyBench, session: makeSession(session) });
  await showApp(station);
  return station;
};
const rail = () => within(screen.getByRole('group', { name: '这箱里的售后单' }));

describe('several returns in one box', () => {
  it('gives each its place with its count, and the card to the one in focus only', async () => {
    await show({ returns: six, focusId: 'r2', next: { step: 'scan-line', lineId: 'r2b' } });
    const places = rail().getAllByRole('button', { name: /第 \d 单/ });
    expect(places.map(({ textContent }) => textContent)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `第 ${n} 单1/2`));
    expect(places.map((place) => place.getAttribute('aria-pressed'))).toEqual([
      'false',
      'true',
      ...['false', 'false', 'false', 'false'],
    ]);
    expect(screen.getByText('衬衫2')).toBeTruthy();
    expect(screen.queryByText('衬衫1')).toBeNull();
    expect(screen.getByText('第 2 单 · 扫「腰带2」的条码')).toBeTruthy();
  });
  it('moves the focus by a tap, by the keypad’s + and by its button, around the end', async () => {
    const station = await show({ returns: six, focusId: 'r6', next: { step: 'judge' } });
    fireEvent.click(rail().getByRole('button', { name: /第 3 单/ }));
    await pressKey('NumpadAdd', { key: '+' });
    await waitFor(() => {
      expect(station.inputsOf('benchFocus')).toEqual([{ returnId: 'r3' }, { returnId: 'r1' }]);
    });
    fireEvent.click(rail().getByRole('button', { name: /下一单/ }));
    await waitFor(() => {
      expect(station.inputsOf('benchFocus')).toHaveLength(3);
    });
  });
  it('shows the line that is waited for though its return is folded', async () => {
    await show({ returns: six, focusId: 'r2', next: { step: 'scan-line', lineId: 'r5b' } });
    expect(screen.getByText('第 5 单在等这件')).toBeTruthy();
    expect(screen.getByText('腰带5')).toBeTruthy();
    expect(screen.getByText('第 5 单 · 扫「腰带5」的条码')).toBeTruthy();
  });
  it('says at once which return the platform took back, and what will not happen', async () => {
    const returns = [nth(1), nth(2, { state: 'withdrawn' }), nth(3, { awaitsRest: true })];
    await show({ returns, focusId: 'r1' });
    expect(screen.getByText('第 2 单 · 买家已撤销：只登记，不发退款')).toBeTruthy();
    expect(rail().getByRole('button', { name: /第 3 单/ }).textContent).toContain('等余件');
  });
  it('says of which return the codes are, and lets keypad digits choose only for that one', async () => {
    const returns = [nth(1, { choice: 'damaged' }), nth(2)];
    const naming = { returns, choice: 'damaged', offeredCodes: ['stained'], next: { step: 'choose-code' } } as const;
    const station = await show({ ...naming, returns: [...naming.returns], offeredCodes: ['stained'], focusId: 'r1' });
    expect(within(screen.getByRole('group', { name: '代码' })).getByText('第 1 单')).toBeTruthy();
    await pressKey('Numpad1');
    await waitFor(() => {
      expect(station.inputsOf('benchCode')).toEqual([{ code: 'stained', isSet: true }]);
    });
  });
  it('sends a person to the unnamed return first: codes and F2 would land on the wrong one', async () => {
    const returns = [nth(1, { choice: 'damaged' }), nth(2)];
    const station = await show({ returns, focusId: 'r2', offeredCodes: ['stained'], next: { step: 'choose-code' } });
    expect(screen.getByText('第 1 单还没选问题代码')).toBeTruthy();
    expect(screen.queryByRole('group', { name: '代码' })).toBeNull();
    await pressKey('Numpad1');
    await waitFor(() => {
      expect(station.inputsOf('benchCount')).toEqual([{ lineId: 'r1a', what: 'good', delta: 1 }]);
    });
    expect(station.inputsOf('benchCode')).toEqual([]);
  });
  it('names the return that a guided shot shows, in the step and in the strip', async () => {
    const returns = [nth(1, { choice: 'damaged' }), nth(2, { choice: 'damaged' })];
    await show({
      returns,
      focusId: 'r1',
      choice: 'damaged',
      meter: [],
      shots: [
        ...makeShots({ label: 1 }),
        { shot: 'defect', isRequired: true, count: 1, returnId: 'r1' },
        { shot: 'defect', isRequired: true, count: 0, returnId: 'r2' },
      ],
      next: { step: 'take-shot', shot: 'defect', done: 2, of: 3, returnId: 'r2' },
    });
    expect(screen.getByRole('heading', { name: '第 2 单 · 拍问题处' })).toBeTruthy();
    const strip = within(screen.getByRole('region', { name: '照片' }));
    expect(strip.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      '面单还没拍',
      '第 1 单 · 问题处还没拍',
      '第 2 单 · 问题处还没拍',
    ]);
  });
});
