import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SeenPicture } from '../../../src/main/evidence/picture-checks.ts';
import { DEFAULT_CHECKLISTS } from '../../../src/shared/evidence-meter.ts';
import type { EvidenceItem, MeterItem } from '../../../src/shared/evidence-meter.ts';
import { aPhone, aReturn, createBenchFixture, FOREIGN_IMEI, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

// A photo that is there and can't be used is asked for once more before the parcel leaves the bench; a person may go on.

let bench: BenchFixture;
let pixels = 0;
const seen = (more: Partial<SeenPicture> = {}): SeenPicture => ({
  barcodes: [],
  sharpnessMilli: 500_000,
  faults: [],
  pixels: `pixels ${(pixels += 1)}`,
  ...more,
});
const label = (modulePxMilli: number, text = 'SF1300001234562'): SeenPicture =>
  seen({ barcodes: [{ text, modulePxMilli }] });
const session = () => bench.core.bench.view().session;
const meterOf = (item: EvidenceItem): MeterItem | undefined => session()?.meter.find((one) => one.item === item);

beforeEach(() => {
  bench = createBenchFixture([
    aReturn({ reason: 'broken', category: 'other', lines: aReturn().lines.slice(0, 1) }),
    aPhone(),
    aReturn({ returnNo: 'R9', returnWaybill: 'YT1234567890123' }),
  ]);
  bench.holdLooks();
});
afterEach(async () => {
  await bench.close();
});

const openDamaged = (): void => {
  for (const scan of ['SF1300001234562', SHIRT, 'DP:DMG', 'DP:C-DAMAGED', 'DP:DMG']) bench.scan(scan);
  expect(session()?.next).toMatchObject({ step: 'take-shot', shot: 'label' });
};

describe('a label in the evidence', () => {
  it('that can be read fills the meter with its pixels a module, and the box closes by itself', () => {
    openDamaged();
    bench.takePhoto('label');
    expect(meterOf('label')).toMatchObject({ state: 'doubtful', why: 'unchecked' });
    bench.look(label(2800));
    expect(meterOf('label')).toEqual({ item: 'label', returnId: null, state: 'done', value: 2800 });
    bench.takePhoto('defect');
    expect(session()).toBeNull();
  });

  it('that is still being looked at holds a finished box for the moment it takes', () => {
    openDamaged();
    bench.takePhoto('label');
    bench.takePhoto('defect');
    expect(session()?.next).toEqual({ step: 'close' });
    bench.look(label(2800));
    expect(session()).toBeNull();
  });

  it('that nobody answers for holds it for four seconds at most', () => {
    openDamaged();
    bench.takePhoto('label');
    bench.takePhoto('defect');
    expect(session()).not.toBeNull();
    bench.clock.advance(4000);
    bench.core.bench.pictureChecked(session()?.inspectionId ?? '');
    expect(session()).toBeNull();
  });

  it.each<[string, SeenPicture, string]>([
    ['not legible', seen(), 'not-read'],
    ['too small', label(1600), 'too-small'],
    ['another number', label(4000, 'YT9999999999999'), 'other-number'],
    ['blurred', seen({ faults: ['blurred'] }), 'blurred'],
  ])('that is %s is asked for once more after the others, and then is a named gap', (_, found, why) => {
    openDamaged();
    bench.takePhoto('label');
    bench.look(found);
    expect(meterOf('label')).toMatchObject({ state: 'doubtful', why });
    expect(session()?.next).toMatchObject({ step: 'take-shot', shot: 'defect' });
    bench.takePhoto('defect');
    expect(session()?.next).toMatchObject({ step: 'take-shot', shot: 'label', again: why });
    expect(bench.core.bench.command('PHOTO').still).toMatchObject({ shot: 'label' });
    const { inspectionId = '' } = session() ?? {};
    bench.takePhoto('label');
    bench.look(seen());
    expect(bench.core.bench.view().session).not.toBeNull();
    bench.look(found);
    expect(session()).toBeNull();
    const box = bench.core.sessions.read(inspectionId);
    if (box === null) throw new Error('the box is gone');
    expect(bench.core.evidence.check(box, bench.core.boxState.casesOf(box)).gaps).toContain('label-illegible');
  });

  it('taken again and legible leaves no gap but the film', () => {
    openDamaged();
    bench.takePhoto('label');
    bench.look(seen());
    bench.takePhoto('defect');
    bench.look(seen());
    bench.takePhoto('label');
    bench.look(label(3100));
    expect(session()).toBeNull();
  });

  it.each([
    ['F4', () => bench.core.bench.command('HOLD')],
    ['the scan of the next parcel', () => bench.scan('YT1234567890123')],
  ])('that stays illegible is no wall: %s goes on', (_, goOn) => {
    openDamaged();
    bench.takePhoto('label');
    bench.look(seen());
    bench.takePhoto('defect');
    const before = session()?.inspectionId;
    goOn();
    expect(session()?.inspectionId).not.toBe(before);
    expect(bench.core.bench.view().question).toBeNull();
    expect(bench.core.bench.view().recent.find(({ inspectionId }) => inspectionId === before)?.isHalfDone).toBe(false);
  });

  it('of a swapped phone: the bin scan goes on, too, though its label could be better', () => {
    for (const scan of ['JDVA11408814483', FOREIGN_IMEI, 'DP:SWP']) bench.scan(scan);
    for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) {
      bench.takePhoto(shot);
      bench.look(seen());
    }
    expect(session()?.next).toMatchObject({ shot: 'label', again: 'not-read' });
    expect(bench.scan('DL:HOLD-03').tone).toBe('closed');
    expect(bench.core.toDecide.list()[0]?.gaps).toEqual(['recording', 'label-illegible']);
  });

  it('read in the still of the scan already makes a bad close-up no matter', () => {
    bench.scan('SF1300001234562');
    bench.takePhoto('outer');
    bench.look(label(2500));
    for (const scan of [SHIRT, 'DP:DMG', 'DP:C-DAMAGED', 'DP:DMG']) bench.scan(scan);
    bench.takePhoto('label');
    bench.look(seen());
    bench.takePhoto('defect');
    expect(session()).toBeNull();
  });

  it('that the worker can not look at holds nothing up and is no gap', () => {
    openDamaged();
    bench.takePhoto('label');
    bench.look(null);
    bench.takePhoto('defect');
    expect(session()).toBeNull();
  });
});

describe('a stuck camera', () => {
  it('is found by two pictures with the same pixels, not by two stills of one frame', () => {
    bench.scan('SF1300001234562');
    bench.takePhoto('outer');
    bench.look(seen({ pixels: 'same' }));
    bench.takePhoto('auto');
    bench.look(seen({ pixels: 'same' }));
    expect(session()?.checks.map(({ faults }) => faults)).toContainEqual(['frozen']);
  });

  it('of another box is none', () => {
    bench.scan('SF1300001234562');
    bench.takePhoto('outer');
    bench.look(seen({ pixels: 'same' }));
    bench.scan('DP:LATER');
    bench.scan('YT1234567890123');
    bench.takePhoto('outer');
    bench.look(seen({ pixels: 'same' }));
    expect(session()?.checks.flatMap(({ faults }) => faults)).toEqual([]);
  });
});

describe('the checklist', () => {
  it('changed by the shop asks for other shots from now on; a verdict that was given keeps what was asked then', () => {
    const only = (items: EvidenceItem[]) => {
      const checklists = DEFAULT_CHECKLISTS.map((list) => (list.verdict === 'damaged' ? { ...list, items } : list));
      bench.core.settingsStore.set({ checklists }, bench.clock.now());
    };
    openDamaged();
    only(['contents', 'label']);
    expect(session()?.next).toMatchObject({ step: 'take-shot', shot: 'label', of: 2 });
    expect(session()?.meter.map(({ item }) => item)).toContain('defect');
    bench.scan('DP:UNDO');
    bench.scan('DP:DMG');
    expect(session()?.next).toMatchObject({ step: 'take-shot', shot: 'contents' });
  });
});
