import { basename } from 'node:path';
import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import { verifiedBody } from '../verify/verified-event.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'packVerify' | 'dataCheck' | 'dataCheckStop';

/** Checking a pack, or all that this bench holds. The path never comes from the window: a person chooses it. */
export function createVerifyHandlers({ shell, run, log, verify }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    dataCheck: verify.checkData,
    dataCheckStop: async () => {
      await verify.stop();
      return ok(undefined);
    },
    packVerify: async ({ what }) => {
      const path = (await shell.choosePack?.(what)) ?? null;
      if (path === null) return ok(null);
      // With the parsers of archives and time stamps behind it: not for every start.
      const { verifyPackAt } = await import('../verify/verify-path.ts');
      const verdict = await verifyPackAt(path);
      const body = verifiedBody(verdict);
      log.info('pack-verified', body);
      return run(({ custody, who }) => {
        custody.record({ kind: 'verified', inspectionId: null, body, operatorNo: who().operatorNo });
        return ok({ name: basename(path), verdict });
      });
    },
  };
}
