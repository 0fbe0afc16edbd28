import type { DueCommand } from '../outbox/outbox-store.ts';
import type { Platform } from '../platform/platform.ts';
import { runNotice } from './notice-service.ts';
import type { NoticeDeps } from './notice-service.ts';
import { runRefund } from './refund-service.ts';
import { runShipment } from './shipment-service.ts';
import { runStock } from './stock-service.ts';

/** Takes one due command as far as it goes now, each kind by its own rules. */
export function carryOut(deps: NoticeDeps, platform: Platform, command: DueCommand): Promise<void> {
  switch (command.kind) {
    case 'refund':
      return runRefund(deps, platform, command);
    case 'refuse':
    case 'received':
      return runNotice(deps, platform, command);
    case 'shipment':
      return runShipment(deps, platform, command);
    case 'stock':
      return runStock(deps, platform, command);
  }
}
