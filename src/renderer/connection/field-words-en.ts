import type { ConnectorWords } from './field-words.ts';

export const enFieldWords: ConnectorWords = {
  vendure: {
    title: 'Vendure shop',
    note: '',
    addressThen: 'For example https://shop.example.com',
    fields: {
      username: {
        label: 'User name',
        then: 'Best an account of its own for this bench, so that you can tell who did what.',
        bad: 'The user name is missing',
      },
      password: {
        label: 'Password',
        then: 'Goes into the keychain of this computer and is never shown again.',
        bad: 'The password is missing',
      },
    },
  },
};
