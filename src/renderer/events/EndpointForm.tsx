import { IconCheck } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { WEBHOOK_TYPES, WebhookUrl } from '../../shared/webhook.ts';
import type { WebhookEndpoint, WebhookInput, WebhookType } from '../../shared/webhook.ts';
import { checkAddress } from '../connection/address-rules.ts';
import { ConnectionField } from '../connection/ConnectionField.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './EndpointForm.module.css';

type EndpointFormProps = {
  /** null: a new one. An address is not changed: another one has another secret. */
  endpoint: WebhookEndpoint | null;
  onSave: (input: WebhookInput) => void;
  onCancel: () => void;
};

/** Where events go and which. Enter in the address saves. */
export const EndpointForm = ({ endpoint, onSave, onCancel }: EndpointFormProps) => {
  const { t } = useTranslation();
  const [url, setUrl] = useState(endpoint?.url ?? '');
  const [types, setTypes] = useState<readonly WebhookType[]>(endpoint?.types ?? WEBHOOK_TYPES);
  const [isAsked, setIsAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const typesId = useId();
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, []);
  const address = checkAddress(url, WebhookUrl);
  const save = (): void => {
    setIsAsked(true);
    if (!address.ok) form.current?.querySelector<HTMLElement>('input')?.focus();
    else if (types.length > 0)
      onSave({ url: address.address, types: WEBHOOK_TYPES.filter((one) => types.includes(one)) });
  };
  return (
    <form
      ref={form}
      className={styles.form}
      data-own-enter=""
      onSubmit={(event) => {
        event.preventDefault();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
          event.preventDefault();
          save();
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          onCancel();
        }
      }}
    >
      {endpoint !== null ? null : (
        <ConnectionField
          name="url"
          label={t('hook.url')}
          effect={t('hook.urlThen')}
          bad={isAsked && !address.ok ? t(`conn.addressBad.${address.why}`) : null}
          value={url}
          maxLength={500}
          onType={setUrl}
        />
      )}
      <div role="group" aria-labelledby={typesId} className={styles.types}>
        <p id={typesId} className={styles.label}>
          {t('hook.types')}
        </p>
        <div className={styles.items}>
          {WEBHOOK_TYPES.map((type) => {
            const isOn = types.includes(type);
            return (
              <button
                key={type}
                type="button"
                className={styles.item}
                aria-pressed={isOn}
                onClick={() => {
                  setTypes(isOn ? types.filter((one) => one !== type) : [...types, type]);
                }}
              >
                {isOn ? <IconCheck size={18} stroke={3} aria-hidden="true" /> : null}
                {t(`hook.type.${type}`)}
              </button>
            );
          })}
        </div>
        <p className={styles.bad} role={types.length === 0 ? 'alert' : undefined}>
          {types.length === 0 ? t('hook.typesBad') : ''}
        </p>
      </div>
      <div className={styles.buttons}>
        <PressButton kind="strong" keyName="Enter" onPress={save} isDisabled={types.length === 0}>
          {t('hook.save')}
        </PressButton>
        {types.length === WEBHOOK_TYPES.length ? null : (
          <PressButton
            onPress={() => {
              setTypes(WEBHOOK_TYPES);
            }}
          >
            {t('hook.all')}
          </PressButton>
        )}
        <PressButton kind="quiet" onPress={onCancel}>
          {t('hook.cancel')}
        </PressButton>
      </div>
    </form>
  );
};
