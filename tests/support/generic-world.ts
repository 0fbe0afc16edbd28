import { afterEach } from 'vitest';
import type { GenericOptions } from '../../src/main/platform/generic/generic-platform.ts';
import type { PracticeReturn } from '../../src/main/platform/generic/practice-generic-books.ts';
import type { PracticeRules } from '../../src/main/platform/generic/practice-generic-router.ts';
import { openPracticeGeneric } from '../../src/main/platform/generic/practice-generic-server.ts';
import type { PracticeGeneric } from '../../src/main/platform/generic/practice-generic-server.ts';
import { createHttpClient } from '../../src/main/platform/http-client.ts';
import type { PracticeFault } from '../../src/main/platform/practice-line.ts';
import { createFastClock } from './platform-clock.ts';
import { createHeardLog } from './platform-sync.ts';

export const TOKEN = 'planted-bearer-token';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type GenericWorld = {
  server: PracticeGeneric;
  options: GenericOptions;
  line: { script: (call: string) => PracticeFault | null };
};

/** A strict system and what a connector to it takes; closed after the test. */
export async function openGenericWorld(rules: Partial<PracticeRules> = {}): Promise<GenericWorld> {
  const clock = createFastClock(100);
  const line: GenericWorld['line'] = { script: () => null };
  const server = await openPracticeGeneric({ clock, token: TOKEN, rules, script: (call) => line.script(call) });
  closing.push(server.close);
  const options: GenericOptions = {
    ...{ id: 'own', shop: '山岚', baseUrl: server.url, token: TOKEN, offersStock: true, offersRefusals: true },
    ...{ clock, log: createHeardLog(), http: createHttpClient({ clock }) },
  };
  return { server, options, line };
}

export const noOf = (number: number): string => `RMA-${String(number).padStart(6, '0')}`;
export const sample = (number: number, more: Partial<PracticeReturn> = {}): PracticeReturn => ({
  ...{ returnNo: noOf(number), orderNo: `SO-${String(number)}`, reason: 'quality', amountCents: 1_990 },
  ...{ currency: 'CNY', state: 'open', version: 1, returnWaybills: [`YT${String(1_000_000_000 + number)}`] },
  ...{ lines: [{ sku: 'P-04', name: '抱枕', quantity: 1 }], paidCents: 2_500 },
  ...more,
});
export const bodyOf = (number: number, more: object = {}) => ({
  ...{ key: `refund:own:${noOf(number)}:1`, returnNo: noOf(number), amountCents: 1_990, freightCents: 0 },
  ...{ currency: 'CNY', reason: '完好', ...more },
});
export const stockOf = (number: number, bin = 'A-01') => ({
  ...{ key: `stock:own:insp-${String(number)}:1`, returnNo: noOf(number) },
  units: [{ sku: 'P-04', quantity: 1, disposition: 'restock' as const, bin, from: null }],
});
const SHA = 'a'.repeat(64);
export const refusalOf = (number: number, pictures = [SHA]) => ({
  ...{ key: `refuse:own:${noOf(number)}:1`, returnNo: noOf(number), message: '寄回的不是原物', pictures },
  reasonCode: 'not-as-shipped',
});
export const jpeg = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array([0xff, 0xd8, 0xff, 0xd9]));
