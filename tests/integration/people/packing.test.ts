import { describe, expect, it } from 'vitest';
import {
  administrator,
  badgeOf,
  bench,
  byBadge,
  codeOf,
  open,
  personOf,
  scan,
  useBench,
} from '../../support/people-bench.ts';
import { refuseWorn } from '../../support/refused-on-disk.ts';
import { valueOf } from '../../support/station-fixture.ts';

useBench();

/** The same text at the same moment is one scan. */
const scanNext = (raw: string) => {
  bench.wallAt += 1000;
  return valueOf(scan(raw));
};

describe('goods being packed for their buyer', () => {
  it('are filmed, and so nobody takes the seat half-way, not even after a kill', async () => {
    await administrator();
    await valueOf(bench.station.handlers.peopleSave(personOf('0217', 'inspector')));
    const badge = await badgeOf('0217');
    const { inspectionId } = await refuseWorn(bench.station.handlers);
    const film = { inspectionId, cameraLabel: 'top', codec: 'avc1', widthPx: 640, heightPx: 480 };
    const start = (what: 'opening' | 'repack') =>
      codeOf(bench.station.handlers.evidenceRecordingStart({ ...film, what }));
    // A film may say that it shows a packing only where there is one.
    expect(await start('repack')).toBe('repack-nothing');
    await scanNext('SF1300001234562');
    await scanNext('DP:SEND');
    expect((await valueOf(bench.station.handlers.benchView(undefined))).repack).toMatchObject({ step: 'scan-waybill' });
    expect(await start('repack')).toBe('ok');
    expect(await codeOf(byBadge(badge))).toBe('seat-taken');
    expect(await codeOf(bench.station.handlers.seatLeave(undefined))).toBe('seat-taken');

    await bench.station.close();
    await open();
    // Nobody sits here after a start: whoever comes goes on with it.
    expect(await codeOf(byBadge(badge))).toBe('ok');
    await scanNext('SF1400002345673');
    await scanNext('DP:Q1');
    await scanNext('DP:SEND');
    const page = await valueOf(
      bench.station.handlers.registerList({ register: 'to-buyer', isOpen: false, after: null }),
    );
    expect(page.entries).toMatchObject([{ state: 'sent', operatorNo: '0217', payer: 'buyer' }, { state: 'sent' }]);
    const { recordings } = await valueOf(bench.station.handlers.evidenceOf({ inspectionId }));
    expect(recordings).toMatchObject([{ what: 'repack' }]);
  });
});
