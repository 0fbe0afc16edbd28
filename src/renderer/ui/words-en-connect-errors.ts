import type { WordsOf } from './words-of.ts';
import type { zhConnectErrors } from './words-zh-connect-errors.ts';

export const enConnectErrors: WordsOf<typeof zhConnectErrors> = {
  'unknown-connection': {
    what: 'This connection was not found',
    then: 'Nothing was changed. Open the page "Connections" again.',
  },
  'connection-busy': {
    what: "Refunds of this shop are not through yet; it can't be disconnected",
    then: 'They go on being sent. Look under F11; disconnect when they are done.',
  },
  'secret-needed': {
    what: 'Password or token is missing',
    then: 'Nothing else was changed. Enter it and try again.',
  },
  'erp-not-there': {
    what: 'The chosen ERP is not among the connections',
    then: 'Nothing was changed. Connect that ERP first, then choose it again.',
  },
  'erp-shop-taken': {
    what: 'This shop number has a connection already',
    then: 'Nothing was changed. One number, one shop: check the number, or disconnect the other one first.',
  },
  'erp-carries': {
    what: 'Shops go through this ERP; it stays connected',
    then: 'Returns go on coming. Disconnect those shops first, or choose another ERP for them.',
  },
  'erp-not-switched': {
    what: "A connected shop can't change between its own interface and an ERP",
    then: 'Nothing was changed. The same return has another number there and would come twice: finish its returns, disconnect it, then connect it anew.',
  },
};
