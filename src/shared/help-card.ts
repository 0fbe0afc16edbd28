import type { Tone } from './session.ts';

/**
 * Told apart by rhythm: `▪` short, `▬` long, `▬▬▬` very long, a wide gap a pause. As they are played by
 * `renderer/scan/beep.ts` (a test compares).
 */
export const TONE_RHYTHMS: Readonly<Record<Tone, string>> = {
  counted: '▪',
  queued: '▪ ▪',
  found: '▪ ▬',
  accepted: '▬ ▪',
  verdict: '▪ ▪ ▬',
  closed: '▬',
  done: '▬ ▬',
  unclaimed: '▪ ▪   ▪ ▪',
  question: '▬ ▬ ▬ ▬',
  stranger: '▬ ▪ ▪',
  unreadable: '▪ ▪ ▪ ▪ ▪',
  refused: '▬▬▬',
  overdue: '▬ ▪ ▬',
};

type HelpColour = 'intact' | 'damaged' | 'swapped' | 'look';

/** What stands in front of a line: a key's cap, a colour with its shape, or a tone's rhythm. */
export type HelpMark = { key: string } | { colour: HelpColour } | { tone: Tone };

/** `say` is what to know or to do; `then` says more, smaller. */
export type HelpLine = { mark?: HelpMark; say: string; then?: string };
export type HelpSection = { title: string; isSteps?: true; lines: readonly HelpLine[] };
export type HelpCard = { title: string; lead: string; sections: readonly HelpSection[] };
