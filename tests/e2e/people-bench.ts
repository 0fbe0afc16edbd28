import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonRole } from '../../src/shared/people.ts';
import type { StationHandlers } from '../../src/shared/contract.ts';
import { openTestStation, valueOf } from '../support/station-fixture.ts';

// A data folder of a bench where people work, as an administrator left it on an earlier day.

export const PIN = '2580';
/** 0001 周敏 is the administrator, 0300 陈磊 the supervisor. */
type PeopleBench = { dataDir: string; badgeOf: (name: string) => string };

/**
 * People, their badges as the label printer got them, and what 陈磊 then did before the window opened. `hasAgent`: 孙琴 (0900)
 * speaks for the training shop.
 */
export async function benchWithPeople(
  before: (handlers: StationHandlers) => Promise<unknown>,
  hasAgent = false,
): Promise<PeopleBench> {
  const badges = new Map<string, string>();
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-e2e-'));
  const printer = {
    pdf: () => Promise.reject(new Error('paper only')),
    paper: ({ html }: { html: string }) => {
      badges.set('last', /data-code="(DB:[^"]+)"/.exec(html)?.[1] ?? '');
      return Promise.resolve(true);
    },
    list: () => Promise.resolve([]),
  };
  const { handlers, close } = await openTestStation(dataDir, undefined, { printer });
  await valueOf(handlers.settingsSet({ isSetUp: true, undoMs: 500, hasSound: false }));
  await valueOf(handlers.peopleFirst({ operatorNo: '0001', name: '周敏', pin: PIN }));
  const printBadge = async (name: string): Promise<void> => {
    const people = await valueOf(handlers.peopleList(undefined));
    const id = people.find((one) => one.name === name)?.id ?? '';
    await valueOf(handlers.peopleBadge({ id, how: 'paper' }));
    badges.set(name, badges.get('last') ?? '');
  };
  const add = async (operatorNo: string, name: string, ...roles: PersonRole[]): Promise<void> => {
    const shops = roles.includes('agent') ? ['training'] : [];
    const rights = { roles, shops, mayConfirm: false, deputyUntil: null, isActive: true };
    await valueOf(handlers.peopleSave({ id: null, operatorNo, name, ...rights, pin: PIN }));
    await printBadge(name);
  };
  await printBadge('周敏');
  await add('0217', '李静', 'inspector');
  await add('0218', '王芳', 'inspector');
  await add('0300', '陈磊', 'supervisor');
  if (hasAgent) await add('0900', '孙琴', 'agent');
  await valueOf(handlers.seatTake({ claim: { by: 'number', operatorNo: '0300' }, pin: PIN }));
  await before(handlers);
  await close();
  return { dataDir, badgeOf: (name) => badges.get(name) ?? '' };
}
