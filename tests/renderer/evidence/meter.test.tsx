import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MeterItem } from '../../../src/shared/evidence-meter.ts';
import type { PictureCheck } from '../../../src/shared/picture-check.ts';
import type { SessionView } from '../../../src/shared/session.ts';
import { ok } from '../../../src/shared/result.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { createFakeDevices } from '../../support/fake-devices.ts';
import { createFakeStation, emptyBench } from '../../support/fake-station.ts';
import { showApp } from '../../support/render-app.tsx';
import { makePhoto, makeReturn, makeSession, makeShots } from '../../support/scene-parts.ts';

const label = makePhoto('label', { takenAt: 2000 });
const outer = makePhoto('outer', { takenAt: 1000 });
const check = (more: Partial<PictureCheck> = {}, sha256 = label.sha256): PictureCheck => ({
  sha256,
  isWaybillRead: false,
  modulePxMilli: null,
  hasOtherNumbers: false,
  sharpnessMilli: 90_000,
  faults: [],
  ...more,
});
const show = async (session: Partial<SessionView>, language: 'zh' | 'en' = 'zh') => {
  const station = createFakeStation({ ...emptyBench, session: makeSession(session) });
  station.answers.evidenceOf = () => ok({ photos: [outer, label], recordings: [], gaps: [] });
  station.answers.settingsGet = () => ok({ ...DEFAULT_SETTINGS, isSetUp: true, language });
  await showApp(station, createFakeDevices(), language);
  await waitFor(() => {
    expect(station.inputsOf('evidenceOf').length).toBeGreaterThan(0);
  });
};
const meter = (name = '证据') =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map((item) => `${within(item).getByRole('img').getAttribute('aria-label') ?? ''} ${item.textContent}`);
const items: MeterItem[] = [
  { item: 'outer', returnId: null, state: 'done' },
  { item: 'label', returnId: null, state: 'done', value: 2840 },
  { item: 'defect', returnId: 'r2', state: 'missing' },
  { item: 'film-label', returnId: null, state: 'doubtful', why: 'not-read' },
];

describe('the evidence meter', () => {
  it('says what is there, with the pixels a module of the label, what is missing and what is doubtful', async () => {
    await show({ meter: items, returns: [makeReturn({ id: 'r1' }), makeReturn({ id: 'r2' })], focusId: 'r1' });
    expect(meter()).toEqual([
      '有 开箱前外箱',
      '有 面单可读 2.8 像素/模块',
      '还没有 第 2 单 · 问题处',
      '有疑问 录像里的面单：看不清',
    ]);
  });

  it('speaks English', async () => {
    await show({ meter: items.slice(0, 2) }, 'en');
    expect(meter('Evidence')).toEqual(['there Box before opening', 'there Label legible: 2.8 px per module']);
  });

  it('does not alarm while a picture is still being looked at', async () => {
    await show({ meter: [{ item: 'label', returnId: null, state: 'doubtful', why: 'unchecked' }] });
    expect(meter()).toEqual(['还没有 面单：还没核对']);
  });
});

describe('what is wrong with the newest picture', () => {
  it.each([
    [{ faults: ['blurred'] }, '面单糊了：擦一下镜头，拿稳再拍。'],
    [{ faults: ['dark'] }, '面单太暗：开灯，或者别挡住镜头。'],
    [{ faults: ['bright'] }, '面单过曝：移开直射的灯。'],
    [{ faults: ['frozen'] }, '画面没动：摄像头卡住了，按 F6 换一个，或者重新插上。'],
    [{}, '面单看不清：放平、展开，拿近一点再拍。'],
    [{ hasOtherNumbers: true }, '照片里是别的号码：把扫过的那张面单对准镜头。'],
    [{ isWaybillRead: true, modulePxMilli: 1600 }, '面单太小，只有 1.6 像素/模块：拿近一点再拍。'],
  ] as const)('%j is said at once, with the key to take it again', async (found, sentence) => {
    await show({ checks: [check({ ...found, faults: 'faults' in found ? [...found.faults] : [] })] });
    const said = (await screen.findByText(sentence)).closest('[role="status"]');
    expect(said?.textContent).toContain('再拍一张：F5（踏板）');
  });

  it('is silent for a legible label, for an older picture, and for a box whose label is out of sight', async () => {
    await show({
      checks: [check({ isWaybillRead: true, modulePxMilli: 2800 }), check({ faults: ['dark'] }, outer.sha256)],
    });
    expect(screen.queryByText(/再拍一张/)).toBeNull();
  });

  it('while other shots are still asked for, says that it is taken again after them', async () => {
    await show({
      choice: 'damaged',
      shots: makeShots({ label: 1, defect: 0 }),
      checks: [check()],
      next: { step: 'take-shot', shot: 'defect', done: 1, of: 2, returnId: null },
    });
    expect((await screen.findByText('其余拍完后再拍这张。')).closest('[role="status"]')).toBeTruthy();
  });

  it('asked for once more, the step says why, and how to go on without', async () => {
    await show({
      choice: 'damaged',
      codes: ['damaged'],
      shots: makeShots({ label: 1, defect: 1 }),
      next: { step: 'take-shot', shot: 'label', done: 2, of: 2, returnId: null, again: 'not-read' },
    });
    expect(screen.getByRole('heading', { name: '再拍一次面单' })).toBeTruthy();
    expect(screen.getByText('面单看不清：放平、展开，拿近一点再拍。')).toBeTruthy();
    expect(screen.getByText('拍不了就这样：F4，或直接扫下一件。')).toBeTruthy();
  });
});
