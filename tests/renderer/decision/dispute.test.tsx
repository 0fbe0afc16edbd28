import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DISPUTE_STAGES } from '../../../src/shared/domain-words.ts';
import { ok } from '../../../src/shared/result.ts';
import { en, zh } from '../../../src/renderer/ui/words.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeEvidence, makeItem, makeReturn } from '../../support/scene-parts.ts';

async function showItem(more: Parameters<typeof makeReturn>[0]): Promise<void> {
  const item = makeItem({ why: 'locked', expectedReturn: makeReturn(more) });
  const station = createFakeStation();
  station.answers.decisionList = () => ok([item]);
  station.answers.decisionCase = () => ok({ item, evidence: makeEvidence() });
  await showApp(station);
  await pressKey('F9');
  await screen.findByRole('listbox');
}

it('a case that the platform’s people have says how far they are', async () => {
  await showItem({ state: 'locked', dispute: 'proof-wanted' });
  const said = screen.getByText('平台介入').nextElementSibling;
  expect(said?.firstElementChild?.textContent).toBe('等我方举证');
  // A person is told how: by the dispute where a relay keeps pictures, else in the back office.
  expect(said?.textContent).toMatch(/向平台仲裁举证.*导出举证包，再到平台后台上传/);
});

it('only where our proof is wanted is it said how to give it', async () => {
  await showItem({ state: 'locked', dispute: 'at-work' });
  expect(screen.getByText('平台介入').nextElementSibling?.textContent).toBe('客服已介入');
});

it('any other says nothing of them', async () => {
  await showItem({ state: 'locked' });
  expect(screen.queryByText('平台介入')).toBeNull();
});

it('every stage has its words in both languages', () => {
  for (const words of [zh, en]) expect(Object.keys(words.dispute).sort()).toEqual([...DISPUTE_STAGES, 'name'].sort());
});
