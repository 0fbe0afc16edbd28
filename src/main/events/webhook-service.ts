import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { WEBHOOK_ENDPOINTS_MAX } from '../../shared/webhook.ts';
import type { WebhookChange, WebhookInput, WebhookSecret, WebhooksView, WebhookTried } from '../../shared/webhook.ts';
import type { Clock } from '../lib/clock.ts';
import type { Ids } from '../lib/ids.ts';
import type { SecretBox } from '../lib/secret-box.ts';
import { newWebhookSecret } from './sign-event.ts';
import type { PostEvent } from './webhook-post.ts';
import { judge } from './webhook-rules.ts';
import type { StoredEndpoint, WebhookStore } from './webhook-store.ts';

/** What a person does with endpoints. The secret leaves this in `add` and `renew` only, once. */
export type WebhookService = {
  view: () => WebhooksView;
  add: (input: WebhookInput) => Result<WebhookSecret>;
  change: (input: WebhookChange) => Result<WebhooksView>;
  /** Makes a new secret in place of the old one. */
  renew: (id: string) => Result<WebhookSecret>;
  /** `isRemoved` false takes a removal back, as long as it is remembered. */
  remove: (input: { id: string; isRemoved: boolean }) => Result<WebhooksView>;
  /** One signed event of the type `endpoint.test`, at once; nothing of it is stored. */
  tryOut: (id: string) => Promise<Result<WebhookTried>>;
  sendAgain: (deliveryId: string) => Result<WebhooksView>;
};

type Deps = {
  store: () => WebhookStore;
  secrets: SecretBox;
  post: PostEvent;
  clock: Clock;
  ids: Ids;
  /** Something may be due now. */
  onChange: () => void;
};

/** What a secret is called in the keychain. */
export const secretNameOf = (endpointId: string): string => `webhook-${endpointId}`;

export function createWebhookService({ store, secrets, post, clock, ids, onChange }: Deps): WebhookService {
  const find = (id: string): StoredEndpoint | null =>
    store()
      .endpoints()
      .find((one) => one.id === id) ?? null;

  const view = (): WebhooksView => ({
    endpoints: store()
      .endpoints()
      .map(({ id, url, types, isOn, offWhy, waiting, parked }) => {
        const hasSecret = secrets.read(secretNameOf(id)) !== null;
        return { id, url, types, isOn, offWhy, hasSecret, waiting, parked };
      }),
    deliveries: store().recent(),
    isSecretKept: secrets.isKept,
  });
  const changed = (): Result<WebhooksView> => {
    onChange();
    return ok(view());
  };
  const makeSecret = (id: string): string => {
    const secret = newWebhookSecret();
    secrets.write(secretNameOf(id), secret);
    return secret;
  };

  return {
    view,
    add: (input) => {
      if (store().endpoints().length >= WEBHOOK_ENDPOINTS_MAX) return refuse('too-many-endpoints');
      const id = ids.next();
      // The secret first: an endpoint without one is never seen.
      const secret = makeSecret(id);
      store().add({ id, url: input.url, types: [...new Set(input.types)] }, clock.now());
      onChange();
      return ok({ id, secret, view: view() });
    },
    change: ({ id, types, isOn }) => {
      const known = find(id);
      if (known === null) return refuse('unknown-endpoint');
      if (types !== undefined) store().setTypes(id, [...new Set(types)], clock.now());
      if (isOn !== undefined && isOn !== known.isOn) store().setOff(id, isOn ? null : 'person', clock.now());
      return changed();
    },
    renew: (id) => {
      if (find(id) === null) return refuse('unknown-endpoint');
      const secret = makeSecret(id);
      onChange();
      return ok({ id, secret, view: view() });
    },
    remove: ({ id, isRemoved }) => {
      const isRoom = isRemoved || store().endpoints().length < WEBHOOK_ENDPOINTS_MAX;
      if (!isRoom) return refuse('too-many-endpoints');
      if (!store().setRemoved(id, isRemoved ? clock.now() : null)) return refuse('unknown-endpoint');
      return changed();
    },
    tryOut: async (id) => {
      const known = find(id);
      if (known === null) return refuse('unknown-endpoint');
      const secret = secrets.read(secretNameOf(id));
      if (secret === null) return ok({ status: null, words: 'hook:no-secret' });
      const now = clock.now();
      const body = JSON.stringify({
        ...{ type: 'endpoint.test', version: 1, timestamp: new Date(now).toISOString() },
        data: { endpointId: id },
      });
      const meaning = judge(await post(known.url, secret, { id: `msg_test_${ids.next()}`, body }));
      return ok({ status: meaning.status, words: meaning.kind === 'taken' ? null : meaning.words });
    },
    sendAgain: (deliveryId) => {
      const isKnown = /^\d{1,15}$/.test(deliveryId) && store().sendAgain(Number(deliveryId), clock.now());
      return isKnown ? changed() : refuse('unknown-endpoint');
    },
  };
}
