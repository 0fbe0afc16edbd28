import { badFieldsOf, CONNECTION_KINDS, CONNECTOR_FORMS, secretFieldsOf } from '../../shared/connection.ts';
import type { ConnectionInput, ConnectionKind, ConnectionView, Transport } from '../../shared/connection.ts';
import { checkAddress } from './address-rules.ts';

/** A connection as it is typed; `values`: the fields of its form, by name, secrets too. */
type ConnectionDraft = {
  kind: ConnectionKind;
  name: string;
  transport: Transport;
  address: string;
  values: Readonly<Record<string, string>>;
};

export const newDraft = (kind: ConnectionKind): ConnectionDraft => {
  const { baseUrl, transports } = CONNECTOR_FORMS[kind];
  return { kind, name: '', transport: transports[0] ?? 'direct', address: baseUrl, values: {} };
};

export const draftOf = (connection: ConnectionView | null): ConnectionDraft =>
  connection === null
    ? newDraft(CONNECTION_KINDS[0])
    : {
        kind: connection.kind,
        name: connection.name,
        transport: connection.transport,
        address: connection.baseUrl,
        values: connection.fields,
      };

/** Where whoever opens the form begins: at a secret that is missing, or at the one that expires (the last of its kind). */
export const firstFieldOf = (connection: ConnectionView | null): string => {
  if (connection === null) return 'name';
  const { kind, missingSecrets, pullWords } = connection;
  const expired = pullWords === 'net:signed-out' ? secretFieldsOf(kind).at(-1)?.name : undefined;
  return missingSecrets[0] ?? expired ?? 'name';
};

/** The fields that can't be sent as they are, in the order of the form. A kept secret may stay empty. */
export const faultsOf = (draft: ConnectionDraft, connection: ConnectionView | null): string[] => {
  const { kind, values } = draft;
  const name = draft.name.trim();
  const bad = badFieldsOf(kind, values);
  const isMissing = (field: string): boolean =>
    (values[field] ?? '') === '' && (connection === null || connection.missingSecrets.includes(field));
  return [
    ...(name.length < 1 || name.length > 40 ? ['name'] : []),
    ...(checkAddress(draft.address).ok ? [] : ['address']),
    ...CONNECTOR_FORMS[kind].fields
      .filter(({ name: field, isSecret, isRequired }) =>
        isSecret ? isRequired && isMissing(field) : bad.includes(field),
      )
      .map(({ name: field }) => field),
  ];
};

/** What goes to the station; null while something is missing. */
export const inputOf = (draft: ConnectionDraft, connection: ConnectionView | null): ConnectionInput | null => {
  const checked = checkAddress(draft.address);
  if (!checked.ok || faultsOf(draft, connection).length > 0) return null;
  const { kind, values } = draft;
  const secretNames = secretFieldsOf(kind).map(({ name }) => name);
  const plain = CONNECTOR_FORMS[kind].fields.filter(({ isSecret }) => !isSecret);
  return {
    id: connection?.id ?? null,
    kind,
    name: draft.name.trim(),
    transport: draft.transport,
    baseUrl: checked.address,
    fields: Object.fromEntries(plain.map(({ name }) => [name, (values[name] ?? '').trim()])),
    secrets: Object.fromEntries(
      secretNames.map((name) => [name, (values[name] ?? '') === '' ? null : (values[name] ?? null)]),
    ),
  };
};
