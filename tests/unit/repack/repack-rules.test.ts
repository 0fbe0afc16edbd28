import { describe, expect, it } from 'vitest';
import { isRulingOpen, sortUnits, stepOf, undoSaid } from '../../../src/main/repack/repack-rules.ts';
import type { RepackUnit } from '../../../src/main/repack/repack-rules.ts';

const unit = (unitId: string, more: Partial<RepackUnit> = {}): RepackUnit => ({
  ...{ unitId, sku: 'S-1', name: '衬衫', lineId: 'l-1', disposition: 'to-buyer', bin: 'B-1', isUndecided: false },
  ...more,
});
const idsOf = (units: readonly RepackUnit[]): string[] => units.map(({ unitId }) => unitId);

describe('what goes back to the buyer', () => {
  const cases: [string, RepackUnit[], string[], string[], string | null][] = [
    ['what was put aside for the buyer, once decided', [unit('a')], ['a'], [], null],
    ['nothing before the decision', [unit('a', { isUndecided: true })], [], ['a'], 'repack-undecided'],
    ['nothing that is kept while the ruling is open', [unit('a', { disposition: 'keep' })], [], ['a'], 'repack-kept'],
    ['one of two: the other is kept as evidence', [unit('a'), unit('b', { disposition: 'keep' })], ['a'], ['b'], null],
    ['nothing of what is the shop’s', [unit('a', { disposition: 'second' })], [], [], 'repack-nothing'],
    ['nothing that has left already', [unit('gone')], [], [], 'repack-nothing'],
    ['nothing of an empty box', [], [], [], 'repack-nothing'],
  ];
  it.each(cases)('%s', (_name, units, going, staying, why) => {
    const sorted = sortUnits(units, new Set(['gone']), true);
    expect([idsOf(sorted.going), idsOf(sorted.staying), sorted.why]).toEqual([going, staying, why]);
  });
  it('says nothing of a ruling where there is none', () => {
    expect(sortUnits([unit('a', { disposition: 'keep' })], new Set(), false).why).toBe('repack-nothing');
  });
});

it.each([
  [{ state: 'open', dispute: null }, false],
  [{ state: 'locked', dispute: null }, true],
  [{ state: 'open', dispute: 'at-work' }, true],
  [{ state: 'closed', dispute: 'ruled' }, false],
] as const)('a ruling of %o is open: %s', (known, isOpen) => {
  expect(isRulingOpen([{ state: 'open', dispute: null }, known])).toBe(isOpen);
});

it('asks for the waybill, then for who pays; undo goes back the same way and then gives up', () => {
  const steps = [
    { waybill: null, payer: null },
    { waybill: null, payer: 'shop' },
    { waybill: 'SF1', payer: null },
    { waybill: 'SF1', payer: 'shop' },
  ] as const;
  expect(steps.map(stepOf)).toEqual(['scan-waybill', 'scan-waybill', 'choose-payer', 'close']);
  expect(steps.map(undoSaid)).toEqual([null, steps[0], steps[0], steps[2]]);
});
