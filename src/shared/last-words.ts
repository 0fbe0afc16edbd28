/**
 * Last words that are ours, not the platform's: `CommandView.lastWords` is one of these ids, or the platform's own
 * sentence. The window has a sentence for each id in both languages.
 */
export const LAST_WORDS = [
  'net:no-connection',
  'net:certificate',
  'net:timeout',
  'net:dropped',
  'net:portal',
  'net:garbled',
  'net:too-large',
  'net:redirect',
  'net:wrong-address',
  'net:busy',
  'net:signed-out',
  'net:server-fault',
  'net:in-flight',
  'erp:missing',
  'erp:signed-out',
  'erp:none-of-shop',
  'sync:locked',
  'sync:not-found',
  'sync:refunded-less',
  'sync:other-amount',
  'sync:paid-more',
  'sync:settling',
  'sync:noticed',
  'sync:by-hand',
  'sync:over',
  'sync:no-stock',
  'sync:stock-lost',
  'sync:no-call',
  'sync:sent-otherwise',
  'sync:refund-wanted',
  'sync:code-needed',
  'sync:bench-fault',
  'sync:pull-fault',
] as const;
export type LastWords = (typeof LAST_WORDS)[number];

/** Of the line or of a busy platform: what is tried again and needs nobody. Everything else somebody has to put right. */
const PASSING: ReadonlySet<string> = new Set<LastWords>([
  'net:no-connection',
  'net:timeout',
  'net:dropped',
  'net:portal',
  'net:garbled',
  'net:busy',
  'net:server-fault',
  'net:in-flight',
]);

/** Whether what a platform or the network said last stays as it is until somebody puts it right. */
export const needsPerson = (words: string): boolean => !PASSING.has(words);
