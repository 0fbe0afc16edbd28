import type { Outcome } from './simulate.ts';

/** What a person at the terminal is told, in both languages. */
type Told = { zh: string; en: string };

/** Counts what was lived through. Times in ms. */
export function createTally(startedAt: number): { add: (outcome: Outcome) => void; soFar: (now: number) => Told } {
  const sum = { seeds: 0, failed: 0, orders: 0, paid: 0, added: 0, sentAnew: 0, corrected: 0, sends: 0, kills: 0 };
  return {
    add: ({ broken, orders, paid, added, sentAnew, corrected, sends, kills }) => {
      sum.seeds += 1;
      sum.failed += +(broken.length > 0);
      sum.orders += orders;
      sum.paid += paid;
      sum.added += added;
      sum.sentAnew += sentAnew;
      sum.corrected += corrected;
      sum.sends += sends;
      sum.kills += kills;
    },
    soFar: (now) => {
      const perSecond = ((sum.seeds * 1000) / Math.max(1, now - startedAt)).toFixed(1);
      const [seeds, orders, paid, added, sentAnew, corrected, sends, kills, failed] = [
        ...[
          sum.seeds,
          sum.orders,
          sum.paid,
          sum.added,
          sum.sentAnew,
          sum.corrected,
          sum.sends,
          sum.kills,
          sum.failed,
        ].map(String),
      ] as [string, string, string, string, string, string, string, string, string];
      return {
        zh: `${seeds} 个种子，每秒 ${perSecond} 个；退款指令 ${orders} 条，请求 ${sends} 次，付款 ${paid} 笔，其中补退 ${added} 笔，换货运单 ${sentAnew} 个，更正后重发 ${corrected} 次，中途断电 ${kills} 次；违规 ${failed} 个`,
        en: `${seeds} seeds, ${perSecond} seeds/s; ${orders} refunds ordered, ${sends} requests, ${paid} paid, ${added} of them added to, ${sentAnew} shipments told, ${corrected} corrected and sent again, ${kills} kills; ${failed} failed`,
      };
    },
  };
}

/** A failing seed, what it broke, everything that happened in it, and how to see it again. */
export function describeFailure(first: Outcome, again: Outcome, only: string | null): string {
  const isSame = first.traceHash === again.traceHash;
  return [
    '',
    `--- seed ${String(again.seed)} ---`,
    ...again.trace,
    `--- seed ${String(again.seed)} broke ---`,
    ...again.broken.map((rule) => `  ${rule}`),
    `trace ${again.traceHash}${isSame ? '' : `, and before ${first.traceHash}: THE REPLAY DIFFERS`}`,
    `npm run simulate -- --seeds 1 --from ${String(again.seed)}${only === null ? '' : ` --only ${only}`}`,
    '',
  ].join('\n');
}
