import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: 'node', ...more },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', ['tests/unit/**/*.test.ts']),
      project('integration', ['tests/integration/**/*.test.ts'], {
        testTimeout: 60_000,
        exclude: ['tests/integration/medusa/**'],
      }),
      // Against a real Medusa with a PostgreSQL of its own: only by `npm run test:medusa`.
      project('medusa', ['tests/integration/medusa/**/*.test.ts'], { fileParallelism: false, maxWorkers: 1 }),
      // Packs of more than 5 GB: only by `npm run test:large`.
      project('large', ['tests/large/**/*.test.ts'], {
        testTimeout: 1_500_000,
        hookTimeout: 1_500_000,
        fileParallelism: false,
        maxWorkers: 1,
      }),
      project('renderer', ['tests/renderer/**/*.test.{ts,tsx}'], { environment: 'jsdom' }),
      // The real window: one Electron at a time, so that xdotool's keys have one place to go.
      project('e2e', ['tests/e2e/**/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false,
        maxWorkers: 1,
      }),
    ],
  },
});
