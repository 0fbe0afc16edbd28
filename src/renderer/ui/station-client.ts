import { createContext, use } from 'react';
import type { StationClient } from '../../shared/contract.ts';

// The window's only way to the station: put there by the preload, handed down by this context. Components never touch
// `window`, so that tests and the gallery give them a station of their own.

declare global {
  interface Window {
    /** Built from the contract by the preload; missing only when the preload failed. */
    readonly station?: StationClient;
  }
}

export const StationContext = createContext<StationClient | null>(null);

/** The station of this window. Outside the context it is a bug, so it throws. */
export const useStation = (): StationClient => {
  const station = use(StationContext);
  if (station === null) throw new Error('no station in this tree');
  return station;
};
