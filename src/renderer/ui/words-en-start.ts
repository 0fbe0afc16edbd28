import type { WordsOf } from './words-of.ts';
import type { zhStart } from './words-zh-start.ts';

export const enStart: WordsOf<typeof zhStart> = {
  start: {
    title: 'First start',
    progress: 'Step {{n}} of {{of}}',
    step: {
      language: 'Language',
      bench: 'Bench name',
      who: 'Who you are',
      camera: 'Camera',
      scanner: 'Scanner',
      work: 'Train or connect',
      done: 'Ready',
    },
    next: 'Next',
    back: 'Back',
    keeps: 'Each step is kept. Close the window now and you go on from here next time.',
    heard: 'Scanned {{text}}. No box was opened: finish these steps first.',
    heardDone: 'Scanned {{text}}. No box is open yet: go to the bench first, then scan it again.',
    bench: {
      ask: 'What is this bench called?',
      then: 'It stands in every film and every record, so that anyone knows which table it was.',
      label: 'Bench name',
      suggest: 'Returns bench 1',
    },
    who: {
      ask: 'Who works here?',
      then: 'Scan your badge, or type your operator number. Every record from now on bears it.',
      no: 'Operator number',
      noThen: 'Letters or digits, 1 to 12 of them.',
      name: 'Name',
      nameThen: 'May stay empty.',
      nameless: 'Inspector',
      badge: {
        read: 'Badge read: {{text}}',
        'not-badge': 'That is no badge: {{text}}. The number stays as it was; scan your badge or type the number.',
        'too-long': 'The code on this badge has more than 12 characters and is no operator number. Type the number.',
        misread: 'That could not be read. Scan once more, or type the number.',
      },
    },
    camera: {
      ask: 'Can it see the whole table?',
      then: 'Good when the whole table is in the picture and the writing on a label can be read.',
      skipThen:
        'You can inspect without one: each parcel will say "no film", one proof less in a dispute. Plug it in later and it is used.',
      good: 'I can see it, next',
      skip: 'Not now, next',
    },
    scanner: {
      ask: 'Scan any code',
      then: 'A shipping label, goods, your badge. This is only a trial and opens no box.',
      silent: 'Nothing happens? Check the cable, then scan "USB keyboard" in the manual of the scanner.',
      skipThen:
        'You can work without a scanner: every number is typed, which is slower. Plug one in later and it works.',
      good: 'It works, next',
      skip: 'Not now, next',
      again: 'Scan something else if you like.',
    },
    work: {
      ask: 'Train first, or connect a shop?',
      train: 'Train first',
      trainThen: 'Sample returns come with the program, no real money moves. Connect your shop later.',
      connect: 'Connect a shop',
      connectThen: 'Address, user name and password. Real returns come in, and refunds really go out.',
      connected: '"{{name}}" is connected',
      formAsk: 'Which shop?',
    },
    done: {
      ask: 'Ready. Scan the first parcel',
      who: '{{station}} · {{name}} {{no}}',
      training:
        'This is training, no real money moves. No returns at hand? Make training labels, print them or open them on a phone, and scan those.',
      shop: 'Returns of "{{name}}" are coming in. Take one and scan the waybill on its label.',
      labels: 'Make training labels',
      labelsDone: 'Made: {{file}}',
      show: 'Open its folder',
      shown: 'The folder is open.',
      go: 'To the bench',
    },
  },
  trial: {
    heard: 'Read, not a character lost',
    unreadable: 'Read, but it is no code to work with',
    misread: 'That could not be read',
    kind: {
      command: 'A command',
      badge: 'A badge',
      weight: "A scale's weight",
      bin: 'A bin',
      unreadable: 'An unknown code',
      goods: 'Goods',
      imei: "A phone's IMEI",
      waybill: '{{courier}} waybill',
      someWaybill: 'Like a waybill, courier unknown',
      other: 'Some other code',
    },
    end: {
      enter: 'Ends with Enter: set up well',
      tab: 'Ends with Tab: that works',
      none: 'Ends without Enter: works, 0.1 s slower each time. Switch on the "Enter suffix" by its manual.',
    },
    fast: 'Fast enough: {{ms}} ms for each character',
    tooSlow:
      'Too slow: {{ms}} ms for each character is taken for typing, and nothing arrived. Set the shortest gap by its manual and scan again.',
    slow: 'Slow: {{ms}} ms for each character, now and then taken for typing. Set a shorter gap by its manual.',
  },
};
