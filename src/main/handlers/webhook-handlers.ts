import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls =
  'webhookView' | 'webhookAdd' | 'webhookChange' | 'webhookRenew' | 'webhookRemove' | 'webhookTry' | 'webhookSendAgain';

/** Which programs are told what happens here. */
export const createWebhookHandlers = ({ run, events, changed }: HandlerDeps): Pick<StationHandlers, Calls> => ({
  webhookView: () => run(() => ok(events.view())),
  webhookAdd: (input) => run(() => events.add(input)),
  webhookChange: (input) =>
    run(() => {
      const view = events.change(input);
      changed();
      return view;
    }),
  webhookRenew: ({ id }) => run(() => events.renew(id)),
  webhookRemove: (input) =>
    run(() => {
      const view = events.remove(input);
      changed();
      return view;
    }),
  webhookTry: ({ id }) => run(() => events.tryOut(id)),
  webhookSendAgain: ({ id }) => run(() => events.sendAgain(id)),
});
