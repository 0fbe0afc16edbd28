import type { Platform, PlatformShipments, SendAnswer } from '../../src/main/platform/platform.ts';
import type { Life } from './bench.ts';
import type { Line } from './line.ts';

/** What `watch.ts` lends: how it hears calls, and what it knows of the order within a box. */
export type Eye = {
  now: () => number;
  note: (line: string) => void;
  broken: (rule: string) => void;
  behind: (...keys: string[]) => ReadonlySet<string>;
  checkOrder: (key: string, last: { behind: ReadonlySet<string> } | undefined) => void;
  hearOne: <A extends object>(platform: Platform, life: () => Life, call: () => Promise<A>) => Promise<A>;
};

type Watched = { shipments: PlatformShipments; line: Line; platform: Platform; life: () => Life };
type Asked = { isFree: boolean; behind: ReadonlySet<string>; of: Life; at: number };

/** How old what was read may be when a request leaves, ms. */
const GOOD_FOR_MS = 1_000;

const isDenied = (answer: SendAnswer): boolean => answer.kind === 'retry' || answer.kind === 'refused';

/** A shipment is as final as money or a refusal: asked first, noted first, alone. */
export function overShipments(
  { now, note, broken, behind, checkOrder, hearOne }: Eye,
  { shipments, line, platform, life }: Watched,
): PlatformShipments {
  const asked = new Map<string, Asked>();
  const oursOf = (returnNo: string): number =>
    line.shop.shipment?.sent(returnNo).filter(({ isOurs }) => isOurs).length ?? 0;
  return {
    ...shipments,
    readShipment: async (returnNo) => {
      const mine = life();
      const inTheWay = behind(`shipment:${platform.id}:${returnNo}:1`);
      const answer = await hearOne(platform, life, () => shipments.readShipment(returnNo));
      const isFree = answer.kind === 'read' && answer.sent === null && answer.state === 'open';
      note(`  told of goods ${platform.id} ${returnNo}: ${answer.kind}${isFree ? ', none yet' : ''}`);
      if (mine.isAlive() && answer.kind === 'read')
        asked.set(returnNo, { isFree, behind: inTheWay, of: mine, at: now() });
      return answer;
    },
    sendShipment: async (body) => {
      const { returnNo, key } = body;
      const name = `${platform.id} ${returnNo}`;
      if (key !== `shipment:${platform.id}:${returnNo}:1`) broken(`${name} told with the key ${key}`);
      const last = asked.get(returnNo);
      const isFresh = last !== undefined && last.of === life() && now() - last.at <= GOOD_FOR_MS;
      if (!isFresh || !last.isFree) broken(`${name} told goods without asking first`);
      asked.delete(returnNo);
      if (line.isUnderWay(returnNo)) broken(`${name} told goods while an earlier request was still under way`);
      checkOrder(key, isFresh ? last : undefined);
      note(`ship ${name} ${body.waybill}`);
      const before = oursOf(returnNo);
      const answer = await hearOne(platform, life, () => shipments.sendShipment(body));
      note(`shipped ${name}: ${answer.kind}${'words' in answer ? ` ${answer.words}` : ''}`);
      if (isDenied(answer) && oursOf(returnNo) > before && !line.wasRepeated(returnNo))
        broken(`${name} called not told (${answer.kind}), and it was`);
      return answer;
    },
  };
}
