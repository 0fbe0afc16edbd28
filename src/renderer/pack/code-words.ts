import type { TFunction } from 'i18next';
import { showText } from '../ui/shown-text.ts';

type Table =
  | 'attachKind'
  | 'cause'
  | 'code'
  | 'correctionStep'
  | 'decisionKind'
  | 'disposition'
  | 'disputeFact'
  | 'disputeState'
  | 'eventCode'
  | 'gap'
  | 'lane'
  | 'lastWords'
  | 'moreTimeStep'
  | 'moreTimeWhy'
  | 'negotiationEnd'
  | 'packFault'
  | 'proofStep'
  | 'proofWhy'
  | 'recordingEnd'
  | 'registerName'
  | 'registerPayer'
  | 'registerState'
  | 'repackEvent'
  | 'shot'
  | 'supplementStep'
  | 'verdictLong';

/** The word of an id out of a record that another version may have written: one that is unknown is shown as it is. */
export const wordIn = (t: TFunction, table: Table, id: string): string => {
  const words: Readonly<Record<string, string>> = t(table, { returnObjects: true });
  return Object.hasOwn(words, id) ? (words[id] ?? id) : showText(id);
};
