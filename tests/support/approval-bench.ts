import { atOnce } from '../../src/main/db/commit.ts';
import type { Core } from '../../src/main/station-core.ts';
import type { ToDecideItem } from '../../src/shared/decision.ts';
import type { ExpectedReturn } from '../../src/shared/expected-return.ts';
import type { Person } from '../../src/shared/people.ts';
import { aPhone, aReturn, createBenchFixture, FOREIGN_IMEI, SHIRT } from './bench-fixture.ts';
import type { BenchFixture } from './bench-fixture.ts';

// A bench with a contested return and the people who may decide it.

export type Rights = Partial<Pick<Person, 'roles' | 'shops' | 'mayConfirm' | 'deputyUntil' | 'isActive'>>;

/** Registers a person, or says anew what they may; nobody needs a PIN here. */
export const letIn = async ({ people }: Core, operatorNo: string, rights: Rights): Promise<Person> => {
  const known = people.list().find((one) => one.operatorNo === operatorNo);
  const { roles, shops, mayConfirm, deputyUntil, isActive } = known ?? {
    ...{ roles: [], shops: [], mayConfirm: false, deputyUntil: null, isActive: true },
  };
  const before = { roles, shops, mayConfirm, deputyUntil, isActive };
  const input = { id: known?.id ?? null, operatorNo, name: `名${operatorNo}`, pin: null, ...before, ...rights };
  const saved = await people.save(input, '0001');
  const person = saved.ok ? saved.value.find((one) => one.operatorNo === operatorNo) : undefined;
  if (person === undefined) throw new Error('not saved');
  return person;
};

/** A shirt (129.00) of which one part is missing, judged: what was found contradicts the buyer. */
export function openContested(more: Partial<ExpectedReturn> = {}): { bench: BenchFixture; item: ToDecideItem } {
  const bench = createBenchFixture([aReturn(more)]);
  for (const scan of ['SF1300001234562', SHIRT, 'DP:DMG', 'DP:C-worn']) bench.scan(scan);
  for (const shot of ['outer', 'label', 'defect', 'contents', 'body', 'seal'] as const) bench.takePhoto(shot);
  bench.scan('DL:HOLD-03');
  return { bench, item: onlyItem(bench) };
}

/** A phone (4999.00) that is not the one that was shipped. */
export function openDear(): { bench: BenchFixture; item: ToDecideItem } {
  const bench = createBenchFixture([aPhone()]);
  for (const scan of ['JDVA11408814483', FOREIGN_IMEI, 'DP:SWP']) bench.scan(scan);
  for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) bench.takePhoto(shot);
  bench.scan('DL:HOLD-03');
  return { bench, item: onlyItem(bench) };
}

export const onlyItem = ({ core }: BenchFixture): ToDecideItem => {
  const [item] = core.toDecide.list();
  if (item === undefined) throw new Error('nothing to decide');
  return item;
};

export const refundsOf = ({ core }: BenchFixture) => core.outbox.list(50).filter(({ kind }) => kind === 'refund');

/** A state change as the sync would note it. */
export const tellState = ({ core }: BenchFixture, returnNo: string, state: ExpectedReturn['state']): void => {
  atOnce(core.db, () => {
    core.expectedReturns.setState('training', returnNo, state);
  });
};
