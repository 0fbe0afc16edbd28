import type { Settings } from '../../shared/settings.ts';

/** Saves and says so: a card hands its change here. */
export type SaveSettings = (changed: Partial<Settings>) => void;
