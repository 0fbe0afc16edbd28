import type { WordsOf } from './words-of.ts';
import type { zhMoreTime, zhMoreTimeErrors } from './words-zh-more-time.ts';

export const enMoreTime: WordsOf<typeof zhMoreTime> = {
  moreTime: {
    ask: 'Ask the platform for more time',
    asking: 'Asking the platform…',
    timer: 'platform timer {{time}}',
    noTimer: 'the platform tells of no timer',
    by: '{{who}} asked, {{time}}:',
  },
  moreTimeSaid: {
    granted: {
      what: 'The platform agreed; its timer now ends {{time}}.',
      then: "This bench's refund deadline is at the top right; it never goes past the law's.",
    },
    taken: {
      what: 'The platform took the request, but its timer reads no later than before.',
      then: 'Do not count on more time; keep to the old timer and check in the back office.',
    },
    refused: {
      what: 'The platform did not agree.',
      then: 'Neither the return nor any money was touched; keep to the timer as it is.',
    },
    'not-open': {
      what: 'At the platform this return is settled, closed or in the hands of its people, so it was not asked.',
      then: 'Neither the return nor any money was touched; go by its state there.',
    },
    'not-asked': {
      what: 'The platform was not asked; the request did not get there.',
      then: 'Neither the return nor any money was touched and the timer is as before; press again once this is mended.',
    },
    unknown: {
      what: 'The platform was asked, but no usable answer came; nobody knows yet whether it agreed.',
      then: 'No money was touched. Keep to the old timer and press again in a while: if it agreed before, the platform says so.',
    },
    unheard: {
      what: 'The platform was asked; no answer has been written down yet.',
      then: 'No money was touched. Keep to the old timer; you may press again.',
    },
  },
  moreTimeWhy: {
    'net:no-connection': 'The platform cannot be reached.',
    'net:certificate': 'Its certificate is wrong; have the network and the date of this computer checked.',
    'net:timeout': 'It took too long to answer.',
    'net:dropped': 'The line broke in the middle.',
    'net:portal': 'The network wants a sign-in first.',
    'net:garbled': 'What came back cannot be understood.',
    'net:too-large': 'What came back is too large and was not taken.',
    'net:redirect': "The address leads elsewhere; have the platform's address checked.",
    'net:wrong-address': "There is no such call at this address; have the platform's address checked.",
    'net:busy': 'The platform says it is too busy.',
    'net:signed-out': 'The platform wants a new authorization; have the shop signed in again.',
    'net:server-fault': 'The platform had a fault of its own.',
    'sync:not-found': 'The platform knows no such return; check its number.',
    'sync:no-call': 'This platform has no call for more time now.',
  },
  moreTimeStep: {
    asked: 'the platform was asked',
    granted: 'agreed',
    taken: 'taken, timer no later',
    refused: 'not agreed',
    'not-open': 'no longer open, not asked',
    'not-asked': 'did not get there',
    unknown: 'no usable answer',
  },
};

export const enMoreTimeErrors: WordsOf<typeof zhMoreTimeErrors> = {
  'more-time-not-here': {
    what: 'This platform can not be asked for more time from here now',
    then: 'Nothing was sent. Ask in its back office, or keep to the timer as it is.',
  },
};
