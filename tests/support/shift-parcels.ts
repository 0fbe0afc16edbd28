import type { Verdict } from '../../src/shared/domain-words.ts';
import type { ExpectedReturn } from '../../src/shared/expected-return.ts';
import { imeiOf, SAMPLE_COURIERS, waybillOf } from '../../src/main/platform/training/sample-codes.ts';
import { goodsOf } from '../../src/main/platform/training/sample-goods.ts';
import { buildSample } from '../../src/main/platform/training/sample-returns.ts';
import type { SampleReturn } from '../../src/main/platform/training/sample-returns.ts';

// The parcels of one shift, through every lane of the design's domain: what the training shop expects, the boxes that come,
// and what a pair of hands does with each.

type Spec = Partial<Parameters<typeof buildSample>[0]> & { goods: string[]; more?: Partial<ExpectedReturn> };

type Box = {
  /** The lane's number in the design, and what is special. */
  name: string;
  /**
   * What is scanned once the box is open; `KP_…` is a key of the keypad, `PHOTO` the pedal, `FIND` a search by hand,
   * `SECOND` the key that goes on to the box's second return.
   */
  hands: string[];
  verdict: Verdict | null;
  /** Who lets the money go: the rule at once, people later, nobody ever. */
  pays: 'rule' | 'people' | 'nobody';
  /** Does not close by itself: the hold bin, and on with the gaps named. */
  isHeld: boolean;
  /** Every guided shot is taken. */
  isPhotographed: boolean;
  /** One scan, never opened. */
  isUnopened: boolean;
};
type Row = Partial<Box> & Pick<Box, 'name' | 'hands'> & { of: Spec[]; waybill?: string };

export type ShiftBox = Box & { waybill: string; returns: ExpectedReturn[] };

const code = (kind: string): string => goodsOf(kind).barcodes[0] ?? '';
const WRONG_PHONE = imeiOf(77);
const SHIPPED_PHONE = imeiOf(78);
const GOOD_PHONE = imeiOf(79);
const SHARED = waybillOf('zto', 601);
const [FIRST_OF_TWO, SECOND_OF_TWO] = [waybillOf('jd', 602), waybillOf('jd', 603)];
const OTHER_NUMBER = waybillOf('yto', 604);
/** On the paper in a box that came under another number. */
export const PHONE_TAIL = '4821';
const NO_VERDICT = { verdict: null, pays: 'nobody' } as const;
const DAMAGED = { verdict: 'damaged', isHeld: true } as const;
const damaged = (name: string): string[] => ['DP:DMG', `DP:C-${name}`, 'DP:DMG'];

const HALF_DONE = '14 half done';
const TAKEN_UP = { name: '14 taken up again by another', hands: [code('cap'), 'DP:OK'], verdict: 'intact' } as const;

/** Before the change-over. */
const MORNING: Row[] = [
  { name: '1 intact', of: [{ goods: ['shirt', 'belt'] }], hands: [code('shirt'), code('belt'), 'DP:OK'] },
  ...['jeans', 'cap', 'umbrella', 'kettle', 'pan', 'lipstick'].map((kind) => ({
    ...{ name: `1 intact ${kind}`, of: [{ goods: [kind] }], hands: [code(kind), 'DP:OK'] },
  })),
  {
    name: '1 nothing found of what the buyer says',
    of: [{ goods: ['powerbank'], reason: 'quality', reasonText: '充不进电' }],
    hands: [code('powerbank'), 'DP:OK'],
  },
  {
    name: '1 two of one and one of another',
    of: [{ goods: ['coffee×2', 'tea'] }],
    hands: [code('coffee'), code('coffee'), code('tea'), 'DP:OK'],
  },
  {
    name: '2 confirms: broken on arrival, with freight',
    of: [{ goods: ['mug'], reason: 'broken', reasonText: '收到时杯子已经碎了', freightYuan: 10 }],
    hands: [code('mug'), ...damaged('DAMAGED')],
    ...DAMAGED,
  },
  {
    name: '2 confirms: we sent the wrong thing',
    of: [{ goods: ['tee'], reason: 'wrong-item', reasonText: '拍的藏青色，发成了牛仔裤', freightYuan: 8 }],
    hands: [code('jeans'), 'DP:DMG', 'DP:DMG'],
    ...DAMAGED,
  },
  {
    name: '2 confirms: one pair short',
    of: [{ goods: ['socks×3'], reason: 'short', reasonText: '少发一双' }],
    hands: [code('socks'), code('socks'), ...damaged('LINE-MISSING')],
    ...DAMAGED,
  },
  {
    name: '2 confirms: an empty box, as the buyer says',
    of: [{ goods: ['powerbank'], reason: 'not-received', reasonText: '空包裹，里面没有东西' }],
    hands: damaged('EMPTY-BOX'),
    ...DAMAGED,
    verdict: 'swapped',
  },
  {
    name: '3 contradicts: worn',
    of: [{ goods: ['dress'] }],
    hands: [code('dress'), ...damaged('WORN')],
    ...DAMAGED,
    pays: 'people',
  },
  {
    name: '3 contradicts: another phone, of high value',
    of: [{ goods: ['phone'], imei: SHIPPED_PHONE, sealNo: 'FC7730412' }],
    hands: [WRONG_PHONE, 'DP:SWP'],
    ...{ verdict: 'swapped', pays: 'people', isHeld: true, isPhotographed: true },
  },
  {
    name: '3 contradicts: empty',
    of: [{ goods: ['lamp'] }],
    hands: damaged('EMPTY-BOX'),
    ...{ verdict: 'swapped', pays: 'nobody', isHeld: true },
  },
  {
    name: '4 two returns in one box, the second one stained',
    of: [
      { goods: ['jeans'], waybill: SHARED },
      { goods: ['hoodie'], waybill: SHARED, reason: 'quality', reasonText: '有污渍' },
    ],
    hands: [code('jeans'), code('hoodie'), 'SECOND', ...damaged('STAINED')],
    ...DAMAGED,
  },
  {
    name: '4 one return, the first of its two boxes',
    of: [{ goods: ['keyboard', 'umbrella'], waybill: FIRST_OF_TWO, more: { moreWaybills: [SECOND_OF_TWO] } }],
    hands: [code('keyboard'), 'DP:REST'],
    ...{ verdict: null, pays: 'rule' },
  },
  {
    name: '4 one return, the second of its two boxes',
    of: [],
    waybill: SECOND_OF_TWO,
    hands: [code('umbrella'), 'DP:OK'],
    pays: 'nobody',
  },
  {
    name: HALF_DONE,
    of: [{ goods: ['backpack', 'cap'] }],
    hands: [code('backpack'), 'DP:LATER'],
    ...{ verdict: null, pays: 'rule' },
  },
];

/** After it. */
const AFTERNOON: Row[] = [
  { name: '5 nobody’s', of: [], hands: ['PHOTO', 'DP:OK'], pays: 'nobody', isHeld: true },
  {
    name: '5 came under another number, found by hand',
    of: [{ goods: ['bear'], waybill: waybillOf('sf', 605), more: { phoneTail: PHONE_TAIL } }],
    waybill: OTHER_NUMBER,
    hands: ['FIND', code('bear'), 'DP:OK'],
  },
  { name: '6 refused at the door', of: [{ goods: ['backpack'], isRefused: true }], hands: [], isUnopened: true },
  {
    name: '6 refused, and paid already',
    of: [{ goods: ['tea'], isRefused: true, state: 'refunded' }],
    hands: [],
    ...{ isUnopened: true, pays: 'nobody' },
  },
  {
    name: '7 paid already',
    of: [{ goods: ['cap'], state: 'refunded' }],
    hands: [code('cap'), 'DP:OK'],
    pays: 'nobody',
  },
  {
    name: '7 paid already, and worn: claimed back',
    of: [{ goods: ['pyjamas'], state: 'refunded' }],
    hands: [code('pyjamas'), ...damaged('WORN')],
    ...DAMAGED,
    pays: 'nobody',
  },
  {
    name: '8 withdrawn',
    of: [{ goods: ['earbuds'], state: 'withdrawn' }],
    hands: [code('earbuds'), 'DP:OK'],
    ...{ pays: 'nobody', isHeld: true },
  },
  {
    name: '8 locked by the platform',
    of: [{ goods: ['watch'], state: 'locked', isMarked: true }],
    hands: [code('watch'), 'DP:OK'],
    ...{ pays: 'nobody', isHeld: true },
  },
  {
    name: '9 to be exchanged',
    of: [{ goods: ['keyboard'] }],
    hands: [code('keyboard'), ...damaged('WORN')],
    ...DAMAGED,
    pays: 'nobody',
  },
  {
    name: '10 a bundle',
    of: [
      {
        goods: ['mug'],
        more: {
          lines: [
            {
              ...{ sku: 'SET-TEA', name: '下午茶套装', picture: null, quantity: 1, isGift: false },
              ...{ barcodes: [], serials: [] },
              parts: [
                { sku: 'SET-CUP', name: '茶杯', quantity: 2, barcodes: ['6944444444440'] },
                { sku: 'SET-PLATE', name: '盘', quantity: 1, barcodes: ['6955555555555'] },
              ],
            },
          ],
        },
      },
    ],
    hands: ['6944444444440', 'DP:Q2', '6955555555555', 'DP:OK'],
  },
  { name: '10 a gift without a barcode', of: [{ goods: ['bear', 'gift'] }], hands: [code('bear'), 'KP_2', 'DP:OK'] },
  {
    name: '10 the gift is missing',
    of: [{ goods: ['tea', 'gift'] }],
    hands: [code('tea'), ...damaged('GIFT-MISSING')],
    ...DAMAGED,
    pays: 'nobody',
  },
  { name: '11 another merchant’s', of: [], hands: ['DP:OTHER'], ...NO_VERDICT },
  { name: '11 another warehouse’s', of: [], hands: ['DP:OTHER'], ...NO_VERDICT },
  {
    name: '13 to be authenticated',
    of: [{ goods: ['handbag'] }],
    hands: [code('handbag'), ...damaged('COUNTERFEIT'), 'DP:D-APPRAISE'],
    ...DAMAGED,
    pays: 'nobody',
  },
  { name: '16 high value, right serial', of: [{ goods: ['phone'], imei: GOOD_PHONE }], hands: [GOOD_PHONE, 'DP:OK'] },
  { name: '16 high value, counted by key', of: [{ goods: ['camera'] }], hands: ['KP_1', 'DP:OK'] },
  { name: '17 late', of: [{ goods: ['kettle'], hoursLeft: -3 }], hands: [code('kettle'), 'DP:OK'] },
  {
    name: '17 late with a quality claim, above the limit',
    of: [{ goods: ['headphones'], hoursLeft: -2, reason: 'quality', reasonText: '右耳没有声音' }],
    hands: [code('headphones'), ...damaged('MALFUNCTION')],
    ...DAMAGED,
    pays: 'people',
  },
  {
    name: '1 good goods in a torn box: the carrier’s',
    of: [{ goods: ['pan'] }],
    hands: [code('pan'), ...damaged('OUTER-BOX')],
  },
];

/** Delivered by tracking two and a half days ago, and never here (lane 12). */
const LOST: Spec = { goods: ['lamp'], hoursLeft: 24 - 60 };

export type Shift = {
  /** What the training shop expects. */
  samples: SampleReturn[];
  morning: ShiftBox[];
  afternoon: ShiftBox[];
  /** What the morning left half done, taken up again. */
  resumed: ShiftBox;
  lost: ExpectedReturn;
};

/** The same parcels every time; `now` in ms only places their deadlines. */
export function planShift(now: number): Shift {
  const samples: SampleReturn[] = [];
  const add = ({ more = {}, ...spec }: Spec): ExpectedReturn => {
    const number = samples.length + 1;
    const courier = SAMPLE_COURIERS[number % SAMPLE_COURIERS.length] ?? 'sf';
    const said = { buyer: '王*', reason: 'no-reason', reasonText: '不想要了', courier } as const;
    const sample = buildSample({ ...said, hoursLeft: 5 + (number % 17), ...spec }, number, now);
    const expected = { ...sample.expected, ...more };
    samples.push({ ...sample, expected });
    return expected;
  };
  const boxesOf = (rows: readonly Row[], first: number): ShiftBox[] =>
    rows.map(({ of, waybill, ...row }, index) => {
      const returns = of.map(add);
      const known = returns[0]?.returnWaybill ?? returns[0]?.outboundWaybill ?? waybillOf('sto', first + index);
      return {
        ...{ verdict: 'intact', pays: 'rule', isHeld: false, isPhotographed: false, isUnopened: false },
        ...row,
        waybill: waybill ?? known,
        returns,
      };
    });
  const [morning, afternoon, lost] = [boxesOf(MORNING, 700), boxesOf(AFTERNOON, 800), add(LOST)];
  const half = morning.find(({ name }) => name === HALF_DONE);
  if (half === undefined) throw new Error('nothing was left half done');
  return { samples, morning, afternoon, lost, resumed: { ...half, ...TAKEN_UP, hands: [...TAKEN_UP.hands] } };
}

/** Goods and freight. */
export const paidCentsOf = ({ amountCents, freightCents }: ExpectedReturn): number => amountCents + freightCents;

/** The box whose name begins so. */
export const boxOf = ({ morning, afternoon }: Shift, name: string): ShiftBox => {
  const found = [...morning, ...afternoon].find((box) => box.name.startsWith(name));
  if (found === undefined) throw new Error(`no box of the shift is called ${name}`);
  return found;
};
