import { testDisplays } from '../../scripts/lib/display.ts';

// Each worker of the window's tests has a display of its own: its Electron, its keys and its pictures stay there.

const displays = testDisplays(process.env);
const own = displays[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % Math.max(1, displays.length)];
if (own !== undefined) process.env['DISPLAY'] = own;
