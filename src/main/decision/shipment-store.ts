import type { Database } from '../db/open.ts';

type Ordered = { verdictId: string; decisionId: string; operatorNo: string };

/** Decisions by their shipments. */
type ShipmentStore = {
  /** The verdict that this shipment settles; null for any other command. */
  verdictOf: (commandId: string) => string | null;
  /** The decision of the shipment that ended without goods, because the return was over; null where none did, or it is open again. */
  overtaken: (platform: string, returnNo: string) => Ordered | null;
};

/** Exported for the test of its plan. */
export const SHIPMENT_OVERTAKEN = `SELECT d.verdict_id AS verdictId, d.id AS decisionId, d.operator_no AS operatorNo
  FROM expected_return r JOIN command c ON c.expected_return_id = r.id AND c.kind = 'shipment' AND c.state = 'done'
    JOIN receipt e ON e.command_id = c.id AND e.how = 'already-closed' AND e.body ->> '$.sent' = 0
    JOIN decision d ON d.id = c.decision_id
  WHERE r.platform = +? AND r.return_no = +? AND d.state = 'approved' AND d.kind IN ('exchange', 're-send', 'repair')`;

export function createShipmentStore(db: Database): ShipmentStore {
  const ofCommand = db.prepare<[string], { verdictId: string }>(
    `SELECT d.verdict_id AS verdictId FROM command c JOIN decision d ON d.id = c.decision_id
     WHERE c.id = ? AND c.kind = 'shipment'`,
  );
  const overtaken = db.prepare<[string, string], Ordered>(SHIPMENT_OVERTAKEN);
  return {
    verdictOf: (commandId) => ofCommand.get(commandId)?.verdictId ?? null,
    overtaken: (platform, returnNo) => overtaken.get(platform, returnNo) ?? null,
  };
}
