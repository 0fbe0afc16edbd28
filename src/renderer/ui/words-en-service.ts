import type { WordsOf } from './words-of.ts';
import type { zhService } from './words-zh-service.ts';

export const enService: WordsOf<typeof zhService> = {
  service: {
    open: 'Text to buyer',
    title: 'Text for the buyer',
    about: 'A proposal only: read it and change it before it goes. For the buyer {{buyer}} of {{shop}}.',
    outcome: 'Outcome',
    outcomes: {
      'refund-full': 'Full refund',
      'refund-part': 'Partial refund',
      negotiate: 'Talk it over',
      refuse: 'No refund for now',
      'sent-anew': 'Exchange, re-send, repair',
      'return-goods': 'Goods back to the buyer',
    },
    text: 'To the buyer',
    ours: 'Back to the template',
    pictures: 'Pictures along with it ({{n}}; press to take one or put it back)',
    picturesThen:
      'They become masked copies: what was blackened stays black, of an unmasked label only the barcode is left. The photos stay as they are.',
    noPictures: 'There are no photos of this box.',
    copy: 'Copy the text',
    copied: "Copied: paste it into the platform's chat. The record says who took it.",
    copyFailed: 'Not copied. Select the text and press Ctrl+C yourself.',
    makePictures: 'Make copies, open the folder',
    making: 'Making the copies…',
    made: 'Copies made: {{n}}. The folder is open: drag them into the chat. The next ones take their place.',
    madeSome:
      'Copies made: {{n}}. The folder is open; {{left}} could not be made (no barcode read on the label, or the photo is gone): blacken the label on the photo first.',
    madeNone:
      'No copy could be made: no barcode was read on the label, or the photos are gone. Blacken the label first.',
    notShown: 'Copies made: {{n}}. The folder did not open: look in "service" of the data folder.',
    night: 'It is night at the shop: no buyer is disturbed now. You can read and change it already.',
    from: 'May be sent from {{time}}',
    foundIntact: 'the goods are intact',
    and: ', ',
    problem: {
      empty: 'Nothing is written yet.',
      accuses: 'No words that accuse: write "not what was shipped" and what was seen.',
      reviews: 'Not a word about reviews: no refund may look like the price of one.',
      'unknown-place': 'Unknown place: {{places}}. Only those below can be used.',
      'broken-place': 'A brace stands alone: a place is written like {{places}}.',
      'open-place': 'Not filled in yet: {{places}}.',
    },
    template: 'Template',
    templateThen:
      'Up to 800 characters; places are filled from the case. Saved when you leave it, and the change is recorded.',
    places: 'Put in a place',
    preview: 'How it looks',
    previewThen: 'Filled from a sample return.',
    sampleGoods: "men's shirt, white, L",
    reset: 'Back to our template',
    resetThen: "Takes the shop's own text for this outcome and platform away; ours counts again.",
    isOwn: "The shop's own text is used now.",
    isOurs: 'Our text is used now.',
    outcomeThen: 'One text for each outcome.',
    market: 'Platform',
    marketThen: "First the shop's text for this platform, then its text for every platform, else ours.",
    language: 'Language',
    languageThen: 'Chinese for shops paid in yuan, English for the others.',
    pageThen:
      'What shop agents copy for the buyer under "To decide". Facts only, no blame, nothing about reviews; not to be copied from 9 pm to 8 am.',
  },
};
