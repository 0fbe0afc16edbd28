import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import type { CaseHit } from '../../../src/shared/cases.ts';
import { ok } from '../../../src/shared/result.ts';
import { makeCase, makeHit, makePackView, makePlan } from '../../support/case-parts.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';

// The room of cases and packs in jsdom, with three cases in it.

export const HITS: CaseHit[] = [
  makeHit(),
  makeHit({ inspectionId: 'shirt', waybill: 'SF1300007741205', title: '男士衬衫' }),
  makeHit({ inspectionId: 'nobody', waybill: '318200104729483', returns: [], title: '', photo: null }),
];
export const show = async (prepare: (station: FakeStation) => void = () => undefined): Promise<FakeStation> => {
  const station = createFakeStation();
  station.answers.caseFind = () => ok({ hits: HITS, next: null, isBehind: false });
  station.answers.caseView = ({ inspectionId }) => ok(makeCase({ inspectionId }));
  station.answers.packPlan = ({ inspectionId, preset }) =>
    ok(makePlan({ inspectionId, missing: preset === 'court' ? ['recording-broken'] : [] }));
  station.answers.packExport = () => ok(makePackView());
  station.answers.packCancel = () => ok(makePackView({ state: 'cancelled', current: null }));
  station.answers.fileShow = () => ok(undefined);
  prepare(station);
  await showApp(station);
  await pressKey('F4');
  await screen.findByRole('heading', { name: '案件' });
  return station;
};
export const list = () => screen.findByRole('listbox', { name: '找到的案件，新的在前' });
export const onList = async (...keys: string[]): Promise<void> => {
  for (const key of keys) fireEvent.keyDown(await list(), { key });
};
export const open = async (prepare?: (station: FakeStation) => void): Promise<FakeStation> => {
  const station = await show(prepare);
  await onList('Enter');
  await screen.findByRole('region', { name: '举证包' });
  await waitFor(() => {
    expect(station.inputsOf('packPlan').length).toBeGreaterThan(0);
  });
  return station;
};
export const emit = (station: FakeStation, ...event: Parameters<FakeStation['emit']>): void => {
  act(() => {
    station.emit(...event);
  });
};
