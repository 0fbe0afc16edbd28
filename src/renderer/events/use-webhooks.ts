import { useEffect, useState } from 'react';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { WebhookInput, WebhookSecret, WebhooksView, WebhookTried } from '../../shared/webhook.ts';
import { useStation } from '../ui/station-client.ts';

// events (window's side): which programs of the merchant are told what happens here. Beside everything else: no screen of
// the bench waits for it.

type Webhooks = {
  /** null until it is read. */
  view: WebhooksView | null;
  refusal: ErrorCode | null;
  /** Each gives back what came, null where it was refused. */
  add: (input: WebhookInput) => Promise<WebhookSecret | null>;
  change: (id: string, changed: { types?: WebhookInput['types']; isOn?: boolean }) => Promise<WebhooksView | null>;
  renew: (id: string) => Promise<WebhookSecret | null>;
  remove: (id: string, isRemoved: boolean) => Promise<WebhooksView | null>;
  tryOut: (id: string) => Promise<WebhookTried | null>;
  sendAgain: (deliveryId: string) => Promise<WebhooksView | null>;
};

/** How often deliveries are read anew while they are looked at, ms. */
const LOOK_MS = 3000;

export const useWebhooks = (): Webhooks => {
  const station = useStation();
  const [view, setView] = useState<WebhooksView | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = (): void => {
      station.webhookView(undefined).then(
        (result) => {
          if (!isWanted) return;
          if (result.ok) setView(result.value);
          else setRefusal(result.error.code);
        },
        () => {
          if (isWanted) setRefusal('internal');
        },
      );
    };
    read();
    const timer = setInterval(read, LOOK_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [station]);

  const asked = async <T>(answer: Promise<Result<T>>): Promise<T | null> => {
    setRefusal(null);
    try {
      const result = await answer;
      if (result.ok) return result.value;
      setRefusal(result.error.code);
    } catch {
      setRefusal('internal');
    }
    return null;
  };
  const shown = async (answer: Promise<Result<WebhooksView>>): Promise<WebhooksView | null> => {
    const fresh = await asked(answer);
    if (fresh !== null) setView(fresh);
    return fresh;
  };
  const withSecret = async (answer: Promise<Result<WebhookSecret>>): Promise<WebhookSecret | null> => {
    const made = await asked(answer);
    if (made !== null) setView(made.view);
    return made;
  };

  return {
    view,
    refusal,
    add: (input) => withSecret(station.webhookAdd(input)),
    change: (id, changed) => shown(station.webhookChange({ id, ...changed })),
    renew: (id) => withSecret(station.webhookRenew({ id })),
    remove: (id, isRemoved) => shown(station.webhookRemove({ id, isRemoved })),
    tryOut: (id) => asked(station.webhookTry({ id })),
    sendAgain: (id) => shown(station.webhookSendAgain({ id })),
  };
};
