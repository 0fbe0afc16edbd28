import type { CommandView } from '../../../src/shared/sync.ts';
import { emptyBench } from '../fake-station.ts';
import { HOUR, makeCommand, makeEvidence, makeItem, makeReturn } from '../scene-parts.ts';
import type { Scene } from './scenes.ts';

// The new waybill of goods that settle a return: the form, and how it stands on the sync screen.

const wanted = makeItem({
  ...{ verdictId: 'v-anew', waybill: 'JDVA11408814483', why: 'goods-wanted', verdict: 'intact', codes: [] },
  ...{ finding: 'neutral', note: '尺码不对，换大一码', expectedReturn: makeReturn({ reasonText: '拍错尺码，换 XL' }) },
});
const desk: Scene = {
  view: emptyBench,
  status: { toDecide: 1 },
  items: [wanted],
  cases: [{ item: wanted, evidence: makeEvidence() }],
  keys: ['F9', 'F5'],
};
const rules = { isRead: true, byCall: ['exchanged'], words: null, undoMs: 60_000 } satisfies Scene['shipmentRules'];
const typed = { newWaybill: 'YT8800112233445' };

const shipment = (more: Partial<CommandView>): CommandView =>
  makeCommand({
    ...{ kind: 'shipment', amountCents: 0, currency: '', sent: { waybill: 'YT8800112233445', courier: 'yto' } },
    ...more,
  });
const parked = { state: 'parked', nextAttemptAt: null } as const;

export const SHIPMENT_SCENES = {
  'decide-shipment': { ...desk, shipmentRules: rules, fields: typed },
  'decide-shipment-lacks': { ...desk, shipmentRules: rules, keys: ['F9', 'F5', 'F4'] },
  'decide-shipment-offline': {
    ...{ ...desk, fields: typed },
    shipmentRules: { ...rules, isRead: false, words: 'net:no-connection' },
  },
  'decide-shipment-not-now': { ...desk, shipmentRules: { ...rules, words: 'sync:refund-wanted' } },
  'sync-shipments': {
    view: emptyBench,
    status: { parked: 2, waiting: 1 },
    commands: [
      shipment({
        ...{ ...parked, waybill: 'JT0006968326954', returnNo: 'TH00000007', deadlineAt: Date.now() + HOUR },
        ...{ lastWords: 'sync:refund-wanted', canTakeBack: true },
      }),
      shipment({
        ...{ ...parked, attempts: 1, waybill: '318200104729483', returnNo: 'TH00000042', isForHand: true },
        lastWords:
          '平台的快递名单里没有这家快递，或者停用了，新运单号没有上传。请在商家后台填好，再勾「已手工处理」。 / The platform does not list this courier, or lists it as closed; the waybill was not sent. Enter it in the seller back office, then tick it as done by hand.',
        deadlineAt: Date.now() + 2 * HOUR,
      }),
      shipment({ waybill: 'SF1300007741205', returnNo: 'TH00000044', deadlineAt: Date.now() + 9 * HOUR }),
    ],
    keys: ['F11'],
  },
} satisfies Record<string, Scene>;
