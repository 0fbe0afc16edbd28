import type { BoardView } from '../../src/shared/board.ts';

/** A quiet board; what a scene is about is given in `more`. */
export const makeBoard = (more: Partial<BoardView> = {}): BoardView => ({
  ...{ at: Date.now(), receivedToday: 0, doneToday: 0, waiting: 0, toDecide: 0, atRisk: 0, late: 0, stuck: 0, pace: 0 },
  ...{ stations: [], forecast: null, nearest: [], talks: { late: 0, near: 0, nearest: [] }, curve: [] },
  ...more,
});
