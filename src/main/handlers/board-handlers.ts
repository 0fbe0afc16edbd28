import type { boardCalls, BoardAlert } from '../../shared/board.ts';
import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
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
        if (notify !== null) for (const alert of alerts) notify(noteOf(alert, settings().language));
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

const LEVEL = {
  zh: { late: '已超时', '1h': '不到 1 小时', '4h': '不到 4 小时，有风险', '8h': '不到 8 小时' },
  en: { late: 'Late', '1h': 'Under 1 hour left', '4h': 'Under 4 hours left: at risk', '8h': 'Under 8 hours left' },
};

/** What the system shows; no buyer's data in it, for it may lie on a locked screen. */
function noteOf({ level, count, nearest }: BoardAlert, language: 'zh' | 'en'): { title: string; body: string } {
  const { waybill, place } = nearest;
  if (language === 'zh') {
    return { title: `${LEVEL.zh[level]}：${count} 件`, body: `先开 ${waybill}，在 ${place ?? '未记位置'}` };
  }
  return { title: `${LEVEL.en[level]}: ${count}`, body: `First ${waybill}, at ${place ?? 'no place noted'}` };
}
