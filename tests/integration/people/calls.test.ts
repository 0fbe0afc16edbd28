import { describe, expect, it } from 'vitest';
import { CALL_ROLES } from '../../../src/shared/call-roles.ts';
import type { StationHandlers } from '../../../src/shared/contract.ts';
import { PERSON_ROLES } from '../../../src/shared/people.ts';
import { administrator, bench, byNumber, codeOf, personOf, scan, useBench } from '../../support/people-bench.ts';
import { valueOf } from '../../support/station-fixture.ts';

useBench();

describe('every call', () => {
  it('has a line, and no line is of no call', () => {
    expect(Object.keys(CALL_ROLES).sort()).toEqual(Object.keys(bench.station.handlers).sort());
  });

  it('is let through for the roles of its line and refused to all others', async () => {
    await administrator();
    for (const role of PERSON_ROLES)
      await valueOf(bench.station.handlers.peopleSave(personOf(`9${role}`.slice(0, 12), role)));
    for (const role of PERSON_ROLES) {
      await valueOf(byNumber(`9${role}`.slice(0, 12)));
      for (const [name, { roles }] of Object.entries(CALL_ROLES)) {
        // What would change who sits here, or wait for a person at a dialog, is looked at by its refusal alone.
        const mayCall = roles === null || roles.includes(role);
        if (mayCall && (roles === null || name === 'packVerify' || name === 'dataCheck')) continue;
        const handler = bench.station.handlers[name as keyof StationHandlers] as (input: unknown) => unknown;
        const code = await codeOf(
          Promise.resolve()
            .then(() => handler({}))
            .catch(() => ({ ok: false, error: { code: 'thrown' } })),
        );
        expect(code === 'not-allowed', `${role} ${name}: ${code}`).toBe(!mayCall);
      }
    }
  }, 30_000);

  it('is refused with nobody signed in, but what the window is drawn from', async () => {
    await administrator();
    await valueOf(bench.station.handlers.seatLeave(undefined));
    expect(await codeOf(bench.station.handlers.benchView(undefined))).toBe('ok');
    expect(await codeOf(bench.station.handlers.syncStatus(undefined))).toBe('ok');
    expect(await codeOf(bench.station.handlers.settingsLook({ language: 'en' }))).toBe('ok');
    expect(await codeOf(scan('SF1300001234562'))).toBe('sign-in-needed');
    for (const [name, { roles }] of Object.entries(CALL_ROLES)) {
      if (roles === null) continue;
      const handler = bench.station.handlers[name as keyof StationHandlers] as (input: unknown) => unknown;
      expect(await codeOf(handler({})), name).toBe('sign-in-needed');
    }
  });
});
