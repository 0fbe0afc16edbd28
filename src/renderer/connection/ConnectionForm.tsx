import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionTried, ConnectionView } from '../../shared/connection.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useStation } from '../ui/station-client.ts';
import { checkAddress } from './address-rules.ts';
import { draftOf, faultsOf, inputOf } from './connection-draft.ts';
import type { DraftField } from './connection-draft.ts';
import { ConnectionField } from './ConnectionField.tsx';
import { TriedAnswer } from './TriedAnswer.tsx';
import styles from './ConnectionForm.module.css';

type ConnectionFormProps = {
  /** null: a new one. */
  connection: ConnectionView | null;
  onSaved: (list: readonly ConnectionView[], name: string) => void;
  onCancel: () => void;
  saveWords: string;
};

type Told = { kind: 'trying' } | { kind: 'tried'; tried: ConnectionTried } | { kind: 'refused'; code: ErrorCode };

const enter = { keyName: 'Enter' };

/** Name, address, user, password. Enter tries, which stores nothing; what was tried with success it saves. */
export const ConnectionForm = ({ connection, onSaved, onCancel, saveWords }: ConnectionFormProps) => {
  const { t } = useTranslation();
  const station = useStation();
  const [draft, setDraft] = useState(() => draftOf(connection));
  const [isAsked, setIsAsked] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Whoever comes for a missing password is put into its field.
    const first = connection !== null && !connection.hasSecret ? 'secret' : 'name';
    form.current?.querySelector<HTMLInputElement>(`[name='${first}']`)?.focus();
  }, [connection]);

  const faults = isAsked ? faultsOf(draft, connection) : [];
  const address = checkAddress(draft.address);
  const change = (name: DraftField) => (text: string) => {
    setDraft({ ...draft, [name]: text });
    setTold(null);
  };
  /** What can be sent, or null once the missing fields are marked and the first of them has the focus. */
  const ask = () => {
    const input = inputOf(draft, connection);
    setIsAsked(true);
    if (input !== null) return input;
    const [first] = faultsOf(draft, connection);
    form.current?.querySelector<HTMLInputElement>(`[name='${first ?? 'name'}']`)?.focus();
    return null;
  };
  const tryIt = (): void => {
    const input = ask();
    if (input === null || told?.kind === 'trying') return;
    setDraft({ ...draft, address: input.baseUrl });
    setTold({ kind: 'trying' });
    station.connectionTry(input).then(
      (result) => {
        setTold(result.ok ? { kind: 'tried', tried: result.value } : { kind: 'refused', code: result.error.code });
      },
      () => {
        setTold({ kind: 'refused', code: 'internal' });
      },
    );
  };
  const save = (): void => {
    const input = ask();
    if (input === null) return;
    station.connectionSave(input).then(
      (result) => {
        if (result.ok) onSaved(result.value, input.name);
        else setTold({ kind: 'refused', code: result.error.code });
      },
      () => {
        setTold({ kind: 'refused', code: 'internal' });
      },
    );
  };
  const isGood = told?.kind === 'tried' && told.tried.isReached;
  const bad = (field: DraftField, words: string): string | null => (faults.includes(field) ? words : null);
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
          if (isGood) save();
          else tryIt();
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          onCancel();
        }
      }}
    >
      <div className={styles.fields}>
        <ConnectionField
          name="name"
          label={t('conn.name')}
          effect={t('conn.nameThen')}
          bad={bad('name', t('conn.nameBad'))}
          value={draft.name}
          maxLength={40}
          onType={change('name')}
        />
        <ConnectionField
          name="address"
          label={t('conn.address')}
          effect={t('conn.addressThen')}
          bad={address.ok ? null : bad('address', t(`conn.addressBad.${address.why}`))}
          value={draft.address}
          maxLength={300}
          onType={change('address')}
        />
        <ConnectionField
          name="username"
          label={t('conn.username')}
          effect={t('conn.usernameThen')}
          bad={bad('username', t('conn.usernameBad'))}
          value={draft.username}
          maxLength={100}
          onType={change('username')}
        />
        <ConnectionField
          name="secret"
          label={t('conn.secret')}
          effect={connection?.hasSecret === true ? t('conn.secretKept') : t('conn.secretThen')}
          bad={bad('secret', t('conn.secretBad'))}
          value={draft.secret}
          maxLength={4000}
          isSecret
          onType={change('secret')}
        />
      </div>
      <div className={styles.told} role="status">
        {told?.kind === 'trying' ? <p className={styles.trying}>{t('conn.trying')}</p> : null}
        {told?.kind === 'tried' ? <TriedAnswer tried={told.tried} /> : null}
      </div>
      {told?.kind === 'refused' ? <RefusalNote code={told.code} /> : null}
      <div className={styles.buttons}>
        <PressButton kind={isGood ? 'plain' : 'strong'} onPress={tryIt} {...(isGood ? {} : enter)}>
          {t('conn.try')}
        </PressButton>
        <PressButton kind={isGood ? 'strong' : 'plain'} onPress={save} {...(isGood ? enter : {})}>
          {saveWords}
        </PressButton>
        <PressButton kind="quiet" onPress={onCancel}>
          {t('conn.cancel')}
        </PressButton>
      </div>
    </form>
  );
};
