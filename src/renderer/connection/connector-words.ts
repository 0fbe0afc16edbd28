import type { ConnectionKind } from '../../shared/connection.ts';

/** What one field of a form is called, what it is for, and what is said when it can't be so. */
export type FieldWords = { label: string; then: string; bad: string; choices?: Readonly<Record<string, string>> };

/** What a kind of shop is called, what a connection to it does, and its fields by name. */
type KindWords = {
  title: string;
  /** What works, how far it is proven, and what nobody could verify of what the platform's page names. */
  note: string;
  addressThen: string;
  fields: Readonly<Record<string, FieldWords>>;
};

export type ConnectorWords = Readonly<Record<ConnectionKind, KindWords>>;
