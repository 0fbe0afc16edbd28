import type { ConnectorWords } from './connector-words.ts';
import { enErpFields } from './erp-field-words.ts';
import { enMarketWords } from './field-words-en-markets.ts';

export const enFieldWords: ConnectorWords = {
  vendure: {
    title: 'Vendure shop',
    note: 'Works: pulling returns and refunds. Tried against a real Vendure 3.7.3 on SQLite with a payment handler of our own; unverified: real payment providers, MySQL and PostgreSQL, several servers behind one address, marketplaces with sellers, other versions. Refusing, exchanging and stock are done by hand in the shop.',
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
  medusa: {
    title: 'Medusa shop',
    note: 'Works: pulling returns, refunds, and by choice receiving the goods in the shop (on sale again, or not). Tried against a real Medusa 2.21.2 with its own manual payment; real payment providers are unverified. Refusing and exchanging are done by hand in the shop.',
    addressThen: 'Where /admin and /auth are, for example https://shop.example.com',
    fields: {
      email: {
        label: 'E-mail',
        then: "Of a user of the shop's admin; best one of its own for this bench.",
        bad: 'The e-mail is missing or is none',
      },
      password: {
        label: 'Password',
        then: 'Goes into the keychain of this computer and is never shown again.',
        bad: 'The password is missing',
      },
      goods: {
        label: 'Receiving the goods in the shop',
        then: 'Here: what is put on the shelf is received into stock, the rest is received and not sold again. In the shop: people there receive it.',
        bad: 'Choose one',
        choices: { receive: 'From here', hand: 'By people in the shop' },
      },
    },
  },
  ...enMarketWords,
  jd: {
    title: 'JD shop',
    note: "Works: pulling returns; with the numbers of the operations entered, also confirming receipt, submitting refunds and closing, each read back: only JD's own \"refunded\" counts as refunded. JD publishes neither the operations' numbers nor the states', so they are unverified: you enter the former from JD's document (without them nothing is sent), the latter go by the names JD gives. Built from public material and tried against a strict imitation, not yet at a real shop.",
    addressThen:
      'The given address for direct calls; where JD demands a call from its own cloud 云鼎, use a relay and its https address.',
    fields: {
      ...enErpFields,
      appKey: {
        label: 'App Key',
        then: "The number of the application at JD's open platform.",
        bad: 'The App Key is missing or has something but digits and letters in it',
      },
      appSecret: {
        label: 'App Secret',
        then: 'Goes into the keychain and is never shown again. Leave it empty where a relay signs.',
        bad: 'The App Secret is missing',
      },
      accessToken: {
        label: 'Access token',
        then: 'What the shop gave the application; it expires and is then renewed here. Goes into the keychain.',
        bad: 'The access token is missing',
      },
      venderId: {
        label: 'Vender id',
        then: 'If JD asks for it; whether it does is unverified. May be empty.',
        bad: 'Digits only',
      },
      sellerPin: {
        label: 'Operator (pin)',
        then: 'If JD asks for it; whether it does is unverified. May be empty.',
        bad: 'Too long',
      },
      refundType: {
        label: 'operateType of "submit refund"',
        then: "The number in JD's document. Without it nothing is refunded from here; try one return first.",
        bad: 'Digits only',
      },
      receiveType: {
        label: 'operateType of "confirm receipt"',
        then: "The number in JD's document. Without it a person registers the receipt in the back office before a refund.",
        bad: 'Digits only',
      },
      partQuality: {
        label: 'Function told at receipt (partQuality)',
        then: 'JD\'s number for "works", or "works/doesn\'t" such as 1/2, unverified. Told as it was judged; what nobody tested is not told. Empty: not told.',
        bad: 'One number, or two parted by /',
      },
      partAppearance: {
        label: 'Appearance told at receipt (partAppearance)',
        then: 'JD\'s number for good, or "good/bad" such as 1/2, unverified. Told as it was judged. Empty: not told.',
        bad: 'One number, or two parted by /',
      },
      partPacking: {
        label: 'Packaging told at receipt (partPacking)',
        then: 'JD\'s number for good, or "good/bad" such as 1/2, unverified. Told as it was judged. Empty: not told.',
        bad: 'One number, or two parted by /',
      },
      closeType: {
        label: 'operateType of "close"',
        then: "The number in JD's document. Without it a person refuses in the back office; closing takes no pictures.",
        bad: 'Digits only',
      },
      closeReasons: {
        label: 'Reasons for closing',
        then: "number=text, with commas between, as 1=not fit for resale, 2=not what was sent; the numbers are JD's.",
        bad: 'To be written as number=text, with commas between',
      },
    },
  },
  wangdiantong: {
    title: 'Wangdiantong flagship ERP 旺店通旗舰版',
    note: 'Works: pulling returns and booking checked goods in as stock-in orders. Wangdiantong moves no money: the bench keeps asking, ends by itself once it is refunded, and otherwise reminds a person to refund at the selling platform. Returns of Taobao, Pinduoduo and its supply platform are not given out. Made from public documents and tried against a strict imitation, not at a real account. Unverified: whether the gateway offers https; whether a stock-in can be read back by our number; whether sound and defective goods may stand in one order; whether the time of change moves when only the refund does (if not, release it under Sync to have it asked about); whether the "guaranteed refund amount" is what was refunded.',
    addressThen:
      'The public documents give this address with http only; DockProof uses https only. Whether it is offered is not verified: if not, use a relay of your own.',
    fields: {
      sid: { label: 'Seller account (sid)', then: 'Given with Wangdiantong.', bad: 'Enter the seller account' },
      appKey: {
        label: 'Key (appkey)',
        then: 'From the open platform; which shops and warehouses it may see is set in Wangdiantong.',
        bad: 'Enter the key',
      },
      appSecret: {
        label: 'App secret',
        then: 'The whole text with its colon (secret:salt). Kept in the keychain of this computer and never shown again. Empty where a relay signs.',
        bad: 'Enter the app secret',
      },
      shopNos: {
        label: 'Only these shops',
        then: 'Shop numbers, separated by commas; empty = all. Returns of a shop with a connection of its own go there, not here.',
        bad: 'Too long',
      },
      stock: {
        label: 'Booking in',
        then: 'A stock-in order for each checked box. Editing: only made, a person approves it. Approved: straight into stock, try one first. Not for outsourced warehouses.',
        bad: 'Choose one',
        choices: { no: 'No', editing: 'Yes, as editing', submitted: 'Yes, as submitted', approved: 'Yes, as approved' },
      },
      warehouseNo: { label: 'Warehouse number', then: 'Used where a return names none.', bad: 'Too long' },
    },
  },
  generic: {
    title: 'Your own system (generic interface)',
    note: "The merchant's own system offers a few addresses as written in one public file (resources/openapi/dockproof-connector.json); then it works: pulling returns, refunds and, if offered, stock and refusals. Tried against a strict imitation; whether your system keeps to the file is for you to try first.",
    addressThen: 'Everything before /returns, for example https://erp.example.com/dockproof/v1',
    fields: {
      token: {
        label: 'Bearer token',
        then: 'What that system gave this bench. Goes into the keychain and is never shown again.',
        bad: 'The token is missing',
      },
      stock: {
        label: 'Telling the stock',
        then: 'Only if that system has /stock. "All shops": goods from platforms that can\'t be told the stock are told here, too, with the shop\'s name. What is told nowhere is on the stock list.',
        bad: 'Choose one',
        choices: { no: "Don't tell", yes: 'Its own', all: 'All shops' },
      },
      refusals: {
        label: 'Refusing',
        then: '"Send" only if that system has /refusals; otherwise a person does it and the pack is made ready here.',
        bad: 'Choose one',
        choices: { no: 'By a person', yes: 'Send' },
      },
      shipments: {
        label: 'New waybills of exchanges, re-sends and repairs',
        then: '"Send" only if that system has /shipments; otherwise a person enters them there and notes it here.',
        bad: 'Choose one',
        choices: { no: 'A person does it', yes: 'Send' },
      },
    },
  },
};
