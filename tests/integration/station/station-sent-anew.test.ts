import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { PHONE } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import { movementsIn, openTestStation, valueOf } from '../../support/station-fixture.ts';

// Goods instead of money, through the calls of the window and the training platform's own books.

const SENT = 'YT8800112233445';
let dataDir: string;
let station: Station | null = null;
afterEach(async () => {
  await station?.close();
  rmSync(dataDir, { recursive: true });
});

it('an exchange noted at the desk closes the case; nothing is paid, not even after a restart', async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-sent-anew-'));
  station = await openTestStation(dataDir);
  let { handlers } = station;
  await valueOf(handlers.syncNow(undefined));
  for (const raw of [PHONE.waybill, PHONE.otherImei, 'DP:SWP', 'DL:HOLD-02', 'DP:HOLD']) {
    await valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
  }
  const [item] = await valueOf(handlers.decisionList(undefined));
  const { verdictId, inspectionId } = { verdictId: item?.verdictId ?? '', inspectionId: item?.inspectionId ?? '' };
  const done = { verdictId, outcome: 'exchanged', reference: '换货单 77', picture: null, waybill: SENT } as const;
  expect(await handlers.decisionByHand({ ...done, waybill: null })).toMatchObject({
    error: { code: 'new-waybill-needed' },
  });
  await valueOf(handlers.decisionByHand(done));
  expect(await handlers.decisionByHand(done)).toMatchObject({ error: { code: 'already-decided' } });
  expect(await handlers.decisionCase({ verdictId })).toMatchObject({ error: { code: 'already-decided' } });
  expect(await handlers.refusalRules({ verdictId })).toMatchObject({ error: { code: 'already-decided' } });
  await station.close();

  station = await openTestStation(dataDir);
  handlers = station.handlers;
  await valueOf(handlers.syncNow(undefined));
  expect(await valueOf(handlers.decisionList(undefined))).toEqual([]);
  const commands = await valueOf(handlers.syncCommands(undefined));
  expect(commands.filter(({ kind }) => kind === 'refund' || kind === 'refuse')).toEqual([]);
  expect((await valueOf(handlers.benchView(undefined))).recent[0]?.progress).toBe('sent-anew');
  const { timeLine } = await valueOf(handlers.caseView({ inspectionId, isOpening: false }));
  expect(timeLine.find(({ event }) => event === 'by-hand')).toMatchObject({
    ...{ code: 'exchanged', text: `${SENT} · 换货单 77` },
  });
  await station.close();
  station = null;
  expect(movementsIn(dataDir)).toEqual([]);
});
