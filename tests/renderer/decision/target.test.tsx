import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeItem } from '../../support/scene-parts.ts';

const HOUR_MS = 3_600_000;

it.each([
  ['is said by list and case while it comes before the deadline', 20 * HOUR_MS, 2],
  ['is not held up beside a deadline that has passed', -HOUR_MS, 0],
])('our own aim %s', async (_what, deadlineIn, times) => {
  const now = Date.now();
  const station = createFakeStation();
  station.answers.decisionList = () =>
    ok([makeItem({ proposal: null, deadlineAt: now + deadlineIn, targetAt: now + 10 * HOUR_MS })]);
  await showApp(station);
  await pressKey('F9');
  await screen.findByRole('article');
  expect(screen.queryAllByText(/处理目标/)).toHaveLength(times);
});
