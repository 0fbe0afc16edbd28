import type { DueCommand } from '../outbox/outbox-store.ts';

/**
 * Which commands of one platform are under way. Each holds its lane (its parcel's money, its parcel's goods) until what
 * became of it is stored, and a place on the line only as long as the platform may still be called for it.
 */
export type Lanes = {
  /** Places on the line that nobody holds; 0 also while more are held than there are now. */
  free: () => number;
  /** Commands that are not stored yet. */
  taken: () => number;
  isTaken: (command: DueCommand) => boolean;
  take: (command: DueCommand) => void;
  /** The platform is not called for it any more. */
  hangUp: (command: DueCommand) => void;
  leave: (command: DueCommand) => void;
};

/** Commands of one parcel and kind go one after the other at each platform. */
const laneOf = ({ kind, parcelId }: DueCommand): string => `${kind}:${parcelId}`;

/** `places`: how many commands of the platform may be on the line now. */
export function createLanes(places: () => number): Lanes {
  const lanes = new Set<string>();
  const line = new Set<string>();
  return {
    free: () => Math.max(0, places() - line.size),
    taken: () => lanes.size,
    isTaken: (command) => lanes.has(laneOf(command)),
    take: (command) => {
      lanes.add(laneOf(command));
      line.add(command.id);
    },
    hangUp: ({ id }) => {
      line.delete(id);
    },
    leave: (command) => {
      line.delete(command.id);
      lanes.delete(laneOf(command));
    },
  };
}
