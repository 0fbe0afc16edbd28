import type { Dice } from './dice.ts';

// What the line to a platform is like for a while, each in parts of one. `-before`: the request is never carried out;
// `-after`: it is, and the answer suffers.

export type Weather = {
  name: string;
  /** Reading goes well all the same: a platform whose cashier is overloaded. */
  onlyWriting: boolean;
  /** No connection stands: nothing leaves. */
  isDown: boolean;
  loseBefore: number;
  loseAfter: number;
  errorBefore: number;
  errorAfter: number;
  truncate: number;
  /** A login page of the network in between. */
  portal: number;
  /** The platform's own envelope for "too often". */
  busy: number;
  /** Delivered a second time, later. */
  twice: number;
  /** Carried out after the bench has given up waiting. */
  late: number;
  delayMs: readonly [number, number];
};

const NONE = {
  onlyWriting: false,
  ...{ isDown: false, loseBefore: 0, loseAfter: 0, errorBefore: 0, errorAfter: 0, truncate: 0 },
  ...{ portal: 0, busy: 0, twice: 0, late: 0 },
};

export const CLEAR: Weather = { name: 'clear', ...NONE, delayMs: [20, 400] };
const RAIN: Weather = {
  ...{ name: 'rain', ...NONE, delayMs: [50, 4_000], loseBefore: 0.08, loseAfter: 0.1, errorBefore: 0.04 },
  ...{ errorAfter: 0.04, truncate: 0.03, portal: 0.02, busy: 0.05, twice: 0.08, late: 0.06 },
};
const STORM: Weather = {
  ...{ name: 'storm', ...NONE, delayMs: [50, 14_000], loseBefore: 0.15, loseAfter: 0.25, errorBefore: 0.08 },
  ...{ errorAfter: 0.1, truncate: 0.05, portal: 0.05, busy: 0.08, twice: 0.1, late: 0.12 },
};
const DOWN: Weather = { name: 'down', ...NONE, isDown: true, delayMs: [1, 3_000] };
const LOGIN_PAGE: Weather = { name: 'login page', ...NONE, portal: 1, delayMs: [20, 400] };
const BUSY: Weather = { name: 'busy', ...NONE, busy: 0.7, delayMs: [20, 400] };
const SWALLOWED: Weather = { name: 'answers swallowed', ...NONE, loseAfter: 0.55, late: 0.4, delayMs: [20, 9_000] };

const CASHIER: Weather = {
  ...{ name: 'cashier overloaded', ...NONE, onlyWriting: true, delayMs: [20, 400], late: 0.5, loseAfter: 0.2 },
  ...{ errorAfter: 0.1, errorBefore: 0.1 },
};

export const nextWeather = (dice: Dice): Weather =>
  dice.pick([CLEAR, CLEAR, RAIN, RAIN, RAIN, STORM, STORM, DOWN, LOGIN_PAGE, BUSY, SWALLOWED, CASHIER, CASHIER]);
