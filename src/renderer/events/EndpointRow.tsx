import { useState } from 'react';
import { WEBHOOK_TYPES } from '../../shared/webhook.ts';
import type { WebhookEndpoint, WebhookTried } from '../../shared/webhook.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from '../ui/PeerRow.module.css';

type EndpointRowProps = {
  endpoint: WebhookEndpoint;
  onTry: () => Promise<WebhookTried | null>;
  onSwitch: (isOn: boolean) => void;
  onEdit: () => void;
  onRenew: () => void;
  onRemove: () => void;
};

type State = 'on' | 'waiting' | 'off' | 'gone' | 'locked';

const stateOf = ({ isOn, offWhy, hasSecret, waiting }: WebhookEndpoint): State => {
  if (!isOn) return offWhy === 'gone' ? 'gone' : 'off';
  if (!hasSecret) return 'locked';
  return waiting > 0 ? 'waiting' : 'on';
};

/** Keeping the old secret is what Enter does. */
const focusFirst = (group: HTMLElement | null): void => {
  group?.querySelector('button')?.focus();
};

/** One receiver: how it stands in words, and what can be done. */
export const EndpointRow = ({ endpoint, onTry, onSwitch, onEdit, onRenew, onRemove }: EndpointRowProps) => {
  const { t } = useTranslation();
  const [tried, setTried] = useState<WebhookTried | 'trying' | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const state = stateOf(endpoint);
  const url = showText(endpoint.url);
  const told = WEBHOOK_TYPES.filter((type) => endpoint.types.includes(type));
  const named = (words: string): { label: string; children: string } => ({
    label: `${words}: ${url}`,
    children: words,
  });
  const tryIt = (): void => {
    setTried('trying');
    void onTry().then(setTried);
  };
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <h3 className={styles.name} data-copy="">
          {url}
        </h3>
        <p className={styles.state} data-state={state}>
          <span className={styles.dot} aria-hidden="true" />
          <span>{t(`hook.state.${state}`, { n: endpoint.waiting })}</span>
        </p>
        {endpoint.parked === 0 ? null : <p className={styles.bad}>{t('hook.state.parked', { n: endpoint.parked })}</p>}
        <p className={styles.more}>{told.map((type) => t(`hook.type.${type}`)).join(' · ')}</p>
        <p className={styles.said} role="status">
          {tried === null ? '' : tried === 'trying' ? t('hook.testing') : wordsOfTry(tried)}
        </p>
      </div>
      {isAsking ? (
        <div ref={focusFirst} className={styles.ask} role="group" aria-label={t('hook.renewAsk', { url })}>
          <strong className={styles.askWhat}>{t('hook.renewAsk', { url })}</strong>
          <p>{t('hook.renewThen')}</p>
          <div className={styles.buttons}>
            <PressButton
              kind="strong"
              onPress={() => {
                setIsAsking(false);
              }}
            >
              {t('hook.renewNo')}
            </PressButton>
            <PressButton
              onPress={() => {
                setIsAsking(false);
                onRenew();
              }}
            >
              {t('hook.renewYes')}
            </PressButton>
          </div>
        </div>
      ) : (
        <div className={styles.buttons}>
          <PressButton {...named(t('hook.test'))} onPress={tryIt} isDisabled={tried === 'trying'} />
          <PressButton
            {...named(endpoint.isOn ? t('hook.off') : t('hook.on'))}
            kind={endpoint.isOn ? 'plain' : 'strong'}
            onPress={() => {
              onSwitch(!endpoint.isOn);
            }}
          />
          <PressButton {...named(t('hook.edit'))} onPress={onEdit} />
          <PressButton
            {...named(t('hook.renew'))}
            kind={state === 'locked' ? 'strong' : 'quiet'}
            onPress={() => {
              if (endpoint.hasSecret) setIsAsking(true);
              else onRenew();
            }}
          />
          <PressButton {...named(t('hook.remove'))} kind="quiet" onPress={onRemove} />
        </div>
      )}
    </li>
  );

  function wordsOfTry({ status, words }: WebhookTried): string {
    if (words === null) return t('hook.testOk', { status: status ?? '' });
    return [
      t('hook.testNo'),
      t(`hook.words.${words}`),
      ...(status === null ? [] : [t('hook.testStatus', { status })]),
    ].join(' ');
  }
};
