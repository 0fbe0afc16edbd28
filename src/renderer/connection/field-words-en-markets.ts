import type { ConnectorWords } from './connector-words.ts';
import { enShipFields } from './ship-words-en.ts';
import { enErpFields, enErpFieldsHidden } from './erp-field-words.ts';

/** Of the marketplaces with the longest forms. */
export const enMarketWords: Pick<ConnectorWords, 'taobao' | 'pdd' | 'douyin'> = {
  taobao: {
    title: 'Taobao / Tmall shop',
    note: "Works: pulling returns, arrival and warehouse notices, agreeing to refunds, refusing with proof. Built from Taobao's public documentation and tried against a strict imitation, not yet at a real shop. The refund after the warehouse notice needs AG switched on at Taobao. Unverified: the value of the arrival status; in which words Taobao waits for an SMS code (any with 验证码, 校验码 or 短信 are taken for it); whether customer service is really done when it seems so; how the size of proof pictures is counted. By choice, slips of returned goods with their grades (see below).",
    addressThen: "The given address for direct calls; a relay inside Taobao's cloud has its own https address.",
    fields: {
      ...enErpFieldsHidden,
      appKey: {
        label: 'App Key',
        then: "The number of the application at Taobao's open platform.",
        bad: 'The App Key is missing or has something but digits in it',
      },
      appSecret: {
        label: 'App Secret',
        then: 'Goes into the keychain and is never shown again. Leave it empty where a relay signs.',
        bad: 'The App Secret is missing',
      },
      session: {
        label: 'Access token (session)',
        then: "What the shop gave the application. Agreeing to refunds needs a sub-account's. Goes into the keychain.",
        bad: 'The access token is missing',
      },
      shopType: {
        label: 'Kind of shop',
        then: 'Tmall wants a picture with a refusal and a review before agreeing; the two also have different limits.',
        bad: 'Choose Taobao or Tmall',
        choices: { taobao: 'Taobao', tmall: 'Tmall' },
      },
      refundBy: {
        label: 'When the goods are intact',
        then: 'Warehouse notice: Taobao refunds by your AG strategy. Agree: refunds at once, up to 6,000 yuan (Tmall 10,000); large sums need an SMS code.',
        bad: 'Choose one',
        choices: { warehouse: 'Send the warehouse notice', agree: 'Agree to the refund' },
      },
      shipBy: enShipFields.taobao,
      signMethod: {
        label: 'Signature',
        then: 'hmac-sha256 if you choose none.',
        bad: 'Choose one',
        choices: { 'hmac-sha256': 'hmac-sha256', hmac: 'hmac', md5: 'md5' },
      },
      stock: {
        label: 'Slips of returned goods',
        then: 'Once goods are put away Taobao is told their grade: shelf = sound; second quality, repair, scrap = defective; to the supplier = not confirmed. Goods only, no money. Unverified: whether the same slip sent again overwrites or counts twice, so one without an answer is never sent again and a person looks. Try one first.',
        bad: 'Choose one',
        choices: { no: "Don't send", slips: 'Send' },
      },
      warehouseName: { label: 'Warehouse', then: 'Its name as it stands at Taobao.', bad: 'The warehouse is missing' },
      warehouseProvince: {
        label: 'Province',
        then: 'Of the warehouse, for example 浙江省.',
        bad: 'The province is missing',
      },
      warehouseCity: { label: 'City', then: 'For example 杭州市.', bad: 'The city is missing' },
      warehouseDistrict: { label: 'District', then: 'For example 余杭区.', bad: 'The district is missing' },
      warehouseAddress: {
        label: 'Street and number',
        then: 'The document does not say whose address is meant; the warehouse is told.',
        bad: 'The address is missing',
      },
      courierCodes: {
        label: 'Codes of couriers (may be empty)',
        then: 'SF, YTO, ZTO, STO, Yunda, JD, EMS and China Post are known. Others with the codes of Taobao, for example 极兔=CODE, 德邦=CODE. Where the courier is unknown nothing is sent, and the bench says so.',
        bad: 'Write name=code, separated by commas',
      },
    },
  },
  pdd: {
    title: 'Pinduoduo shop',
    note: 'Works: pulling returns, the warehouse notice, agreeing to refunds. Pinduoduo has no call to refuse: a person does that in the back office, and the pack is made ready here. Built from public documentation and tried against a strict imitation, not yet at a real shop. Unverified: whether a refund follows the warehouse notice, and the unit of amounts in the detail.',
    addressThen: 'The given address for direct calls; a relay has its own https address.',
    fields: {
      ...enErpFieldsHidden,
      clientId: {
        label: 'client_id',
        then: "The number of the application at Pinduoduo's open platform.",
        bad: 'The client_id is missing or has something but digits and letters in it',
      },
      clientSecret: {
        label: 'client_secret',
        then: 'Goes into the keychain and is never shown again. Leave it empty where a relay signs.',
        bad: 'The client_secret is missing',
      },
      accessToken: {
        label: 'Access token',
        then: 'What the shop gave the application; it expires and is then renewed here. Goes into the keychain.',
        bad: 'The access token is missing',
      },
      refundBy: {
        label: 'When the goods are intact',
        then: "Warehouse notice: Pinduoduo refunds by the shop's strategy (unverified). Agree: refunds at once.",
        bad: 'Choose one',
        choices: { warehouse: 'Send the warehouse notice', agree: 'Agree to the refund' },
      },
      shipBy: enShipFields.pdd,
      refuseBy: {
        label: 'When a refund is refused',
        then: 'By a person: the pack is made ready, and a person refuses in the seller back office. With a notice: once refused here, Pinduoduo is told that the goods were not taken in (warehouse_status=2), once. Unverified: whether that stops the automatic refund. A person still refuses in the back office.',
        bad: 'Choose one',
        choices: { hand: 'By a person only', warehouse: 'Send the notice, too' },
      },
    },
  },
  douyin: {
    title: 'Douyin shop',
    note: "Works: pulling returns, the warehouse notice; by choice also agreeing and refusing by call (the calls' numbers are unverified, so what came of them is read back). Douyin takes only addresses of pictures: with a relay that keeps them they go along with refusals and as proof to the arbitration. Built from public documentation and tried against a strict imitation, not yet at a real shop. The refund after the notice needs the after-sales assistant switched on.",
    addressThen: 'The given address for direct calls (unverified); a relay has its own https address.',
    fields: {
      ...enErpFields,
      appKey: {
        label: 'App Key',
        then: "The number of the application at Douyin's open platform.",
        bad: 'The App Key is missing or has something but digits in it',
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
      refundBy: {
        label: 'When the goods are intact',
        then: 'Warehouse notice: the after-sales assistant refunds by its strategy. Agree by call: refunds at once, by number 111, which is unverified: try one return first.',
        bad: 'Choose one',
        choices: { warehouse: 'Send the warehouse notice', operate: 'Agree by call (number unverified)' },
      },
      refuseBy: {
        label: 'Refusing',
        then: 'By hand: export the pack and refuse in the back office. By call: only reasons that need no proof, by number 112, which is unverified: try one return first.',
        bad: 'Choose one',
        choices: { hand: 'By hand in the back office', operate: 'By call (number unverified)' },
      },
      shipBy: enShipFields.douyin,
      events: {
        label: 'Pushes of Douyin',
        then: 'Only with a relay: it keeps what Douyin pushes, the bench fetches that and reads those returns at Douyin at once. A relay that keeps none: choose no; returns are pulled every 20 seconds all the same.',
        bad: 'Choose one',
        choices: { no: 'Not fetched', fetch: 'Fetched from the relay' },
      },
      pictures: {
        label: 'Pictures for Douyin',
        then: 'Only with a relay: Douyin takes addresses, so the bench lays pictures into the relay first (PUT /pictures). Needed for proof to the arbitration (4 at most) and for refusals with pictures. Whoever has an address sees the picture: black out names and phones before. Unverified: when Douyin fetches them, and whether it can.',
        bad: 'Choose one',
        choices: { no: 'None', relay: 'By the relay' },
      },
    },
  },
};
