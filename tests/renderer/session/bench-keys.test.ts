import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../src/renderer/session/bench-keys.ts';
import { digitAction, signAction } from '../../../src/renderer/session/keypad.ts';
import type { FKey, Screen } from '../../../src/renderer/session/bench-keys.ts';
import { isCameraCommand } from '../../../src/renderer/session/camera-command.ts';
import { digitOf, signOf } from '../../../src/renderer/session/use-keys.ts';
import type { BenchView } from '../../../src/shared/session.ts';
import { emptyBench } from '../../support/fake-station.ts';
import { makeLine, makeRecent, makeReturn, makeSession } from '../../support/scene-parts.ts';

const now = Date.now();
const view = (more: Partial<BenchView>): BenchView => ({ ...emptyBench, ...more });
const slot = (key: FKey, bench: BenchView, screen: Screen = 'bench') =>
  keysOf({ screen, view: bench, canPropose: true }, now).find((one) => one.key === key);
const open = view({ session: makeSession() });
const asking = view({ session: makeSession(), question: { kind: 'close-first', id: 'q1', waybill: 'YT1' } });

describe('the key table', () => {
  it.each([
    ['F1', 'OK'],
    ['F2', 'DMG'],
    ['F3', 'SWP'],
    ['F4', 'HOLD'],
    ['F5', 'PHOTO'],
    ['F8', 'LATER'],
    ['F12', 'UNDO'],
  ] as const)('%s sends %s at the bench', (key, word) => {
    expect(slot(key, open)?.action).toEqual({ kind: 'command', word });
  });
  it('gives each key one meaning on each screen', () => {
    for (const screen of ['bench', 'decide', 'shelf', 'overview', 'find', 'import', 'sync', 'settings'] as const) {
      for (const bench of [open, emptyBench]) {
        const keys = keysOf({ screen, view: bench, canPropose: true }, now).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }
    }
  });
  it('shows F1 as ready only when the box can be intact', () => {
    expect(slot('F1', open)?.isLive).toBe(false);
    expect(slot('F1', view({ session: makeSession({ canBeIntact: true }) }))?.isLive).toBe(true);
  });
  it('sets everything but photo, camera and note back while a question is open', () => {
    const live = keysOf({ screen: 'bench', view: asking, canPropose: false }, now).filter(({ isLive }) => isLive);
    expect(live.map(({ key }) => key)).toEqual(['F5', 'F6', 'F7', 'F9', 'F10', 'F11']);
  });
  it('offers undo while waiting only as long as something can be undone', () => {
    expect(slot('F12', view({ recent: [makeRecent({ undoUntilAt: now + 1 })] }))?.isLive).toBe(true);
    expect(slot('F12', view({ recent: [makeRecent({ undoUntilAt: now })] }))?.isLive).toBe(false);
  });
  it('takes F9 to the desk and back', () => {
    expect(slot('F9', open)?.action).toEqual({ kind: 'go', screen: 'decide' });
    expect(slot('F9', open, 'decide')?.action).toEqual({ kind: 'go', screen: 'bench' });
    expect(slot('F9', open, 'settings')?.action).toEqual({ kind: 'go', screen: 'bench' });
  });
});

describe('keys to the search and the shelf', () => {
  it('are F7 and F8 wherever no box is in the way', () => {
    expect(slot('F7', emptyBench)?.action).toEqual({ kind: 'go', screen: 'find' });
    expect(slot('F8', emptyBench)?.action).toEqual({ kind: 'go', screen: 'shelf' });
    expect(slot('F8', open, 'sync')?.action).toEqual({ kind: 'go', screen: 'shelf' });
    expect(slot('F7', open)?.action).toEqual({ kind: 'note' });
  });
  it('take F3 to the overview where it means nothing else, and never out of an open box', () => {
    expect(slot('F3', emptyBench)?.action).toEqual({ kind: 'go', screen: 'overview' });
    expect(slot('F3', open, 'settings')?.action).toEqual({ kind: 'go', screen: 'overview' });
    expect(slot('F3', open)?.action).toEqual({ kind: 'command', word: 'SWP' });
    expect(slot('F3', emptyBench, 'decide')?.action).toEqual({ kind: 'choose', proposal: 'refuse' });
  });
  it('act on the chosen parcel of the shelf', () => {
    const shelf = { open: true, record: true, mark: false, 'hand-over': true };
    const keys = keysOf({ screen: 'shelf', view: emptyBench, canPropose: false, shelf }, now);
    expect(keys.slice(0, 4).map(({ key, isLive }) => [key, isLive])).toEqual([
      ['F1', true],
      ['F2', true],
      ['F3', false],
      ['F4', true],
    ]);
  });
});

describe('keys of the overview', () => {
  it('go to the pages it has, and fill the window where that can be', () => {
    const keys = keysOf(
      { screen: 'overview', view: open, canPropose: false, overview: { reports: true, fill: false } },
      now,
    );
    expect(keys.slice(0, 5).map(({ key, action, isLive }) => [key, action, isLive])).toEqual([
      ['F1', { kind: 'overview', act: 'board' }, false],
      ['F2', { kind: 'overview', act: 'reports' }, true],
      ['F3', { kind: 'overview', act: 'registers' }, false],
      ['F4', { kind: 'overview', act: 'handOverSheet' }, false],
      ['F5', { kind: 'overview', act: 'fill' }, false],
    ]);
  });
});

describe('a sign of the keypad', () => {
  const returns = [makeReturn({ id: 'r1' }), makeReturn({ id: 'r2' })];
  const several = view({ session: makeSession({ returns, focusId: 'r2' }) });
  it('goes on to the next return and around', () => {
    expect(signAction(several, '+')).toEqual({ kind: 'focus', returnId: 'r1' });
    expect(signAction(open, '+')).toBeNull();
  });
  it('puts the rest into another box, unless a question is open', () => {
    expect(signAction(open, '/')).toEqual({ kind: 'command', word: 'REST' });
    expect(signAction(asking, '/')).toBeNull();
    expect(signAction(emptyBench, '/')).toBeNull();
  });
  it('is one key alone, of the keypad', () => {
    const stroke = (code: string, hasModifier = false) => ({ code, isShift: false, hasModifier });
    expect([signOf([stroke('NumpadAdd')]), signOf([stroke('NumpadDivide')])]).toEqual(['+', '/']);
    for (const strokes of [
      [],
      [stroke('Slash')],
      [stroke('NumpadAdd', true)],
      [stroke('NumpadAdd'), stroke('Numpad1')],
    ]) {
      expect(signOf(strokes)).toBeNull();
    }
  });
});

describe('a keypad digit', () => {
  it('answers an open question', () => {
    expect(digitAction(asking, 1)).toEqual({ kind: 'answer', questionId: 'q1', answer: 'close' });
    expect(digitAction(asking, 2)).toEqual({ kind: 'answer', questionId: 'q1', answer: 'stay' });
    expect(digitAction(asking, 3)).toBeNull();
    const goods = view({ session: makeSession(), question: { kind: 'goods-or-next', id: 'q2', text: '12' } });
    expect([digitAction(goods, 1), digitAction(goods, 2)]).toMatchObject([{ answer: 'goods' }, { answer: 'next' }]);
  });
  it('chooses among the offered codes, and never beyond them', () => {
    const session = makeSession({ next: { step: 'choose-code' }, offeredCodes: ['stained', 'worn'] });
    expect(digitAction(view({ session }), 2)).toEqual({ kind: 'code', index: 1 });
    expect(digitAction(view({ session }), 3)).toBeNull();
  });
  it('counts one of the nth line through all returns of the box', () => {
    const returns = [
      makeReturn({ lines: [makeLine({ id: 'a' }), makeLine({ id: 'b' })] }),
      makeReturn({ lines: [makeLine({ id: 'c' })] }),
    ];
    const bench = view({ session: makeSession({ returns }) });
    expect([1, 2, 3, 4].map((digit) => digitAction(bench, digit))).toEqual([
      { kind: 'count', lineId: 'a' },
      { kind: 'count', lineId: 'b' },
      { kind: 'count', lineId: 'c' },
      null,
    ]);
  });
  it('chooses where the goods go once a bin is asked for, and counts nothing then', () => {
    const disposition = { chosen: 'keep', offered: ['keep', 'appraise'], bin: 'HOLD-01' } as const;
    const asked = makeSession({
      next: { step: 'scan-bin' },
      disposition: { ...disposition, offered: [...disposition.offered] },
    });
    expect(digitAction(view({ session: asked }), 2)).toEqual({ kind: 'dispose', disposition: 'appraise' });
    expect(digitAction(view({ session: asked }), 3)).toBeNull();
  });
  it('never names a problem of a return that has none: another one is the unnamed one', () => {
    const returns = [
      makeReturn({ id: 'r1', choice: 'damaged' }),
      makeReturn({ id: 'r2', lines: [makeLine({ id: 'c' })] }),
    ];
    const session = makeSession({ returns, focusId: 'r2', next: { step: 'choose-code' } });
    expect(digitAction(view({ session }), 3)).toEqual({ kind: 'count', lineId: 'c' });
  });
  it('means nothing while waiting', () => {
    expect(digitAction(emptyBench, 1)).toBeNull();
    expect(digitAction(null, 1)).toBeNull();
  });
  it('is one key alone, by its place', () => {
    const stroke = (code: string, isShift = false) => ({ code, isShift, hasModifier: false });
    expect(digitOf([stroke('Numpad3')])).toBe(3);
    expect(digitOf([stroke('Digit9')])).toBe(9);
    for (const strokes of [[], [stroke('Numpad0')], [stroke('KeyA')], [stroke('Digit1', true)]]) {
      expect(digitOf(strokes)).toBeNull();
    }
    expect(digitOf([stroke('Numpad1'), stroke('Numpad2')])).toBeNull();
  });
});

describe('the camera barcode', () => {
  it('is known in every wrapping a scanner gives it', () => {
    for (const raw of ['DP:CAM', ']C0DP:CAM', ' dp:cam\r']) expect(isCameraCommand(raw)).toBe(true);
    for (const raw of ['DP:CAMX', 'SF1300001234562', 'xDP:CAM']) expect(isCameraCommand(raw)).toBe(false);
  });
});
