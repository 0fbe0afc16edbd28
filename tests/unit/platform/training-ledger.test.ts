import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstSamples } from '../../../src/main/platform/training/sample-returns.ts';
import { openTrainingLedger } from '../../../src/main/platform/training/training-ledger.ts';
import type { TrainingLedger } from '../../../src/main/platform/training/training-ledger.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const NOW = 1_800_000_000_000;
let folder: string;
let file: string;
let log: ReturnType<typeof createHeardLog>;
let opened: TrainingLedger | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockproof-ledger-'));
  file = join(folder, 'ledger.jsonl');
  log = createHeardLog();
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

function close(): void {
  opened?.close();
  opened = null;
}
function reopen(): TrainingLedger {
  close();
  opened = openTrainingLedger(folder, log);
  return opened;
}
const order = (returnNo: string) => ({ returnNo, key: `k-${returnNo}`, amountCents: 12_900, at: NOW, bodyHash: 'h' });

describe('the training platform’s books', () => {
  it('outlive the program: returns, states and every movement of money', () => {
    const first = reopen();
    const { id } = first;
    first.addReturns(firstSamples(NOW));
    const moved = first.moveMoney(order('TH00000001'));
    first.setState('TH00000004', 'locked', NOW);
    const second = reopen();
    expect(second.id).toBe(id);
    expect(second.count()).toBe(24);
    expect(second.movements()).toEqual([moved]);
    expect(second.movementOfKey('k-TH00000001')).toEqual(moved);
    expect(second.get('TH00000001')?.state).toBe('refunded');
    expect(second.get('TH00000004')).toMatchObject({ state: 'locked', version: 2 });
    expect(second.moveMoney(order('TH00000002')).refundId).toBe('TF00000002');
  });

  it('tell what changed since a cursor, oldest first', () => {
    const books = reopen();
    books.addReturns(firstSamples(NOW).slice(0, 3));
    const all = books.changedAfter(0, 10);
    expect(all.map(({ expected }) => expected.returnNo)).toEqual(['TH00000001', 'TH00000002', 'TH00000003']);
    expect(books.changedAfter(0, 2)).toHaveLength(2);
    books.setState('TH00000001', 'withdrawn', NOW);
    expect(books.changedAfter(all.at(-1)?.change ?? 0, 10).map(({ expected }) => expected.returnNo)).toEqual([
      'TH00000001',
    ]);
  });

  it('lose only a last line that a crash cut off, at every byte of it', () => {
    const first = reopen();
    first.addReturns(firstSamples(NOW).slice(0, 1));
    const kept = readFileSync(file);
    first.moveMoney(order('TH00000001'));
    const whole = readFileSync(file);
    close();
    for (let bytes = kept.byteLength; bytes < whole.byteLength; bytes += 7) {
      writeFileSync(file, whole);
      truncateSync(file, bytes);
      const books = reopen();
      expect([books.count(), books.movements().length]).toEqual([1, 0]);
      expect(readFileSync(file)).toEqual(kept);
      books.moveMoney(order('TH00000001'));
      expect(reopen().movements()).toHaveLength(1);
      close();
    }
    expect(log.said.map(({ message }) => message)).toContain('journal-torn');
  });

  it.each([
    ['a broken line', 'not json\n{"is":"state"}\n'],
    ['a line of another program', '{"is":"money","moved":{"returnNo":"x"}}\n'],
    [
      'money for a return that is not there',
      `${JSON.stringify({ is: 'state', returnNo: 'x', state: 'open', at: 1 })}\n`,
    ],
  ])('with %s are set aside untouched, and new ones begun', (_, text) => {
    reopen().addReturns(firstSamples(NOW));
    close();
    appendFileSync(file, text);
    const broken = readFileSync(file);
    const books = reopen();
    expect(books.count()).toBe(0);
    const aside = readdirSync(folder).find((name) => name.startsWith('ledger.broken-'));
    expect(readFileSync(join(folder, aside ?? ''))).toEqual(broken);
    expect(log.said.map(({ message }) => message)).toContain('journal-broken');
  });
});
