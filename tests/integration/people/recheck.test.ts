import { describe, expect, it } from 'vitest';
import { SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import { administrator, bench, byNumber, codeOf, personOf, scan, useBench } from '../../support/people-bench.ts';
import { valueOf } from '../../support/station-fixture.ts';

useBench();

/** Two inspectors and a supervisor; the first inspector has judged a parcel that was drawn. */
async function drawn(): Promise<string> {
  const { handlers } = bench.station;
  await administrator();
  for (const one of [personOf('0217', 'inspector'), personOf('0031', 'inspector'), personOf('0101', 'supervisor')])
    await valueOf(handlers.peopleSave(one));
  await valueOf(handlers.settingsSet({ recheckPercent: 100 }));
  const [changed] = await valueOf(handlers.changeLog(undefined));
  expect(changed).toMatchObject({ name: 'recheckPercent', from: '2', to: '100', operatorNo: '0001' });
  await valueOf(byNumber('0217'));
  const { waybill, shirtBarcode, beltBarcode } = SHIRT_AND_BELT;
  for (const raw of [waybill, shirtBarcode, beltBarcode, 'DP:OK']) {
    bench.wallAt += 1000;
    await valueOf(scan(raw));
  }
  const { recent, panel } = await valueOf(handlers.benchView(undefined));
  expect(panel).toMatchObject({ kind: 'recheck-put', place: 'RC-01' });
  return recent[0]?.inspectionId ?? '';
}

describe('a blind re-check among the people of a bench', () => {
  it('hides verdict, pictures and goods from the second inspector until it is done, and nothing from the others', async () => {
    const inspectionId = await drawn();
    const { handlers } = bench.station;
    const looks = [
      () => handlers.evidenceOf({ inspectionId }),
      () => handlers.caseView({ inspectionId, isOpening: false }),
      () => handlers.goodsOf({ inspectionId }),
      () => handlers.annotationsOf({ inspectionId }),
    ];
    const codes = async (): Promise<Set<string>> => new Set(await Promise.all(looks.map((look) => codeOf(look()))));
    const search = { text: '', verdict: 'any' as const, isUndecided: false, fromAt: null, untilAt: null, after: null };
    const found = async () => (await valueOf(handlers.caseFind(search))).hits.length;
    expect(await codes()).toEqual(new Set(['ok']));
    expect(await found()).toBe(1);

    // A supervisor may look, and is no blind eye any more.
    await valueOf(byNumber('0101'));
    const { open: waiting } = await valueOf(handlers.recheckView(undefined));
    expect(await codeOf(handlers.caseView({ inspectionId, isOpening: true }))).toBe('ok');
    const known = { verdictId: waiting[0]?.verdictId ?? '', verdict: 'intact' as const, codes: [], note: '' };
    expect(await codeOf(handlers.recheckJudge(known))).toBe('recheck-seen');

    await valueOf(byNumber('0031'));
    expect(await codes()).toEqual(new Set(['recheck-blind']));
    expect(await codeOf(handlers.benchReopen({ inspectionId }))).toBe('recheck-blind');
    expect(await found()).toBe(0);
    expect((await valueOf(handlers.benchView(undefined))).recent).toEqual([]);
    const { open, differing } = await valueOf(handlers.recheckView(undefined));
    expect(differing).toBeNull();
    const verdictId = open[0]?.verdictId ?? '';
    const input = { verdictId, verdict: 'damaged' as const, codes: ['worn' as const], note: '' };
    expect(await valueOf(handlers.recheckJudge(input))).toMatchObject({ pair: { agrees: false }, putTo: 'A-01' });
    expect(await codes()).toEqual(new Set(['ok']));
    expect(await codeOf(handlers.recheckReport({ days: 30 }))).toBe('not-allowed');

    await valueOf(byNumber('0101'));
    expect(await codes()).toEqual(new Set(['ok']));
    const seen = await valueOf(handlers.recheckView(undefined));
    expect(seen.differing).toMatchObject([{ first: { verdict: 'intact' }, second: { verdict: 'damaged' } }]);
    const report = await valueOf(handlers.recheckReport({ days: 30 }));
    expect(report).toMatchObject({ n: 1, agreed: 0 });
    expect(JSON.stringify([seen.differing, report])).not.toMatch(/0217|0031|名0/);
  });
});
