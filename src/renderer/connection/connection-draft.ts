import { badFieldsOf, CONNECTION_KINDS, CONNECTOR_FORMS, fieldsOf, secretFieldsOf } from '../../shared/connection.ts';
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

/** What a list shows before anybody has chosen is what is chosen: the careful one stands first. */
export const newDraft = (kind: ConnectionKind): ConnectionDraft => {
  const { baseUrl, transports, fields } = CONNECTOR_FORMS[kind];
  const chosen = fields.flatMap(({ name, choices, isRequired }) => {
    const [first] = choices ?? [];
    return first === undefined || !isRequired ? [] : [[name, first] as const];
  });
  const values = Object.fromEntries(chosen);
  return { kind, name: '', transport: transports[0] ?? 'direct', address: baseUrl, values };
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
  const { kind, transport, missingSecrets, pullWords } = connection;
  const expired = pullWords === 'net:signed-out' ? secretFieldsOf(kind, transport).at(-1)?.name : undefined;
  return missingSecrets[0] ?? expired ?? 'name';
};

/** The fields that can't be sent as they are, in the order of the form. A kept secret may stay empty. */
export const faultsOf = (draft: ConnectionDraft, connection: ConnectionView | null): string[] => {
  const { kind, transport, values } = draft;
  const name = draft.name.trim();
  const bad = badFieldsOf(kind, values, transport);
  const isMissing = (field: string): boolean =>
    (values[field] ?? '') === '' && (connection === null || connection.missingSecrets.includes(field));
  return [
    ...(name.length < 1 || name.length > 40 ? ['name'] : []),
    ...(transport === 'erp' || checkAddress(draft.address).ok ? [] : ['address']),
    ...fieldsOf(kind, transport)
      .filter(({ name: field, isSecret, isRequired }) =>
        isSecret ? isRequired && isMissing(field) : bad.includes(field),
      )
      .map(({ name: field }) => field),
  ];
};

/** What goes to the station; null while something is missing. */
export const inputOf = (draft: ConnectionDraft, connection: ConnectionView | null): ConnectionInput | null => {
  const { kind, transport, values } = draft;
  const checked = checkAddress(draft.address);
  if (faultsOf(draft, connection).length > 0) return null;
  const secretNames = secretFieldsOf(kind, transport).map(({ name }) => name);
  const plain = fieldsOf(kind, transport).filter(({ isSecret }) => !isSecret);
  return {
    id: connection?.id ?? null,
    kind,
    name: draft.name.trim(),
    transport,
    baseUrl: transport === 'erp' || !checked.ok ? '' : checked.address,
    fields: Object.fromEntries(plain.map(({ name }) => [name, (values[name] ?? '').trim()])),
    secrets: Object.fromEntries(
      secretNames.map((name) => [name, (values[name] ?? '') === '' ? null : (values[name] ?? null)]),
    ),
  };
};
