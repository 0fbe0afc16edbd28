import { enAdvice } from './words-en-advice.ts';
import { enAnnotate } from './words-en-annotate.ts';
import { enBench } from './words-en-bench.ts';
import { enBoard } from './words-en-board.ts';
import { enBox } from './words-en-box.ts';
import { enConnect } from './words-en-connect.ts';
import { enDesk } from './words-en-desk.ts';
import { enErrors } from './words-en-errors.ts';
import { enDispute } from './words-en-dispute.ts';
import { enEvents } from './words-en-events.ts';
import { enFind } from './words-en-find.ts';
import { enHooks } from './words-en-hooks.ts';
import { enKeep } from './words-en-keep.ts';
import { enImport } from './words-en-import.ts';
import { enMeter } from './words-en-meter.ts';
import { enMoreTime } from './words-en-more-time.ts';
import { enProof } from './words-en-proof.ts';
import { enNegotiation } from './words-en-negotiation.ts';
import { enOdd } from './words-en-odd.ts';
import { enPack } from './words-en-pack.ts';
import { enPeople } from './words-en-people.ts';
import { enPrint } from './words-en-print.ts';
import { enRecheck } from './words-en-recheck.ts';
import { enRegister } from './words-en-register.ts';
import { enRefusal } from './words-en-refusal.ts';
import { enRepack } from './words-en-repack.ts';
import { enReport } from './words-en-report.ts';
import { enService } from './words-en-service.ts';
import { enShipment } from './words-en-shipment.ts';
import { enSettings } from './words-en-settings.ts';
import { enShelf } from './words-en-shelf.ts';
import { enStart } from './words-en-start.ts';
import { enCorrection } from './words-en-correction.ts';
import { enSupplement } from './words-en-supplement.ts';
import { enTrade } from './words-en-trade.ts';
import { enWatch } from './words-en-watch.ts';
import { enVerify } from './words-en-verify.ts';
import type { WordsOf } from './words-of.ts';
import { zhAdvice } from './words-zh-advice.ts';
import { zhAnnotate } from './words-zh-annotate.ts';
import { zhBench } from './words-zh-bench.ts';
import { zhBoard } from './words-zh-board.ts';
import { zhBox } from './words-zh-box.ts';
import { zhConnect } from './words-zh-connect.ts';
import { zhDesk } from './words-zh-desk.ts';
import { zhErrors } from './words-zh-errors.ts';
import { zhDispute } from './words-zh-dispute.ts';
import { zhEvents } from './words-zh-events.ts';
import { zhFind } from './words-zh-find.ts';
import { zhHooks } from './words-zh-hooks.ts';
import { zhKeep } from './words-zh-keep.ts';
import { zhImport } from './words-zh-import.ts';
import { zhMeter } from './words-zh-meter.ts';
import { zhMoreTime } from './words-zh-more-time.ts';
import { zhProof } from './words-zh-proof.ts';
import { zhNegotiation } from './words-zh-negotiation.ts';
import { zhOdd } from './words-zh-odd.ts';
import { zhPack } from './words-zh-pack.ts';
import { zhPeople } from './words-zh-people.ts';
import { zhPrint } from './words-zh-print.ts';
import { zhRecheck } from './words-zh-recheck.ts';
import { zhRegister } from './words-zh-register.ts';
import { zhRefusal } from './words-zh-refusal.ts';
import { zhRepack } from './words-zh-repack.ts';
import { zhReport } from './words-zh-report.ts';
import { zhService } from './words-zh-service.ts';
import { zhShipment } from './words-zh-shipment.ts';
import { zhSettings } from './words-zh-settings.ts';
import { zhShelf } from './words-zh-shelf.ts';
import { zhStart } from './words-zh-start.ts';
import { zhCorrection } from './words-zh-correction.ts';
import { zhSupplement } from './words-zh-supplement.ts';
import { zhTrade } from './words-zh-trade.ts';
import { zhWatch } from './words-zh-watch.ts';
import { zhVerify } from './words-zh-verify.ts';

/** Every text of the window, Chinese first. Keys are `stage.word`; ids of the closed lists are keys too. */
export const zh = {
  ...zhBench,
  ...zhBox,
  ...zhBoard,
  ...zhDesk,
  ...zhRefusal,
  ...zhRepack,
  ...zhReport,
  ...zhAdvice,
  ...zhAnnotate,
  ...zhErrors,
  ...zhService,
  ...zhSettings,
  ...zhKeep,
  ...zhConnect,
  ...zhHooks,
  ...zhStart,
  ...zhMoreTime,
  ...zhProof,
  ...zhNegotiation,
  ...zhOdd,
  ...zhImport,
  ...zhFind,
  ...zhShelf,
  ...zhRegister,
  ...zhRecheck,
  ...zhDispute,
  ...zhMeter,
  ...zhPack,
  ...zhEvents,
  ...zhPeople,
  ...zhPrint,
  ...zhShipment,
  ...zhSupplement,
  ...zhCorrection,
  ...zhTrade,
  ...zhVerify,
  ...zhWatch,
} as const;
export const en: WordsOf<typeof zh> = {
  ...enBench,
  ...enBox,
  ...enBoard,
  ...enDesk,
  ...enRefusal,
  ...enRepack,
  ...enReport,
  ...enAdvice,
  ...enAnnotate,
  ...enErrors,
  ...enService,
  ...enSettings,
  ...enKeep,
  ...enConnect,
  ...enHooks,
  ...enStart,
  ...enMoreTime,
  ...enProof,
  ...enNegotiation,
  ...enOdd,
  ...enImport,
  ...enFind,
  ...enShelf,
  ...enRegister,
  ...enRecheck,
  ...enDispute,
  ...enMeter,
  ...enPack,
  ...enEvents,
  ...enPeople,
  ...enPrint,
  ...enShipment,
  ...enSupplement,
  ...enCorrection,
  ...enTrade,
  ...enVerify,
  ...enWatch,
};

export type Language = 'zh' | 'en';
