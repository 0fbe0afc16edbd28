import { useEffect, useRef, useState } from 'react';
import type { ConnectionKind, ConnectionTried, ConnectionView, Transport } from '../../shared/connection.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import { checkAddress } from './address-rules.ts';
import { CONNECTION_KINDS, CONNECTOR_FORMS, fieldsOf, isAsked as isFieldAsked } from '../../shared/connection.ts';
import { draftOf, faultsOf, firstFieldOf, inputOf, newDraft } from './connection-draft.ts';
import { ConnectionChoice } from './ConnectionChoice.tsx';
import { ConnectionField } from './ConnectionField.tsx';
import type { FieldWords } from './connector-words.ts';
import { fieldWords, kindWords } from './field-words.ts';
import { TriedAnswer } from './TriedAnswer.tsx';
import styles from './ConnectionForm.module.css';

type ConnectionFormProps = {
  /** null: a new one. */
  connection: ConnectionView | null;
  /** All of this bench: an ERP among them may carry this shop. */
  all: readonly ConnectionView[];
  onSaved: (list: readonly ConnectionView[], name: string) => void;
  onCancel: () => void;
  saveWords: string;
};

type Told = { kind: 'trying' } | { kind: 'tried'; tried: ConnectionTried } | { kind: 'refused'; code: ErrorCode };

const enter = { keyName: 'Enter' };
const kinds: readonly ConnectionKind[] = CONNECTION_KINDS;

type Listed = { value: string; label: string }[];

/** The ways it may travel: between a gateway and an ERP a connected shop is not switched, its returns have other numbers there. */
const transportsOf = (kind: ConnectionKind, connection: ConnectionView | null): readonly Transport[] =>
  CONNECTOR_FORMS[kind].transports.filter(
    (one) => connection === null || (one === 'erp') === (connection.transport === 'erp'),
  );
const choicesOf = (choices: readonly string[] | undefined, said: FieldWords): Listed | null =>
  choices?.map((value) => ({ value, label: said.choices?.[value] ?? value })) ?? null;
const carrierChoices = (erps: readonly ConnectionView[], none: string): Listed => [
  { value: '', label: none },
  ...erps.map(({ id, name }) => ({ value: id, label: showText(name) })),
];

/** The form of one kind of shop, drawn from its data. Enter tries, which stores nothing; what was tried with success it saves. */
export const ConnectionForm = ({ connection, all, onSaved, onCancel, saveWords }: ConnectionFormProps) => {
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
  const transports = transportsOf(draft.kind, connection);
  const erps = all.filter(({ kind }) => CONNECTOR_FORMS[kind].carriesShops === true);
  const words = kindWords(draft.kind, i18n.language);
  // What its own interface can do says nothing of a shop that goes through an ERP.
  const isViaErp = draft.transport === 'erp';
  /** What can be sent, or null once the missing fields are marked and the first of them has the focus. */
  const ask = () => {
    const input = inputOf(draft, connection);
    setIsAsked(true);
    if (input !== null) return input;
    const [first] = faultsOf(draft, connection);
    form.current?.querySelector<HTMLElement>(`[name='${first ?? 'name'}']`)?.focus();
    return null;
  };
  const tryIt = (): void => {
    const input = ask();
    if (input === null || told?.kind === 'trying') return;
    setDraft({ ...draft, ...(input.transport === 'erp' ? {} : { address: input.baseUrl }) });
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
  const asWhom = fieldsOf(draft.kind, draft.transport)
    .filter(
      ({ isSecret, isRequired, choices, onlyWith }) =>
        isSecret || (isRequired && choices === undefined && onlyWith === undefined),
    )
    .map(({ name }) => fieldWords(draft.kind, name, i18n.language).label);
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
            effect={isViaErp ? '' : words.note}
            value={draft.kind}
            choices={kinds.map((kind) => ({ value: kind, label: kindWords(kind, i18n.language).title }))}
            onChoose={(kind) => {
              change({ ...newDraft(kind), name: draft.name });
            }}
          />
        ) : (
          <div className={styles.fieldBox}>
            <p className={styles.label}>{words.title}</p>
            <p className={styles.effect}>{isViaErp ? t('conn.transportThen.erp') : words.note}</p>
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
        {transports.length > 1 ? (
          <ConnectionChoice
            label={t('conn.transport')}
            effect={t(`conn.transportThen.${draft.transport}`)}
            value={draft.transport}
            choices={transports.map((value) => ({ value, label: t(`conn.transports.${value}`) }))}
            onChoose={(transport) => {
              change({ transport });
            }}
          />
        ) : null}
        {isViaErp ? null : (
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
        )}
        {fieldsOf(draft.kind, draft.transport)
          .filter((field) => isFieldAsked(field, draft.values))
          .map(({ name, isSecret, maxLength, choices, isCarrier }) => {
            const said = fieldWords(draft.kind, name, i18n.language);
            const isKept = isSecret && connection?.missingSecrets.includes(name) === false;
            const onType = (typed: string): void => {
              change({ values: { ...draft.values, [name]: typed } });
            };
            const listed = isCarrier === true ? carrierChoices(erps, t('conn.erpChoose')) : choicesOf(choices, said);
            return listed === null ? (
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
                name={name}
                label={said.label}
                effect={isCarrier === true && erps.length === 0 ? t('conn.erpNone') : said.then}
                bad={bad(name, isCarrier === true && erps.length === 0 ? t('conn.erpNone') : said.bad)}
                value={draft.values[name] ?? ''}
                choices={listed}
                onChoose={onType}
              />
            );
          })}
      </div>
      <div className={styles.told} role="status">
        {told?.kind === 'trying' ? <p className={styles.trying}>{t('conn.trying')}</p> : null}
        {told?.kind === 'tried' ? <TriedAnswer tried={told.tried} asWhom={asWhom} /> : null}
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
