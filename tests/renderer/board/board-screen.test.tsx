import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { BoardScreen } from '../../../src/renderer/board/BoardScreen.tsx';
import { ok, refuse } from '../../../src/shared/result.ts';
import { makeBoard } from '../../support/board-scene.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';

// The pages are loaded with this file: not within the second that a test waits for them.
beforeAll(() => {
  expect([BoardScreen]).not.toContain(undefined);
});

const NOW = Date.now();
const HOUR = 3_600_000;

const showBoard = async (more: Parameters<typeof makeBoard>[0]): Promise<FakeStation> => {
  const station = createFakeStation();
  station.answers.boardView = () => ok(makeBoard(more));
  await showApp(station);
  await pressKey('F3');
  await waitFor(() => screen.getByRole('main', { name: '看板' }));
  return station;
};

describe('the board', () => {
  it('is one key away and says what waits, what is late and what comes of it', async () => {
    await showBoard({
      ...{ waiting: 237, late: 3, atRisk: 41, pace: 58 },
      forecast: { missing: 17, nextPlace: 'K-07', emptyAt: NOW + 4 * HOUR },
      nearest: [{ waybill: 'SF1300001234562', place: 'K-07', deadlineAt: NOW - 1, waits: 'open' }],
      curve: [{ at: NOW, waiting: 237 }],
    });
    const numbers = screen.getByRole('region', { name: '今天的数字' });
    expect(within(numbers).getByText('237')).toBeDefined();
    expect(screen.getByText('照这个速度，17 件会超 24 小时')).toBeDefined();
    expect(screen.getByText('下一笼：K-07')).toBeDefined();
    expect(within(screen.getByRole('region', { name: '最急的先做' })).getByText('等开箱')).toBeDefined();
  });
  it('turns stuck commands red, and only when there are some', async () => {
    const toneOf = (): string | undefined =>
      within(screen.getByRole('region', { name: '今天的数字' }))
        .getByText('停住的指令')
        .closest('p')?.dataset['tone'];
    await showBoard({ stuck: 2 });
    expect(toneOf()).toBe('bad');
    cleanup();
    await showBoard({ stuck: 0 });
    expect(toneOf()).toBe('plain');
  });
  it('says which negotiations are over their time, and whose the nearest is; nothing where none runs', async () => {
    const owner = { operatorNo: '0300', name: '王芳' };
    const talk = { verdictId: 'v1', waybill: 'JDVA11408814483', place: null, owner, dueAt: NOW - HOUR };
    await showBoard({ talks: { late: 2, near: 1, nearest: [talk] } });
    const talks = within(screen.getByRole('region', { name: '协商中' }));
    expect(talks.getByText('过了时间 2 单')).toBeDefined();
    expect(talks.getByText('4 小时内到期 1 单')).toBeDefined();
    expect(talks.getByText('王芳 0300')).toBeDefined();
    expect(talks.getByText(/^已超 1 小时/)).toBeDefined();
    cleanup();
    await showBoard({});
    expect(screen.queryByRole('region', { name: '协商中' })).toBeNull();
  });
  it('says that there is no pace to reckon with, and that nothing waits', async () => {
    await showBoard({ waiting: 4 });
    expect(screen.getByText('近 1 小时没有验完的，算不出进度')).toBeDefined();
    cleanup();
    await showBoard({ waiting: 0 });
    expect(screen.getByText('没有等开箱的，做完了')).toBeDefined();
  });
  it('fills the window by F5 and gives it back by Escape', async () => {
    await showBoard({});
    expect(screen.queryByRole('navigation', { name: '概况' })).not.toBeNull();
    await pressKey('F5');
    expect(screen.queryByRole('navigation', { name: '概况' })).toBeNull();
    await pressKey('Escape');
    expect(screen.queryByRole('navigation', { name: '概况' })).not.toBeNull();
  });
  it('says what is older when it can not be read any more, and what failed at once', async () => {
    const station = createFakeStation();
    station.answers.boardView = () => refuse('internal');
    await showApp(station);
    await pressKey('F3');
    await waitFor(() => screen.getByText('看板没读出来，几秒后自己再读。'));
  });
});
