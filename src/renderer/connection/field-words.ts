import type { ConnectionKind } from '../../shared/connection.ts';
import { enFieldWords } from './field-words-en.ts';
import { zhFieldWords } from './field-words-zh.ts';

/** What one field of a form is called, what it is for, and what is said when it can't be so. */
export type FieldWords = { label: string; then: string; bad: string; choices?: Readonly<Record<string, string>> };

/** What a kind of shop is called, what a connection to it does, and its fields by name. */
export type KindWords = {
  title: string;
  /** What works and how far it is proven, in one sentence; '' where there is nothing to add. */
  note: string;
  addressThen: string;
  fields: Readonly<Record<string, FieldWords>>;
};

export type ConnectorWords = Readonly<Record<ConnectionKind, KindWords>>;

/** The words of a kind in the language of the window. */
export const kindWords = (kind: ConnectionKind, language: string): KindWords =>
  (language.startsWith('zh') ? zhFieldWords : enFieldWords)[kind];

/** A field without words would be a bug of ours: its own name is shown. */
export const fieldWords = (kind: ConnectionKind, name: string, language: string): FieldWords =>
  kindWords(kind, language).fields[name] ?? { label: name, then: '', bad: name };
