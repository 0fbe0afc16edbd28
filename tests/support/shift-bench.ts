import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTrainingLedger } from '../../src/main/platform/training/training-ledger.ts';
import type { PersonRole } from '../../src/shared/people.ts';
import { paidCentsOf, planShift } from './shift-parcels.ts';
import type { Shift } from './shift-parcels.ts';
import { openTestStation, valueOf } from './station-fixture.ts';

// A bench as it stands before a shift: its people were made on an earlier day and hold their badges, the training shop
// expects the shift's parcels and nothing else.

type Language = 'zh' | 'en';
/** Their names are theirs: also what looks like SQL or markup. */
type Cast = Record<'first' | 'second' | 'supervisor' | 'agent' | 'administrator', string>;
const NAMES: Record<Language, Cast> = {
  zh: { first: '李静', second: '王芳', supervisor: '陈磊', agent: '赵雪', administrator: '周敏' },
  en: {
    first: 'Ann Lee',
    second: `'); DROP TABLE x;--`,
    supervisor: '<img src=x onerror=1',
    agent: '<b>Zoe</b>',
    administrator: '=cmd|calc!A0',
  },
};
const NUMBERS: Cast = { first: '0217', second: '0218', supervisor: '0300', agent: '0900', administrator: '0001' };
const ROLES: Record<Exclude<keyof Cast, 'administrator'>, PersonRole[]> = {
  first: ['inspector'],
  second: ['inspector'],
  supervisor: ['supervisor'],
  agent: ['agent'],
};

/** Refunds leave half a second after their decision; no verdict is drawn for a second look, whatever chance says. */
const SETTINGS = { isSetUp: true, undoMs: 500, hasSound: false, theme: 'light', recheckPercent: 0 } as const;

export type Who = keyof Cast;
export const PIN = '2580';

export type ShiftBench = {
  dataDir: string;
  shift: Shift;
  nameOf: (who: Who) => string;
  numberOf: (who: Who) => string;
  /** What their badge says, `DB:` and all. */
  badgeOf: (who: Who) => string;
};

const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The shop's books before the shift; what it refunded by itself was paid. */
function fillShop(dataDir: string, shift: Shift, now: number): void {
  const ledger = openTrainingLedger(join(dataDir, 'training'), quietLog);
  ledger.addReturns(shift.samples);
  for (const { expected } of shift.samples.filter(({ expected: one }) => one.state === 'refunded')) {
    const { returnNo } = expected;
    ledger.moveMoney({ returnNo, key: null, amountCents: paidCentsOf(expected), at: now, bodyHash: null });
  }
  ledger.close();
}

export async function makeShiftBench(language: Language): Promise<ShiftBench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-shift-'));
  const shift = planShift(Date.now());
  fillShop(dataDir, shift, Date.now());
  let printed = '';
  const printer = {
    pdf: () => Promise.reject(new Error('paper only')),
    paper: ({ html }: { html: string }) => {
      printed = /data-code="(DB:[^"]+)"/.exec(html)?.[1] ?? '';
      return Promise.resolve(true);
    },
    list: () => Promise.resolve([]),
  };
  const names = NAMES[language];
  const badges = new Map<Who, string>();
  const { handlers, close } = await openTestStation(dataDir, undefined, { printer });
  await valueOf(handlers.settingsSet({ ...SETTINGS, language }));
  await valueOf(handlers.peopleFirst({ operatorNo: NUMBERS.administrator, name: names.administrator, pin: PIN }));
  for (const who of ['first', 'second', 'supervisor', 'agent'] as const) {
    const rights = { roles: ROLES[who], mayConfirm: false, deputyUntil: null, isActive: true };
    const shops = who === 'agent' ? ['training'] : [];
    const named = { operatorNo: NUMBERS[who], name: names[who], pin: PIN };
    await valueOf(handlers.peopleSave({ id: null, ...named, ...rights, shops }));
  }
  for (const { id, operatorNo } of await valueOf(handlers.peopleList(undefined))) {
    await valueOf(handlers.peopleBadge({ id, how: 'paper' }));
    const who = (Object.keys(NUMBERS) as Who[]).find((one) => NUMBERS[one] === operatorNo);
    if (who !== undefined) badges.set(who, printed);
  }
  await close();
  return {
    ...{ dataDir, shift },
    nameOf: (who) => names[who],
    numberOf: (who) => NUMBERS[who],
    badgeOf: (who) => badges.get(who) ?? '',
  };
}
