import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MoreTimeAsked, MoreTimeView } from '../../../src/shared/more-time.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { Result } from '../../../src/shared/result.ts';
import { clockTime } from '../../../src/renderer/ui/time-left.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { HOUR, makeEvidence, makeItem } from '../../support/scene-parts.ts';

const timerAt = Date.now() + 9 * HOUR;
const view = (more: Partial<MoreTimeView> = {}): MoreTimeView => ({
  ...{ isPossible: true, platformDeadlineAt: timerAt, asked: null },
  ...more,
});
const asked = (more: Partial<MoreTimeAsked>): MoreTimeAsked => ({
  ...{ askedAt: Date.now(), operatorNo: '0101', outcome: 'granted', words: null, deadlineAt: null },
  ...more,
});

async function showDesk(read: MoreTimeView, language: 'zh' | 'en' = 'zh'): Promise<FakeStation> {
  const station = createFakeStation();
  const item = makeItem({ verdictId: 'v1', deadlineAt: Date.now() + 9 * HOUR });
  station.answers.decisionList = () => ok([item]);
  station.answers.decisionCase = () => ok({ item, evidence: makeEvidence() });
  station.answers.moreTimeRead = () => ok(read);
  await station.client.settingsSet({ language });
  await showApp(station, undefined, language);
  await pressKey('F9');
  await screen.findByRole('listbox');
  await waitFor(() => {
    expect(station.inputsOf('moreTimeRead')).toEqual([{ verdictId: 'v1' }]);
  });
  return station;
}
const button = () => screen.findByRole('button', { name: /向平台申请延时/ });

describe('more time for a case', () => {
  it('is asked for by a button that shows the timer, once, and the answer stands beside it', async () => {
    const station = await showDesk(view());
    let answer: (result: Result<MoreTimeView>) => void = () => undefined;
    station.answers.moreTimeAsk = () => new Promise((resolve) => (answer = resolve));
    const pressed = await button();
    expect(pressed.textContent).toContain(`平台时限 ${clockTime(timerAt, Date.now())}`);
    // Within reach of Tab.
    expect(pressed.tabIndex).toBe(0);
    fireEvent.click(pressed);
    const waiting = await screen.findByRole('button', { name: /正在问平台/ });
    expect(waiting.hasAttribute('disabled')).toBe(true);
    fireEvent.click(waiting);
    const later = timerAt + 72 * HOUR;
    answer(ok(view({ platformDeadlineAt: later, asked: asked({ deadlineAt: later }) })));
    expect(
      await screen.findByText(new RegExp(`平台同意了，平台时限延到 ${clockTime(later, Date.now())}`)),
    ).toBeTruthy();
    expect((await button()).textContent).toContain(clockTime(later, Date.now()));
    expect(station.inputsOf('moreTimeAsk')).toEqual([{ verdictId: 'v1' }]);
  });

  it('that was refused says so in the words of the platform, and what holds now', async () => {
    await showDesk(view({ asked: asked({ outcome: 'refused', words: '该售后单不支持再次延长时间' }) }));
    expect(await screen.findByText('该售后单不支持再次延长时间')).toBeTruthy();
    expect(screen.getByText(/按原时限办/)).toBeTruthy();
  });

  it.each([
    ['not-asked', 'net:no-connection', /没有问成/, /连不上平台/],
    ['unknown', 'net:dropped', /不知道延了没有/, /说到一半断了/],
    ['taken', null, /时限没有变晚/, /先别当成已经延了/],
    ['not-open', null, /没有申请/, /按平台上的状态办/],
    [null, null, /还没有记下回答/, /可以再按一次/],
  ] as const)('says what holds when it is %s', async (outcome, words, what, then) => {
    await showDesk(view({ asked: asked({ outcome, words }) }));
    const said = await screen.findByText(what);
    expect(said.closest('p')?.textContent).toMatch(then);
    // Ours goes on by itself nowhere: the sentence of a command, which does, is not shown here.
    expect(said.closest('p')?.textContent).not.toMatch(/自动/);
  });

  it('is said in English, too', async () => {
    await showDesk(view({ asked: asked({ outcome: 'not-asked', words: 'net:busy' }) }), 'en');
    const said = await screen.findByText(/The platform was not asked/);
    expect(said.closest('p')?.textContent).toContain('The platform says it is too busy.');
    expect(screen.getByRole('button', { name: /Ask the platform for more time/ })).toBeTruthy();
  });

  it('that the station refuses says why, and can be asked again', async () => {
    const station = await showDesk(view());
    station.answers.moreTimeAsk = () => refuse('return-closed');
    fireEvent.click(await button());
    expect(await screen.findByText('平台已经关闭这张售后单')).toBeTruthy();
    expect((await button()).hasAttribute('disabled')).toBe(false);
  });

  it('is not offered where no call asks for it', async () => {
    await showDesk(view({ isPossible: false, asked: asked({ outcome: 'not-open' }) }));
    // What was asked before the return was closed is still said.
    expect(await screen.findByText(/按平台上的状态办/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /申请延时/ })).toBeNull();
  });
});
