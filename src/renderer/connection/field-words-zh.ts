import type { ConnectorWords } from './field-words.ts';

export const zhFieldWords: ConnectorWords = {
  vendure: {
    title: 'Vendure 店铺',
    note: '',
    addressThen: '例如 https://shop.example.com',
    fields: {
      username: { label: '用户名', then: '最好给这台单开一个账号，出了事查得清。', bad: '填用户名' },
      password: { label: '密码', then: '存进这台电脑的钥匙串，以后不再显示。', bad: '填密码' },
    },
  },
};
