import { useState } from 'react';
import { WEBHOOK_ENDPOINTS_MAX } from '../../shared/webhook.ts';
import type { WebhookEndpoint, WebhookInput } from '../../shared/webhook.ts';
import { SettingRow } from '../settings/SettingRow.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { DeliveryList } from './DeliveryList.tsx';
import { EndpointForm } from './EndpointForm.tsx';
import { EndpointRow } from './EndpointRow.tsx';
import { SecretShown } from './SecretShown.tsx';
import { useWebhooks } from './use-webhooks.ts';
import styles from './EventsPage.module.css';

type Said = { what: 'saved' | 'back' | 'sentAgain'; url: string } | { what: 'removed'; url: string; id: string };

/** The programs that are told what happens here: adding, trying, switching, taking away; and what became of the events. */
export const EventsPage = () => {
  const { t } = useTranslation();
  const hooks = useWebhooks();
  const { view, refusal } = hooks;
  const [form, setForm] = useState<{ endpoint: WebhookEndpoint | null } | null>(null);
  const [made, setMade] = useState<{ url: string; secret: string } | null>(null);
  const [said, setSaid] = useState<Said | null>(null);

  const open = (endpoint: WebhookEndpoint | null): void => {
    setSaid(null);
    setMade(null);
    setForm({ endpoint });
  };
  const save = async (input: WebhookInput): Promise<void> => {
    const endpoint = form?.endpoint ?? null;
    if (endpoint === null) {
      const added = await hooks.add(input);
      if (added === null) return;
      setMade({ url: input.url, secret: added.secret });
    } else if ((await hooks.change(endpoint.id, { types: input.types })) === null) return;
    else setSaid({ what: 'saved', url: endpoint.url });
    setForm(null);
  };
  const renew = async ({ id, url }: WebhookEndpoint): Promise<void> => {
    setSaid(null);
    setMade(null);
    const renewed = await hooks.renew(id);
    if (renewed !== null) setMade({ url, secret: renewed.secret });
  };
  const remove = async (id: string, url: string, isRemoved: boolean): Promise<void> => {
    setMade(null);
    const isDone = (await hooks.remove(id, isRemoved)) !== null;
    setSaid(!isDone ? null : isRemoved ? { what: 'removed', url, id } : { what: 'back', url });
  };

  if (form !== null) {
    const { endpoint } = form;
    const title = endpoint === null ? t('hook.formNew') : t('hook.formEdit', { url: showText(endpoint.url) });
    return (
      <SettingsPage title={title} then={t('hook.then')}>
        {refusal === null ? null : <RefusalNote code={refusal} />}
        <EndpointForm
          endpoint={endpoint}
          onSave={(input) => {
            void save(input);
          }}
          onCancel={() => {
            setForm(null);
          }}
        />
      </SettingsPage>
    );
  }
  const count = view?.endpoints.length ?? 0;
  return (
    <SettingsPage title={t('set.page.events')} then={t('hook.then')}>
      <div className={styles.told} role="status">
        {said === null ? null : (
          <p className={styles.said}>
            {said.what === 'sentAgain' ? t('hook.sentAgain') : t(`hook.${said.what}`, { url: showText(said.url) })}
          </p>
        )}
        {view === null && refusal === null ? <p>{t('hook.loading')}</p> : null}
      </div>
      {said?.what !== 'removed' ? null : (
        <div className={styles.undo}>
          <PressButton
            kind="strong"
            onPress={() => {
              void remove(said.id, said.url, false);
            }}
          >
            {t('hook.undo')}
          </PressButton>
        </div>
      )}
      {refusal === null ? null : <RefusalNote code={refusal} />}
      {made === null ? null : (
        <SecretShown
          key={made.secret}
          url={showText(made.url)}
          secret={made.secret}
          isKept={view?.isSecretKept === true}
          onDone={() => {
            setMade(null);
          }}
        />
      )}
      <ul>
        {view?.endpoints.map((endpoint) => (
          <EndpointRow
            key={endpoint.id}
            endpoint={endpoint}
            onTry={() => hooks.tryOut(endpoint.id)}
            onSwitch={(isOn) => {
              setSaid(null);
              void hooks.change(endpoint.id, { isOn });
            }}
            onEdit={() => {
              open(endpoint);
            }}
            onRenew={() => {
              void renew(endpoint);
            }}
            onRemove={() => {
              void remove(endpoint.id, endpoint.url, true);
            }}
          />
        ))}
      </ul>
      {view === null ? null : (
        <SettingRow
          id="events"
          label={count === 0 ? t('hook.empty') : count < WEBHOOK_ENDPOINTS_MAX ? t('hook.more') : t('hook.full')}
          effect={count === 0 ? t('hook.emptyThen') : t('hook.moreThen')}
        >
          {() => (
            <PressButton
              kind={count === 0 ? 'strong' : 'plain'}
              isDisabled={count >= WEBHOOK_ENDPOINTS_MAX}
              onPress={() => {
                open(null);
              }}
            >
              {t('hook.add')}
            </PressButton>
          )}
        </SettingRow>
      )}
      {view === null || (count === 0 && view.deliveries.length === 0) ? null : (
        <DeliveryList
          view={view}
          onSendAgain={({ id, about }) => {
            void hooks.sendAgain(id).then((fresh) => {
              setSaid(fresh === null ? null : { what: 'sentAgain', url: about });
            });
          }}
        />
      )}
    </SettingsPage>
  );
};
