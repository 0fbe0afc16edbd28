import type { ConnectionKind } from '../../shared/connection.ts';
import type { ConnectorWords, FieldWords } from './connector-words.ts';
import { enFieldWords } from './field-words-en.ts';
import { zhFieldWords } from './field-words-zh.ts';

/** The words of a kind in the language of the window. */
export const kindWords = (kind: ConnectionKind, language: string): ConnectorWords[ConnectionKind] =>
  (language.startsWith('zh') ? zhFieldWords : enFieldWords)[kind];

/** A field without words would be a bug of ours: its own name is shown. */
export const fieldWords = (kind: ConnectionKind, name: string, language: string): FieldWords =>
  kindWords(kind, language).fields[name] ?? { label: name, then: '', bad: name };
