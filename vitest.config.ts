import { defineConfig } from 'vitest/config';
import { testDisplays } from './scripts/lib/display.ts';

const project = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: 'node', ...more },
});

// vitest leaves one core free of its own accord: of two, half of the machine. Tests that wait for nothing real take all.
// A busy machine is no fault: what hangs is ended, what is slow is not.
const ALL_CORES = { maxWorkers: '100%', testTimeout: 60_000, hookTimeout: 60_000, sequence: { groupOrder: 0 } };
// Real servers, processes that are killed, time-outs: one after the other, so that each has the machine it was timed on.
const ONE_AT_A_TIME = { fileParallelism: false, maxWorkers: 1, sequence: { groupOrder: 1 } };

const displays = testDisplays(process.env).length;

export default defineConfig({
  test: {
    projects: [
      project('unit', ['tests/unit/**/*.test.ts'], ALL_CORES),
      project('integration', ['tests/integration/**/*.test.ts'], {
        ...ONE_AT_A_TIME,
        testTimeout: 60_000,
        exclude: ['tests/integration/medusa/**'],
      }),
      // Against a real Medusa with a PostgreSQL of its own: only by `npm run test:medusa`.
      project('medusa', ['tests/integration/medusa/**/*.test.ts'], ONE_AT_A_TIME),
      // Packs of more than 5 GB: only by `npm run test:large`.
      project('large', ['tests/large/**/*.test.ts'], {
        testTimeout: 1_500_000,
        hookTimeout: 1_500_000,
        ...ONE_AT_A_TIME,
      }),
      project('renderer', ['tests/renderer/**/*.test.{ts,tsx}'], {
        ...ALL_CORES,
        environment: 'jsdom',
        setupFiles: ['tests/support/patient.ts'],
      }),
      // The real window: one Electron on each display, so that xdotool's keys have one place to go.
      project('e2e', ['tests/e2e/**/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        ...ONE_AT_A_TIME,
        ...(displays > 1 ? { fileParallelism: true, maxWorkers: displays } : {}),
        setupFiles: ['tests/support/own-display.ts'],
      }),
    ],
  },
});
