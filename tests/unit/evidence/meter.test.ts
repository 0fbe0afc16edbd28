import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { carriesWaybill } from '../../../src/main/evidence/picture-checks.ts';
import { VERDICTS } from '../../../src/shared/domain-words.ts';
import {
  Checklists,
  DEFAULT_CHECKLISTS,
  EVIDENCE_ITEMS,
  itemsWanted,
  meterOf,
  shotsWanted,
} from '../../../src/shared/evidence-meter.ts';
import type { EvidenceItem, MeterInput } from '../../../src/shared/evidence-meter.ts';
import type { PictureCheck } from '../../../src/shared/picture-check.ts';
import { DEFAULT_SETTINGS, Settings } from '../../../src/shared/settings.ts';
import { fc } from '../../support/property.ts';

const check = (sha256: string, more: Partial<PictureCheck> = {}): PictureCheck => ({
  sha256,
  isWaybillRead: false,
  modulePxMilli: null,
  hasOtherNumbers: false,
  sharpnessMilli: 500_000,
  faults: [],
  ...more,
});
const phone = { platform: 'taobao', reason: 'no-reason', category: null, hasSerials: true } as const;
const wantedItems = (...items: EvidenceItem[]) => items.map((item) => ({ item, returnId: null }));
const measure = (item: EvidenceItem, more: Partial<MeterInput> = {}) =>
  meterOf({ wanted: wantedItems(item), photos: [], checks: new Map(), recordings: [], filmFrame: null, ...more })[0];

describe('which list counts', () => {
  it('asks swapped goods for label, seal, body, serial, contents; without serials for no seal and no serial', () => {
    const all = itemsWanted(DEFAULT_CHECKLISTS, { verdict: 'swapped', ...phone });
    expect(shotsWanted('swapped', all)).toEqual(['label', 'seal', 'body', 'serial', 'contents']);
    const plain = itemsWanted(DEFAULT_CHECKLISTS, { verdict: 'swapped', ...phone, hasSerials: false });
    expect(shotsWanted('swapped', plain)).toEqual(['label', 'body', 'contents']);
  });

  it('is the one of platform and reason, else of the platform, else of the reason, else the one for all', () => {
    const list = (platform: string, reason: '' | 'short', item: EvidenceItem) => ({
      verdict: 'damaged' as const,
      platform,
      reason,
      items: [item],
    });
    const lists = [
      list('', '', 'film'),
      list('', 'short', 'contents'),
      list('jd', '', 'body'),
      list('jd', 'short', 'seal'),
    ];
    const of = (platform: string, reason: 'short' | 'quality') =>
      itemsWanted(lists, { verdict: 'damaged', platform, reason, category: null, hasSerials: true });
    expect(of('jd', 'short')).toEqual(['seal']);
    expect(of('jd', 'quality')).toEqual(['body']);
    expect(of('pdd', 'short')).toEqual(['contents']);
    expect(of('pdd', 'quality')).toEqual(['film']);
    expect(itemsWanted(lists, { verdict: 'swapped', ...phone })).toEqual([]);
  });

  it('never asks an intact parcel, nor one without a verdict, for a picture', () => {
    for (const verdict of [null, 'intact'] as const) expect(shotsWanted(verdict, EVIDENCE_ITEMS)).toEqual([]);
  });

  it('Douyin takes four stills: no more are asked for there', () => {
    const items = itemsWanted(DEFAULT_CHECKLISTS, { verdict: 'swapped', ...phone, platform: 'douyin' });
    expect(shotsWanted('swapped', items)).toHaveLength(4);
  });

  it('the defaults are valid, have one for every verdict, and stand in the settings', () => {
    expect(v.is(Checklists, [...DEFAULT_CHECKLISTS])).toBe(true);
    for (const verdict of VERDICTS) {
      expect(
        DEFAULT_CHECKLISTS.some((one) => one.verdict === verdict && one.platform === '' && one.reason === ''),
      ).toBe(true);
    }
    expect(v.parse(Settings, DEFAULT_SETTINGS).checklists).toEqual(DEFAULT_CHECKLISTS);
  });

  it.each([
    ['the same case twice', [DEFAULT_CHECKLISTS[0], DEFAULT_CHECKLISTS[0]]],
    ['an item twice', [{ verdict: 'intact', platform: '', reason: '', items: ['film', 'film'] }]],
    ['an unknown item', [{ verdict: 'intact', platform: '', reason: '', items: ['smell'] }]],
  ])('a list with %s is refused', (_, lists) => {
    expect(v.is(Checklists, lists)).toBe(false);
  });
});

describe('the meter', () => {
  const photo = (shot: 'outer' | 'label' | 'defect', sha256: string, returnId: string | null = null) => ({
    shot,
    sha256,
    returnId,
  });
  const checks = (...all: PictureCheck[]) => new Map(all.map((one) => [one.sha256, one]));

  it('counts the waybill as legible from two pixels a module on, in whichever picture', () => {
    const photos = [photo('outer', 'a'), photo('label', 'b')];
    const read = (modulePxMilli: number) =>
      measure('label', {
        photos,
        checks: checks(check('a', { isWaybillRead: true, modulePxMilli }), check('b', { faults: ['blurred'] })),
      });
    expect(read(2000)).toMatchObject({ state: 'done', value: 2000 });
    expect(read(1999)).toMatchObject({ state: 'doubtful', why: 'too-small', value: 1999 });
  });

  it('says of the newest label what is wrong with it', () => {
    const photos = [photo('label', 'a'), photo('label', 'b')];
    const why = (more: Partial<PictureCheck>) =>
      measure('label', { photos, checks: checks(check('a'), check('b', more)) })?.why;
    expect(why({ faults: ['dark'] })).toBe('dark');
    expect(why({ hasOtherNumbers: true })).toBe('other-number');
    expect(why({})).toBe('not-read');
    expect(measure('label', { photos })?.why).toBe('unchecked');
    expect(measure('label')?.state).toBe('missing');
  });

  it('a shot is done with one good picture of its own return, doubtful when all are faulty', () => {
    const photos = [photo('defect', 'a', 'r1'), photo('defect', 'b', 'r1')];
    const of = (returnId: string, all: PictureCheck[]) =>
      meterOf({
        wanted: [{ item: 'defect', returnId }],
        photos,
        checks: checks(...all),
        recordings: [],
        filmFrame: null,
      })[0];
    expect(of('r1', [check('a', { faults: ['dark'] }), check('b')])?.state).toBe('done');
    expect(of('r1', [check('a', { faults: ['dark'] }), check('b', { faults: ['frozen'] })])).toMatchObject({
      state: 'doubtful',
      why: 'frozen',
    });
    expect(of('r2', [])?.state).toBe('missing');
  });

  it('knows a film, whether it is in one take, and whether the waybill is legible in it', () => {
    const filmed = [{ end: 'closed' as const, durationMs: 9000 }];
    expect(measure('film')?.state).toBe('missing');
    expect(measure('film', { recordings: [{ end: 'closed', durationMs: 0 }] })?.state).toBe('missing');
    expect(measure('film', { recordings: filmed })?.state).toBe('done');
    expect(measure('unbroken', { recordings: [...filmed, { end: 'camera-lost', durationMs: 5 }] })?.why).toBe('broken');
    expect(measure('film-label', { recordings: filmed })?.state).toBe('missing');
    expect(measure('film-label', { recordings: filmed, filmFrame: { modulePxMilli: null } })?.why).toBe('not-read');
    expect(measure('film-label', { recordings: filmed, filmFrame: { modulePxMilli: 1500 } })).toMatchObject({
      state: 'done',
      value: 1500,
    });
  });

  it('answers every item that is wanted, in order, and a doubt always says why', () => {
    const input = fc.record({
      wanted: fc.array(fc.record({ item: fc.constantFrom(...EVIDENCE_ITEMS), returnId: fc.constantFrom(null, 'r1') })),
      photos: fc.array(
        fc.record({
          shot: fc.constantFrom('outer', 'label', 'seal', 'defect', 'auto'),
          returnId: fc.constantFrom(null, 'r1', 'r2'),
          sha256: fc.constantFrom('a', 'b', 'c'),
        }),
      ),
      checks: fc
        .array(
          fc.record({
            sha256: fc.constantFrom('a', 'b', 'c'),
            isWaybillRead: fc.boolean(),
            modulePxMilli: fc.constantFrom(null, 0, 1000, 3000),
            hasOtherNumbers: fc.boolean(),
            sharpnessMilli: fc.nat(),
            faults: fc.subarray(['dark', 'bright', 'blurred', 'frozen'] as const).map((faults) => [...faults]),
          }),
        )
        .map((all) => checks(...all)),
      recordings: fc.array(
        fc.record({ end: fc.constantFrom(null, 'closed', 'killed', 'storage'), durationMs: fc.nat(9999) }),
      ),
      filmFrame: fc.constantFrom(null, { modulePxMilli: null }, { modulePxMilli: 2500 }),
    });
    fc.assert(
      fc.property(input, (given) => {
        const meter = meterOf(given);
        expect(meter.map(({ item, returnId }) => ({ item, returnId }))).toEqual(given.wanted);
        for (const one of meter) expect(one.why !== undefined).toBe(one.state === 'doubtful');
      }),
    );
  });
});

describe('whose number a barcode carries', () => {
  it.each([
    ['SF1300001234562', 'SF1300001234562', true],
    ['sf13 0000 1234 562', 'SF1300001234562', true],
    ['JDVA11408814483-1-1-', 'JDVA11408814483', true],
    ['YT1234567890123', 'SF1300001234562', false],
    ['SF13000012345621', 'SF1300001234562', false],
    ['DP:OK', 'SF1300001234562', false],
    ['', 'SF1300001234562', false],
  ])('%s is of %s: %s', (text, waybill, isIt) => {
    expect(carriesWaybill(text, waybill)).toBe(isIt);
  });
});
