import { useState } from 'react';
import { ERP_FIELDS, fieldsOf, secretFieldsOf } from '../../shared/connection.ts';
import type { ConnectionView } from '../../shared/connection.ts';
import { needsPerson } from '../../shared/last-words.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { ShopWords } from '../ui/ShopWords.tsx';
import { UnreadReturnsLine } from '../ui/UnreadReturnsLine.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from '../ui/PeerRow.module.css';
import { kindWords } from './field-words.ts';

type ConnectionRowProps = {
  connection: ConnectionView;
  /** All of this bench: the ERP it goes through is among them. */
  all: readonly ConnectionView[];
  onEdit: () => void;
  onRemove: () => void;
};

/** `unread`: it answers, but not with its returns. */
const stateOf = ({
  missingSecrets,
  isOnline,
  pullWords,
}: ConnectionView): 'locked' | 'online' | 'unread' | 'offline' =>
  missingSecrets.length > 0 ? 'locked' : !isOnline ? 'offline' : pullWords === null ? 'online' : 'unread';

/** Why its returns don't come in, where the state doesn't say it already. */
const whyOf = ({ missingSecrets, pullWords }: ConnectionView): string | null =>
  missingSecrets.length > 0 || pullWords === 'net:no-connection' ? null : pullWords;

/** Whether this row's form is where it is put right; an ERP that isn't signed in has a row of its own. */
const isForHere = (why: string | null): boolean => why !== null && why !== 'erp:signed-out' && needsPerson(why);

const DOORS = { locked: 'giveSecret', 'signed-out': 'signIn', other: 'edit' } as const;

/** Where and as whom: the address and the first thing that was typed, not chosen; of a shop of an ERP the ERP and its number there. */
const whoOf = ({ kind, transport, baseUrl, fields }: ConnectionView, all: readonly ConnectionView[]): string[] => {
  if (transport === 'erp')
    return [all.find(({ id }) => id === fields[ERP_FIELDS.connection])?.name ?? '', fields[ERP_FIELDS.shop] ?? ''];
  const [first] = fieldsOf(kind, transport).flatMap(({ name, isSecret, choices }) =>
    isSecret || choices !== undefined || !fields[name] ? [] : [fields[name]],
  );
  return [baseUrl, first ?? ''];
};

/** A shop of an ERP: there is nothing to keep. */
const hasNoSecret = ({ kind, transport }: ConnectionView): boolean => secretFieldsOf(kind, transport).length === 0;

/** Not to disconnect is what Enter does. */
const focusFirst = (group: HTMLElement | null): void => {
  group?.querySelector('button')?.focus();
};

/** One shop: how it stands in words, and what can be done. Disconnecting asks first and says what then happens. */
export const ConnectionRow = ({ connection, all, onEdit, onRemove }: ConnectionRowProps) => {
  const { t, i18n } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const state = stateOf(connection);
  const why = whyOf(connection);
  const door = t(`conn.${DOORS[state === 'locked' ? state : why === 'net:signed-out' ? 'signed-out' : 'other']}`);
  const name = showText(connection.name);
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <h3 className={styles.name}>{name}</h3>
        <p className={styles.state} data-state={state}>
          <span className={styles.dot} aria-hidden="true" />
          {t(`conn.state.${state}`)}
        </p>
        {why === null ? null : (
          <p>
            <ShopWords words={why} />
          </p>
        )}
        {connection.unreadReturns.n === 0 ? null : (
          <p>
            <UnreadReturnsLine unread={connection.unreadReturns} />
          </p>
        )}
        <p className={styles.more} data-copy="">
          {[kindWords(connection.kind, i18n.language).title, ...whoOf(connection, all)]
            .filter((text) => text !== '')
            .map(showText)
            .join(' · ')}
        </p>
        {connection.isSecretKept || hasNoSecret(connection) ? null : <p className={styles.more}>{t('conn.notKept')}</p>}
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
            kind={state === 'locked' || isForHere(why) ? 'strong' : 'plain'}
            label={`${door}: ${name}`}
            onPress={onEdit}
          >
            {door}
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
