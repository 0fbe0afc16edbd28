import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AnnotationView } from '../../../src/shared/annotation.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, scan, showApp } from '../../support/render-app.tsx';
import { makeEvidence, makeItem, makePhoto } from '../../support/scene-parts.ts';

const SHA = 'ab'.repeat(32);
const photo = makePhoto('serial', { sha256: SHA });
const item = makeItem({ verdictId: 'v1' });

/** The desk with one case, whose photo is opened. */
const showPhoto = async (stored: AnnotationView[] = []): Promise<FakeStation> => {
  const station = createFakeStation();
  station.answers.decisionList = () => ok([item]);
  station.answers.decisionCase = () => ok({ item, evidence: makeEvidence({ photos: [photo] }) });
  station.answers.annotationsOf = () => ok(stored);
  await showApp(station);
  await pressKey('F9');
  fireEvent.click(await screen.findByRole('button', { name: '放大照片：序列号' }));
  await screen.findByRole('button', { name: '标注' });
  return station;
};
const mark = async (): Promise<HTMLElement> => {
  fireEvent.click(screen.getByRole('button', { name: '标注' }));
  const board = await screen.findByRole('group', { name: '画板' });
  await waitFor(() => {
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '图下说明' }).disabled).toBe(false);
  });
  board.focus();
  return board;
};
const press = async (...codes: string[]): Promise<void> => {
  for (const code of codes) {
    const [shift, bare] = code.startsWith('Shift+') ? [true, code.slice(6)] : [false, code];
    await pressKey(bare, { shiftKey: shift });
    // As slow as a hand: faster is a scanner.
    await act(async () => new Promise((later) => setTimeout(later, 130)));
  }
};
const drawn = (): string[] =>
  within(screen.getByRole('dialog'))
    .getAllByRole('listitem')
    .map((one) => one.textContent);
const setInputs = (station: FakeStation) => station.inputsOf('annotationSet');

describe('marking a photo', () => {
  it('is done with keys alone: choose, put down, move, resize, undo, remove; closing stores it', async () => {
    const station = await showPhoto();
    await mark();
    expect(screen.getByText('画在副本上，原照片不变。')).toBeTruthy();
    await press('Digit3', 'Enter', 'ArrowRight', 'ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowDown');
    await press('Numpad1', 'Enter', 'Delete');
    expect(drawn()).toEqual(['框']);
    await pressKey('KeyZ', { ctrlKey: true });
    expect(drawn()).toEqual(['框', '编号 1']);
    fireEvent.click(screen.getByRole('button', { name: '存下并关闭' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(setInputs(station)).toEqual([
      {
        inspectionId: 'inspection-9',
        sha256: SHA,
        caption: '',
        shapes: [
          { kind: 'box', x: 410, y: 390, w: 210, h: 210 },
          { kind: 'figure', number: 1, x: 520, y: 520 },
        ],
      },
    ]);
  });

  it('is done with the mouse: dragging draws, a frame is dragged, a corner resizes', async () => {
    const station = await showPhoto();
    const board = await mark();
    board.getBoundingClientRect = () => DOMRect.fromRect({ x: 100, y: 50, width: 1000, height: 500 });
    const drag = (from: [number, number], ...to: [number, number][]): void => {
      const init = ([x, y]: [number, number]) => ({ button: 0, pointerId: 1, clientX: 100 + x, clientY: 50 + y / 2 });
      fireEvent.pointerDown(board, init(from));
      for (const one of to) fireEvent.pointerMove(board, init(one));
      fireEvent.pointerUp(board, init(to.at(-1) ?? from));
    };
    await press('Digit4');
    drag([200, 200], [300, 260], [400, 300]);
    expect(drawn()).toEqual(['遮挡']);
    drag([300, 250], [320, 270], [350, 300]);
    drag([450, 350], [500, 400]);
    fireEvent.click(screen.getByRole('button', { name: '存下并关闭' }));
    await waitFor(() => {
      expect(setInputs(station)).toMatchObject([{ shapes: [{ kind: 'mask', x: 250, y: 250, w: 250, h: 150 }] }]);
    });
  });

  it('leaves the keys of a caption to the caption', async () => {
    const station = await showPhoto();
    await mark();
    const caption = screen.getByRole('textbox', { name: '图下说明' });
    caption.focus();
    await press('Digit3', 'Enter', 'Delete', 'ArrowLeft');
    expect(screen.queryAllByRole('listitem', { name: /框|编号/ })).toEqual([]);
    fireEvent.change(caption, { target: { value: ' 图 1：串号不符 ' } });
    fireEvent.click(screen.getByRole('button', { name: '存下并关闭' }));
    await waitFor(() => {
      expect(setInputs(station)).toMatchObject([{ shapes: [], caption: '图 1：串号不符' }]);
    });
  });

  it('shows what was drawn before, and stores nothing when nothing changed', async () => {
    const before: AnnotationView = {
      sha256: SHA,
      shapes: [{ kind: 'figure', number: 1, x: 500, y: 500 }],
      caption: '串号',
      operatorNo: '0217',
      at: 1,
    };
    const station = await showPhoto([before]);
    expect(await screen.findByText('串号')).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: '看原照片' }));
    expect(document.querySelector('[role="dialog"] img[src^="data:image/svg+xml"]')).toBeNull();
    await mark();
    expect(drawn()).toEqual(['编号 1']);
    fireEvent.click(screen.getByRole('button', { name: '存下并关闭' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(setInputs(station)).toEqual([]);
  });

  it('draws nothing of a scan, and keeps what was drawn when the scan closes the board', async () => {
    const station = await showPhoto();
    await mark();
    await press('Digit3', 'Enter');
    // Nobody pulls a trigger on the heels of a key.
    await act(async () => new Promise((later) => setTimeout(later, 300)));
    await scan('SF1300001234562');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(station.inputsOf('benchScan')).toMatchObject([{ raw: 'SF1300001234562' }]);
    expect(setInputs(station)).toMatchObject([{ shapes: [{ kind: 'box', x: 400, y: 400, w: 200, h: 200 }] }]);
  });

  it('stays open and says why when it can’t be stored', async () => {
    const station = await showPhoto();
    station.answers.annotationSet = () => refuse('disk-full');
    await mark();
    await press('Enter');
    fireEvent.click(screen.getByRole('button', { name: '存下并关闭' }));
    expect(await screen.findByText('磁盘已满：本件尚未保存')).toBeTruthy();
    expect(drawn()).toEqual(['编号 1']);
  });

  it('can’t be done before what is stored was read', async () => {
    const station = await showPhoto();
    station.answers.annotationsOf = () => refuse('internal');
    fireEvent.click(screen.getByRole('button', { name: '标注' }));
    const board = await screen.findByRole('group', { name: '画板' });
    board.focus();
    await press('Digit3', 'Enter');
    expect(within(screen.getByRole('dialog')).queryAllByRole('listitem')).toEqual([]);
    expect(setInputs(station)).toEqual([]);
  });
});
