import { join } from 'node:path';
import type { StationEmit } from '../shared/contract.ts';
import type { ToDecideItem } from '../shared/decision.ts';
import type { Printed, PrintHow, PrintJob } from '../shared/print.ts';
import type { Result } from '../shared/result.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import type { PracticeParcel } from './platform/training/practice-parcels.ts';
import { createListStore } from './print/list-store.ts';
import type { Printer } from './print/print-document.ts';
import { createPrintService } from './print/print-service.ts';
import type { BadgeJob, RefundElsewhere, ReportSheetJob } from './print/print-sources.ts';
import type { Core } from './station-core.ts';
import { shiftOf } from './station-shift.ts';

type PrintParts = {
  dataDir: string;
  printer: Printer | null;
  clock: Clock;
  log: Logger;
  emit: StationEmit;
  core: () => Core;
  /** The parcels that are practised with. */
  trainingParcels: () => PracticeParcel[];
  run: <T>(act: (core: Core) => Result<T> | Promise<Result<T>>) => Promise<Result<T>>;
};

/** Paper and files, whoever asks for them: a person, or a box that was closed. */
export type StationPrint = {
  make: (job: PrintJob, how: PrintHow) => Promise<Result<Printed>>;
  badge: (
    badge: Omit<BadgeJob, 'what' | 'language'>,
    language: BadgeJob['language'],
    how: PrintHow,
  ) => Promise<Result<Printed>>;
  report: (
    view: ReportSheetJob['view'],
    language: ReportSheetJob['language'],
    how: PrintHow,
  ) => Promise<Result<Printed>>;
  /** The labels of a box that was just closed, where this bench prints them by itself; what fails is said. */
  labelsFor: (inspectionId: string) => void;
};

export function createStationPrint(parts: PrintParts): StationPrint {
  const { dataDir, printer, clock, log, emit, core, run } = parts;
  const make = (job: PrintJob | BadgeJob | ReportSheetJob, how: PrintHow): Promise<Result<Printed>> =>
    run((open) => {
      const { db, settings, toDecide, registers } = open;
      const lists = createListStore(db, () => clock.now());
      const byHand = (): RefundElsewhere[] => toDecide.list().flatMap(toRefundByHand);
      return createPrintService({
        sources: {
          ...lists,
          refundsElsewhere: () =>
            [...lists.refundsElsewhere(), ...byHand()].sort((a, b) => a.deadlineAt - b.deadlineAt),
          trainingParcels: parts.trainingParcels,
          shift: () => shiftOf(open).rows(clock.now()),
          register: (register, isOpen) => registers.all(register, isOpen),
          bench: settings,
        },
        printer,
        folder: join(dataDir, 'print'),
        clock,
        log,
      }).make(job, how);
    });

  return {
    make,
    badge: (badge, language, how) => make({ what: 'badge', ...badge, language }, how),
    report: (view, language, how) => make({ what: 'report', view, language }, how),
    labelsFor: (inspectionId) => {
      if (!core().settings().printsLabels) return;
      // After the transaction that closed the box: what is printed is what is stored.
      clock.after(0, () => {
        const { language } = core().settings();
        void make({ what: 'unit-labels', inspectionId, language }, 'paper').then((printed) => {
          if (printed.ok || printed.error.code === 'nothing-to-print') return;
          log.warn('labels-not-printed', { code: printed.error.code });
          emit('alarm', { code: printed.error.code, at: clock.now() });
        });
      });
    },
  };
}

/** A return of a platform this bench isn't connected to: nothing of ours is on its way, a person refunds it there. */
function toRefundByHand({ why, expectedReturn, waybill, bin }: ToDecideItem): RefundElsewhere[] {
  if (why !== 'by-hand' || expectedReturn === null) return [];
  const { deadlineAt, platform, shop, orderNo, returnNo, buyer, amountCents, freightCents, currency } = expectedReturn;
  const row = { deadlineAt, platform, shop, orderNo, returnNo, buyer, currency, waybill, place: bin, words: null };
  return [{ ...row, amountCents: amountCents + freightCents, why: 'by-hand' }];
}
