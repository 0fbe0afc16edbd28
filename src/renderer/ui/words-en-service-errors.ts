import type { WordsOf } from './words-of.ts';
import type { zhServiceErrors } from './words-zh-service-errors.ts';

export const enServiceErrors: WordsOf<typeof zhServiceErrors> = {
  'buyer-sleeps': {
    what: 'It is night: no buyer is contacted now',
    then: 'Nothing was taken along. Copy it after 8 in the morning.',
  },
  'service-words': {
    what: 'The text says what is never said to a buyer',
    then: 'It was neither copied nor stored. Take out blame and anything about reviews; write what was seen.',
  },
  'service-place': {
    what: 'A place in the text is not filled in yet',
    then: 'It was not copied. Write what belongs into the braces, then copy it.',
  },
};
