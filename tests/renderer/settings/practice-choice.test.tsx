import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { TrainingFaults } from '../../../src/shared/settings.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { makeStatus } from '../../support/scene-parts.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';

const showPage = async (isTraining: boolean): Promise<{ station: FakeStation; choice: HTMLSelectElement }> => {
  const station = createFakeStation();
  station.answers.syncStatus = () => ok(makeStatus({ isTraining }));
  await showApp(station);
  await pressKey('F10');
  fireEvent.click(screen.getByRole('tab', { name: '训练' }));
  const choice = await screen.findByLabelText<HTMLSelectElement>('练哪个平台');
  await waitFor(() => {
    expect(station.inputsOf('trainingFaults')).toEqual([null]);
  });
  return { station, choice };
};

describe('the platform that is practised against', () => {
  it('is chosen by name; its own faults are shown, and it refuses by its own rules', async () => {
    const { station, choice } = await showPage(true);
    expect(choice.value).toBe('training');
    const faults: TrainingFaults = { isDown: true, loseAnswers: 0, slowMs: 0, isRefusing: false };
    station.answers.trainingFaults = () => ok(faults);
    fireEvent.change(choice, { target: { value: 'pdd' } });
    expect(await screen.findByText(/换成拼多多了/)).toBeTruthy();
    expect(station.inputsOf('practiceChoose')).toEqual([{ shop: null }, { shop: 'pdd' }]);
    expect(screen.getByText(/仿真平台只按它自己的规矩拒绝/)).toBeTruthy();
    await waitFor(() => {
      expect(station.inputsOf('trainingFaults')).toEqual([null, null]);
    });
  });

  it('stays while refunds wait there, and says so', async () => {
    const { station, choice } = await showPage(true);
    station.answers.practiceChoose = () => refuse('connection-busy');
    fireEvent.change(choice, { target: { value: 'jd' } });
    expect((await screen.findByRole('alert')).textContent).toMatch(/退款没发完/);
    expect(choice.value).toBe('training');
  });

  it('is none where a real shop is connected', async () => {
    const { choice } = await showPage(false);
    expect(choice.disabled).toBe(true);
  });
});
