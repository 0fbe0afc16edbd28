import type { WordsOf } from './words-of.ts';
import type { zhConnect } from './words-zh-connect.ts';

export const enConnect: WordsOf<typeof zhConnect> = {
  conn: {
    then: 'With a shop connected, returns come in and refunds go out by themselves. Offline you inspect as usual.',
    empty: 'No shop connected yet',
    emptyThen: 'This is the training platform: sample returns, no real money. Connect a shop for real ones.',
    more: 'Another shop?',
    moreThen: 'Several can be connected; the returns of all come to this bench.',
    add: 'Connect a shop',
    edit: 'Change',
    giveSecret: 'Give password',
    signIn: 'Sign in again',
    remove: 'Disconnect',
    kindAsk: 'Which kind of shop',
    transport: 'Which way',
    transports: {
      direct: 'Straight from this computer',
      relay: 'By our own relay server',
      erp: 'After-sales run through an ERP',
    },
    transportThen: {
      direct: 'Where the platform may be called from outside.',
      relay: 'Where the platform wants calls from inside its cloud: give the address of the relay.',
      erp: 'Where the after-sales of this shop are done in an ERP: returns come from it, stock and refunds go as far as it can, evidence and reminders follow the platform. Only returns this bench does not know yet are taken: what came under the ERP stays there, never twice. Tried against imitated ERPs; with real accounts unverified.',
    },
    erpChoose: 'Choose an ERP',
    erpNone: 'No ERP is connected to this bench: connect Wangdiantong or your own system first.',
    state: {
      online: 'Online: returns come in',
      unread: 'It answers, but no returns come in: inspect as usual, what is not known is matched later',
      offline: 'Not reached: inspect as usual, refunds wait in line and go out by themselves',
      locked: 'Password missing: until it is given no returns come in and no refunds go out',
    },
    notKept:
      'This computer has no keychain to keep a password in: it is asked for at each start, and refunds wait until then.',
    formNew: 'Connect a shop',
    formEdit: 'Change "{{name}}"',
    name: 'Shop name',
    nameThen: 'As it stands on lists and records.',
    nameBad: 'It needs 1 to 40 characters',
    address: 'Shop address',
    addressBad: {
      empty: 'The address is missing',
      'not-secure':
        'Another machine needs https: passwords and refunds must not cross the network in the clear. Plain http only to this computer (127.0.0.1).',
      'has-user': 'No user name or password in the address; they have fields of their own below.',
      malformed: 'That is no address. Write it like https://shop.example.com',
    },
    secretKept: 'Kept, and never shown. Leave it empty to keep it.',
    try: 'Try it',
    trying: 'Trying, half a minute at most…',
    tried: {
      some: 'Connected; returns seen: {{n}}. You can save it.',
      none: 'Connected; no returns there now. You can save it.',
      unread:
        'Not understood: {{n}} more (sum, currency or time); they were left out, the others come. Ask the other side to mend them.',
      no: 'Not connected.',
      unknown: 'Not connected, and no reason was given. Check the address and try again.',
      checkUser: 'Check user name and password first.',
      said: 'The shop says:',
      asLast: 'Nothing is saved yet.',
    },
    save: 'Save',
    cancel: 'Leave as it was',
    saved: '"{{name}}" is saved; its returns come in from now on.',
    removeAsk: 'Disconnect "{{name}}"?',
    removeThen:
      'No more returns of it come in and no refunds of it go out from here. Inspections, photos and finished refunds stay; the password is deleted from this computer. It is refused while refunds of it still wait.',
    removeYes: 'Disconnect this shop',
    removeNo: 'Keep it',
    removed: '"{{name}}" is disconnected. Records and photos are kept.',
    unread: `Returns of "{{name}}" can't be read.`,
    unreadThen: 'F10 settings, shop connections.',
    loading: 'Reading the connections…',
  },
};
