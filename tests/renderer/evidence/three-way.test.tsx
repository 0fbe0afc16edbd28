import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import type { ThreeWayView } from '../../../src/shared/three-way.ts';
import { createFakeStation, emptyBench } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeEvidence, makeItem, makePhoto } from '../../support/scene-parts.ts';

const item = makeItem({ verdictId: 'v1' });
const returnId = item.expectedReturn?.id ?? '';
const picture = (name: string): string => `data:image/svg+xml,${name}`;
const threeWay: ThreeWayView = {
  returnId,
  shipped: {
    lines: [{ id: 'l', name: '智能手机 P50', quantity: 1, picture: picture('listing'), serials: ['356938035643809'] }],
    weightG: 486,
    sealNo: 'FC7730412',
  },
  buyer: { reason: 'no-reason', reasonText: '不想要了', pictures: [picture('one'), picture('two')], elsewhere: 2 },
  bench: {
    photos: [makePhoto('label'), makePhoto('body')],
    weightG: 452,
    seenSerials: ['353918051684625'],
    isForeign: true,
  },
};
const showSides = async (answer = ok(threeWay) as ReturnType<FakeStation['answers']['threeWay']>) => {
  const station = createFakeStation(emptyBench);
  station.answers.decisionList = () => ok([item]);
  station.answers.decisionCase = () => ok({ item, evidence: makeEvidence() });
  station.answers.threeWay = () => answer;
  await showApp(station);
  await pressKey('F9');
  fireEvent.click(await screen.findByRole('button', { name: /三方对比/ }));
  await screen.findByRole('dialog');
  return station;
};
const side = (name: string) => within(screen.getByRole('region', { name }));
const transforms = (): string[] =>
  ['发出时', '买家的图', '台上的货'].map(
    (name) => side(name).getAllByRole<HTMLImageElement>('img')[0]?.style.transform ?? '',
  );

describe('the view of three', () => {
  it('sets pictures, serials, weight and seal side by side and says that the serial is another', async () => {
    const station = await showSides();
    await screen.findByRole('region', { name: '发出时' });
    expect(station.inputsOf('threeWay')).toEqual([{ inspectionId: 'inspection-9', returnId }]);
    expect(side('发出时').getByText('356938035643809')).toBeTruthy();
    expect(side('发出时').getByText('486 克')).toBeTruthy();
    expect(side('发出时').getByText('FC7730412')).toBeTruthy();
    expect(side('台上的货').getByText('353918051684625')).toBeTruthy();
    expect(side('台上的货').getByText(/和发出的不一致/)).toBeTruthy();
    expect(side('买家的图').getByText('2 张只在平台上，到平台后台看')).toBeTruthy();
  });

  it('begins with the picture of the item and lets another one be chosen', async () => {
    await showSides();
    await screen.findByRole('region', { name: '发出时' });
    const large = (name: string) => side(name).getAllByRole<HTMLImageElement>('img')[0]?.getAttribute('src');
    expect(large('台上的货')).toContain('body');
    fireEvent.click(side('买家的图').getByRole('button', { name: /第 2 张，共 2 张/ }));
    expect(large('买家的图')).toBe(picture('two'));
    expect(large('台上的货')).toContain('body');
  });

  it('zooms and moves all three together: keys, wheel, drag, and back', async () => {
    await showSides();
    const view = await screen.findByRole('group', { name: '三张图，一起放大、一起移动' });
    view.focus();
    const whole = transforms();
    expect(new Set(whole)).toEqual(new Set(['translate(0%, 0%) scale(1)']));
    fireEvent.keyDown(view, { code: 'Equal', key: '+' });
    fireEvent.keyDown(view, { code: 'NumpadAdd', key: '+' });
    fireEvent.keyDown(view, { code: 'ArrowLeft', key: 'ArrowLeft' });
    expect(new Set(transforms())).toEqual(new Set(['translate(10%, 0%) scale(1.563)']));
    const pane = side('买家的图').getAllByRole('img')[0]?.parentElement;
    if (pane == null) throw new Error('no pane');
    pane.getBoundingClientRect = () => DOMRect.fromRect({ x: 0, y: 0, width: 400, height: 400 });
    fireEvent.wheel(pane, { deltaY: -100, clientX: 200, clientY: 200 });
    expect(new Set(transforms()).size).toBe(1);
    expect(transforms()[0]).toContain('scale(1.953)');
    fireEvent.pointerDown(pane, { pointerId: 1, clientX: 200, clientY: 200 });
    fireEvent.pointerMove(pane, { pointerId: 1, clientX: 200, clientY: 220 });
    fireEvent.pointerUp(pane, { pointerId: 1 });
    expect(new Set(transforms())).toEqual(new Set(['translate(12.5%, 5%) scale(1.953)']));
    fireEvent.keyDown(view, { code: 'Digit0', key: '0' });
    expect(transforms()).toEqual(whole);
  });

  it('shows only pictures the window may show, and names what there is none of', async () => {
    await showSides(
      ok({
        ...threeWay,
        shipped: { lines: [], weightG: null, sealNo: null },
        buyer: { ...threeWay.buyer, pictures: ['https://pictures.example/1.jpg'], elsewhere: 0 },
        bench: { photos: [], weightG: null, seenSerials: [], isForeign: false },
      }),
    );
    expect(await screen.findByText('平台没给商品图')).toBeTruthy();
    expect(screen.getByText('买家没发图')).toBeTruthy();
    expect(screen.getByText('还没拍照')).toBeTruthy();
    expect(document.querySelector('[src^="https:"]')).toBeNull();
  });

  it('is closed by a key of the desk, which then does nothing else', async () => {
    const station = await showSides();
    await screen.findByRole('region', { name: '发出时' });
    await pressKey('F3');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    expect(station.inputsOf('decisionPropose')).toEqual([]);
  });

  it('says that it can’t be read', async () => {
    await showSides(refuse('unknown-return'));
    expect(await screen.findByText(/读不到对比资料/)).toBeTruthy();
  });
});
