import type { WordsOf } from './words-of.ts';
import type { zhPeopleErrors } from './words-zh-people-errors.ts';

export const enPeopleErrors: WordsOf<typeof zhPeopleErrors> = {
  'sign-in-needed': {
    what: 'Nobody is signed in',
    then: 'That was not done, nothing changed. Scan your badge, then do it again.',
  },
  'not-allowed': {
    what: 'Your role can not do this',
    then: 'Nothing changed. Ask a supervisor or the administrator to scan in and do it.',
  },
  'pin-needed': { what: 'This needs your PIN', then: 'Nothing changed. Enter your PIN, then do it again.' },
  'pin-wrong': {
    what: 'Number or PIN is wrong',
    then: 'Nothing changed. Look at the digits and try again; forgotten, ask the administrator.',
  },
  'pin-locked': {
    what: 'Too many wrong PINs: locked for a while',
    then: 'Nothing is lost, your badge still opens the bench. Try again later; if it is urgent, ask the administrator to unlock you.',
  },
  'pin-not-set': {
    what: 'You have no PIN yet',
    then: 'Nothing changed. Ask the administrator to set one under Settings, People.',
  },
  'pin-weak': {
    what: 'That PIN is too easy and was not saved',
    then: 'No digit over and over, no run like 1234. Choose another.',
  },
  'badge-unknown': {
    what: 'This badge is not known here',
    then: 'The operator stays. Use your newest badge: a new one ends the one before.',
  },
  'seat-taken': {
    what: 'Somebody else has a box open here',
    then: 'The operator stays, filming goes on. Finish the box or set it aside (F8), then scan your badge.',
  },
  'operator-taken': {
    what: 'That operator number is taken',
    then: 'Not saved. A number stays with its person for good; choose one that was never used.',
  },
  'operator-by-badge': {
    what: 'The operator is not typed here any more',
    then: 'Not saved. Scan a badge to change over; names are under Settings, People.',
  },
  'last-administrator': {
    what: 'This is the last administrator: nothing changed',
    then: 'Make somebody else administrator first.',
  },
  'unknown-person': { what: 'That person is not on the list', then: 'Nothing changed. Open Settings, People again.' },
  'people-known': {
    what: 'This bench has an administrator',
    then: 'Nothing changed. Ask them to scan in and add you.',
  },
};
