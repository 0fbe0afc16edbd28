import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/main/lib/app-error.ts';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import { contract } from '../../../src/shared/contract.ts';
import type { BenchAnswer } from '../../../src/shared/session.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

// What a dock, a prankster or a broken device can send: each is said, loses nothing and changes nothing.

let root: string;
let dataDir: string;
let station: Station;
let setBackMs = 0;
const clock = { ...systemClock, now: () => Date.now() - setBackMs };
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'dockproof-bad-input-'));
  dataDir = join(root, 'data');
  setBackMs = 0;
  station = await openTestStation(dataDir, undefined, { clock });
  await waitUntil(async () => {
    const { hits } = await valueOf(station.handlers.returnFind({ text: SHIRT_AND_BELT.waybill }));
    return hits.length > 0;
  });
});
afterEach(async () => {
  await station.close();
  rmSync(root, { recursive: true });
});

/** As it comes over the border: parsed first. */
const scan = async (raw: string): Promise<BenchAnswer> => {
  const input = v.parse(contract.benchScan.input, { raw, source: 'scanner', at: Date.now() });
  return v.parse(contract.benchScan.output, await valueOf(station.handlers.benchScan(input)));
};
const view = () => valueOf(station.handlers.benchView(undefined));

const LONG = 'A'.repeat(10_000);
const HOSTILE: [string, string][] = [
  ['nothing', ''],
  ['only spaces', '   \t '],
  ['10,000 characters', LONG],
  ['a control character in the middle', 'SF1300\u0016001234562'],
  ['Ctrl+O, Ctrl+P, Esc as a barcode', '\u000f\u0010\u001b'],
  ['right-to-left writing', 'SF1300\u202e265432100'],
  ['a zero-width joiner', 'SF1300\u200d001234562'],
  ['half a character', 'SF1300001\ud800'],
  ['a path', '../../x'],
  ['a Windows path', '..\\..\\CON'],
  ['a drive', 'C:\\Windows\\system32'],
  ['markup', '<img src=x onerror=alert(1)>'],
  ['a script', '<script>fetch("http://x")</script>'],
  ['SQL', "'; DROP TABLE scan; --"],
  ['a formula', "=cmd|' /C calc'!A0"],
  ['a shell', '$(rm -rf ~)'],
  ['a 7 kB QR code', JSON.stringify({ order: 'x'.repeat(7000) })],
  ['a command that does not exist', 'DP:FORMAT'],
  ['a defect code that does not exist', 'DP:C-NOSUCHCODE'],
  ['a disposition that does not exist', 'DP:D-NOWHERE'],
  ['half a badge', 'DB:12'],
  ['a bin with a path', 'DL:../../x'],
];

describe('hostile barcodes', () => {
  it.each(HOSTILE)('%s: said to be unreadable, opens nothing', async (_name, raw) => {
    const answer = await scan(raw);
    expect(answer.tone).toBe('unreadable');
    expect(answer.view.session).toBeNull();
    const { panel } = answer.view;
    if (panel?.kind !== 'unreadable') throw new Error('not said');
    // What is shown is shortened and holds nothing that hides or turns around.
    expect(Array.from(panel.text).length).toBeLessThanOrEqual(61);
    expect(panel.text).not.toMatch(/[\u0000-\u001f\u200b-\u200f\u202a-\u202e]/u);
  });

  it.each(HOSTILE)('%s: in the middle of a box changes nothing of it', async (_name, raw) => {
    await scan(SHIRT_AND_BELT.waybill);
    const before = await scan(SHIRT_AND_BELT.shirtBarcode);
    const answer = await scan(raw);
    expect(answer.tone).toBe('unreadable');
    expect(answer.view.session).toEqual(before.view.session);
  });

  it('none of them makes a file or a folder outside of where it belongs', async () => {
    const names = () => [readdirSync(root), readdirSync(dirname(root)).includes('x'), readdirSync(dataDir).sort()];
    const before = names();
    for (const [, raw] of HOSTILE) await scan(raw);
    expect(names()).toEqual(before);
  });

  it('more than any scanner sends does not even cross the border', async () => {
    await expect(scan('A'.repeat(17_000))).rejects.toThrow();
    expect((await view()).queue).toEqual([]);
  });

  it('a link with a waybill in it is only a waybill: nothing is fetched, the box is opened', async () => {
    const answer = await scan(`https://evil.example/track?no=${SHIRT_AND_BELT.waybill}`);
    expect(answer.tone).toBe('found');
    expect(answer.view.session?.waybill).toBe(SHIRT_AND_BELT.waybill);
  });
});

describe('a clock that was set back an hour', () => {
  it('is said, and the box goes on to its refund all the same', async () => {
    const { waybill, shirtBarcode, beltBarcode } = SHIRT_AND_BELT;
    await scan(waybill);
    await scan(shirtBarcode);
    setBackMs = 3_600_000;
    await scan(beltBarcode);
    const status = await valueOf(station.handlers.syncStatus(undefined));
    expect(status.isClockBehind).toBe(true);
    const last = await scan('DP:OK');
    expect(last.tone).toBe('closed');
    await valueOf(station.handlers.syncNow(undefined));
    await waitUntil(async () => (await view()).recent[0]?.progress === 'acknowledged');
    setBackMs = 0;
    expect((await valueOf(station.handlers.syncStatus(undefined))).isClockBehind).toBe(false);
  });
});

describe('two copies of the program', () => {
  it('the second one does not start, and the first one does not notice', async () => {
    await scan(SHIRT_AND_BELT.waybill);
    const second = openTestStation(dataDir).then(
      () => null,
      (error: unknown) => (error instanceof AppError ? error.code : error),
    );
    expect(await second).toBe('already-running');
    expect((await scan(SHIRT_AND_BELT.shirtBarcode)).tone).toBe('counted');
  });
});
