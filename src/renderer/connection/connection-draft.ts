import type { ConnectionInput, ConnectionView } from '../../shared/connection.ts';
import { checkAddress } from './address-rules.ts';

type ConnectionDraft = { name: string; address: string; username: string; secret: string };
export type DraftField = keyof ConnectionDraft;

export const draftOf = (connection: ConnectionView | null): ConnectionDraft => ({
  name: connection?.name ?? '',
  address: connection?.baseUrl ?? '',
  username: connection?.username ?? '',
  secret: '',
});

/** The fields that can't be sent as they are, in the order of the form. A kept secret may stay empty. */
export const faultsOf = (draft: ConnectionDraft, connection: ConnectionView | null): DraftField[] => {
  const name = draft.name.trim();
  const faults: [DraftField, boolean][] = [
    ['name', name.length < 1 || name.length > 40],
    ['address', !checkAddress(draft.address).ok],
    ['username', draft.username.trim() === ''],
    ['secret', draft.secret === '' && connection?.hasSecret !== true],
  ];
  return faults.filter(([, isBad]) => isBad).map(([field]) => field);
};

/** What goes to the station; null while something is missing. */
export const inputOf = (draft: ConnectionDraft, connection: ConnectionView | null): ConnectionInput | null => {
  const checked = checkAddress(draft.address);
  if (!checked.ok || faultsOf(draft, connection).length > 0) return null;
  return {
    id: connection?.id ?? null,
    kind: connection?.kind ?? 'vendure',
    name: draft.name.trim(),
    baseUrl: checked.address,
    username: draft.username.trim(),
    secret: draft.secret === '' ? null : draft.secret,
  };
};
