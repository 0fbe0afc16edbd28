import { afterAll, beforeAll, describe, it } from 'vitest';
import { securityChecks } from '../support/security-checks.ts';
import { dropFolder, openWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ camera: null });
});
afterAll(async () => {
  await world.close();
  dropFolder(world);
});

describe('Electron’s checklist, live', () => {
  for (const check of securityChecks) {
    it(check.name, async () => {
      await check.run(world);
    });
  }
});
