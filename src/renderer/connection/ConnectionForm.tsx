import { useEffect, useRef, useState } from 'react';
import type { ConnectionKind, ConnectionTried, ConnectionView } from '../../shared/connection.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import { checkAddress } from './address-rules.ts';
import { CONNECTION_KINDS, CONNECTOR_FORMS, isAsked as isFieldAsked } from '../../shared/connection.ts';
import { draftOf, faultsOf, firstFieldOf, inputOf, newDraft } from './connection-draft.ts';
import { ConnectionChoice } from './ConnectionChoice.tsx';
import { ConnectionField } from './ConnectionField.tsx';
import { fieldWords, kindWords } from './field-words.ts';
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
const kinds: readonly ConnectionKind[] = CONNECTION_KINDS;

/** The form of one kind of shop, drawn from its data. Enter tries, which stores nothing; what was tried with success it saves. */
export const ConnectionForm = ({ connection, onSaved, onCancel, saveWords }: ConnectionFormProps) => {
  const { t, i18n } = useTranslation();
  const station = useStation();
  const [draft, setDraft] = useState(() => draftOf(connection));
  const [isAsked, setIsAsked] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Whoever comes for a password that is missing or no longer taken is put into its field.
    const first = firstFieldOf(connection);
    form.current?.querySelector<HTMLInputElement>(`[name='${first}']`)?.focus();
  }, [connection]);

  const faults = isAsked ? faultsOf(draft, connection) : [];
  const address = checkAddress(draft.address);
  const change = (changed: Partial<typeof draft>): void => {
    setDraft({ ...draft, ...changed });
    setTold(null);
  };
  const asked = CONNECTOR_FORMS[draft.kind];
  const words = kindWords(draft.kind, i18n.language);
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
  const isGood = told?.kind === 'tried' && told.tried.isConnected;
  const bad = (field: string, said: string): string | null => (faults.includes(field) ? said : null);
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
        {connection === null && kinds.length > 1 ? (
          <ConnectionChoice
            label={t('conn.kindAsk')}
            effect={words.note}
            value={draft.kind}
            choices={kinds.map((kind) => ({ value: kind, label: kindWords(kind, i18n.language).title }))}
            onChoose={(kind) => {
              change({ ...newDraft(kind), name: draft.name });
            }}
          />
        ) : (
          <div className={styles.fieldBox}>
            <p className={styles.label}>{words.title}</p>
            <p className={styles.effect}>{words.note}</p>
          </div>
        )}
        <ConnectionField
          name="name"
          label={t('conn.name')}
          effect={t('conn.nameThen')}
          bad={bad('name', t('conn.nameBad'))}
          value={draft.name}
          maxLength={40}
          onType={(name) => {
            change({ name });
          }}
        />
        {asked.transports.length > 1 ? (
          <ConnectionChoice
            label={t('conn.transport')}
            effect={t(`conn.transportThen.${draft.transport}`)}
            value={draft.transport}
            choices={asked.transports.map((value) => ({ value, label: t(`conn.transports.${value}`) }))}
            onChoose={(transport) => {
              change({ transport });
            }}
          />
        ) : null}
        <ConnectionField
          name="address"
          label={t('conn.address')}
          effect={words.addressThen}
          bad={address.ok ? null : bad('address', t(`conn.addressBad.${address.why}`))}
          value={draft.address}
          maxLength={300}
          onType={(typed) => {
            change({ address: typed });
          }}
        />
        {asked.fields
          .filter((field) => isFieldAsked(field, draft.values))
          .map(({ name, isSecret, maxLength, choices }) => {
            const said = fieldWords(draft.kind, name, i18n.language);
            const isKept = isSecret && connection?.missingSecrets.includes(name) === false;
            const onType = (typed: string): void => {
              change({ values: { ...draft.values, [name]: typed } });
            };
            return choices === undefined ? (
              <ConnectionField
                key={`${draft.kind}-${name}`}
                name={name}
                label={said.label}
                effect={isKept ? t('conn.secretKept') : said.then}
                bad={bad(name, said.bad)}
                value={draft.values[name] ?? ''}
                maxLength={maxLength}
                isSecret={isSecret}
                onType={onType}
              />
            ) : (
              <ConnectionChoice
                key={`${draft.kind}-${name}`}
                label={said.label}
                effect={said.then}
                value={draft.values[name] ?? ''}
                choices={choices.map((value) => ({ value, label: said.choices?.[value] ?? value }))}
                onChoose={onType}
              />
            );
          })}
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
