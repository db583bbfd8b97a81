import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    // A machine in any zone and language must see the same verdicts: the suite runs far from UTC on purpose.
    env: { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8' },
    testTimeout: 30_000,
    // Some build the bundles, which takes a slow machine that long.
    hookTimeout: 60_000,
  },
});
