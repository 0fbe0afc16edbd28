import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionView } from '../../shared/connection.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import styles from './ConnectionRow.module.css';

type ConnectionRowProps = { connection: ConnectionView; onEdit: () => void; onRemove: () => void };

const stateOf = ({ hasSecret, isOnline }: ConnectionView): 'locked' | 'online' | 'offline' =>
  hasSecret ? (isOnline ? 'online' : 'offline') : 'locked';

/** Not to disconnect is what Enter does. */
const focusFirst = (group: HTMLElement | null): void => {
  group?.querySelector('button')?.focus();
};

/** One shop: how it stands in words, and what can be done. Disconnecting asks first and says what then happens. */
export const ConnectionRow = ({ connection, onEdit, onRemove }: ConnectionRowProps) => {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const state = stateOf(connection);
  const name = showText(connection.name);
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <h3 className={styles.name}>{name}</h3>
        <p className={styles.state} data-state={state}>
          <span className={styles.dot} aria-hidden="true" />
          {t(`conn.state.${state}`)}
        </p>
        <p className={styles.where} data-copy="">
          {`${t('conn.kind')} · ${showText(connection.baseUrl)} · ${t('conn.user', { name: showText(connection.username) })}`}
        </p>
        {connection.isSecretKept ? null : <p className={styles.note}>{t('conn.notKept')}</p>}
      </div>
      {isAsking ? (
        <div ref={focusFirst} className={styles.ask} role="group" aria-label={t('conn.removeAsk', { name })}>
          <strong className={styles.askWhat}>{t('conn.removeAsk', { name })}</strong>
          <p>{t('conn.removeThen')}</p>
          <div className={styles.buttons}>
            <PressButton
              kind="strong"
              onPress={() => {
                setIsAsking(false);
              }}
            >
              {t('conn.removeNo')}
            </PressButton>
            <PressButton
              onPress={() => {
                setIsAsking(false);
                onRemove();
              }}
            >
              {t('conn.removeYes')}
            </PressButton>
          </div>
        </div>
      ) : (
        <div className={styles.buttons}>
          <PressButton
            kind={state === 'locked' ? 'strong' : 'plain'}
            label={`${state === 'locked' ? t('conn.giveSecret') : t('conn.edit')}: ${name}`}
            onPress={onEdit}
          >
            {state === 'locked' ? t('conn.giveSecret') : t('conn.edit')}
          </PressButton>
          <PressButton
            kind="quiet"
            label={`${t('conn.remove')}: ${name}`}
            onPress={() => {
              setIsAsking(true);
            }}
          >
            {t('conn.remove')}
          </PressButton>
        </div>
      )}
    </li>
  );
};
