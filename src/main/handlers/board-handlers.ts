import type { boardCalls, BoardAlert } from '../../shared/board.ts';
import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import type { shiftCalls } from '../../shared/shift.ts';
import { shiftOf } from '../station-shift.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** How the day stands, and parcels received before they are opened. */
export function createBoardHandlers({
  run,
  changed,
  clock,
  shell: { notify },
}: HandlerDeps): Pick<StationHandlers, keyof typeof boardCalls | keyof typeof shiftCalls> {
  return {
    boardView: () => run(({ board }) => ok(board.view(clock.now()))),
    boardAlerts: () =>
      run(({ board, settings }) => {
        const alerts = board.alerts(clock.now());
        if (notify !== null) for (const alert of alerts) notify(noteOf(alert, settings()));
        return ok(alerts);
      }),
    shiftView: () => run((core) => ok(shiftOf(core).rows(clock.now()))),
    shiftHand: ({ taker }) => run((core) => shiftOf(core).hand(taker, core.who())),
    dockView: () => run(({ dock }) => ok(dock.view())),
    dockScan: (scan) =>
      run(({ dock, who }) => {
        const did = dock.scan(scan, who());
        changed();
        return did;
      }),
    dockRemove: ({ waybill }) =>
      run(({ dock, who }) => {
        const removed = dock.remove(waybill, who());
        changed();
        return removed;
      }),
  };
}

/** How near, in a few words; `isRisk`: the board counts it as at risk. */
const wordLevel = (level: BoardAlert['level'], isRisk: boolean, language: 'zh' | 'en'): string => {
  if (level === 'late') return language === 'zh' ? '已超时' : 'Late';
  if (level === 'talk') return language === 'zh' ? '协商过了时间' : 'Negotiation ran out';
  if (language === 'zh') return `不到 ${level} 小时${isRisk ? '，有风险' : ''}`;
  return `Under ${level} ${level === 1 ? 'hour' : 'hours'} left${isRisk ? ': at risk' : ''}`;
};

/** What the system shows; no buyer's data in it, for it may lie on a locked screen. */
function noteOf(
  { level, count, nearest }: BoardAlert,
  { language, riskHours }: Pick<Settings, 'language' | 'riskHours'>,
): { title: string; body: string } {
  const { waybill, place } = nearest;
  const words = wordLevel(level, typeof level === 'number' && level <= riskHours, language);
  if (language === 'zh') {
    const then = level === 'talk' ? '先定' : '先开';
    return { title: `${words}：${count} 件`, body: `${then} ${waybill}，在 ${place ?? '未记位置'}` };
  }
  return { title: `${words}: ${count}`, body: `First ${waybill}, at ${place ?? 'no place noted'}` };
}
